import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { MacroId, type SubmissionId } from '#db/ids.ts';
import { decision } from '#db/schema/decision.ts';
import { event } from '#db/schema/event.ts';
import { macro, statementMessage } from '#db/schema/macro.ts';
import { statement } from '#db/schema/statement.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { undo } from '../moderation/decide.ts';
import { viewReceipt } from '../submissions/receipt.ts';
import { addMacro, changeMacro, mostMacros, switchMacro } from './change.ts';
import { findMacro, macrosAtHand } from './list.ts';
import { rejectWith } from './reject-with.ts';

beforeAll(() => openCampaign());
beforeEach(async () => {
  await db.update(macro).set({ disabledAt: new Date() });
});

const { lead, moderator } = people;
const constraint = (name: string) => ({ cause: { constraint: name } });
const words = () => ({
  name: `Answer ${randomUUID()}`,
  reason: 'unclear',
  note: 'Seen from ten metres.',
  messages: { en: 'We cannot make it out.', fr: 'Nous ne la distinguons pas.' },
});
const added = (also: Partial<ReturnType<typeof words>> = {}) =>
  addMacro(MacroId.parse(randomUUID()), { ...words(), ...also }, lead.id);
const messageOf = async (receipt: string) => (await viewReceipt(receipt)).statement?.message;
const lastEvent = async () => (await db.select().from(event).orderBy(desc(event.number)).limit(1))[0]!;

test('a rejection with a prepared answer has its reason and its note, and tells its message in her language', async () => {
  const { id } = await added();
  const [fr, ca, ja] = [
    await given('in-review', { locale: 'fr' }),
    await given('in-review', { locale: 'fr-CA' }),
    await given('in-review', { locale: 'ja' }),
  ];
  for (const item of [fr, ca, ja]) await rejectWith(id, item.id, moderator.id, {});
  const [made] = await db.select().from(decision).where(eq(decision.submission, fr.id));
  expect(made).toMatchObject({ action: 'reject', reason: 'unclear', note: 'Seen from ten metres.' });
  expect(await messageOf(fr.receipt)).toEqual({ words: 'Nous ne la distinguons pas.', locale: 'fr' });
  expect(await messageOf(ca.receipt)).toEqual({ words: 'Nous ne la distinguons pas.', locale: 'fr' });
  expect(await messageOf(ja.receipt)).toEqual({ words: 'We cannot make it out.', locale: 'en' });
});

test('what she adds herself stands in place of its reason and its note', async () => {
  const { id } = await added();
  const item = await given('in-review');
  await rejectWith(id, item.id, moderator.id, { reason: 'off-topic', note: 'My own' });
  const [made] = await db.select().from(decision).where(eq(decision.submission, item.id));
  expect(made).toMatchObject({ reason: 'off-topic', note: 'My own' });
});

test('a later change of it changes nothing that was said, and a rejection that is taken back takes it along', async () => {
  const was = await added();
  const item = await given('in-review');
  await rejectWith(was.id, item.id, moderator.id, {});
  await changeMacro(was.id, { ...was, messages: { en: 'Other words.' } }, was.change, lead.id);
  expect(await messageOf(item.receipt)).toEqual({ words: 'We cannot make it out.', locale: 'en' });
  await undo(item.id, moderator.id);
  expect((await viewReceipt(item.receipt)).statement).toBeNull();
  await rejectWith(was.id, item.id, moderator.id, {});
  expect(await messageOf(item.receipt)).toEqual({ words: 'Other words.', locale: 'en' });
});

test('each change is in the journal under its number, and one that somebody else has overtaken is refused', async () => {
  const { id, change, ...said } = await added();
  expect(await lastEvent()).toMatchObject({
    kind: 'macro.changed',
    actor: lead.id,
    detail: { macro: id, change: 1, what: 'added' },
  });
  const before = await lastEvent();
  expect((await changeMacro(id, said, change, lead.id)).change).toBe(change);
  expect(await lastEvent(), 'the same once more').toEqual(before);
  await changeMacro(id, { ...said, note: '' }, change, lead.id);
  await expect(changeMacro(id, said, change, lead.id)).rejects.toThrow('somebody else');
  await expect(switchMacro(id, 'off', change, lead.id)).rejects.toThrow('somebody else');
  await switchMacro(id, 'off', 2, lead.id);
  expect((await lastEvent()).detail).toEqual({ macro: id, change: 3, what: 'off' });
});

