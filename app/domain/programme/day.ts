import { asc } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { Block } from '#db/schema/block.ts';
import { partner } from '#db/schema/partner.ts';
import type { Wall } from '#db/schema/wall.ts';
import { clockAt } from './clock.ts';
import { timesOfNight } from './night.ts';
import { spansNear } from './near.ts';
import { blocksOfNight } from './nights.ts';
import { problemsOf, type Problem } from './problems.ts';
import { spanOf } from './span.ts';

/** A block as a night's page has it, with its moments in ms since the epoch and by the clock beside the wall. */
export interface PlannedBlock extends Block {
  from: number;
  until: number;
  starts: string;
  ends: string;
  problems: Problem[];
}

/** A night of a wall's programme, the earliest block first. */
export async function programmeOf(held: Pick<Wall, 'id' | 'zone' | 'rules'>, night: string): Promise<PlannedBlock[]> {
  const { from, until } = timesOfNight(night, held.zone);
  const [blocks, near] = await Promise.all([blocksOfNight(held, night), spansNear(held, from, until)]);
  const problems = problemsOf(near, held.rules);
  return blocks.map((block) => {
    const span = spanOf(block, held.zone);
    return {
      ...block,
      from: span.from,
      until: span.until,
      starts: clockAt(span.from, held.zone),
      ends: clockAt(span.until, held.zone),
      problems: problems.filter((one) => one.block === block.id),
    };
  });
}

/** So many are offered. */
const mostPartners = 500;

/** Whose hour a block may be. */
export const partnersToChoose = () =>
  db.select({ slug: partner.slug, name: partner.name }).from(partner).orderBy(asc(partner.name)).limit(mostPartners);
