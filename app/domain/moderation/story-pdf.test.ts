import { beforeAll, expect, test } from 'vitest';
import { desc } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { event } from '#db/schema/event.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { pagesOf } from '#tests/support/pdf.ts';
import { reject } from './decide.ts';
import { storyOf } from './story.ts';
import { storyPdf } from './story-pdf.ts';

beforeAll(() => openCampaign());

test('a story on paper has every entry with its hash, and on each page whose it is and the head of the record', async () => {
  const { id } = await given('in-review', { message: 'Call 06 12 34 56 78 now' });
  await reject(id, people.moderator.id, { reason: 'off-topic', note: 'The sign says “no”' });
  const [head] = await db.select().from(event).orderBy(desc(event.number)).limit(1);
  const pages = pagesOf(await storyPdf(id, 'en')).map((page) => page.join(' '));
  expect(pages.length).toBeGreaterThan(1);
  for (const [index, page] of pages.entries()) {
    expect(page).toContain(`Test · Item ${id}`);
    expect(page).toContain(`Record up to ${head!.number} · ${head!.hash}`);
    expect(page).toContain(`page ${index + 1} of ${pages.length}`);
  }
  const all = pages.join(' ');
  for (const { hash, kind } of (await storyOf(id)).entries) {
    expect(all).toContain(hash);
    expect(all).toContain(kind);
  }
  expect(all).toContain('It was rejected');
  expect(all).toContain('Not about remembrance (off-topic)');
  expect(all).toContain('The sign says “no”');
});

test('it is told in French too, and words in Hebrew, Arabic and Cyrillic are letters and no boxes', async () => {
  const { id } = await given('in-review');
  const note = 'שלום לכולם · لا تنسوا · ніколи знову';
  await reject(id, people.moderator.id, { reason: 'off-topic', note });
  const set = pagesOf(await storyPdf(id, 'fr')).flat();
  expect(set.join(' ')).toContain('L’histoire d’un envoi');
  // From right to left a run's letters come in the order of the page.
  const turned = (text: string) => [...text].reverse().join('');
  expect(set.map((run) => run.trim())).toEqual(
    expect.arrayContaining([expect.stringContaining(turned('שלום לכולם')), expect.stringContaining('ніколи знову')]),
  );
  expect(set.join('')).not.toContain('[U+');
});

test('of what was never given there is no story', async () => {
  await expect(storyPdf(crypto.randomUUID() as Parameters<typeof storyPdf>[0], 'en')).rejects.toThrow('no such');
});
