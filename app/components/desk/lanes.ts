import type { Lane } from '#app/domain/moderation/queue.ts';

/** In the order in which they stand in the desk. */
export const lanes = ['quarantine', 'review', 'clear', 'appeals'] as const satisfies Lane[];

/** The lane that an address names in its query; the first look unless it names another. */
export const laneOf = (search: string): Lane =>
  lanes.find((lane) => lane === new URLSearchParams(search).get('lane')) ?? 'review';

/** A lane in which nobody has looked yet. */
export const isFirstLook = (lane: Lane): boolean => lane === 'quarantine' || lane === 'review';
