import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';

/** The site's own fonts, so that a drawing is the same on a machine without any. */
const files = [
  '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2',
  '@fontsource-variable/source-serif-4/files/source-serif-4-cyrillic-wght-normal.woff2',
  '@fontsource-variable/source-serif-4/files/source-serif-4-greek-wght-normal.woff2',
  '@fontsource-variable/frank-ruhl-libre/files/frank-ruhl-libre-hebrew-wght-normal.woff2',
  '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2',
];

let fonts: fontkit.Font[] | undefined;
const load = () =>
  (fonts ??= files.map((file) => fontkit.openSync(createRequire(import.meta.url).resolve(file)) as fontkit.Font));

/** A line of letters as outlines around a baseline at 0: SVG paths, and how wide they are, in the size given. */
export interface Lettering {
  paths: string;
  width: number;
}

/**
 * Sets a line of text as outlines; Arabic letters join, and a line in Hebrew or Arabic runs from right to left.
 * @throws when no font has one of its letters
 */
export function letter(text: string, size: number): Lettering {
  const runs = runsOf(text);
  const ordered = runs.some(({ font }) => load().indexOf(font) >= 4) ? runs.reverse() : runs;
  let x = 0;
  const paths = ordered.flatMap(({ font, text: part }) => {
    const scale = size / font.unitsPerEm;
    const { glyphs, positions } = font.layout(part);
    return glyphs.map((glyph, index) => {
      const { xOffset, yOffset, xAdvance } = positions[index]!;
      const at = `translate(${round(x + xOffset * scale)} ${round(-yOffset * scale)}) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})`;
      x += xAdvance * scale;
      return `<path transform="${at}" d="${glyph.path.toSVG()}"/>`;
    });
  });
  return { paths: paths.join(''), width: x };
}

/** Stretches of a text that one font has. */
function runsOf(text: string): { font: fontkit.Font; text: string }[] {
  const runs: { font: fontkit.Font; text: string }[] = [];
  for (const character of text) {
    const has = (font: fontkit.Font) => font.hasGlyphForCodePoint(character.codePointAt(0)!);
    const last = runs.at(-1);
    // A space stays with the letters before it.
    const font = last && (character === ' ' || has(last.font)) && character !== '#' ? last.font : load().find(has);
    if (!font) throw new Error(`no font has the letter ${character}`);
    if (last?.font === font) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs;
}

const round = (value: number) => Math.round(value * 100) / 100;
