import sharp from 'sharp';

/** Red, green, blue and near-white: one in each corner, so that every turn and mirror shows. */
const colours = { topLeft: '#e02020', topRight: '#20c020', bottomLeft: '#2020e0', bottomRight: '#f0f0f0' };

/** A picture of four colours, 4:3 unless told. */
export async function drawCorners(width = 320, height = 240) {
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  const block = (background: string) => ({ create: { ...half, channels: 3 as const, background } });
  const right = width - half.width;
  const bottom = height - half.height;
  const { data } = await sharp({ create: { width, height, channels: 3, background: colours.topLeft } })
    .composite([
      { input: block(colours.topRight), left: right, top: 0 },
      { input: block(colours.bottomLeft), left: 0, top: bottom },
      { input: block(colours.bottomRight), left: right, top: bottom },
    ])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** The colours in the middle of each quarter, row by row: `R`, `G`, `B` and `W`, or the hex value of another. */
export async function cornersOf(picture: Buffer): Promise<string> {
  const spots = [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.25, 0.75],
    [0.75, 0.75],
  ] as const;
  const found = await Promise.all(spots.map(([x, y]) => colourAt(picture, x, y)));
  return found.map((colour) => nameOf(colour)).join('');
}

/** Red, green and blue at a place, given in parts of width and height. */
export async function colourAt(picture: Buffer, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + info.channels)];
}

function nameOf([red = 0, green = 0, blue = 0]: number[]): string {
  const near = (a: number, b: number) => Math.abs(a - b) <= 8;
  const is = (r: number, g: number, b: number) => near(red, r) && near(green, g) && near(blue, b);
  if (is(0xe0, 0x20, 0x20)) return 'R';
  if (is(0x20, 0xc0, 0x20)) return 'G';
  if (is(0x20, 0x20, 0xe0)) return 'B';
  return is(0xf0, 0xf0, 0xf0) ? 'W' : `(${red},${green},${blue})`;
}
