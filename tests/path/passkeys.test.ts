import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPassword } from '#app/domain/staff/password.ts';
import { forgetFactors } from '#app/domain/staff/second-factor.ts';
import { appoint } from '#app/domain/staff/staff.ts';
import { db } from '#db/client.ts';
import { campaign } from '#db/schema/campaign.ts';
import { event } from '#db/schema/event.ts';
import { passkey, session, verification } from '#db/schema/staff.ts';
import { newPasskey } from '#tests/support/authenticator.ts';
import { openCampaign } from '#tests/support/campaign.ts';
import { startSite, type RunningSite } from '#tests/support/site.ts';
import { visitor, type Visitor } from '#tests/support/visitor.ts';

await openCampaign();
await db.update(campaign).set({ requireSecondFactor: ['lead'] });

let site: RunningSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.stop());

const asking = '/desk/sign-in/passkey';
const adding = '/desk/account/passkey';

/** What a page asks of a passkey, as Remix sends it beside the HTML. */
const about = (text: string) => ({
  challenge: /\\"challenge\\",\\"([\w-]+)\\"/.exec(text)?.[1] ?? 'none',
  origin: site.origin,
});

/** Somebody of that role who has signed in with her password. */
async function somebody(role: 'lead' | 'moderator') {
  const [email, password] = [`${role}-${newPassword().toLowerCase()}@example.org`, newPassword()];
  const id = await appoint({ email, name: 'Test person', role, partner: null }, password);
  const ask = visitor(site);
  await ask('/desk/sign-in', { email, password });
  return { id, email, password, ask };
}

/** The same, with a passkey. */
async function holder(role: 'lead' | 'moderator') {
  const who = await somebody(role);
  const key = newPasskey();
  const begun = await who.ask(adding, { name: 'My telephone', password: who.password });
  const added = await who.ask(adding, { name: 'My telephone', answer: key.make(about(begun.text)) });
  expect(added).toMatchObject({ status: 303, to: '/desk/account' });
  return { ...who, key };
}

const passkeysOf = (who: { id: typeof passkey.$inferSelect.userId }) =>
  db.select().from(passkey).where(eq(passkey.userId, who.id));

/** Opens the page that asks, and answers what it asked. */
const asked = async (ask: Visitor) => about((await ask(asking)).text);

test('a passkey meets a role that needs a second factor, at once and alone at the next sign-in', async () => {
  const { id, email, password, ask } = await somebody('lead');
  expect((await ask('/desk')).to).toBe('/desk/account');
  const key = newPasskey();
  const begun = await ask(adding, { name: 'My telephone', password });
  expect(begun.text).not.toContain('preferred');
  await ask(adding, { name: 'My telephone', answer: key.make(about(begun.text)) });
  expect((await ask('/desk')).status).toBe(200);
  expect((await ask('/desk/account')).text).toContain('My telephone');
  const told = await db.select().from(event).where(eq(event.actor, id));
  expect(told).toMatchObject([{ kind: 'staff.factor', detail: { factor: 'passkey', to: 'on' } }]);
  expect(await db.$count(session, eq(session.userId, id))).toBe(1);

  const anew = visitor(site);
  const page = await anew(`${asking}?to=/desk/walls`);
  expect(page.text).toContain('userVerification');
  expect(page.text).not.toContain('preferred');
  const answer = key.answer(about(page.text));
  expect(await anew(`${asking}?to=/desk/walls`, { answer })).toMatchObject({ status: 303, to: '/desk/walls' });
  expect((await anew('/desk/walls')).status).toBe(200);

  const byPassword = visitor(site);
  await byPassword('/desk/sign-in', { email, password });
  expect((await byPassword('/desk')).to).toBe('/desk/account');
  expect((await byPassword('/desk/account')).text).toContain('Sign in with a passkey');
});

test('an answer that is not what was asked for opens nothing', async () => {
  const { key } = await holder('lead');
  const other = newPasskey();
  const ask = visitor(site);
  const { challenge } = await asked(visitor(site));
  const cheats: [what: string, answer: (question: ReturnType<typeof about>) => string][] = [
    ['for another origin', (question) => key.answer({ ...question, origin: 'https://example.org' })],
    ['to another challenge', (question) => key.answer({ ...question, challenge })],
    ['for another site', (question) => key.answer({ ...question, rp: 'example.org' })],
    ['of one that did not make sure of her', (question) => key.answer({ ...question, verified: false })],
    ['by another key in its name', (question) => other.answer({ ...question, id: key.id })],
    ['of one that nobody has added', (question) => other.answer(question)],
    ['that is none', () => '{"id":{"or":"1"}}'],
    ['without scripts', () => ''],
  ];
  for (const [what, answer] of cheats) {
    const refused = await ask(asking, { answer: answer(await asked(ask)) });
    expect(refused.status, what).toBe(422);
    expect(refused.text).toContain('opens nothing here');
    expect((await ask('/desk')).to, what).toContain('/desk/sign-in');
  }
  expect((await ask(asking, { answer: key.answer(await asked(ask)) })).status).toBe(303);
});

test('an answer opens the desk once, also when it is sent twice at once, and not after five minutes', async () => {
  const { key } = await holder('moderator');
  const ask = visitor(site);
  const answer = key.answer(await asked(ask));
  const both = await Promise.all([ask(asking, { answer }), ask(asking, { answer })]);
  expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
  expect((await ask(asking, { answer })).status).toBe(422);

  const slow = visitor(site);
  const late = key.answer(await asked(slow));
  await db.update(verification).set({ expiresAt: new Date(Date.now() - 1000) });
  expect((await slow(asking, { answer: late })).status).toBe(422);
});

