import { and, asc, eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { submission } from '#db/schema/submission.ts';
import { rotation, wall } from '#db/schema/wall.ts';
import { Invalid } from '../errors.ts';
import { showable } from '../submissions/showable.ts';
import { compare, type Change } from './change.ts';
import type { Edition } from './edition.ts';

/** Brings the walls of a campaign to what its edition says, in `tx`; what event staff made of them stays. */
export async function establishWalls(tx: Tx, { slug: campaign, walls }: Edition): Promise<Change[]> {
  const wanted = walls.map(({ slug: id, name, paceMs }) => ({ id, campaign, name, paceMs }));
  const columns = { id: wall.id, campaign: wall.campaign, name: wall.name, paceMs: wall.paceMs };
  const all = await tx.select(columns).from(wall).orderBy(asc(wall.id));
  refuseOthers(all, wanted);
  const stored = all.filter((row) => row.campaign === campaign);
  const { made, changed, left } = compare(stored, wanted, 'id');
  if (made.length > 0) {
    // Whoever clears something reads the walls first: she has ended by now, or will find these.
    await tx.execute(sql`lock table ${wall} in exclusive mode`);
    await tx.insert(wall).values(made);
    for (const { id } of made) await giveAllTurns(tx, id, campaign);
  }
  for (const { row } of changed.toSorted((a, b) => (a.row.id < b.row.id ? -1 : 1)))
    await tx.update(wall).set({ name: row.name, paceMs: row.paceMs }).where(eq(wall.id, row.id));
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

/** A wall that comes late shows what was cleared before it, the earliest cleared first. */
const giveAllTurns = (tx: Tx, id: string, campaign: string) =>
  tx.execute(sql`
    insert into ${rotation} (wall, submission, kind, since)
    select ${id}, ${submission.id}, ${submission.kind}, ${submission.clearedAt} from ${submission}
    where ${and(eq(submission.campaign, campaign), showable('wall'))}
    on conflict do nothing`);
