import { asc, eq, isNull, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startLoopback, json } from '#tests/support/loopback.ts';
import { startMailServer } from '#tests/support/smtp.ts';

/** This file's own mail server and web hook, before any of our modules reads where they are. */
const [server, hook] = await Promise.all([startMailServer(), startLoopback()]);
process.env.SMTP_URL = server.url;
process.env.SCREEN_HOOK_URL = `${hook.url}/a-secret-path`;
const { openCampaign, people } = await import('#tests/support/campaign.ts');
const { openWall } = await import('#tests/support/walls.ts');
const { db } = await import('#db/client.ts');
const { event } = await import('#db/schema/event.ts');
const { mail } = await import('#db/schema/mail.ts');
const { notice, outage } = await import('#db/schema/screen.ts');
const { screen } = await import('#db/schema/wall.ts');
const { sendLetter, toSend } = await import('#app/domain/mail/send.ts');
const { askForScreenMail } = await import('./mail.ts');
const { callWith, toCall } = await import('./notices.ts');
const { hasToTell, tellOfOutages } = await import('./outages.ts');
const { beat } = await import('./screen.ts');

beforeAll(async () => {
  hook.answer(json({}));
  await openCampaign();
  await askForScreenMail(people.eventStaff.id, true);
  await askForScreenMail(people.moderator.id, true); // who runs no screens
});
afterEach(async () => {
  for (const { key } of await db.select().from(screen).where(isNull(screen.revokedAt))) await beat(key, {});
  if (await hasToTell()) await tellOfOutages();
  await db.delete(mail);
  await db.update(notice).set({ hookSentAt: sql`now()` });
  server.letters.splice(0);
  hook.asked.splice(0);
  hook.answer(json({}));
});
afterAll(async () => {
  await server.stop();
  await hook.stop();
});

const patient = () => AbortSignal.timeout(20_000);
/** A screen whose last sign of life lies so long back. */
async function silentFor(interval: string) {
  const { key } = await openWall();
  await db
    .update(screen)
    .set({ seenAt: sql`now() - ${interval}::interval` })
    .where(eq(screen.key, key));
  return key;
}
const told = async () => (await hasToTell()) && (await tellOfOutages());
const outagesOf = (key: string) => db.select().from(outage).where(eq(outage.screen, key)).orderBy(asc(outage.id));
async function sendAll() {
  for (const { letter } of await toSend(100)) await sendLetter(letter, patient());
  return server.letters;
}
const callAll = async () => {
  for (const { notice: id } of await toCall(100)) await callWith(id, patient());
};

test('a screen that falls silent is told of once, and once when it is back', async () => {
  const key = await silentFor('29 seconds');
  expect(await hasToTell()).toBe(false);
  await db
    .update(screen)
    .set({ seenAt: sql`now() - interval '31 seconds'` })
    .where(eq(screen.key, key));
  await told();
  await callAll();
  const [letter, ...others] = await sendAll();
  expect(others).toEqual([]);
  expect(letter!.to).toEqual([`${people.eventStaff.id}@example.org`]);
  expect(letter!.source).toContain('Subject: A screen is away');
  expect(letter!.source).toContain('Its screen');
  expect(hook.asked.map(({ path, body }) => [path, body.kind])).toEqual([['/a-secret-path', 'screens-away']]);
  await told();
  expect(await toSend(100)).toEqual([]);
  expect(await toCall(100)).toEqual([]);

  await beat(key, {});
  await told();
  await callAll();
  expect((await sendAll()).map(({ source }) => /Subject: (.+)/.exec(source)![1])).toEqual([
    'A screen is away',
    'A screen is back',
  ]);
  expect(hook.asked.map(({ body }) => body.kind)).toEqual(['screens-away', 'screens-back']);
  expect(hook.asked[1]!.body.screens).toMatchObject([{ screen: 'Its screen', until: expect.any(Number) }]);
  expect(await hasToTell()).toBe(false);
  expect(await outagesOf(key)).toMatchObject([{ endedAt: expect.any(Date), back: expect.any(String) }]);
});

