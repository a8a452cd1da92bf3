import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome, Raid } from '#tests/support/raid/raid.ts';
import { ensureDatabase } from '../postgres.ts';
import type { Row } from './row.ts';

export const title = 'A raid of 1 500 uploads, and six people who empty the queue';

/** What checks and people make of a raid (docs/raid.md). Words in the pictures are not read. */
export default async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zakhor-bench-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL's user must reach it
  const database = await ensureDatabase(folder);
  Object.assign(process.env, { DATABASE_URL: database.url, MIGRATE_DATABASE_URL: database.ownerUrl, DATA_DIR: folder });
  const { migrate } = await import('#db/migrate.ts');
  await migrate(database.ownerUrl);
  const { openCampaign, people } = await import('#tests/support/campaign.ts');
  const { leastHeld, mostHeld, raid, shareOf } = await import('#tests/support/raid/raid.ts');
  const { disguises } = await import('#tests/support/raid/disguises.ts');
  const { groups } = await import('#tests/support/raid/plan.ts');
  const { close } = await import('#db/client.ts');
  try {
    await openCampaign();
    const done = await raid(1, {
      leads: [people.lead, people.otherLead],
      moderators: [people.moderator, people.third],
      seconds: [people.second, people.secondReviewer],
    });
    const limits = new Map<string, (outcome: Outcome) => [limit: string, ok: boolean]>([
      ...disguises
        .filter(({ harder }) => !harder)
        .map(
          ({ how }) =>
            [
              how,
              (one: Outcome) =>
                atLeast(
                  shareOf([one], ({ held }) => held),
                  leastHeld,
                ),
            ] as const,
        ),
      [
        groups.ordinary,
        (one) =>
          atMost(
            shareOf([one], ({ held, burstOnly }) => held + burstOnly),
            mostHeld,
          ),
      ],
    ]);
    return [
      ...done.outcomes.map((one) => outcomeRow(one, limits.get(one.group)?.(one))),
      ...lawRows(done),
      ...workRows(done),
    ];
  } finally {
    await close();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const percent = (share: number) => `${Math.round(share * 100)} %`;
const atLeast = (share: number, least: number): [string, boolean] => [`≥ ${percent(least)} held`, share >= least];
const atMost = (share: number, most: number): [string, boolean] => [`≤ ${percent(most)} held`, share <= most];

function outcomeRow(
  { group, count, held, burstOnly, heldLater, rejected, cleared }: Outcome,
  [limit, ok]: [string, boolean] = ['', true],
): Row {
  return {
    what: `${group}: held, in the burst alone, held later`,
    figure: `${held}, ${burstOnly}, ${heldLater} of ${count}`,
    limit,
    ok,
    values: { count, held, burstOnly, heldLater, rejected, cleared },
  };
}

function lawRows({ hatefulCleared, innocentRejected, decidedAlone, withoutPerson, left, emptied }: Raid): Row[] {
  const none = (what: string, count: number): Row => ({
    what,
    figure: String(count),
    limit: '0',
    ok: count === 0,
    values: { count },
  });
  return [
    none('let through or rejected before a person looked', decidedAlone + withoutPerson),
    none('hateful and cleared, at the end', hatefulCleared),
    none('innocent and rejected, at the end', innocentRejected),
    none('innocent and ticked on a contact sheet at first', emptied.innocentTicked),
    none('left in the queue', left),
  ];
}

function workRows({ emptied: { work, overlooked, pauses }, arrivalMs }: Raid): Row[] {
  const row = (what: string, figure: string, values: Row['values']): Row => ({
    what,
    figure,
    limit: '',
    ok: true,
    values,
  });
  return [
    ...[...work].map(([what, { decisions, items, keys, ms }]) =>
      row(
        `${what}: decisions, items, keys, the program’s time`,
        `${decisions}, ${items}, ${keys}, ${(ms / 1000).toFixed(1)} s`,
        { decisions, items, keys, ms },
      ),
    ),
    row('pauses of a quarter of an hour, by the limits of care', String(pauses), { pauses }),
    row('overlooked by the first, found by the second', String(overlooked), { overlooked }),
    row('from the first upload to the last one examined', `${(arrivalMs / 1000).toFixed(0)} s`, { arrivalMs }),
  ];
}
