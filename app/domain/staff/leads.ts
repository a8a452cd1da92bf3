import type { Role } from '#db/schema/staff.ts';

/** Whether she leads moderators: she alone opens a burst, and ends the strictness that it brought. */
export const leads = ({ role }: { role: Role }): boolean => role === 'admin';