test('many that fall silent together are told of in one letter, by two workers too, and the journal names each', async () => {
  const keys = await Promise.all([1, 2, 3].map(() => silentFor('40 seconds')));
  await Promise.all([tellOfOutages(), tellOfOutages(), tellOfOutages()]);
  const letters = await sendAll();
  expect(letters).toHaveLength(1);
  expect(letters[0]!.source).toContain('Subject: 3 screens are away');
  for (const key of keys) {
    expect(await outagesOf(key)).toHaveLength(1);
    const [{ id, wall } = { id: '', wall: '' }] = await db.select().from(screen).where(eq(screen.key, key));
    const events = await db.select().from(event).where(eq(event.wall, wall));
    expect(events.map(({ kind, detail }) => [kind, detail])).toEqual([['screen.away', { screen: id }]]);
  }
});

test('nobody is told of a screen that was never seen, was put away long ago or is out of use', async () => {
  await openWall();
  await silentFor('13 hours');
  const revoked = await silentFor('1 hour');
  await db
    .update(screen)
    .set({ revokedAt: sql`now()` })
    .where(eq(screen.key, revoked));
  expect(await hasToTell()).toBe(false);
});

test('taken out of use while it is silent, a screen is never told to be back', async () => {
  const key = await silentFor('1 minute');
  await told();
  await db
    .update(screen)
    .set({ revokedAt: sql`now()` })
    .where(eq(screen.key, key));
  await told();
  expect(await outagesOf(key)).toMatchObject([{ endedAt: expect.any(Date), back: null }]);
  expect(await sendAll()).toHaveLength(1);
});

test('a hook that refuses is tried once more, and its address is in no error', async () => {
  hook.answer(json({}, 503));
  await silentFor('1 minute');
  await told();
  const [{ notice: id } = { notice: undefined }] = await toCall(10);
  await expect(callWith(id!, patient())).rejects.toThrow(/^the web hook answers 503$/);
  expect(await toCall(10)).toEqual([]);
  await db.update(notice).set({ hookDueAt: sql`now()` });
  await expect(callWith(id!, patient())).rejects.toThrow(/^the web hook answers 503$/);
  await db.update(notice).set({ hookDueAt: sql`now()` });
  expect(await toCall(10)).toEqual([]);
  expect(hook.asked.map(({ body }) => body.id)).toEqual([id, id]);
});

test('a hook that hangs up says nothing of where it is', async () => {
  hook.answer((_, res) => void res.destroy());
  await silentFor('1 minute');
  await told();
  const [{ notice: id } = { notice: undefined }] = await toCall(10);
  const error = (await callWith(id!, patient()).catch((one: unknown) => one)) as Error;
  expect(`${error.stack} ${String(error.cause)}`).not.toContain('a-secret-path');
  expect(error.message).toBe('the web hook does not answer');
});

test('the database holds what an outage is, and who may be one', async () => {
  const key = await silentFor('1 minute');
  const unseen = (await openWall()).key;
  await told();
  const [{ id, away } = { id: 0, away: '' }] = await outagesOf(key);
  const since = sql`now() - interval '1 hour'`;
  const cheats = [
    sql`insert into outage (screen, since, away) values (${unseen}, ${since}, ${away})`,
    sql`insert into outage (screen, since, away) values (${key}, ${since}, ${away})`, // a second that lasts
    sql`insert into outage (screen, since, away) select screen, since, away from outage where id = ${id}`,
    sql`update outage set back = away where id = ${id}`,
    sql`update outage set screen = ${unseen} where id = ${id}`,
    sql`delete from outage`,
    sql`update notice set kind = 'screens-back'`,
    sql`update notice set hook_attempts = 3`,
    sql`update screen set wall = 'main' where key = ${key}`,
    sql`delete from screen`,
  ];
  for (const cheat of cheats) await expect(db.execute(cheat)).rejects.toThrow();
  await beat(key, {});
  await told();
  await expect(db.execute(sql`update outage set ended_at = null, back = null where id = ${id}`)).rejects.toThrow();
});
