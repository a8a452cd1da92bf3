import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @param {string[]} names
 * @returns {string} the first of these programs on the PATH; empty when there is none
 */
export function found(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((one) => join(one, name))).find((path) => existsSync(path)) ?? '';
}

/** The browser of tests and benchmarks; empty when there is none. Without windows it takes a quarter less of the processor. */
export const chromium =
  process.env.CHROMIUM_PATH ||
  found('chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
