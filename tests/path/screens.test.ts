import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { control } from '#app/domain/projection/control.ts';
import { pull } from '#app/domain/projection/pull.ts';
import { db } from '#db/client.ts';
import { screen } from '#db/schema/wall.ts';
import type { WallState } from '#app/server/wall-state.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { issueTokens, startSite, type RunningSite } from '#tests/support/site.ts';
import { listenTo } from '#tests/support/stream.ts';
import { openWall } from '#tests/support/walls.ts';

await openCampaign();
const { eventStaff: token } = await issueTokens();
let site: RunningSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.stop());

const say = (path: string, body: unknown, network = '192.0.2.1') =>
  site.call(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': network },
  });
const sends = (path: string, fields: Record<string, string>, network = '192.0.2.1') =>
  site.call(path, {
    method: 'POST',
    token,
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { 'x-forwarded-for': network },
  });
const listen = (key: string, lastId?: number) => listenTo(`${site.origin}/screen/${key}/stream`, lastId);
const stateOf = async (wall: string) =>
  (await (await site.call(`/desk/walls/${wall}/state`, { token })).json()) as WallState;
/** How each screen of a wall stands to the latest command. */
const standingTo = async (wall: string) =>
  Object.fromEntries((await stateOf(wall)).commands[0]!.screens.map(({ name, state, took }) => [name, took ?? state]));

/** A wall whose screens have begun to listen and to beat. */
async function wallWith(...names: string[]) {
  const { id, key: first } = await openWall();
  const keys = names.map((name) => `${id}-${name.replaceAll(' ', '-')}`.slice(-60));
  await db.insert(screen).values(names.map((name, index) => ({ key: keys[index]!, wall: id, name })));
  await db.update(screen).set({ revokedAt: new Date() }).where(eq(screen.key, first));
  for (const key of keys) {
    await (await listen(key)).close();
    await say(`/screen/${key}/beat`, {});
  }
  return { id, keys };
}

test('a display is paired by its code, and goes on to the wall that staff chose', async () => {
  const asked = await say('/screen/pairing', {});
  expect(asked.status).toBe(201);
  const { code, holder } = (await asked.json()) as { code: string; holder: string };
  const outcome = async () => (await (await say('/screen/pairing', { holder })).json()) as { key: string | null };
  expect(await outcome()).toEqual({ key: null });
  const paired = await sends('/desk/pair', { code, wall: 'main', 'screen-name': 'Left of the door' });
  expect([paired.status, paired.headers.get('location')]).toEqual([303, '/desk/walls/main']);
  const { key } = await outcome();
  expect((await site.call(`/screen/${key}`)).status).toBe(200);
  expect((await stateOf('main')).screens.map(({ name }) => name)).toContain('Left of the door');
  expect(JSON.stringify(await stateOf('main'))).not.toContain(key);
});

test('a code that nobody shows is refused beside its field, and nothing typed is lost', async () => {
  const answer = await sends('/desk/pair', { code: 'AAAAAA', wall: 'main', 'screen-name': 'By the river' });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  for (const words of ['No display shows this code now', 'value="AAAAAA"', 'value="By the river"'])
    expect(page).toContain(words);
});

test('codes are guessed twenty times from one network, and asked for some more often', async () => {
  const guess = () => sends('/desk/pair', { code: 'AAAAAA', wall: 'main', 'screen-name': 'One' }, '198.51.100.1');
  for (let count = 0; count < 20; count += 1) expect((await guess()).status).toBe(422);
  const refused = await guess();
  expect(refused.status).toBe(429);
  expect(await refused.text()).toContain('Too many codes were typed');
  const asked = await Promise.all(Array.from({ length: 120 }, () => say('/screen/pairing', {}, '198.51.100.2')));
  expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([201]));
  expect((await say('/screen/pairing', {}, '198.51.100.2')).status).toBe(429);
});

