import type { Page } from 'playwright-core';
import { inArray } from 'drizzle-orm';
import { expect } from 'vitest';
import { db } from '#db/client.ts';
import { SubmissionId, type StaffId } from '#db/ids.ts';
import { submission } from '#db/schema/submission.ts';

/** The item that is before her. */
export async function current(desk: Page): Promise<SubmissionId> {
  const address = await desk.getByRole('link', { name: 'Its history' }).getAttribute('href');
  return SubmissionId.parse(address?.split('/').at(-1));
}

/** Everything that she can reach from here; she ends where she began. */
export async function atHand(desk: Page): Promise<SubmissionId[]> {
  const ids = [await current(desk)];
  for (;;) {
    await desk.keyboard.press('j');
    const id = await current(desk);
    if (id === ids.at(-1)) break;
    ids.push(id);
  }
  for (const _ of ids.slice(1)) await desk.keyboard.press('k');
  return ids;
}

/** Waits until she is told so. */
export const said = (desk: Page, words: string | RegExp) =>
  desk.getByRole('status').filter({ hasText: words }).waitFor({ state: 'visible' });

/** Goes away; what was these people's is free again. */
export async function leave(desk: Page, ...whose: StaffId[]): Promise<void> {
  await desk.goto('about:blank');
  const held = () => db.$count(submission, inArray(submission.claimedBy, whose));
  await expect.poll(held, { timeout: 15_000 }).toBe(0);
  await desk.context().close();
}
