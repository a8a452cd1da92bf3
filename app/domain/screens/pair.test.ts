import { createHash, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { journalHead } from '#app/domain/journal.ts';
import { db } from '#db/client.ts';
import { ScreenId } from '#db/ids.ts';
import { event } from '#db/schema/event.ts';
import { pairing } from '#db/schema/screen.ts';
import { screen } from '#db/schema/wall.ts';
import { openCampaign, people } from '#tests/support/campaign.ts';
import { openWall } from '#tests/support/walls.ts';
import { askForPairing, keyFor, pair } from './pair.ts';
import { revoke } from './revoke.ts';
import { beat, findScreen } from './screen.ts';

beforeAll(() => openCampaign());

const staff = people.eventStaff.id;
const typed = (code: string, also: { wall?: string; name?: string } = {}) =>
  pair({ code, wall: 'main', name: randomUUID(), ...also }, staff);
/** What a display has shown since then. */
async function shownFor(interval: string, code: string) {
  const holder = randomUUID();
  const askedAt = sql`now() - ${interval}::interval`;
  await db.insert(pairing).values({ holder: createHash('sha256').update(holder).digest('hex'), code, askedAt });
  return { holder, code };
}
const unknown = { field: 'code', fault: 'unknown' };

test('a code that is typed at the desk makes the display that shows it a screen, and the journal says who did it', async () => {
  const { code, holder } = await askForPairing();
  expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{6}$/);
  expect(await keyFor(holder)).toBeNull();
  const id = await typed(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `, { name: 'Left of the door' });
  const key = (await keyFor(holder))!;
  expect((await findScreen(key)).screen).toMatchObject({ id, wall: 'main', name: 'Left of the door' });
  const [last] = await db
    .select()
    .from(event)
    .where(eq(event.number, await journalHead()));
  expect(last).toMatchObject({ kind: 'screen.paired', wall: 'main', actor: staff, detail: { screen: id } });
  expect(JSON.stringify(last)).not.toContain(key);
});

test('a code serves once, of two who type it at once too', async () => {
  const { code } = await askForPairing();
  const both = await Promise.allSettled([typed(code), typed(code)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(typed(code)).rejects.toMatchObject(unknown);
});

test('a code ends after ten minutes, for whoever types it and for who shows it', async () => {
  const lasting = await shownFor('9 minutes 50 seconds', '222222');
  const over = await shownFor('10 minutes', '333333');
  await expect(typed(over.code)).rejects.toMatchObject(unknown);
  await expect(keyFor(over.holder)).rejects.toMatchObject({ code: 'gone' });
  expect(await keyFor(lasting.holder)).toBeNull();
  await typed(lasting.code);
  await askForPairing();
  expect(await db.$count(pairing, eq(pairing.code, over.code)), 'what is over is forgotten').toBe(0);
});

test('a key whose answer was lost is told again, and not once the screen was heard of', async () => {
  const { code, holder } = await askForPairing();
  await typed(code);
  const key = (await keyFor(holder))!;
  expect(await keyFor(holder)).toBe(key);
  await beat(key, {});
  await expect(keyFor(holder)).rejects.toMatchObject({ code: 'gone' });
  await expect(keyFor(code)).rejects.toMatchObject({ code: 'gone' });
});

test('no two screens in use of one wall have one name, and a full wall takes no more', async () => {
  const { id: wall } = await openWall();
  const again = async () => typed((await askForPairing()).code, { wall, name: 'One' });
  const first = await again();
  await expect(again()).rejects.toMatchObject({ field: 'screen-name', fault: 'taken' });
  await revoke(first, staff);
  await again();
  await db.insert(screen).values(Array.from({ length: 198 }, () => ({ key: randomUUID(), wall, name: randomUUID() })));
  await expect(typed((await askForPairing()).code, { wall })).rejects.toMatchObject({ field: 'wall', fault: 'full' });
  await expect(typed((await askForPairing()).code, { wall: 'nowhere' })).rejects.toMatchObject({ field: 'wall' });
});

test('a screen is taken out of use for ever, and whoever did so stands in the journal once', async () => {
  const { code, holder } = await askForPairing();
  const id = await typed(code);
  const key = (await keyFor(holder))!;
  const before = await journalHead();
  expect(await revoke(id, staff)).toBe('main');
  expect(await revoke(id, people.lead.id)).toBe('main');
  const told = await db
    .select()
    .from(event)
    .where(sql`${event.number} > ${before}`);
  expect(told).toMatchObject([{ kind: 'screen.revoked', wall: 'main', actor: staff, detail: { screen: id } }]);
  await expect(beat(key, {})).rejects.toMatchObject({ code: 'gone' });
  await expect(findScreen(key)).rejects.toMatchObject({ code: 'gone' });
  for (const cheat of [sql`revoked_at = null`, sql`seen_at = now()`, sql`revoked_at = now() + interval '1 day'`])
    await expect(db.execute(sql`update screen set ${cheat} where key = ${key}`)).rejects.toThrow();
  await expect(revoke(ScreenId.parse(randomUUID()), staff)).rejects.toMatchObject({ code: 'not-found' });
});

test('the database too lets a code serve once, and only while it lasts', async () => {
  const { code } = await askForPairing();
  const { key } = await openWall();
  const take = () => db.update(pairing).set({ screen: key }).where(eq(pairing.code, code));
  await expect(db.insert(pairing).values({ holder: 'x', code: 'x', screen: key })).rejects.toThrow();
  await take();
  await expect(db.update(pairing).set({ screen: null }).where(eq(pairing.code, code))).rejects.toThrow();
  const late = await shownFor('11 minutes', '444444');
  const { key: other } = await openWall();
  for (const cheat of [sql`screen = ${other}`, sql`asked_at = now()`, sql`screen = ${other}, asked_at = now()`])
    await expect(db.execute(sql`update pairing set ${cheat} where code = ${late.code}`)).rejects.toThrow();
});
