import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { note } from '#db/schema/note.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { findItem } from '../submissions/find.ts';
import { withdraw } from '../submissions/withdraw.ts';
import { factsOf } from './facts.ts';
import { notesOn, writeNote } from './note.ts';
import { storyOf } from './story.ts';
import { unsaid } from './unsaid.ts';

beforeAll(() => openCampaign());

const readBy = async (judge: typeof people.moderator, id: Awaited<ReturnType<typeof given>>['id']) =>
  (await unsaid(judge, await factsOf([await findItem(id)])))[0]!.notes.map(({ words }) => words);

test('a note decides nothing, is read by whoever looks next, and is in the story', async () => {
  const item = await given('in-review');
  await writeNote(item.id, people.moderator.id, 'Is the flag on the left known?');
  expect((await findItem(item.id)).state).toBe('in-review');
  expect(await readBy(people.second, item.id)).toEqual(['Is the flag on the left known?']);
  const { entries } = await storyOf(item.id);
  expect(entries.filter(({ kind }) => kind === 'submission.noted')).toMatchObject([
    { by: { id: people.moderator.id }, note: 'Is the flag on the left known?' },
  ]);
});

test('whoever is to have a view of her own reads no notes but hers', async () => {
  const { id } = await given('approved', { kind: 'testimony', text: 'I was nine.' });
  await writeNote(id, people.moderator.id, 'I would say yes.');
  await writeNote(id, people.second.id, 'Mine.');
  expect(await readBy(people.second, id)).toEqual(['Mine.']);
  expect(await readBy(people.moderator, id)).toEqual(['Mine.', 'I would say yes.']);
});

test('it needs words, and they go with what was taken back', async () => {
  const { id, receipt } = await given('in-review');
  await expect(writeNote(id, people.moderator.id, '')).rejects.toMatchObject({ fault: 'missing' });
  await expect(writeNote(id, people.moderator.id, 'x'.repeat(2001))).rejects.toMatchObject({ fault: 'too-long' });
  await writeNote(id, people.moderator.id, 'She is my neighbour.');
  await withdraw(receipt);
  expect(await db.select({ words: note.words }).from(note).where(eq(note.submission, id))).toEqual([{ words: null }]);
  expect(await notesOn([id])).toEqual([]);
  await expect(writeNote(id, people.moderator.id, 'More.')).rejects.toThrow();
});

test('the database refuses a note that is rewritten or deleted', async () => {
  const { id } = await given('in-review');
  await writeNote(id, people.moderator.id, 'One.');
  const appendOnly = { cause: { message: 'note is append-only' } };
  const of = eq(note.submission, id);
  await expect(db.update(note).set({ words: 'Two.' }).where(of)).rejects.toMatchObject(appendOnly);
  await expect(asOwner((tx) => tx.delete(note).where(of))).rejects.toMatchObject(appendOnly);
});
