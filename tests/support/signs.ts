import sharp from 'sharp';
import { letter, lettering, type Letter } from '#scripts/demo/lettering.ts';

/** Caveat, a handwriting of Latin and Cyrillic letters (SIL Open Font License): as tidy as no hand is. */
const handwritten: Letter = lettering(
  ['latin', 'latin-ext', 'cyrillic'].map((part) => `@fontsource/caveat/files/caveat-${part}-700-normal.woff2`),
);

export interface SignOptions {
  /** Clockwise, in degrees. */
  tilt?: number;
  hand?: boolean;
  /** How wide the paper is, of the picture's width. */
  share?: number;
  /** Gaussian, in pixels of a picture of 1600. */
  blur?: number;
  /** The camera's grain, as the deviation of one of 255. */
  grain?: number;
  /** How much smaller the far side of the paper is, as when it is held aslant. */
  slant?: number;
}

const [width, height] = [1600, 1200];

/** Somebody who holds a sheet of paper with these lines, drawn; as a JPEG. */
export async function heldSign(
  lines: string[],
  { tilt = 0, hand = false, share = 0.56, blur = 0.6, grain = 10, slant = 0 }: SignOptions = {},
): Promise<Buffer> {
  const paper = await paperOf(lines, hand ? handwritten : letter, Math.round(width * share), slant);
  const turned = await sharp(paper)
    .rotate(tilt, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer({ resolveWithObject: true });
  const person = svg(
    `<defs><linearGradient id="room" x2="1" y2="1"><stop offset="0" stop-color="#b9a58b"/><stop offset="1" stop-color="#6d5a43"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#room)"/><rect x="60" y="90" width="300" height="380" fill="#efe4cf" opacity=".5"/>
    <ellipse cx="800" cy="350" rx="170" ry="220" fill="#d19a72"/><path d="M630 320q170-330 340 0q-170-120-340 0z" fill="#3a2a20"/>
    <circle cx="735" cy="340" r="14" fill="#241a15"/><circle cx="865" cy="340" r="14" fill="#241a15"/>
    <rect x="420" y="560" width="760" height="700" rx="200" fill="#394b59"/>`,
  );
  const noise = { type: 'gaussian', mean: 128, sigma: grain } as const;
  const drawn = await sharp(person)
    .composite([
      {
        input: turned.data,
        left: Math.round(width / 2 - turned.info.width / 2),
        top: Math.round(height * 0.66 - turned.info.height / 2),
      },
    ])
    .png()
    .toBuffer();
  const soft = blur > 0.3 ? await sharp(drawn).blur(blur).png().toBuffer() : drawn;
  const film = await sharp({ create: { width, height, channels: 3, background: '#808080', noise } })
    .png()
    .toBuffer();
  return sharp(soft)
    .composite([{ input: film, blend: 'soft-light' }])
    .jpeg({ quality: 82 })
    .toBuffer();
}

/** A sheet with its words as large as they fit; aslant, its columns shrink towards the right. */
async function paperOf(lines: string[], set: Letter, wide: number, slant: number): Promise<Buffer> {
  const tall = Math.round(wide * 0.42);
  const size = Math.min(
    (tall * 0.8) / lines.length,
    ...lines.map((line) => (100 * wide * 0.86) / set(line, 100).width),
  );
  const rows = lines.map((line, index) => {
    const { paths, width: long } = set(line, size);
    const y = ((index + 0.5) * tall) / lines.length + size * 0.3;
    return `<g transform="translate(${(wide - long) / 2} ${y})" fill="#1d1a18">${paths}</g>`;
  });
  const flat = await sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${tall}"><rect width="100%" height="100%" fill="#f7f2e7"/>${rows.join('')}</svg>`,
    ),
  )
    .ensureAlpha()
    .raw()
    .toBuffer();
  const out = Buffer.alloc(flat.length);
  for (let x = 0; x < wide; x += 1) {
    const kept = 1 - (slant * x) / wide;
    const top = (tall * (1 - kept)) / 2;
    for (let y = Math.ceil(top); y < tall - top; y += 1) {
      const from = Math.min(tall - 1, Math.floor((y - top) / kept));
      flat.copy(out, (y * wide + x) * 4, (from * wide + x) * 4, (from * wide + x + 1) * 4);
    }
  }
  return sharp(out, { raw: { width: wide, height: tall, channels: 4 } })
    .png()
    .toBuffer();
}

const svg = (content: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`);
