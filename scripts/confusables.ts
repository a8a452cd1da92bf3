import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folded } from '#app/domain/examination/words/letters.ts';

/**
 * Writes the table of look-alikes from Unicode's `confusables.txt` (UTS #39), which Unicode publishes and ICU's
 * sources carry (`icu/source/data/unidata`): `npx tsx scripts/confusables.ts confusables.txt`.
 *
 * Kept is what a lexicon can use: what looks like Latin letters; and, from scripts that none of the languages here is
 * written in, what looks like a Greek, Cyrillic or Hebrew letter. Left out is what folding by itself already makes
 * alike, plain ASCII (I and l, 0 and O, m and rn: the leet view has its own rule for them), digits and punctuation.
 */
const file = process.argv[2];
if (!file) throw new Error('which confusables.txt?');
const text = readFileSync(file, 'utf8');
const version = /^# Version: (\S+)/m.exec(text)?.[1];
const date = /^# Date: ([\d-]+)/m.exec(text)?.[1];
if (!version || !date) throw new Error(`${file} does not say which version it is`);

const characters = (field: string) =>
  field
    .trim()
    .split(' ')
    .map((hex) => String.fromCodePoint(Number.parseInt(hex, 16)));
const published = new Map(
  text
    .split('\n')
    .map((line) => line.split(';'))
    .filter(([, , kind]) => kind?.trim().startsWith('MA'))
    .map(([source, target]) => [characters(source!).join(''), characters(target!)] as const),
);

/** What a character is said to look like, folded; m is written rn there, and m itself is left alone here. */
const likenessOf = (source: string) => [...(published.get(source) ?? [])].map(folded).join('').replaceAll('rn', 'm');
const isLatin = (prototype: string) => /^[a-z]{1,3}$/.test(prototype);
const ownScripts = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}]/u;

/**
 * A small letter whose look-alike is no Latin letter takes that of its capital (м by М), and the other way round. A
 * capital that is said to look like l, as I is, stays with its small letter.
 */
function prototypeOf(source: string): string | undefined {
  const own = likenessOf(source);
  const other = likenessOf(source === source.toLowerCase() ? source.toUpperCase() : source.toLowerCase());
  if (own === 'l' && other === 'i') return other;
  if (isLatin(own)) return own;
  if (isLatin(other)) return other;
  const exotic = !ownScripts.test(source) && /^[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}]$/u.test(own);
  return exotic ? own : undefined;
}

const rows = new Map<string, string[]>();
for (const written of published.keys()) {
  for (const source of new Set([written, written.toLowerCase(), written.toUpperCase()])) {
    const usable =
      /^[\p{L}\p{No}\p{Nl}\p{S}]$/u.test(source) && source > '\u007f' && source.normalize('NFKD') === source;
    const prototype = usable ? prototypeOf(source) : undefined;
    if (!prototype || prototype === folded(source)) continue;
    rows.set(prototype, [...(rows.get(prototype) ?? []), source.codePointAt(0)!.toString(16).padStart(4, '0')]);
  }
}

const lines = [...rows]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([prototype, sources]) => {
    const wrapped = [...new Set(sources)]
      .sort()
      .join(' ')
      .match(/.{1,108}(?: |$)/g)!
      .map((part) => part.trimEnd());
    return `  ${prototype}: \`${wrapped.join('\n    ')}\`,`;
  });
writeFileSync(
  join(import.meta.dirname, '../app/domain/examination/words/confusables.ts'),
  `/**
 * What looks like a letter, by that letter: code points in hexadecimal. Made by \`scripts/confusables.ts\`; do not edit.
 *
 * From confusables.txt of Unicode ${version} (${date}), Unicode Security Mechanisms (UTS #39).
 * Copyright © 1991-${date.slice(0, 4)} Unicode, Inc. Unicode License v3 (SPDX: Unicode-3.0,
 * https://www.unicode.org/license.txt): permission is granted, free of charge, to use, copy, modify, merge, publish,
 * distribute and sell copies of the data files, provided that this copyright and permission notice appear with them. The
 * data files are provided "as is", without warranty of any kind; in no event shall the copyright holder be liable for
 * any claim or damages arising from their use.
 */
export const confusables: Record<string, string> = {
${lines.join('\n')}
};
`,
);
console.log(`${[...rows.values()].flat().length} look-alikes of ${rows.size} letters, from Unicode ${version}.`);
