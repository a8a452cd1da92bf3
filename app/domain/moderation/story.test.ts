import { beforeAll, expect, test } from 'vitest';
import { inArray } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { event } from '#db/schema/event.ts';
import { checks } from '../examination/checks.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { cardFor, openWall } from '#tests/support/walls.ts';
import { control } from '../projection/control.ts';
import { pull } from '../projection/pull.ts';
import { withdraw } from '../submissions/withdraw.ts';
import { approve, clear, reject, undo } from './decide.ts';
import { storyOf, type Story } from './story.ts';

beforeAll(() => openCampaign());

/** What happened, in short. */
const lines = ({ entries }: Story) =>
  entries.map(({ kind, wall, by, decision }) =>
    [kind, decision?.action, wall, by?.name].filter((word) => word != null).join(' '),
  );

const { moderator, second, eventStaff } = people;

test('of a photo that stood on a wall and was withdrawn everything is told, in order, and nothing of hers', async () => {
  const wall = await openWall();
  const { id, receipt } = await given('in-review', { name: 'Miriam', message: 'For Chana.', email: 'm@example.org' });
  await reject(id, moderator.id, { reason: 'Miriam looks away', note: 'Miriam again' });
  await undo(id, second.id);
  await approve(id, moderator.id, { note: 'Now she sees: Miriam smiles' });
  await clear(id, second.id);
  await cardFor(wall.id, id, { from: -30_000, until: -22_000 });
  await cardFor(wall.id, id, { from: 0, until: 60_000 });
  await cardFor(wall.id, id, { from: 120_000, until: 128_000 });
  const before = await storyOf(id);
  expect(JSON.stringify(before)).toContain('Now she sees');
  expect(
    before.entries.filter(({ stood }) => stood),
    'a card that is still to come is no part of it',
  ).toHaveLength(2);
  await withdraw(receipt);
  const story = await storyOf(id);

  expect(story).toMatchObject({ id, kind: 'photo', state: 'withdrawn', withdrawnAt: expect.any(Date), cut: false });
  expect(lines(story).filter((line) => !line.startsWith('wall.card'))).toEqual([
    'submission.received',
    'submission.examining',
    'submission.in-review',
    'submission.read',
    `submission.rejected ${moderator.name}`,
    `decision.made reject ${moderator.name}`,
    `submission.in-review ${second.name}`,
    `decision.made undo ${second.name}`,
    `submission.approved ${moderator.name}`,
    `decision.made approve ${moderator.name}`,
    `submission.cleared ${second.name}`,
    `decision.made clear ${second.name}`,
    'wall.pull main',
    `wall.pull ${wall.id}`,
    'submission.withdrawn',
    'decision.words-erased',
    'decision.words-erased',
  ]);
  const rejection = story.entries.find(({ decision }) => decision?.action === 'reject')!.decision;
  // What she had typed of it went with the withdrawal.
  expect(rejection).toMatchObject({ reason: null, note: null });
  const stands = story.entries.filter(({ stood }) => stood);
  expect(stands).toMatchObject([
    { wall: wall.id, stood: { seen: true } },
    { wall: wall.id, stood: { seen: true } },
  ]);
  const pulled = story.entries.find(({ kind, wall: of }) => kind === 'wall.pull' && of === wall.id)!;
  expect(stands[1]!.stood!.until, 'it stood until it was pulled').toEqual(pulled.at);
  expect(story.consents.map(({ withdrawnAt }) => withdrawnAt)).toEqual(story.consents.map(() => expect.any(Date)));
  expect(JSON.stringify(story)).not.toMatch(/Miriam|Chana|m@example|Now she/);
});

test('each entry bears the number and the hash under which the journal has it', async () => {
  const wall = await openWall();
  const { id } = await given('cleared');
  await cardFor(wall.id, id);
  const { entries } = await storyOf(id);
  const numbers = entries.map(({ number }) => number);
  const rows = await db.select().from(event).where(inArray(event.number, numbers));
  expect(entries.map(({ number, hash }) => [number, hash])).toEqual(
    numbers.map((number) => [number, rows.find((row) => row.number === number)!.hash]),
  );
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  expect(entries.at(-1)).toMatchObject({ kind: 'wall.card', wall: wall.id });
});

test('what was examined is told with the checks that ran and what they found', async () => {
  const { id } = await given('in-review', { message: 'Call 06 12 34 56 78 now' });
  const { entries } = await storyOf(id);
  const examination = entries.find(({ kind }) => kind === 'submission.in-review')!.examination!;
  expect(examination.runs.map(({ check, outcome }) => [check, outcome])).toEqual(
    checks.map(({ name }) => [name, 'done']).toSorted(),
  );
  expect(examination.runs.every(({ version }) => version >= 1)).toBe(true);
  expect(examination.findings.map(({ check }) => check)).toContain('words');
  const reading = entries.find(({ kind }) => kind === 'submission.read')!.examination!;
  expect(reading.runs.map(({ check }) => check)).toEqual(['picture.words']);
  expect(entries.filter(({ examination: one }) => one)).toHaveLength(2);
});

test('a card whose item was pulled before it began is no part of its story, and one in a blackout nobody saw', async () => {
  const wall = await openWall();
  const { id } = await given('cleared');
  await control(wall.id, { action: 'blackout' }, eventStaff.id);
  await cardFor(wall.id, id);
  expect((await storyOf(id)).entries.at(-1)).toMatchObject({ kind: 'wall.card', stood: { seen: false } });
  await cardFor(wall.id, id, { from: 150, until: 5_000 });
  await pull(id, eventStaff.id);
  await expect
    .poll(async () => (await db.execute(`select 1 from card where wall = '${wall.id}' and at > now()`)).rowCount)
    .toBe(0);
  const stands = (await storyOf(id)).entries.filter(({ stood }) => stood);
  expect(stands).toHaveLength(1);
});
