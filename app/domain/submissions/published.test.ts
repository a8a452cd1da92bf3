import { beforeAll, expect, test } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { submission } from '#db/schema/submission.ts';
import { given, openCampaign } from '#tests/support/campaign.ts';
import { findPublished, publishedFigures, publishedPage } from './published.ts';
import { withdraw } from './withdraw.ts';

beforeAll(async () => void (await openCampaign()));

/** Walks from page to page as a visitor does. */
async function walk(limit: number): Promise<string[]> {
  const seen: string[] = [];
  for (
    let page = await publishedPage({ limit });
    page.length > 0;
    page = await publishedPage({ limit, before: page.at(-1)!.id })
  ) {
    seen.push(...page.map(({ id }) => id));
  }
  return seen;
}

test('only what is approved, and agreed to for the site, is published', async () => {
  const shown = await given('approved');
  const hidden = [await given('in-review'), await given('rejected'), await given('cleared', { uses: ['wall'] })];

  expect((await publishedPage({ limit: 10 })).map(({ id }) => id)).toEqual([shown.id]);
  expect((await findPublished(shown.id)).renditions.map(({ name }) => name)).toContain('card');
  for (const { id } of hidden) await expect(findPublished(id)).rejects.toThrow('nothing is published');
  await withdraw(shown.receipt);
  await expect(findPublished(shown.id)).rejects.toThrow('nothing is published');
});

test('pages show everything once, newest first, though several came within one millisecond', async () => {
  const items = [];
  for (let index = 0; index < 5; index += 1) items.push(await given('approved'));
  // Later in the same millisecond, by microseconds that a Date cannot hold.
  for (const [index, { id }] of items.entries()) {
    await db
      .update(submission)
      .set({ receivedAt: sql`${`2026-01-24T18:00:00.00010${index}Z`}::timestamptz` })
      .where(eq(submission.id, id));
  }
  expect(await walk(2)).toEqual(items.map(({ id }) => id).reverse());
});

test('a page goes on after an item that was taken back meanwhile', async () => {
  const [first, second] = await publishedPage({ limit: 2 });
  const rest = await publishedPage({ limit: 10, before: second!.id });
  await withdraw(
    (await db.query.submission.findFirst({ where: (row, { eq: is }) => is(row.id, second!.id) }))!.receipt,
  );

  expect(first!.id).not.toBe(second!.id);
  expect(await publishedPage({ limit: 10, before: second!.id })).toEqual(rest);
});

test('the figures count people and their countries', async () => {
  const before = await publishedFigures();
  await given('approved', { country: 'PL' });
  await given('approved', { country: 'PL' });
  const after = await publishedFigures();
  expect(after).toEqual({ people: before.people + 2, countries: before.countries + 1 });
});
