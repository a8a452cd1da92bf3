import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPassword } from '#app/domain/staff/password.ts';
import { forgetFactors } from '#app/domain/staff/second-factor.ts';
import { appoint } from '#app/domain/staff/staff.ts';
import { issueToken } from '#app/domain/staff/token.ts';
import { db } from '#db/client.ts';
import { campaign } from '#db/schema/campaign.ts';
import { event } from '#db/schema/event.ts';
import { openCampaign } from '#tests/support/campaign.ts';
import { startSite, type RunningSite } from '#tests/support/site.ts';
import { visitor } from '#tests/support/visitor.ts';

await openCampaign();
await db.update(campaign).set({ requireSecondFactor: ['lead'] });

let site: RunningSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.stop());

/** RFC 6238 with SHA-1, 30 s and six digits, over RFC 4226. */
function totp(secret: string, at = Date.now()): string {
  const bits = [...secret].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits
    .join('')
    .match(/.{8}/g)!
    .map((byte) => parseInt(byte, 2));
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', Buffer.from(bytes)).update(count).digest();
  const number = hash.readUInt32BE(hash[19]! & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Somebody of that role, and what she types to sign in. */
async function somebody(role: 'lead' | 'moderator') {
  const [email, password] = [`${role}-${newPassword().toLowerCase()}@example.org`, newPassword()];
  return { id: await appoint({ email, name: 'Test person', role, partner: null }, password), email, password };
}

/** She signs in with her password and sets up an authenticator. */
async function enrolled(role: 'lead' | 'moderator') {
  const who = await somebody(role);
  const ask = visitor(site);
  await ask('/desk/sign-in', { email: who.email, password: who.password });
  const { text } = await ask('/desk/account', { intent: 'begin', password: who.password });
  const secret = /class="secret">([A-Z2-7 ]+)</.exec(text)![1]!.replaceAll(' ', '');
  const recovery = [...text.matchAll(/<li><code>([^<]+)<\/code>/g)].map((found) => found[1]!);
  expect(await ask('/desk/account', { intent: 'confirm', code: totp(secret) })).toMatchObject({ status: 303 });
  return { ...who, ask, secret, recovery };
}

test('whose role needs a second factor is led to set one up, and may do nothing else before', async () => {
  const { id, email, password } = await somebody('lead');
  const ask = visitor(site);
  expect(await ask('/desk/sign-in', { email, password })).toMatchObject({ status: 303, to: '/desk' });
  for (const path of ['/desk', '/desk/review', '/desk/walls'])
    expect(await ask(path)).toMatchObject({ status: 302, to: '/desk/account' });
  expect((await ask('/api/review')).status).toBe(401);
  expect((await ask('/desk/review/claims')).status).toBe(401);
  expect((await ask('/desk/account')).text).toContain('Your role needs more than a password');

  expect((await ask('/desk/account', { intent: 'begin', password: 'not hers' })).status).toBe(422);
  const { text } = await ask('/desk/account', { intent: 'begin', password });
  const secret = /class="secret">([A-Z2-7 ]+)</.exec(text)![1]!.replaceAll(' ', '');
  const wrong = String((Number(totp(secret)) + 1) % 1_000_000).padStart(6, '0');
  expect((await ask('/desk/account', { intent: 'confirm', code: wrong })).status).toBe(422);
  expect((await ask('/desk')).status).toBe(302);
  expect(await ask('/desk/account', { intent: 'confirm', code: totp(secret) })).toMatchObject({ status: 303 });
  expect((await ask('/desk')).status).toBe(200);
  expect((await ask('/api/review?limit=1')).status).toBe(200);
  const told = await db.select().from(event).where(eq(event.kind, 'staff.factor'));
  expect(told).toMatchObject([{ actor: id, detail: { factor: 'codes', to: 'on' } }]);
  expect(JSON.stringify(told)).not.toContain(secret);
});

test('who has one is asked for its code at each sign-in, and her password alone opens nothing', async () => {
  const { email, password, secret } = await enrolled('lead');
  const ask = visitor(site);
  const to = '/desk/walls';
  expect(await ask(`/desk/sign-in?to=${to}`, { email, password })).toMatchObject({
    status: 303,
    to: `/desk/sign-in/code?to=${encodeURIComponent(to)}`,
  });
  for (const path of ['/desk', '/desk/account']) expect((await ask(path)).to).toContain('/desk/sign-in');
  expect((await ask('/desk/sign-in/code', { code: '000000' })).status).toBe(422);
  expect(await ask(`/desk/sign-in/code?to=${to}`, { code: totp(secret) })).toMatchObject({ status: 303, to });
  expect((await ask(to)).status).toBe(200);
});

test('a recovery code opens the desk once', async () => {
  const { email, password, recovery } = await enrolled('moderator');
  expect(recovery.length).toBeGreaterThan(5);
  for (const [code, status] of [
    [recovery[0]!, 303],
    [recovery[0]!, 422],
    [recovery[1]!, 303],
  ] as const) {
    const ask = visitor(site);
    await ask('/desk/sign-in', { email, password });
    expect((await ask('/desk/sign-in/code', { code })).status).toBe(status);
    expect((await ask('/desk')).status).toBe(status === 303 ? 200 : 302);
  }
});

test('whom her role does not ask may have one, and let it go; a session from before it changes nothing', async () => {
  const who = await somebody('moderator');
  const before = visitor(site);
  await before('/desk/sign-in', who);
  expect((await before('/desk')).status).toBe(200);

  const ask = visitor(site);
  await ask('/desk/sign-in', who);
  const { text } = await ask('/desk/account', { intent: 'begin', password: who.password });
  const secret = /class="secret">([A-Z2-7 ]+)</.exec(text)![1]!.replaceAll(' ', '');
  await ask('/desk/account', { intent: 'confirm', code: totp(secret) });
  expect((await before('/desk/account', { intent: 'end', password: who.password })).status).toBe(403);
  expect((await ask('/desk/account', { intent: 'end', password: who.password })).status).toBe(303);
  expect(await visitor(site)('/desk/sign-in', who)).toMatchObject({ status: 303, to: '/desk' });
});

test('who has lost hers is let in by her operator, and sets up anew', async () => {
  const { email, password, ask } = await enrolled('lead');
  await forgetFactors(email);
  expect((await ask('/desk')).to).toContain('/desk/sign-in');
  const anew = visitor(site);
  expect(await anew('/desk/sign-in', { email, password })).toMatchObject({ to: '/desk' });
  expect((await anew('/desk')).to).toBe('/desk/account');
  await expect(forgetFactors('nobody@example.org')).rejects.toMatchObject({ code: 'not-found' });
});

test('a program has its token, and no second factor is asked of it', async () => {
  const token = await issueToken({ role: 'lead' });
  expect((await site.call('/api/review?limit=1', { token })).status).toBe(200);
});
