import type { Lane } from '#app/domain/moderation/queue.ts';

/** In the order in which they stand in the desk. */
export const lanes = ['quarantine', 'review', 'burst', 'clear'] as const satisfies Lane[];

/** Those that she is shown: a burst is there while something waits in it, which it does for leads alone. */
export const lanesShown = (waiting: Record<Lane, number>): readonly Lane[] =>
  lanes.filter((lane) => lane !== 'burst' || waiting.burst > 0);

/** The lane that an address names in its query; the first look unless it names another. */
export const laneOf = (search: string): Lane =>
  lanes.find((lane) => lane === new URLSearchParams(search).get('lane')) ?? 'review';

/** A lane in which nobody has looked yet. */
export const isFirstLook = (lane: Lane): boolean => lane !== 'clear';
