import { chromium, type Browser, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { RunningSite } from './site.ts';

/** The Chromium that the test command found; empty where there is none. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? '';

/** Quiet: none of the browser's own traffic, which a machine without the network would only refuse. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const startBrowser = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath, args: quiet });

/** What a page complained of: a test ends by expecting nothing. */
export const complaints: string[] = [];

/** A person's own browser window: nobody shares a session with her. */
export async function newPage(
  browser: Browser,
  site: RunningSite,
  path: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: site.origin,
    locale: 'en',
    viewport: { width: 390, height: 844 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(site.origin))
      complaints.push(`asked ${request.url()}`);
  });
  await page.goto(path);
  return page;
}

/** Waits until a review desk is alive: its keys work. */
export async function alive(desk: Page): Promise<void> {
  const keys = desk.getByRole('button', { name: 'Keys' });
  const opened = async () => {
    await desk.keyboard.press('?');
    return keys.getAttribute('aria-expanded', { timeout: 15_000 });
  };
  await expect.poll(opened, { timeout: 40_000 }).toBe('true');
  await desk.keyboard.press('Escape');
}

/** Presses a key that decides, once what is before her has been there long enough for one to count. */
export async function decide(desk: Page, key: string): Promise<void> {
  await desk.locator('main[data-ready]').waitFor();
  await desk.keyboard.press(key);
}
