import type { Check } from './check.ts';

/** A picture below this many pixels on its longer side looks poor on a wall. */
const smallPx = 640;

/** Whether a picture is large enough to stand on a wall. */
export const pictureSize: Check = {
  name: 'picture.size',
  version: 1,
  needsPicture: true,
  severities: { warn: `below ${smallPx} pixels on its longer side` },
  look({ picture }) {
    if (!picture) return [];
    const { width, height } = picture;
    const longer = Math.max(width, height);
    return longer < smallPx ? [{ severity: 'warn', score: 1 - longer / smallPx, evidence: { width, height } }] : [];
  },
};
