import type { Submission } from '#db/schema/submission.ts';
import { factsOf, type Facts } from '../moderation/facts.ts';

/**
 * An item as whoever looked first saw it: without what was decided, and without what could have come of that, such as flags by
 * visitors, an appeal, or a likeness to others that were judged together with it.
 */
export async function blindFacts(item: Submission): Promise<Facts> {
  const [facts] = await factsOf([item]);
  return {
    ...facts!,
    state: 'in-review',
    standing: null,
    appeal: null,
    flags: [],
    marks: [],
    similar: null,
    banked: [],
    sampled: false,
    findings: facts!.findings.filter(({ check }) => !ofLikeness.has(check)),
  };
}

const ofLikeness = new Set(['picture.cluster', 'picture.likeness']);
