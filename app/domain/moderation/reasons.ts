/** Why something is rejected: codes that the catalogs put into words (`reason.*`), in the order of their keys 1 to 9. */
export const reasons = [
  'hateful',
  'violent',
  'sexual',
  'off-topic',
  'advertising',
  'private-data',
  'not-own-picture',
  'unclear',
  'other',
] as const;
export type Reason = (typeof reasons)[number];

/** What moderators choose from is known by its code; what a program gave in words of its own is for staff. */
export const codeOf = (reason: string | null): Reason => reasons.find((one) => one === reason) ?? 'other';
