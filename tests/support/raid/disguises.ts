import sharp, { type Sharp } from 'sharp';

/** Something that is done to a picture so that it is not known again. */
interface Disguise {
  how: string;
  /** Whether it is one of those that the product does not promise to see through. */
  harder: boolean;
  /** @param strength from 0 to 1: every one of them makes another file */
  make(picture: Buffer, strength: number): Promise<Sharp>;
}

const colours = ['#ffffff', '#000000', '#c03030', '#808080'];
const colour = (strength: number) => colours[Math.floor(strength * colours.length) % colours.length]!;

/** Ten kinds, each stronger or weaker. */
export const disguises: readonly Disguise[] = [
  easy('recompressed', (picture, strength) => sharp(picture).jpeg({ quality: Math.round(80 - 65 * strength) })),
  easy('resized', (picture, strength) => sharp(picture).resize(Math.round(560 - 320 * strength))),
  easy('tinted', (picture, strength) =>
    sharp(picture).tint({ r: 90 + 160 * strength, g: 150, b: 230 - 160 * strength }),
  ),
  easy('blurred', (picture, strength) => sharp(picture).blur(0.8 + 3 * strength)),
  easy('mirrored', (picture) => sharp(picture).flop()),
  easy('rotated by 90°', (picture, strength) => sharp(picture).rotate(strength < 0.5 ? 90 : 270)),
  easy('in a border', async (picture, strength) => {
    const wide = Math.round(16 + 64 * strength);
    return sharp(picture).extend({ top: wide, bottom: wide, left: wide, right: wide, background: colour(strength) });
  }),
  easy('cut centrally, down to 88 %', (picture, strength) => cut(picture, 0.98 - 0.1 * strength, 0.5, 0.5)),
  harder('cut off-centre, down to 85 %', (picture, strength) =>
    cut(picture, 0.96 - 0.11 * strength, Math.round(strength * 10) % 2, strength < 0.5 ? 0 : 1),
  ),
  harder('turned by 3°', async (picture, strength) => {
    const turned = sharp(picture).rotate(strength < 0.5 ? 3 : -3, { background: colour(strength) });
    // Every second one is cut, so that nobody sees its corners.
    return Math.round(strength * 10) % 2 === 0 ? turned : cut(await turned.png().toBuffer(), 0.86, 0.5, 0.5);
  }),
];

function easy(how: string, make: (picture: Buffer, strength: number) => Sharp | Promise<Sharp>): Disguise {
  return { how, harder: false, make: async (...all) => make(...all) };
}

function harder(how: string, make: (picture: Buffer, strength: number) => Promise<Sharp>): Disguise {
  return { how, harder: true, make };
}

/** So much of each side, from as far to the right and down, 0 to 1, as what goes allows. */
async function cut(picture: Buffer, share: number, right: number, down: number): Promise<Sharp> {
  const { width, height } = await sharp(picture).metadata();
  const [wide, high] = [Math.round(width * share), Math.round(height * share)];
  const [left, top] = [Math.round((width - wide) * right), Math.round((height - high) * down)];
  return sharp(picture).extract({ left, top, width: wide, height: high });
}
