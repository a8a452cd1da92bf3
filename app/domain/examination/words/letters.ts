import { confusables } from './confusables.ts';

/**
 * What NFKD leaves apart though people type one for the other: letters with strokes, ligatures, Turkish dotless i,
 * final forms (Hebrew, Greek), Arabic and Persian spellings of one letter, small capitals, dashes and apostrophes.
 */
const alike = new Map(
  Object.entries({
    ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', ı: 'i', ĸ: 'k' },
    ...{ ς: 'σ', ґ: 'г', ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' },
    ...{ ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', ہ: 'ه', ھ: 'ه', ە: 'ه' },
    ...{ ᴀ: 'a', ʙ: 'b', ᴄ: 'c', ᴅ: 'd', ᴇ: 'e', ꜰ: 'f', ɢ: 'g', ʜ: 'h', ɪ: 'i', ᴊ: 'j', ᴋ: 'k', ʟ: 'l', ᴍ: 'm' },
    ...{ ɴ: 'n', ᴏ: 'o', ᴘ: 'p', ʀ: 'r', ꜱ: 's', ᴛ: 't', ᴜ: 'u', ᴠ: 'v', ᴡ: 'w', ʏ: 'y', ᴢ: 'z' },
    ...{ '‐': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-', '־': '-', '⁃': '-' },
    ...{ '’': "'", '‘': "'", '‛': "'", ʼ: "'", ʹ: "'", '′': "'", '׳': "'", '´': "'" },
  }),
);

/** Marks, whatever shows nothing (zero-width, variation selectors, controls of direction) and the Arabic tatweel. */
const nothing = /[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}\uFFFC\u0640]/u;

/** Spaces of every width, line ends, and the Braille blank that passes for one. */
const blank = /[\p{White_Space}\u2800]/u;

const digit = /\p{Nd}/u;

/** Three rows of enclosed capitals that NFKD knows nothing of: negative circled, negative squared, letters of flags. */
const enclosed = [0x1f150, 0x1f170, 0x1f1e6];

/** What unfolds into more letters is a phrase of its own (ﷺ into 18): left out, so that no text grows many times longer. */
const mostLetters = 4;

const lookalikes = new Map(
  Object.entries(confusables).flatMap(([prototype, sources]) =>
    sources.split(/\s+/).map((hex) => [String.fromCodePoint(Number.parseInt(hex, 16)), prototype] as const),
  ),
);

/** One character without case, marks and width, in its own script: nothing, a letter or a few, a digit, a sign, or a space. */
export const folded = remembering((character) => foldBy(character, () => undefined));

/** The same, and a letter that looks like one of another script (UTS #39) becomes that one: Latin where it can. */
export const unmasked = remembering((character) =>
  foldBy(character, (part) => lookalikes.get(part) ?? unenclosed(part)),
);

function foldBy(character: string, prototypeOf: (part: string) => string | undefined): string {
  if (blank.test(character)) return ' ';
  let out = '';
  for (const part of character.normalize('NFKD')) {
    if (digit.test(part)) out += valueOf(part);
    else out += prototypeOf(part) ?? lower(part);
  }
  return out.length > mostLetters ? ' ' : out;
}

function lower(part: string): string {
  let out = '';
  for (const small of part.toLowerCase()) if (!nothing.test(small)) out += alike.get(small) ?? small;
  return out;
}

/** The digits of every script stand in rows of ten that begin with zero. */
function valueOf(part: string): string {
  const code = part.codePointAt(0)!;
  let first = code;
  while (digit.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}

function unenclosed(part: string): string | undefined {
  const code = part.codePointAt(0)!;
  const row = enclosed.find((first) => code >= first && code < first + 26);
  return row === undefined ? undefined : String.fromCharCode(97 + code - row);
}

/** A text has few different characters, so each is worked out once; forgotten as a whole before it grows large. */
function remembering(fold: (character: string) => string): (character: string) => string {
  const known = new Map<string, string>();
  return (character) => {
    const before = known.get(character);
    if (before !== undefined) return before;
    if (known.size >= 20_000) known.clear();
    const out = fold(character);
    known.set(character, out);
    return out;
  };
}
