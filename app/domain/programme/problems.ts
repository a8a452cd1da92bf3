import type { BlockId } from '#db/ids.ts';
import type { PlaceRule } from '#db/schema/wall.ts';
import { ruleAgainst } from './rules.ts';
import { apartMs, type Span } from './span.ts';

/** What somebody should look at in a night; none of it stops the wall. Times in ms since the epoch. */
export type Problem =
  /** Both stand at once: the one that began last is shown. */
  | { what: 'overlap'; block: BlockId; other: BlockId; from: number; until: number }
  /** Before this block, inside the night, is nothing: the wall goes on by itself. */
  | { what: 'gap'; block: BlockId; from: number; until: number }
  /** The place forbids it. */
  | { what: 'rule'; block: BlockId; rule: PlaceRule }
  /** A partner's hour less than a minute from a testimony or a silence. */
  | { what: 'near'; block: BlockId; other: BlockId };

const quiet = ['testimony', 'silence'];

/** All that is to be said of the blocks of a night, in their order. */
export function problemsOf(blocks: readonly Span[], rules: readonly PlaceRule[]): Problem[] {
  const sorted = blocks.toSorted((a, b) => a.from - b.from || a.until - b.until);
  return sorted.flatMap((one, index): Problem[] => {
    const before = sorted.slice(0, index);
    const rule = ruleAgainst(one.kind, rules);
    const ended = Math.max(...before.map(({ until }) => until));
    return [
      ...(rule ? [{ what: 'rule' as const, block: one.id, rule }] : []),
      ...(Number.isFinite(ended) && ended < one.from
        ? [{ what: 'gap' as const, block: one.id, from: ended, until: one.from }]
        : []),
      ...before
        .filter(({ until }) => until > one.from)
        .map((other) => ({
          what: 'overlap' as const,
          block: one.id,
          other: other.id,
          from: one.from,
          until: Math.min(one.until, other.until),
        })),
      ...(one.kind === 'partner'
        ? sorted.filter((other) => quiet.includes(other.kind) && isNearTo(one, other))
        : []
      ).map((other) => ({ what: 'near' as const, block: one.id, other: other.id })),
    ];
  });
}

const isNearTo = (one: Span, other: Span) => other.from < one.until + apartMs && other.until > one.from - apartMs;
