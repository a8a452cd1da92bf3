import type { Submission } from '#db/schema/submission.ts';
import { factsOf, type Facts } from '../moderation/facts.ts';

/** What was decided, and what could have come of it: flags by visitors, an appeal, notes, other items that were judged beside it. */
const nothingDecided = {
  state: 'in-review',
  standing: null,
  appeal: null,
  flags: [],
  marks: [],
  notes: [],
  similar: null,
  earlier: null,
  banked: [],
  sampled: false,
  alone: true,
} satisfies Partial<Facts>;

/** Likenesses to what was judged together with it. */
const ofLikeness = new Set(['picture.cluster', 'picture.likeness']);

/** An item as whoever looked first saw it. Each fact is named, so that a new one is shown only once somebody has thought of it. */
export async function blindFacts(item: Submission): Promise<Facts> {
  const [facts] = await factsOf([item]);
  const { id, kind, name, country, locale, message, text, partner, minor, digest } = facts!;
  const { placeholder, reading, receivedAt, renditions, uses, veiled, findings } = facts!;
  return {
    ...{ id, kind, name, country, locale, message, text, partner, minor, digest },
    ...{ placeholder, reading, receivedAt, renditions, uses, veiled },
    findings: findings.filter(({ check }) => !ofLikeness.has(check)),
    ...nothingDecided,
  };
}
