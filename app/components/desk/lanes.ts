import type { Lane } from '#app/domain/staff/rights.ts';
import type { Waiting } from './waiting.ts';

/** A lane whose yes is an approval; in the others it lets onto the walls, or answers an appeal. */
export const isFirstLook = (lane: Lane): boolean => lane !== 'clear' && lane !== 'appeals';

/** Who decides a disagreement has nobody to pass it on to. */
export const mayEscalate = (lane: Lane): boolean => lane !== 'disagreement' && lane !== 'appeals';

/** Whether the others can judge what she leaves there; what was given to her alone they cannot. */
export const mayLeave = (lane: Lane): boolean => lane !== 'assigned';

/** A lane that is out of the ordinary, which is shown while there is something in it. */
const isExceptional = (lane: Lane): boolean => lane === 'flagged' || lane === 'burst';

/** The lanes that she is shown, in their order, with how much waits there. */
export const shownOf = (waiting: Waiting): [Lane, number][] =>
  (Object.entries(waiting) as [Lane, number][]).filter(([lane, count]) => count > 0 || !isExceptional(lane));
