import type { Lane } from '#app/domain/staff/rights.ts';

/** In the order in which they stand in the desk. */
export const lanes = [
  'quarantine',
  'review',
  'burst',
  'partner',
  'assigned',
  'clear',
  'disagreement',
  'appeals',
] as const satisfies Lane[];

/** The lane that an address names in its query. */
export const laneOf = (search: string): Lane | undefined =>
  lanes.find((lane) => lane === new URLSearchParams(search).get('lane'));

/** A lane whose yes is an approval; in the others it lets onto the walls, or answers an appeal. */
export const isFirstLook = (lane: Lane): boolean => lane !== 'clear' && lane !== 'appeals';

/** Who decides a disagreement has nobody to pass it on to. */
export const mayEscalate = (lane: Lane): boolean => lane !== 'disagreement' && lane !== 'appeals';

/** Whether the others can judge what she leaves there; what was given to her alone they cannot. */
export const mayLeave = (lane: Lane): boolean => lane !== 'assigned';

/** Whether she is shown a lane, by what waits there: none that is not hers, and a burst while there is one. */
export const isShown = (lane: Lane, count: number | undefined): count is number =>
  count !== undefined && (lane !== 'burst' || count > 0);
