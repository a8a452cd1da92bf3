import { asc, eq, gt } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { event } from '#db/schema/event.ts';
import { session, staff, type Role } from '#db/schema/staff.ts';
import { openCampaign } from '#tests/support/campaign.ts';
import { journalHead } from '../journal.ts';
import { auth } from './auth.ts';
import { newPassword, renewPassword } from './password.ts';
import { appoint, changeRole, findStaff, staffAt } from './staff.ts';
import { actorOfToken, endTokens, issueToken } from './token.ts';

beforeAll(() => openCampaign());

const person = (email: string, role: Role = 'moderator', partner: string | null = null) => ({
  email,
  name: 'Test person',
  role,
  partner,
});
const signsIn = async (email: string, password: string) =>
  (await auth.api.signInEmail({ body: { email, password }, asResponse: true })).ok;
const kindsAfter = async (number: number) =>
  (await db.select().from(event).where(gt(event.number, number)).orderBy(asc(event.number))).map(({ kind }) => kind);

test('who is appointed signs in with her first password, however her address is written', async () => {
  const password = newPassword();
  const before = await journalHead();
  const id = await appoint(person('Test.One@Example.org'), password);
  expect(await signsIn('test.one@example.org', password)).toBe(true);
  expect(await signsIn('Test.One@example.org', newPassword())).toBe(false);
  expect((await staffAt('TEST.ONE@example.org'))?.id).toBe(id);
  expect(await kindsAfter(before)).toEqual(['staff.appointed']);
});

test('an address that somebody has is not given twice, and she keeps her password', async () => {
  const password = newPassword();
  const id = await appoint(person('two@example.org'), password);
  await expect(appoint(person('TWO@example.org', 'admin'), newPassword())).rejects.toMatchObject({ code: 'conflict' });
  expect(await findStaff(id)).toMatchObject({ role: 'moderator' });
  expect(await signsIn('two@example.org', password)).toBe(true);
});

test('a new password ends the sessions of the old one; the same one again ends nothing', async () => {
  const [first, second] = [newPassword(), newPassword()];
  const id = await appoint(person('three@example.org'), first);
  await signsIn('three@example.org', first);
  const before = await journalHead();
  await renewPassword('three@example.org', first);
  expect(await db.$count(session, eq(session.userId, id))).toBe(1);
  expect(await kindsAfter(before)).toEqual([]);

  await renewPassword('Three@example.org', second);
  expect(await db.$count(session, eq(session.userId, id))).toBe(0);
  expect(await signsIn('three@example.org', first)).toBe(false);
  expect(await signsIn('three@example.org', second)).toBe(true);
  expect(await kindsAfter(before)).toEqual(['staff.password']);
});

test('a role is changed with what it was in the journal, and the same role again writes nothing', async () => {
  const id = await appoint(person('four@example.org', 'partner', 'example-org'), newPassword());
  const before = await journalHead();
  await changeRole('four@example.org', { role: 'moderator', partner: null });
  await changeRole('four@example.org', { role: 'moderator', partner: null });
  expect(await findStaff(id)).toMatchObject({ role: 'moderator', partner: null });
  const told = await db.select().from(event).where(gt(event.number, before));
  expect(told).toMatchObject([
    { kind: 'staff.role', detail: { staff: id, role: 'moderator', was: { role: 'partner', partner: 'example-org' } } },
  ]);
});

test('a partner’s member needs a partner that there is, and nobody else has one', async () => {
  const count = await db.$count(staff);
  for (const [role, partner] of [
    ['partner', null],
    ['partner', 'nobody'],
    ['admin', 'example-org'],
  ] as const) {
    await expect(appoint(person('five@example.org', role, partner), newPassword())).rejects.toMatchObject({
      field: 'partner',
    });
    await expect(changeRole('four@example.org', { role, partner })).rejects.toMatchObject({ field: 'partner' });
  }
  expect(await db.$count(staff)).toBe(count);
});

test('nobody’s address has neither a role nor a password to change', async () => {
  await expect(renewPassword('nobody@example.org', newPassword())).rejects.toMatchObject({ code: 'not-found' });
  await expect(changeRole('nobody@example.org', { role: 'admin', partner: null })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a token that is ended opens nothing any more', async () => {
  const token = await issueToken({ role: 'moderator', name: 'A program that was lost' });
  expect(await actorOfToken(token)).toMatchObject({ role: 'moderator' });
  expect(await endTokens('A program that was lost')).toBe(1);
  expect(await actorOfToken(token)).toBeUndefined();
  expect(await endTokens('A program that was lost')).toBe(0);
});
