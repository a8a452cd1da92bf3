import sharp from 'sharp';
import { letter } from './lettering.ts';
import type { DemoParticipant } from './participants.ts';
import { seeded } from './random.ts';

const skins = ['#f1cdb0', '#e3b491', '#d19a72', '#b57b54', '#8d5a3b', '#6b4029', '#4d2e1f'];
const hairs = ['#1c1715', '#3a2a20', '#5b3f2a', '#86613d', '#b08d5b', '#9a9691', '#d8d4cc', '#6e3b26'];
const clothes = ['#394b59', '#5b4a3f', '#4a5a45', '#6b3f3a', '#2f3a4a', '#7a6a52', '#54455c', '#3f5a5a', '#8a5a3c'];
const rooms = [
  ['#b9a58b', '#8d7a63'],
  ['#7d8a8c', '#56646a'],
  ['#a38f86', '#74625c'],
  ['#8f9a82', '#66725c'],
  ['#9a8aa0', '#6b5f74'],
  ['#c2a878', '#927a50'],
  ['#6e7f93', '#4a5a6e'],
];

/** What a figure looks like. */
interface Look {
  skin: string;
  hair: string;
  cloth: string;
  style: 'short' | 'long' | 'curly' | 'bun' | 'bald' | 'scarf' | 'cap';
  glasses: boolean;
  beard: boolean;
}

const formats = [
  [1600, 1200],
  [1600, 1200],
  [1200, 1600],
  [1400, 1400],
] as const;

/** Draws one invented participant with a sign, as a JPEG; the same participant gives the same bytes. */
export async function draw(participant: DemoParticipant): Promise<Buffer> {
  const random = seeded(participant.seed);
  const [width, height] = pick(random, formats);
  const person = look(random);
  return jpeg(width, height, [
    room(random, width, height),
    figure(person, width, height, 0.36),
    sign(participant.sign, person.skin, random, width, height),
    mark(width, height),
  ]);
}

/** Draws one invented portrait, without a sign. */
export async function drawPortrait(seed: number): Promise<Buffer> {
  const random = seeded(seed);
  const [width, height] = [1000, 1200];
  return jpeg(width, height, [
    room(random, width, height),
    figure(look(random), width, height, 0.46),
    mark(width, height),
  ]);
}

const jpeg = (width: number, height: number, parts: string[]) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`,
    ),
  )
    .jpeg({ quality: 84 })
    .toBuffer();

const pick = <T>(random: () => number, of: readonly T[]): T => of[Math.floor(random() * of.length)]!;

function look(random: () => number): Look {
  const style = pick(random, ['short', 'short', 'long', 'long', 'curly', 'bun', 'bald', 'scarf', 'cap'] as const);
  return {
    skin: pick(random, skins),
    hair: pick(random, hairs),
    cloth: pick(random, clothes),
    style,
    glasses: random() < 0.3,
    beard: (style === 'short' || style === 'bald' || style === 'cap') && random() < 0.4,
  };
}

/** A calm room: a wall with light from one side, and a window, a shelf or a picture. */
function room(random: () => number, width: number, height: number): string {
  const [light, dark] = pick(random, rooms) as [string, string];
  const side = random() < 0.5;
  const gradient = `<defs><linearGradient id="room" x1="${side ? 0 : 1}" y1="0" x2="${side ? 1 : 0}" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${dark}"/></linearGradient></defs>`;
  const x = side ? width * 0.06 : width * 0.74;
  const thing = pick(random, [
    `<g opacity=".55"><rect x="${x}" y="${height * 0.1}" width="${width * 0.2}" height="${height * 0.34}" fill="#f3e6c8"/><path d="M${x + width * 0.1} ${height * 0.1}v${height * 0.34}M${x} ${height * 0.27}h${width * 0.2}" stroke="${dark}" stroke-width="10"/></g>`,
    `<g opacity=".4" fill="${dark}"><rect x="${x}" y="${height * 0.3}" width="${width * 0.22}" height="12"/>${[0, 1, 2, 3, 4].map((n) => `<rect x="${x + 14 + n * width * 0.04}" y="${height * (0.3 - 0.1 - 0.02 * (n % 3))}" width="${width * 0.028}" height="${height * (0.1 + 0.02 * (n % 3))}"/>`).join('')}</g>`,
    `<rect x="${x}" y="${height * 0.14}" width="${width * 0.17}" height="${height * 0.2}" fill="none" stroke="#efe4cf" stroke-opacity=".5" stroke-width="10"/>`,
    '',
  ]);
  return `${gradient}<rect width="${width}" height="${height}" fill="url(#room)"/>${thing}`;
}

