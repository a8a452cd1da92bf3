import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import { unpackWoff } from './woff.ts';

/** The files of the fonts that documents are set in: WOFF, since fontkit cannot take all letters out of a WOFF2. */
const files = {
  latin: '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff',
  'latin-ext': '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff',
  vietnamese: '@fontsource/noto-sans/files/noto-sans-vietnamese-400-normal.woff',
  greek: '@fontsource/noto-sans/files/noto-sans-greek-400-normal.woff',
  'greek-ext': '@fontsource/noto-sans/files/noto-sans-greek-ext-400-normal.woff',
  cyrillic: '@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff',
  'cyrillic-ext': '@fontsource/noto-sans/files/noto-sans-cyrillic-ext-400-normal.woff',
  hebrew: '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff',
  arabic: '@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff',
} as const;
export type FontName = keyof typeof files;

export const fontNames = Object.keys(files) as FontName[];

interface Opened {
  /** The font's file, as a document embeds it. */
  bytes: Buffer;
  font: fontkit.Font;
}

const opened = new Map<FontName, Opened>();

/** A font, opened once a process. */
export function fontOf(name: FontName): Opened {
  let one = opened.get(name);
  if (!one) {
    const bytes = unpackWoff(readFileSync(createRequire(import.meta.url).resolve(files[name])));
    opened.set(name, (one = { bytes, font: fontkit.create(bytes) as fontkit.Font }));
  }
  return one;
}

/** Who has a character, by character; few differ in all that is ever set. */
const found = new Map<string, FontName[]>();

/** The first font that has a character, or `preferred` where that has it too; undefined where none does. */
export function fontWith(character: string, preferred?: FontName): FontName | undefined {
  let having = found.get(character);
  if (!having) {
    const code = character.codePointAt(0)!;
    having = fontNames.filter((name) => fontOf(name).font.hasGlyphForCodePoint(code));
    found.set(character, having);
  }
  return preferred && having.includes(preferred) ? preferred : having[0];
}
