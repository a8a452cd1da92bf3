import { afterAll, beforeAll, expect, test } from 'vitest';
import { control } from '#app/domain/projection/control.ts';
import { pull } from '#app/domain/projection/pull.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { startSite, type RunningSite } from '#tests/support/site.ts';
import { cardFor, openWall } from '#tests/support/walls.ts';

await openCampaign();
let site: RunningSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.stop());

interface Index {
  now: number;
  mode: string;
  text: string | null;
  segments: string[];
}
const indexOf = async (wall: string) => (await (await site.call(`/live/${wall}/index.json`)).json()) as Index;
const segment = (wall: string, name: string) => site.call(`/live/${wall}/${name}.json`);
/** Whoever stands on the cards that the index names. */
async function peopleOn(wall: string): Promise<string[]> {
  const { segments } = await indexOf(wall);
  const cards = await Promise.all(segments.map(async (name) => (await segment(wall, name)).json()));
  return (cards.flat() as { items: { submission: string }[] }[]).flatMap(({ items }) =>
    items.map(({ submission }) => submission),
  );
}

/** A wall on which one stands, and another comes half a minute later. */
async function lit() {
  const { id } = await openWall();
  const [now, next] = [await given('cleared', { name: 'משתתפת לניסיון' }), await given('cleared')];
  await cardFor(id, now.id, { until: 45_000 });
  await cardFor(id, next.id, { from: 45_000, until: 90_000 });
  return { id, now, next };
}

test('everybody may read what stands and what comes, in pieces that caches near them keep', async () => {
  const { id, now, next } = await lit();
  const answer = await site.call(`/live/${id}/index.json`);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=2');
  const { segments, mode, now: time } = (await answer.json()) as Index;
  expect([mode, segments.length]).toEqual(['running', 2]);
  expect(Math.abs(time - Date.now())).toBeLessThan(5_000);
  const piece = await segment(id, segments[0]!);
  expect(piece.headers.get('cache-control')).toBe('public, max-age=600, immutable');
  expect(piece.headers.get('set-cookie')).toBeNull();
  expect(await peopleOn(id)).toEqual([now.id, next.id]);
  expect((await indexOf(id)).segments, 'as long as nothing changes').toEqual(segments);
});

test('what is pulled is in no piece any more, and the piece that had it is not given again', async () => {
  const { id, now, next } = await lit();
  const [before] = (await indexOf(id)).segments;
  await pull(now.id, people.eventStaff.id);
  await expect.poll(() => peopleOn(id)).toEqual([next.id]);
  const gone = await segment(id, before!);
  expect([gone.status, gone.headers.get('cache-control')]).toEqual([404, 'no-store']);
});

test('the page shows what is on now without scripts, and comes again by itself', async () => {
  const { id } = await lit();
  const answer = await site.call(`/live/${id}`, { headers: { 'accept-language': 'fr' } });
  expect(answer.headers.get('cache-control')).toContain('s-maxage=2');
  expect(answer.headers.get('vary')).toContain('Accept-Language');
  const page = await answer.text();
  expect(page).toContain('משתתפת לניסיון');
  expect(page).toContain('http-equiv="refresh"');
  expect(page).toContain('En direct');
});

test('words to hold stand there as on the wall', async () => {
  const { id } = await lit();
  await control(id, { action: 'hold', text: 'We pause for a moment.' }, people.eventStaff.id);
  await expect.poll(async () => (await indexOf(id)).text).toBe('We pause for a moment.');
  expect(await (await site.call(`/live/${id}`)).text()).toContain('We pause for a moment.');
});

test('a wall that is none is not found, and several are a choice', async () => {
  for (const path of ['/live/nowhere', '/live/nowhere/index.json']) expect((await site.call(path)).status).toBe(404);
  const { id } = await openWall();
  expect(await (await site.call('/live')).text()).toContain(`href="/live/${id}"`);
});
