import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { danger } from '#db/schema/danger.ts';
import { event } from '#db/schema/event.ts';
import { mail } from '#db/schema/mail.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { findItem } from '../submissions/find.ts';
import { withdraw } from '../submissions/withdraw.ts';
import { alarmsOn, raiseAlarm } from './danger.ts';

beforeAll(() => openCampaign());

test('an alarm is recorded, told at once, and decides nothing', async () => {
  const { id, state } = await given('approved');
  await raiseAlarm(id, people.moderator.id, 'A threat.');
  expect(await alarmsOn(id)).toMatchObject([{ words: 'A threat.', name: 'Test moderator' }]);
  expect((await findItem(id)).state).toBe(state);
  const told = (await db.select().from(event).where(eq(event.submission, id))).filter(({ kind }) =>
    /danger/.test(kind),
  );
  expect(told).toMatchObject([{ kind: 'danger.raised', actor: people.moderator.id }]);
  expect(JSON.stringify(told)).not.toContain('A threat.');
  expect(await db.$count(mail, eq(mail.submission, id))).toBe(1);
});

test('it needs words, and its words go with what was taken back; that it was raised stays', async () => {
  const { id, receipt } = await given('in-review');
  await expect(raiseAlarm(id, people.moderator.id, '')).rejects.toMatchObject({ fault: 'missing' });
  await expect(raiseAlarm(id, people.moderator.id, 'x'.repeat(2001))).rejects.toMatchObject({ fault: 'too-long' });
  await raiseAlarm(id, people.moderator.id, 'A threat.');
  await withdraw(receipt);
  expect(await alarmsOn(id)).toMatchObject([{ words: null }]);
});

test('the database refuses an alarm that is rewritten or deleted', async () => {
  const { id } = await given('in-review');
  await raiseAlarm(id, people.moderator.id, 'A threat.');
  const appendOnly = { cause: { message: 'danger is append-only' } };
  const of = eq(danger.submission, id);
  await expect(db.update(danger).set({ words: 'nothing' }).where(of)).rejects.toMatchObject(appendOnly);
  await expect(asOwner((tx) => tx.delete(danger).where(of))).rejects.toMatchObject(appendOnly);
});
