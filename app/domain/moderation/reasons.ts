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
