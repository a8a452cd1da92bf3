import { blockKinds, type Block, type BlockKind } from '#db/schema/block.ts';
import type { Wall } from '#db/schema/wall.ts';
import { clockTime, isTimeZone, momentOf } from './clock.ts';
import { ruleAgainst } from './rules.ts';

/** What people say of a block. */
export type BlockWords = Omit<Block, 'id' | 'wall' | 'change'>;

/** The kind of block that something names, if it does. */
export const kindOf = (given: unknown): BlockKind | undefined => blockKinds.find((kind) => kind === given);

/** What is wrong with a field of a block, by a stable word. */
export interface BlockFault {
  field:
    | 'block-starts'
    | 'block-ends'
    | 'block-zone'
    | 'block-words'
    | 'block-counts-to'
    | 'block-partner'
    | 'block-kind';
  fault: string;
}

/** In UTF-16 units: more is not read from afar. */
const longestWords = 400;

/** A block is no longer than a day, in ms. */
const longest = 24 * 60 * 60_000;

const needsWords = ['message', 'hold'];
const mayHaveWords = [...needsWords, 'countdown', 'silence', 'partner'];

/** What people may get wrong in a block, in the form's order; empty where nothing is. */
export function faultsOf(wanted: BlockWords, { zone, rules }: Pick<Wall, 'zone' | 'rules'>): BlockFault[] {
  const { kind, startsAt, endsAt, countsTo, words } = wanted;
  const rule = ruleAgainst(kind, rules);
  if (rule) return [{ field: 'block-kind', fault: rule }];
  if (wanted.zone !== null && !isTimeZone(wanted.zone)) return [{ field: 'block-zone', fault: 'unknown' }];
  const moment = (time: string) => momentOf(time, wanted.zone ?? zone);
  const faults: BlockFault[] = [];
  if (endsAt <= startsAt) faults.push({ field: 'block-ends', fault: 'too-early' });
  else if (momentOf(endsAt, 'UTC') - momentOf(startsAt, 'UTC') > longest)
    faults.push({ field: 'block-ends', fault: 'too-late' });
  // As a clock is put forward, what is between two of its times can come to nothing.
  else if (moment(endsAt) <= moment(startsAt)) faults.push({ field: 'block-ends', fault: 'skipped' });
  if (kind === 'countdown' && countsTo === null) faults.push({ field: 'block-counts-to', fault: 'required' });
  if (countsTo !== null && countsTo < endsAt) faults.push({ field: 'block-counts-to', fault: 'too-early' });
  if (kind === 'partner' && wanted.partner === null) faults.push({ field: 'block-partner', fault: 'required' });
  if (needsWords.includes(kind) && !words) faults.push({ field: 'block-words', fault: 'required' });
  if (words && words.length > longestWords) faults.push({ field: 'block-words', fault: 'too-long' });
  return faults;
}

/** A block as it is kept: its times as they are written here, and only what its kind has. @throws {RangeError} for no time */
export const kept = ({ kind, startsAt, endsAt, zone, words, countsTo, partner: whose }: BlockWords): BlockWords => ({
  kind,
  startsAt: clockTime(startsAt),
  endsAt: clockTime(endsAt),
  zone,
  words: mayHaveWords.includes(kind) ? words || null : null,
  countsTo: kind === 'countdown' && countsTo !== null ? clockTime(countsTo) : null,
  partner: kind === 'partner' ? whose : null,
});
