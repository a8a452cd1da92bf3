import type { Browser, Page } from 'playwright-core';
import { newPage } from './browser.ts';
import type { RunningSite } from './site.ts';

/** The password of everybody whom a test appoints. */
export const password = 'a-password-for-tests';

/** Types an address and its password where a page asks for them. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Somebody at the desk, in a window of her own, on the page that she asked for. */
export async function deskOf(
  browser: Browser,
  site: RunningSite,
  email: string,
  path: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const desk = await newPage(browser, site, `/desk/sign-in?to=${encodeURIComponent(path)}`, {
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  await signIn(desk, email);
  await desk.waitForURL(`**${path}`);
  return desk;
}
