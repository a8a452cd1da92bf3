import type { Check } from './check.ts';

/** What the bytes are. */
export const pictureFormat: Check = {
  name: 'picture.format',
  version: 1,
  needsPicture: true,
  severities: {
    info: 'the format and the size of the original',
    warn: 'it moves, and only its first frame is shown',
  },
  look({ picture }) {
    if (!picture) return [];
    const { format, width, height, animated } = picture;
    return [
      { severity: 'info', score: 0, evidence: { format, width, height } },
      ...(animated ? [{ severity: 'warn' as const, score: 1, evidence: { animated } }] : []),
    ];
  },
};
