import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { wallState } from '#app/server/wall-state.ts';
import { card } from '#db/schema/card.ts';
import { clearedPhotos, openCampaign, people } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { openWall } from '#tests/support/walls.ts';
import { journalHead } from '../journal.ts';
import { control, findWall } from './control.ts';
import { pull } from './pull.ts';
import { newsBetween, newsForNewcomer, type WallNews } from './stream.ts';
import { planWall } from './timeline.ts';

beforeAll(() => openCampaign());

/** A wall of its own that shows two people in turns, each for a minute; the first has stood for some seconds. */
async function wallOfTwo() {
  const { id } = await openWall({ paceMs: 60_000 });
  const [first, second] = await clearedPhotos(2);
  await planWall(id);
  const later = (seconds: number) =>
    asOwner((tx) =>
      tx
        .update(card)
        .set({
          at: sql`${card.at} - make_interval(secs => ${seconds})`,
          until: sql`${card.until} - make_interval(secs => ${seconds})`,
        })
        .where(eq(card.wall, id)),
    );
  await later(10);
  return { id, first: first!, second: second!, later };
}

const whoIsOn = (news: WallNews[]) =>
  news
    .flatMap((one) => (one.kind === 'card' ? [one.card] : one.kind === 'retime' ? one.cards : []))
    .map(({ items }) => items.map(({ submission }) => submission));
const toldNewcomer = async (id: string) => newsForNewcomer(await findWall(id), await journalHead());
const onTheDesk = async (id: string) =>
  (await wallState(id)).cards.map(({ items }) => items.map(({ submission }) => submission));

test('during a pause a screen that is new, and the desk, are told of the card that stands', async () => {
  const of = await wallOfTwo();
  await control(of.id, { action: 'pause' }, people.eventStaff.id);
  expect(whoIsOn(await toldNewcomer(of.id))).toEqual([[of.first]]);
  expect((await toldNewcomer(of.id)).at(-1)).toMatchObject({ kind: 'control', mode: 'paused' });
  expect(await onTheDesk(of.id)).toEqual([[of.first]]);
});

test('who is pulled during a pause leaves the wall to the card before', async () => {
  const of = await wallOfTwo();
  await of.later(60);
  await control(of.id, { action: 'pause' }, people.eventStaff.id);
  expect(await onTheDesk(of.id)).toEqual([[of.second]]);
  await pull(of.second, people.eventStaff.id);
  expect(whoIsOn(await toldNewcomer(of.id))).toEqual([[of.first]]);
  expect(await onTheDesk(of.id)).toEqual([[of.first]]);
});

test('a screen that comes back long after a pause began is told of the card that stands', async () => {
  const of = await wallOfTwo();
  await control(of.id, { action: 'pause' }, people.eventStaff.id);
  await of.later(3_600);
  const missed: WallNews[] = [];
  for await (const news of newsBetween(of.id, 0, await journalHead())) missed.push(...news);
  expect(whoIsOn(missed).flat()).toEqual([of.first]);
});