test('a passkey that is removed opens nothing, nor does what it had opened', async () => {
  const { id, ask, key } = await holder('lead');
  const elsewhere = visitor(site);
  await elsewhere(asking, { answer: key.answer(await asked(elsewhere)) });
  expect((await elsewhere('/desk')).status).toBe(200);

  const [mine] = await passkeysOf({ id });
  expect(await ask('/desk/account', { intent: 'remove-passkey', passkey: mine!.id })).toMatchObject({ status: 303 });
  expect((await ask('/desk')).to).toBe('/desk/account');
  expect((await elsewhere('/desk')).to).toContain('/desk/sign-in');
  expect((await elsewhere(asking, { answer: key.answer(await asked(elsewhere)) })).status).toBe(422);
  const off = and(eq(event.actor, id), eq(event.kind, 'staff.factor'));
  expect((await db.select().from(event).where(off)).at(-1)).toMatchObject({ detail: { factor: 'passkey', to: 'off' } });
});

test('one of two may go, and the desk stays open to her', async () => {
  const { id, password, ask } = await holder('lead');
  const begun = await ask(adding, { name: 'My key', password });
  await ask(adding, { name: 'My key', answer: newPasskey().make(about(begun.text)) });
  const [first] = await passkeysOf({ id });
  await ask('/desk/account', { intent: 'remove-passkey', passkey: first!.id });
  expect((await ask('/desk')).status).toBe(200);
});

test('nobody touches another’s passkeys', async () => {
  const [one, other] = [await holder('moderator'), await holder('moderator')];
  const [theirs] = await passkeysOf(other);
  expect((await one.ask('/desk/account', { intent: 'remove-passkey', passkey: theirs!.id })).status).toBe(404);
  expect((await one.ask('/desk/account', { intent: 'remove-passkey', passkey: 'theirs' })).status).toBe(404);

  const question = about((await other.ask(adding, { name: 'Hers', password: other.password })).text);
  const answer = newPasskey().make(question);
  expect((await one.ask(adding, { name: 'Mine', answer })).status).toBe(422);
  const mine = about((await one.ask(adding, { name: 'Mine', password: one.password })).text);
  expect((await one.ask(adding, { name: 'Mine', answer })).status).toBe(422);
  expect((await one.ask(adding, { name: 'Mine', answer: other.key.make(mine) })).status).toBe(422);
  expect([(await passkeysOf(one)).length, (await passkeysOf(other)).length]).toEqual([1, 1]);
});

test('one is added with her password alone, for this site, and only if it makes sure of her', async () => {
  const { id, password, ask } = await somebody('moderator');
  const wrong = await ask(adding, { name: 'My telephone', password: 'not hers' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="My telephone"');
  for (const name of ['', ' ', 'x'.repeat(61)]) expect((await ask(adding, { name, password })).status).toBe(422);
  expect((await ask(adding, { name: 'x', answer: newPasskey().make({ ...about(''), challenge: 'eA' }) })).status).toBe(
    422,
  );
  for (const cheat of [{ origin: 'https://example.org' }, { rp: 'example.org' }, { verified: false }]) {
    const begun = await ask(adding, { name: 'My telephone', password });
    const answer = newPasskey().make({ ...about(begun.text), ...cheat });
    expect((await ask(adding, { name: 'My telephone', answer })).status).toBe(422);
  }
  // What was asked of a passkey at sign-in adds none.
  const answer = newPasskey().make(await asked(ask));
  expect((await ask(adding, { name: 'My telephone', answer })).status).toBe(422);
  expect(await passkeysOf({ id })).toEqual([]);
});

test('who has one changes nothing when she has signed in with her password', async () => {
  const { id, email, password, ask } = await holder('moderator');
  const weak = visitor(site);
  await weak('/desk/sign-in', { email, password });
  const [mine] = await passkeysOf({ id });
  expect((await weak('/desk/account', { intent: 'remove-passkey', passkey: mine!.id })).status).toBe(403);
  expect((await weak('/desk/account', { intent: 'begin', password })).status).toBe(403);
  expect((await weak(adding, { name: 'Another', password })).status).toBe(403);
  expect(await passkeysOf({ id })).toHaveLength(1);
  await forgetFactors(email);
  expect(await passkeysOf({ id })).toEqual([]);
  expect((await ask('/desk')).to).toContain('/desk/sign-in');
});

test('nobody has more than ten, and none changes hands', async () => {
  const { id, password, ask } = await holder('moderator');
  const [first] = await passkeysOf({ id });
  const { id: _, ...like } = first!;
  const others = Array.from({ length: 12 }, (__, at) => ({ ...like, credentialID: `other-${at}` }));
  const tries = await Promise.allSettled(others.map((other) => db.insert(passkey).values(other)));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(9);
  expect((await ask(adding, { name: 'The eleventh', password })).status).toBe(409);
  expect((await ask('/desk/account')).text).toContain('You have ten passkeys');

  const other = await somebody('moderator');
  for (const change of [{ userId: other.id }, { publicKey: 'another' }, { credentialID: 'another' }])
    await expect(db.update(passkey).set(change).where(eq(passkey.id, first!.id))).rejects.toThrow();
});
