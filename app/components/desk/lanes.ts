import type { Lane } from '#app/domain/staff/rights.ts';
import type { Waiting } from './waiting.ts';

/** A lane whose yes is an approval; in the others it lets onto the walls, or answers an appeal. */
export const isFirstLook = (lane: Lane): boolean => lane !== 'clear' && lane !== 'appeals';

/** Who decides a disagreement has nobody to pass it on to. */
export const mayEscalate = (lane: Lane): boolean => lane !== 'disagreement' && lane !== 'appeals';

/** Whether the others can judge what she leaves there; what was given to her alone they cannot. */
export const mayLeave = (lane: Lane): boolean => lane !== 'assigned';

/** Her lanes in their order, with how much waits in each. */
export const lanesIn = (waiting: Waiting) => Object.entries(waiting) as [Lane, number][];