test('one that is switched off is neither offered nor said', async () => {
  const { id } = await added();
  expect((await macrosAtHand()).map((one) => one.id)).toEqual([id]);
  await switchMacro(id, 'off', 1, lead.id);
  expect(await macrosAtHand()).toEqual([]);
  const item = await given('in-review');
  await expect(rejectWith(id, item.id, moderator.id, {})).rejects.toThrow('not offered any more');
  expect((await viewReceipt(item.receipt)).state).toBe('in-review');
  await switchMacro(id, 'on', 2, lead.id);
  await rejectWith(id, item.id, moderator.id, {});
});

test('what is wrong with one is named by its field', async () => {
  const fault = (field: string, name: string) => ({ field, fault: name });
  await expect(added({ name: '' })).rejects.toMatchObject(fault('macro-name', 'required'));
  await expect(added({ name: 'x'.repeat(81) })).rejects.toMatchObject(fault('macro-name', 'too-long'));
  await expect(added({ note: 'x'.repeat(1001) })).rejects.toMatchObject(fault('note', 'too-long'));
  await expect(added({ messages: { en: '', fr: 'Mots' } })).rejects.toMatchObject(fault('message-en', 'required'));
  await expect(added({ messages: { en: 'x', fr: 'x'.repeat(1001) } })).rejects.toMatchObject(
    fault('message-fr', 'too-long'),
  );
  const { name } = await added({ messages: { en: 'x'.repeat(1000), fr: 'x' } });
  await expect(added({ name })).rejects.toMatchObject(fault('macro-name', 'taken'));
});

test('fifty are offered and no more, whoever asks', async () => {
  const made = [];
  for (let count = 0; count < mostMacros; count += 1) made.push(await added());
  await expect(added()).rejects.toMatchObject({ fault: 'full' });
  const row = { ...made[0]!, id: MacroId.parse(randomUUID()), name: 'One more' };
  await expect(db.insert(macro).values(row)).rejects.toMatchObject(constraint('macro_so_many'));
  await switchMacro(made[0]!.id, 'off', 1, lead.id);
  await added();
  await expect(switchMacro(made[0]!.id, 'on', 2, lead.id)).rejects.toMatchObject({ fault: 'full' });
  expect(await macrosAtHand()).toHaveLength(mostMacros);
});

test('the database refuses a message without English or too long, and one that is said later, otherwise or changed', async () => {
  const { id } = await added();
  const change = (messages: object) =>
    db
      .update(macro)
      .set({ messages: messages as { en: string } })
      .where(eq(macro.id, id));
  for (const messages of [{ fr: 'Mots' }, { en: '' }, { en: 'x'.repeat(1001) }, { en: 'x', fr: 7 }])
    await expect(change(messages)).rejects.toMatchObject(constraint('macro_messages'));
  await expect(asOwner((tx) => tx.delete(macro).where(eq(macro.id, id)))).rejects.toMatchObject({
    cause: { message: 'macro is append-only' },
  });

  const said = await given('in-review');
  await rejectWith(id, said.id, moderator.id, {});
  const appendOnly = { cause: { message: 'statement_message is append-only' } };
  await expect(asOwner((tx) => tx.update(statementMessage).set({ words: 'Other' }))).rejects.toMatchObject(appendOnly);
  await expect(asOwner((tx) => tx.delete(statementMessage))).rejects.toMatchObject(appendOnly);
  const [late] = await db
    .select()
    .from(statement)
    .where(eq(statement.submission, (await given('rejected')).id));
  const row = { statement: late!.id, macro: id, change: 1, locale: 'en', words: (await findMacro(id)).messages.en };
  await expect(db.insert(statementMessage).values(row)).rejects.toMatchObject(
    constraint('statement_message_is_said_then'),
  );
  await expect(lie(await given('in-review'), { ...row, words: 'Never written' })).rejects.toMatchObject(
    constraint('statement_message_is_said_then'),
  );
});

/** A statement of its own moment, with words that are in no macro. */
const lie = ({ id, digest }: { id: SubmissionId; digest: string }, row: typeof statementMessage.$inferInsert) =>
  db.transaction(async (tx) => {
    const values = { submission: id, action: 'reject', from: 'in-review', to: 'rejected', digest } as const;
    const [made] = await tx
      .insert(decision)
      .values({ ...values, actor: moderator.id })
      .returning();
    const [stated] = await tx
      .insert(statement)
      .values({
        submission: id,
        decision: made!.id,
        measure: 'removed',
        reason: 'other',
        source: 'own-initiative',
        detected: false,
        automatic: false,
        textVersion: 'test',
      })
      .returning();
    await tx.insert(statementMessage).values({ ...row, statement: stated!.id });
  });
