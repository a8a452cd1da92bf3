import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { submission } from '#db/schema/submission.ts';
import { rotation, wall, type Wall } from '#db/schema/wall.ts';
import { Conflict, Invalid } from '../errors.ts';
import { blocksAgainst } from '../programme/rules.ts';
import { showable } from '../submissions/showable.ts';
import { compare, type Change } from './change.ts';
import type { Edition } from './edition.ts';

/** What an edition says of a wall. */
type Said = Omit<Wall, 'mode' | 'holdText' | 'stale' | 'programmeFrom' | 'spotlight'>;

/** Brings the walls of a campaign to what its edition says, in `tx`; what event staff made of them stays. */
export async function establishWalls(tx: Tx, { slug: campaign, walls, timeZone }: Edition): Promise<Change[]> {
  const wanted: Said[] = walls.map(({ slug: id, place = null, timeZone: zone = timeZone, screens: _, ...rest }) => {
    return { id, campaign, place, zone, ...rest };
  });
  const { mode: _, holdText: __, stale: ___, programmeFrom: ____, spotlight: _____, ...said } = getTableColumns(wall);
  const all = await tx.select(said).from(wall).orderBy(asc(wall.id));
  refuseOthers(all, wanted);
  const stored = all.filter((row) => row.campaign === campaign);
  const { made, changed, left } = compare(stored, wanted, 'id');
  if (made.length > 0) {
    // Whoever clears something reads the walls first: she has ended by now, or will find these.
    await tx.execute(sql`lock table ${wall} in exclusive mode`);
    await tx.insert(wall).values(made);
    for (const { id } of made) await giveAllTurns(tx, id, campaign);
  }
  for (const { row, fields } of changed.toSorted((a, b) => (a.row.id < b.row.id ? -1 : 1))) {
    if (fields.rules) await refuseBroken(tx, row, wanted.indexOf(row));
    // In another zone the whole programme is at other moments.
    const follow = fields.zone ? { stale: true, programmeFrom: sql`now()` } : {};
    await tx
      .update(wall)
      .set({ ...row, ...follow })
      .where(eq(wall.id, row.id));
  }
  const of = ({ id }: { id: string }) => ({ thing: 'wall', name: id, wall: id }) as const;
  return [
    ...made.map((row): Change => ({ ...of(row), how: 'made' })),
    ...changed.map(({ row, fields }): Change => ({ ...of(row), how: 'changed', fields })),
    ...left.map((row): Change => ({ ...of(row), how: 'left' })),
  ];
}

/** A wall keeps its turns and its timeline, so it stays with the campaign that has filled it. */
function refuseOthers(all: { id: string; campaign: string }[], wanted: { id: string; campaign: string }[]): void {
  for (const [index, { id, campaign }] of wanted.entries()) {
    const other = all.find((row) => row.id === id && row.campaign !== campaign);
    if (other)
      throw new Invalid(
        `walls[${index}].slug`,
        'elsewhere',
        `walls[${index}].slug: the wall ${id} is one of the campaign ${other.campaign}; give this one another slug`,
      );
  }
}

/** The database refuses it too; here it is said what is in the way. */
async function refuseBroken(tx: Tx, { id, zone, rules }: Said, index: number): Promise<void> {
  await tx.select({ id: wall.id }).from(wall).where(eq(wall.id, id)).for('update');
  const broken = await blocksAgainst(tx, { id, zone }, rules);
  const [first] = broken;
  if (!first) return;
  throw new Conflict(
    `walls[${index}].rules: ${broken.length} of what is still to come on ${id} would break them, first a ${first.kind} at ` +
      `${first.startsAt}; remove it from the programme first`,
  );
}

/** A wall that comes late shows what was cleared before it, the earliest cleared first. */
const giveAllTurns = (tx: Tx, id: string, campaign: string) =>
  tx.execute(sql`
    insert into ${rotation} (wall, submission, kind, since)
    select ${id}, ${submission.id}, ${submission.kind}, ${submission.clearedAt} from ${submission}
    where ${and(eq(submission.campaign, campaign), showable('wall'))}
    on conflict do nothing`);
