import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startMailServer } from '#tests/support/smtp.ts';

/** This file's own mail server, before any of our modules reads where it is. */
const server = await startMailServer();
process.env.SMTP_URL = server.url;
const { given, openCampaign, people } = await import('#tests/support/campaign.ts');
const { db } = await import('#db/client.ts');
const { mail } = await import('#db/schema/mail.ts');
const { forgetLetter, sendLetter, toForget, toSend } = await import('#app/domain/mail/send.ts');
const { appealAgainst, uphold } = await import('#app/domain/moderation/appeal.ts');
const { raiseAlarm } = await import('#app/domain/moderation/danger.ts');
const { reject, undo } = await import('#app/domain/moderation/decide.ts');
const { addMacro } = await import('#app/domain/macros/change.ts');
const { rejectWith } = await import('#app/domain/macros/reject-with.ts');
const { MacroId } = await import('#db/ids.ts');
const { withdraw } = await import('#app/domain/submissions/withdraw.ts');
const { config } = await import('#app/platform/config.ts');

beforeAll(() => openCampaign());
afterEach(async () => {
  server.mood = 'takes';
  server.letters.splice(0);
  await db.delete(mail);
});
afterAll(() => server.stop());

const email = 'someone@example.org';
const patient = () => AbortSignal.timeout(20_000);
const due = async () => (await toSend(100)).map(({ letter }) => letter);
/** As if so long had gone by. */
const wait = (interval: string) => db.update(mail).set({ dueAt: sql`${mail.dueAt} - ${interval}::interval` });
const sendAll = async () => {
  for (const letter of await due()) await sendLetter(letter, patient());
};
/** The words of a letter, whatever their encoding on the way. */
const read = (index: number) => {
  const { source, to } = server.letters[index]!;
  const [head = '', ...body] = source.split('\r\n\r\n');
  const text = body.join('\n\n');
  const words = /base64/i.test(head)
    ? Buffer.from(text, 'base64').toString()
    : Buffer.from(
        text
          .replaceAll(/=\r\n/g, '')
          .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString();
  return { head, to, words };
};

test('the reasons are written in her language once no undo is likely any more, and once', async () => {
  const { receipt } = await given('rejected', { email, locale: 'fr' });
  expect(await due()).toEqual([]);
  await wait('10 minutes');
  await sendAll();
  expect(await due()).toEqual([]);
  expect(server.letters).toHaveLength(1);
  const { head, to, words } = read(0);
  expect(to).toEqual([email]);
  expect(head).toMatch(/^From: no-reply@localhost/m);
  expect(head).toMatch(/^Auto-Submitted: auto-generated/m);
  for (const said of ['sans rapport avec la mémoire', 'Une personne a regardé', `/fr/receipt/${receipt}`])
    expect(words).toContain(said);
});

test('the message of a prepared answer goes with the reasons, in her language', async () => {
  const messages = { en: 'We cannot make it out.', fr: 'Nous ne la distinguons pas.' };
  const id = MacroId.parse(randomUUID());
  await addMacro(id, { name: 'Too dark', reason: 'unclear', note: 'for the desk alone', messages }, people.lead.id);
  const item = await given('in-review', { email, locale: 'fr' });
  await rejectWith(id, item.id, people.moderator.id, {});
  await wait('10 minutes');
  await sendAll();
  const { words } = read(0);
  expect(words).toContain('Nous ne la distinguons pas.');
  expect(words).not.toContain('for the desk alone');
});

test('what is undone within minutes is never written; what was written is corrected', async () => {
  const early = await given('rejected', { email });
  await undo(early.id, people.moderator.id);
  await wait('10 minutes');
  expect(await due()).toEqual([]);
  const late = await given('rejected', { email });
  await wait('10 minutes');
  await sendAll();
  await undo(late.id, people.moderator.id);
  await sendAll();
  expect(server.letters).toHaveLength(2);
  expect(read(1).words).toContain('That decision was taken back.');
});

test('who left no address is written nothing; nor is who took everything back, and her letters are forgotten', async () => {
  await given('rejected');
  const { receipt } = await given('rejected', { email });
  await wait('10 minutes');
  expect(await due()).toHaveLength(1);
  await withdraw(receipt);
  expect(await due()).toEqual([]);
  for (const { letter } of await toForget(10)) await forgetLetter(letter);
  expect(await db.$count(mail)).toBe(0);
});

test('the answer to an appeal is written with its words', async () => {
  const { id, receipt } = await given('rejected', { email });
  await appealAgainst(receipt, 'Please.');
  await uphold(id, people.second.id, 'We looked again, and it stays.');
  await sendAll();
  expect(read(0).words).toContain('We looked again, and it stays.');
});

test.for(['refuses', 'is silent'] as const)(
  'a server that %s leaves the letter for later, with the same name',
  { timeout: 30_000 },
  async (mood) => {
    const item = await given('in-review', { email });
    await reject(item.id, people.moderator.id, { reason: 'unclear' });
    await wait('10 minutes');
    const [letter] = await due();
    server.mood = mood;
    await expect(sendLetter(letter!, patient())).rejects.toThrow('did not take');
    expect(await due()).toEqual([]);
    await expect(sendLetter(letter!, patient())).rejects.toThrow('not to be sent now');
    const [noted] = await db.select().from(mail).where(eq(mail.id, letter!));
    expect(noted).toMatchObject({ attempts: 1, sentAt: null });
    server.mood = 'takes';
    await wait('1 minute');
    await sendAll();
    expect(read(server.letters.length - 1).head).toContain(`<${letter}@localhost>`);
  },
);

test('a letter that no server takes is given up in the end', async () => {
  await given('rejected', { email });
  await wait('10 minutes');
  await db.update(mail).set({ attempts: 32 });
  expect(await due()).toEqual([]);
});

test('a danger to life is told at once to whoever answers for the campaign', async () => {
  const { id } = await given('in-review', { name: 'Test participant' });
  await raiseAlarm(id, people.moderator.id, 'He writes that he will come with a knife.');
  await sendAll();
  const { to, words, head } = read(0);
  expect(to).toEqual([`${people.admin.id}@example.org`]);
  expect(head).toContain('Danger to life');
  for (const said of ['come with a knife', `/desk/item/${id}`, 'call the police']) expect(words).toContain(said);
  expect(existsSync(join(config.DATA_DIR, 'mail'))).toBe(false); // with a server nothing is kept
});
