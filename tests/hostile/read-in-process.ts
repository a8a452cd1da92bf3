import { readFileSync } from 'node:fs';
import { render, Unreadable } from '#app/platform/images.ts';

/**
 * A process of its own that reads the pictures named on its command line, all of them at once, and prints what
 * became of each and the most memory it ever held: `{ outcomes: { file: format or reason }, peakBytes }`.
 */
const outcomes: Record<string, string> = {};
await Promise.all(
  process.argv.slice(2).map(async (file) => {
    outcomes[file] = await render(readFileSync(file), new AbortController().signal).then(
      ({ format }) => format,
      (error: unknown) => {
        if (error instanceof Unreadable) return error.reason;
        throw error;
      },
    );
  }),
);
process.stdout.write(JSON.stringify({ outcomes, peakBytes: process.resourceUsage().maxRSS * 1024 }));