/** Head, hair and shoulders, drawn around the middle of the picture. */
function figure(
  { skin, hair, cloth, style, glasses, beard }: Look,
  width: number,
  height: number,
  headAt: number,
): string {
  const unit = Math.min(width, height) / 12;
  const x = width / 2;
  const y = height * headAt;
  const head = unit * 1.75;
  const path = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`;
  const shoulders = `M${x - unit * 4} ${height}C${x - unit * 4} ${y + unit * 3.6},${x - unit * 2.2} ${y + unit * 2.9},${x - unit * 0.7} ${y + unit * 2.5}h${unit * 1.4}C${x + unit * 2.2} ${y + unit * 2.9},${x + unit * 4} ${y + unit * 3.6},${x + unit * 4} ${height}z`;
  const behind =
    style === 'long'
      ? path(
          `M${x - head * 1.08} ${y}C${x - head * 1.3} ${y + head * 2.2},${x - head * 0.9} ${y + head * 2.3},${x - head * 0.6} ${y + head * 2.2}h${head * 1.2}C${x + head * 0.9} ${y + head * 2.3},${x + head * 1.3} ${y + head * 2.2},${x + head * 1.08} ${y}z`,
          hair,
        )
      : style === 'bun'
        ? `<circle cx="${x}" cy="${y - head * 1.2}" r="${head * 0.42}" fill="${hair}"/>`
        : style === 'scarf'
          ? `<ellipse cx="${x}" cy="${y + head * 0.2}" rx="${head * 1.22}" ry="${head * 1.5}" fill="${cloth}"/>`
          : '';
  const top = { short: 0.1, long: 0.16, bun: 0.06, cap: -0.22, scarf: -0.3, bald: -9, curly: 0.1 }[style];
  const crown =
    style === 'bald'
      ? ''
      : path(
          `M${x - head} ${y + head * top}C${x - head * 1.14} ${y - head * 1.64},${x + head * 1.14} ${y - head * 1.64},${x + head} ${y + head * top}C${x + head * 0.7} ${y - head * 0.55},${x - head * 0.4} ${y - head * 0.75},${x - head} ${y + head * top}z`,
          style === 'cap' || style === 'scarf' ? cloth : hair,
        );
  const curls =
    style === 'curly'
      ? Array.from({ length: 11 }, (_, n) => {
          const angle = Math.PI * (1.02 + (n * 0.96) / 10);
          return `<circle cx="${x + Math.cos(angle) * head * 0.98}" cy="${y - head * 0.12 + Math.sin(angle) * head * 1.02}" r="${head * 0.34}" fill="${hair}"/>`;
        }).join('')
      : '';
  const eye = (side: number) =>
    `<circle cx="${x + side * head * 0.36}" cy="${y - head * 0.02}" r="${head * 0.075}" fill="#241a15"/>` +
    `<path d="M${x + side * head * 0.52} ${y - head * 0.26}q${-side * head * 0.16} ${-head * 0.09},${-side * head * 0.32} 0" stroke="#241a15" stroke-opacity=".55" stroke-width="${head * 0.06}" fill="none" stroke-linecap="round"/>` +
    (glasses
      ? `<circle cx="${x + side * head * 0.36}" cy="${y}" r="${head * 0.25}" fill="none" stroke="#2b2320" stroke-width="${head * 0.05}"/>`
      : '');
  const face = [
    `<rect x="${x - head * 0.36}" y="${y + head * 0.7}" width="${head * 0.72}" height="${head * 0.95}" rx="${head * 0.3}" fill="${skin}"/>`,
    `<rect x="${x - head * 0.36}" y="${y + head * 0.95}" width="${head * 0.72}" height="${head * 0.3}" fill="#000" opacity=".12"/>`,
    `<ellipse cx="${x}" cy="${y}" rx="${head * 0.92}" ry="${head * 1.14}" fill="${skin}"/>`,
    beard
      ? path(
          `M${x - head * 0.86} ${y + head * 0.3}C${x - head * 0.8} ${y + head * 1.45},${x + head * 0.8} ${y + head * 1.45},${x + head * 0.86} ${y + head * 0.3}C${x + head * 0.5} ${y + head * 0.5},${x - head * 0.5} ${y + head * 0.5},${x - head * 0.86} ${y + head * 0.3}z`,
          hair,
        )
      : '',
    eye(-1),
    eye(1),
    glasses ? `<path d="M${x - head * 0.11} ${y}h${head * 0.22}" stroke="#2b2320" stroke-width="${head * 0.05}"/>` : '',
    `<path d="M${x} ${y + head * 0.08}q${head * 0.12} ${head * 0.24},${-head * 0.04} ${head * 0.28}" stroke="#000" stroke-opacity=".22" stroke-width="${head * 0.05}" fill="none" stroke-linecap="round"/>`,
    `<path d="M${x - head * 0.26} ${y + head * 0.62}q${head * 0.26} ${head * 0.1},${head * 0.52} 0" stroke="#7a3f36" stroke-width="${head * 0.07}" fill="none" stroke-linecap="round"/>`,
  ].join('');
  return behind + path(shoulders, cloth) + face + crown + curls;
}

/** A sheet of paper in two hands, a little tilted, with the words as large as they fit. */
function sign(words: string, skin: string, random: () => number, width: number, height: number): string {
  const unit = Math.min(width, height) / 12;
  const paperWidth = unit * 8.6;
  const paperHeight = unit * 2.9;
  const size = Math.min(unit * 1.5, (unit * 1.5 * paperWidth * 0.86) / letter(words, unit * 1.5).width);
  const { paths, width: long } = letter(words, size);
  const tilt = (random() - 0.5) * 7;
  const y = height - unit * 3.1;
  const hand = (side: number) =>
    `<ellipse cx="${side * (paperWidth / 2 - unit * 0.1)}" cy="${unit * 0.4}" rx="${unit * 0.42}" ry="${unit * 0.6}" fill="#00000030"/>` +
    `<ellipse cx="${side * (paperWidth / 2)}" cy="${unit * 0.3}" rx="${unit * 0.42}" ry="${unit * 0.6}" fill="${skin}"/>`;
  return (
    `<g transform="translate(${width / 2} ${y}) rotate(${tilt.toFixed(2)})">` +
    `<rect x="${-paperWidth / 2 + 8}" y="${-paperHeight / 2 + 14}" width="${paperWidth}" height="${paperHeight}" fill="#000" opacity=".25"/>` +
    `<rect x="${-paperWidth / 2}" y="${-paperHeight / 2}" width="${paperWidth}" height="${paperHeight}" fill="#f7f2e7"/>` +
    `<g transform="translate(${-long / 2} ${size * 0.33})" fill="#1d1a18">${paths}</g>${hand(-1)}${hand(1)}</g>`
  );
}

/** Every drawing says that it is one. */
function mark(width: number, height: number): string {
  const { paths, width: long } = letter('DEMO', 30);
  return `<g transform="translate(${width - long - 24} ${height - 22})" fill="#ffffff" opacity=".7">${paths}</g>`;
}
