import { beforeAll, expect, test } from 'vitest';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { factsOf } from '../moderation/facts.ts';
import { unsaid } from '../moderation/unsaid.ts';
import { earlierThan } from './earlier.ts';

beforeAll(() => openCampaign());

test('an item is shown with what the same address gave before it, the latest first, however it was typed', async () => {
  const first = await given('rejected', { email: 'given@example.org' });
  const words = { kind: 'testimony', text: 'Of one winter she never spoke.', name: 'Test author' } as const;
  const second = await given('in-review', { ...words, email: 'Given@Example.org' });
  await given('withdrawn', { email: 'given@example.org' });
  const third = await given('in-review', { email: 'given@example.org' });
  const other = await given('in-review', { email: 'other@example.org' });
  const none = await given('in-review');

  const found = await earlierThan([first.id, second.id, third.id, other.id, none.id]);
  expect([...found.keys()].sort()).toEqual([second.id, third.id].sort());
  expect(found.get(third.id)).toMatchObject({
    count: 2,
    items: [
      { id: second.id, state: 'in-review', name: 'Test author', thumb: undefined, veiled: false },
      { id: first.id, state: 'rejected', thumb: { name: 'thumb' } },
    ],
  });
});

test('of many the latest four are shown, and all are counted', async () => {
  const ids = [];
  for (let one = 0; one < 7; one += 1)
    ids.push((await given('received', { kind: 'testimony', text: 'A test.', email: 'often@example.org' })).id);
  const earlier = (await earlierThan([ids[6]!])).get(ids[6]!)!;
  expect([earlier.count, earlier.items.map(({ id }) => id)]).toEqual([6, ids.slice(2, 6).reverse()]);
});

test('who may not read every item is shown none beside the one before her', async () => {
  await given('in-review', { email: 'apart@example.org', partner: 'example-org' });
  const item = await given('in-review', { email: 'apart@example.org', partner: 'example-org' });
  const facts = await factsOf([item]);
  expect(facts[0]!.earlier).toMatchObject({ count: 1 });
  expect(facts[0]!.similar).toMatchObject({ items: [{}, {}, {}, {}] });
  for (const judge of [people.outside, people.partnerModerator])
    expect(await unsaid(judge, facts)).toMatchObject([{ earlier: null, similar: null }]);
  expect(await unsaid(people.moderator, facts)).toMatchObject([{ earlier: { count: 1 } }]);
});
