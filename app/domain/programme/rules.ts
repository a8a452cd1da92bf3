import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { block, blockKinds, type Block, type BlockKind } from '#db/schema/block.ts';
import type { PlaceRule, Wall } from '#db/schema/wall.ts';

/** What each rule of a place forbids; the database has the same list (`forbidden_by`) and the last word. */
const forbidden: Record<PlaceRule, readonly BlockKind[]> = {
  'no-counters': ['countdown', 'figures'],
  'no-logos': [],
  'no-partner-cards': ['partner'],
  'no-sound': [],
};

/** The rule that a kind of block would break, if there is one. */
export const ruleAgainst = (kind: BlockKind, rules: readonly PlaceRule[]): PlaceRule | undefined =>
  rules.find((rule) => forbidden[rule].includes(kind));

/** The kinds that a place with these rules allows. */
export const allowedKinds = (rules: readonly PlaceRule[]): BlockKind[] =>
  blockKinds.filter((kind) => !ruleAgainst(kind, rules));

/** How many of them are counted. */
const most = 100;

/** What of a wall's programme has not ended and would break these rules, the soonest first. */
export const blocksAgainst = (
  tx: Tx,
  { id, zone }: Pick<Wall, 'id' | 'zone'>,
  rules: readonly PlaceRule[],
): Promise<Block[]> =>
  tx
    .select()
    .from(block)
    .where(
      and(
        eq(block.wall, id),
        inArray(
          block.kind,
          rules.flatMap((rule) => forbidden[rule]),
        ),
        sql`${block.endsAt} > now() at time zone coalesce(${block.zone}, ${zone})`,
      ),
    )
    .orderBy(asc(block.startsAt))
    .limit(most);
