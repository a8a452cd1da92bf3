import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readEdition } from './edition.ts';

const least = {
  slug: 'test',
  name: 'Test',
  hashtag: '#WeRemember',
  timeZone: 'Europe/Warsaw',
  opensAt: '2026-12-01T09:00:00+01:00',
  closesAt: '2027-02-01T00:00:00+01:00',
};
const read = (also: Record<string, unknown>) => readEdition(JSON.stringify({ ...least, ...also }));
const wall = (also: Record<string, unknown> = {}) => ({ slug: 'main', name: 'Main', ...also });

test('what a file leaves out has the usual value, and its times count with their offset', () => {
  expect(read({ walls: [wall({ screens: [{ name: ' First ' }] })] })).toEqual({
    ok: true,
    edition: {
      ...least,
      opensAt: new Date('2026-12-01T08:00:00Z'),
      closesAt: new Date('2027-01-31T23:00:00Z'),
      eyes: 2,
      requireSecondFactor: [],
      quarantineMinutes: 15,
      reviewMinutes: 24 * 60,
      appealHours: 72,
      partners: [],
      walls: [
        {
          slug: 'main',
          name: 'Main',
          paceMs: 8000,
          width: 1920,
          height: 1080,
          languages: [],
          rules: [],
          screens: [{ name: 'First' }],
        },
      ],
    },
  });
});

test('the example of the documentation can be read', () => {
  const text = readFileSync(new URL('../../../docs/campaign.example.json', import.meta.url), 'utf8');
  expect(readEdition(text)).toMatchObject({ ok: true, edition: { walls: [{ paceMs: 8000 }, { paceMs: 12_000 }] } });
});

test.for<[string, Record<string, unknown>]>([
  ['slug: needs small letters', { slug: 'We Remember' }],
  ['name: is missing', { name: undefined }],
  ['name: must be of the type string', { name: 7 }],
  ['hashtag: needs a #', { hashtag: 'WeRemember' }],
  ['timeZone: is no time zone', { timeZone: 'Europe/Nowhere' }],
  ['timeZone: is no time zone', { timeZone: '+01:00' }],
  ['opensAt: needs a time with its offset', { opensAt: '2026-12-01T09:00:00' }],
  ['opensAt: is missing', { opensAt: undefined }],
  ['closesAt: must be later than opensAt', { closesAt: least.opensAt }],
  ['eyes: ', { eyes: 3 }],
  ['the whole: has nights, which nothing here is called', { nights: [] }],
  ['partners: must be of the type array', { partners: {} }],
  ['partners[1].slug: one stands here twice', { partners: ['one', 'one'].map((slug) => ({ slug, name: slug })) }],
  ['walls[0].paceMs: ', { walls: [wall({ paceMs: 100 })] }],
  ['walls[0]: has pace, which nothing', { walls: [wall({ pace: 8000 })] }],
  ['walls[1].slug: main stands here twice', { walls: [wall(), wall()] }],
  ['walls[0].screens[1].name: is empty', { walls: [wall({ screens: [{ name: 'A' }, { name: ' ' }] })] }],
  ['walls[0].screens[1].name: A stands here twice', { walls: [wall({ screens: [{ name: 'A' }, { name: 'A' }] })] }],
  ['walls[0].screens[0].key: needs 16', { walls: [wall({ screens: [{ name: 'A', key: 'short' }] })] }],
  [
    'walls[1].screens[0].key: is another screen’s too',
    { walls: ['a', 'b'].map((slug) => wall({ slug, screens: [{ name: 'A', key: 'k'.repeat(16) }] })) },
  ],
])('a wrong file is refused: %s', ([problem, also]) => {
  const answer = read(also);
  expect(answer.ok ? [] : answer.problems).toEqual([expect.stringContaining(problem)]);
  expect(answer.ok ? '' : answer.problems[0]).toMatch(new RegExp(`^${problem.replace(/[[\]]/g, '\\$&')}`));
});

test('every problem of a file is told at once, and what is no JSON is told as such', () => {
  expect(read({ slug: 'A', eyes: 'two', walls: [{}] })).toMatchObject({ problems: { length: 4 } });
  expect(readEdition('{ "slug": oops }')).toMatchObject({ problems: [expect.stringContaining('it is no JSON: ')] });
});
