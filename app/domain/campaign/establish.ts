import { and, asc, eq, sql, getTableColumns } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { campaign } from '#db/schema/campaign.ts';
import { partner } from '#db/schema/partner.ts';
import { submission } from '#db/schema/submission.ts';
import { Conflict } from '../errors.ts';
import { record } from '../journal.ts';
import { compare, type Change } from './change.ts';
import type { Edition } from './edition.ts';
import { giveWay } from './give-way.ts';
import { establishScreens } from './establish-screens.ts';
import { establishWalls } from './establish-walls.ts';

/**
 * Makes the database say of an edition what its operator declares: adds what is new, changes what differs, deletes
 * nothing. Once it is so, doing it again changes nothing and writes no event.
 * @returns what was made or changed, and what is in the database and not in the edition
 * @throws {Conflict} when something given before does not allow it @throws {Invalid} when a wall or a screen's key
 * belongs elsewhere; nothing was changed then
 */
export const establish = (edition: Edition): Promise<Change[]> =>
  giveWay(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('zakhor edition'))`); // one at a time
    const changes = [
      ...(await establishCampaign(tx, edition)),
      ...(await establishPartners(tx, edition.partners)),
      ...(await establishWalls(tx, edition)),
      ...(await establishScreens(tx, edition)),
    ];
    for (const change of changes) await tell(tx, change);
    return changes;
  });

async function establishCampaign(tx: Tx, edition: Edition): Promise<Change[]> {
  const { slug: id, partners: _, walls: __, email = null, alarmEmail = null, firstNightAt = null, ...rest } = edition;
  const { strictUntil: ___, ...said } = getTableColumns(campaign);
  const stored = await tx.select(said).from(campaign).where(eq(campaign.id, id));
  const wanted = { id, email, alarmEmail, firstNightAt, ...rest };
  const { made, changed } = compare(stored, [wanted], 'id');
  const base = { thing: 'campaign', name: id, wall: null } as const;
  if (made.length > 0) await tx.insert(campaign).values(made);
  for (const { row, fields } of changed) {
    if (fields.eyes) await askForEyes(tx, id, edition.eyes);
    await tx.update(campaign).set(row).where(eq(campaign.id, id));
  }
  return [
    ...made.map((): Change => ({ ...base, how: 'made' })),
    ...changed.map(({ fields }): Change => ({ ...base, how: 'changed', fields })),
  ];
}

/** The database refuses a clearance by one person where two are asked for, also one that stands from before. */
async function askForEyes(tx: Tx, id: string, eyes: number): Promise<void> {
  if (eyes < 2) return;
  const ofOne = and(eq(submission.campaign, id), eq(submission.clearedBy, submission.approvedBy));
  const count = await tx.$count(submission, ofOne);
  if (count > 0)
    throw new Conflict(
      `eyes: ${count} of what stands on walls was approved and cleared by one person; pull that first`,
    );
}

async function establishPartners(tx: Tx, partners: Edition['partners']): Promise<Change[]> {
  const stored = await tx.select().from(partner).orderBy(asc(partner.slug));
  const { made, changed, left } = compare(stored, partners, 'slug');
  if (made.length > 0) await tx.insert(partner).values(made);
  for (const { row } of changed) await tx.update(partner).set(row).where(eq(partner.slug, row.slug));
  const of = (row: { slug: string }) => ({ thing: 'partner', name: row.slug, wall: null }) as const;
  return [
    ...made.map((row): Change => ({ ...of(row), how: 'made' })),
    ...changed.map(({ row, fields }): Change => ({ ...of(row), how: 'changed', fields })),
    ...left.map((row): Change => ({ ...of(row), how: 'left' })),
  ];
}

/** The journal learns what a thing is called and was before, never a screen's key. */
async function tell(tx: Tx, { thing, name, how, wall, fields }: Change): Promise<void> {
  if (how === 'left') return;
  await record(tx, { kind: `${thing}.${how}`, wall, detail: { [thing]: name, ...(fields ? { fields } : {}) } });
}
