import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';

/** The site's own fonts, so that a drawing is the same on a machine without any; those of Hebrew and Arabic last. */
const files = [
  '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2',
  '@fontsource-variable/source-serif-4/files/source-serif-4-cyrillic-wght-normal.woff2',
  '@fontsource-variable/source-serif-4/files/source-serif-4-greek-wght-normal.woff2',
  '@fontsource-variable/frank-ruhl-libre/files/frank-ruhl-libre-hebrew-wght-normal.woff2',
  '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2',
];

/** A line of letters as outlines around a baseline at 0: SVG paths, and how wide they are, in the size given. */
interface Lettering {
  paths: string;
  width: number;
}

/**
 * Sets a line of text as outlines; Arabic letters join, and a line in Hebrew or Arabic runs from right to left.
 * @throws when no font has one of its letters
 */
export type Letter = (text: string, size: number) => Lettering;

/** Sets lines with the fonts in these files of packages: each letter with the first that has it. */
export function lettering(from: readonly string[]): Letter {
  let fonts: fontkit.Font[] | undefined;
  const load = () =>
    (fonts ??= from.map((file) => fontkit.openSync(createRequire(import.meta.url).resolve(file)) as fontkit.Font));
  return (text, size) => {
    const runs = runsOf(text, load());
    const ordered = /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(text) ? runs.reverse() : runs;
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
  };
}

export const letter = lettering(files);

/** Stretches of a text that one font has. */
function runsOf(text: string, fonts: fontkit.Font[]): { font: fontkit.Font; text: string }[] {
  const runs: { font: fontkit.Font; text: string }[] = [];
  for (const character of text) {
    const has = (font: fontkit.Font) => font.hasGlyphForCodePoint(character.codePointAt(0)!);
    const last = runs.at(-1);
    // A space stays with the letters before it.
    const font = last && (character === ' ' || has(last.font)) && character !== '#' ? last.font : fonts.find(has);
    if (!font) throw new Error(`no font has the letter ${character}`);
    if (last?.font === font) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs;
}

const round = (value: number) => Math.round(value * 100) / 100;
