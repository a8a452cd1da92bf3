import sharp from 'sharp';
import { expect, test } from 'vitest';
import { tilted } from './images-tilted.ts';

/** A white spot on black, left of the middle and above it. */
const spot = await sharp(
  Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600"/><circle cx="200" cy="150" r="6" fill="#fff"/></svg>',
  ),
)
  .png()
  .toBuffer();

test.each([0, 8, -16])('a place in a picture that was turned by %i° leads back to where it was', async (degrees) => {
  for (const { png, place } of await tilted(spot, degrees, [960, 640])) {
    const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
    const bright = data.indexOf(data.reduce((most, one) => Math.max(most, one)));
    const [x, y] = place(bright % info.width, Math.floor(bright / info.width));
    expect(Math.abs(x - 0.25)).toBeLessThan(0.015);
    expect(Math.abs(y - 0.25)).toBeLessThan(0.015);
  }
});