test('a screen that is taken out of use loses its stream at once, and is told why', async () => {
  const { id, keys } = await wallWith('Hers', 'Other');
  const [hers, other] = [await listen(keys[0]!), await listen(keys[1]!)];
  const [{ id: ended } = { id: '' }] = (await stateOf(id)).screens;
  expect((await sends(`/desk/screens/${ended}/end`, {})).headers.get('location')).toBe(`/desk/walls/${id}`);
  await hers.ended;
  for (const [path, init] of [
    [`/screen/${keys[0]}/stream`, {}],
    [`/screen/${keys[0]}/beat`, { method: 'POST', body: '{}' }],
    [`/screen/${keys[0]}/plays`, { method: 'POST', body: '[]' }],
    [`/screen/${keys[0]}`, {}],
  ] as const) {
    const answer = await site.call(path, init);
    expect([path, answer.status]).toEqual([path, 410]);
    if (path === `/screen/${keys[0]}`) expect(await answer.text()).toContain('This screen was taken out of use');
  }
  await control(id, { action: 'blackout' }, people.eventStaff.id);
  await other.until(({ event }) => event.event === 'control');
  await other.close();
  expect((await stateOf(id)).screens.map(({ name }) => name)).toEqual(['Other']);
});

test('the wall’s page tells which screens have answered a pull, what they had, and which have not', async () => {
  const { id, keys } = await wallWith('A stood', 'B silent', 'C reloaded');
  const item = await given('cleared');
  await pull(item.id, people.eventStaff.id);
  const back = await listen(keys[0]!, 0);
  const { event: told } = await back.until(({ event }) => event.event === 'pull');
  await back.close();
  const number = (told.data as { pull: number }).pull;
  const at = Date.now();
  for (const _ of [1, 2])
    expect((await say(`/screen/${keys[0]}/pulled`, { pull: number, took: 'standing', at })).status).toBe(204);
  await (await listen(keys[2]!)).close();
  expect(await standingTo(id)).toEqual({ 'A stood': 'standing', 'B silent': 'waiting', 'C reloaded': 'anew' });
  expect((await say(`/screen/${keys[1]}/pulled`, { pull: number })).status).toBe(204);
  expect(await standingTo(id)).toMatchObject({ 'B silent': 'answered' });
  const onItem = await site.call(`/desk/item/${item.id}/pulls`, {
    token: (await issueTokens()).moderator,
  });
  expect(onItem.status).toBe(200);
  const pulls = (await onItem.json()) as WallState['commands'];
  expect(pulls.find(({ number: of }) => of === number)?.screens.map(({ state }) => state)).toEqual([
    'answered',
    'answered',
    'anew',
  ]);
});

test('a blackout is answered by its number, and by no screen for another wall or under another name', async () => {
  const [{ id, keys }, elsewhere] = [await wallWith('Only'), await wallWith('Elsewhere')];
  const stream = await listen(keys[0]!);
  await control(id, { action: 'blackout' }, people.eventStaff.id);
  const { id: number } = await stream.until(({ event }) => event.event === 'control');
  await stream.close();
  expect(await standingTo(id)).toEqual({ Only: 'waiting' });
  expect((await say(`/screen/${keys[0]}/pulled`, { pull: number })).status).toBe(404);
  expect((await say(`/screen/${elsewhere.keys[0]}/controlled`, { control: number })).status).toBe(404);
  expect((await say(`/screen/${keys[0]}/controlled`, { control: number, at: 1 })).status).toBe(204);
  expect(await standingTo(id)).toEqual({ Only: 'answered' });
  expect((await stateOf(id)).commands[0]!.screens[0]!.afterMs, 'no screen is done before the click').toBe(0);
});

test('a beat is answered with the time here', async () => {
  const { keys } = await wallWith('One');
  const answer = await say(`/screen/${keys[0]}/beat`, { cachedMs: 61_000, driftMs: 'nonsense' });
  expect(answer.status).toBe(204);
  expect(Math.abs(Number(answer.headers.get('zakhor-now')) - Date.now())).toBeLessThan(5_000);
});
