import type { SubmissionState } from '#db/schema/submission.ts';

export type Step = 'arrived' | 'prepared' | 'approved' | 'cleared' | 'shown';

/** How many steps a submission has behind it; those that went another way have no way to show. */
const behind: Partial<Record<SubmissionState, number>> = {
  received: 1,
  examining: 1,
  'in-review': 2,
  approved: 3,
  cleared: 4,
};

/** The way of a submission to where its giver wants it, and how far it has come on it. */
export function stepsOf(state: SubmissionState, uses: readonly string[]): { step: Step; done: boolean }[] {
  const done = behind[state];
  if (done === undefined) return [];
  const way: Step[] = uses.includes('wall')
    ? ['arrived', 'prepared', 'approved', 'cleared']
    : ['arrived', 'prepared', 'shown'];
  return way.map((step, index) => ({ step, done: index < done }));
}
