export { purposes } from '#db/schema/consent.ts';

/**
 * The text that a person agrees to. Its words are the catalogs' (`consent.*`); whoever changes their meaning, in
 * any language, raises the version, so that a record says what was read.
 */
export const consentText = { version: '2026-11' } as const;
