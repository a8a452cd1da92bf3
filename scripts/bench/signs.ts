import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { knownSigns } from '#app/domain/examination/signs/known-signs.ts';
import { readPicture } from '#app/domain/examination/signs/read-picture.ts';
import { signFindings } from '#app/domain/examination/signs/sign-words.ts';
import { wordsOf } from '#app/domain/examination/signs/settle.ts';
import { curated } from '#app/domain/examination/words/curated.ts';
import { folded } from '#app/domain/examination/words/letters.ts';
import { compile } from '#app/domain/examination/words/lexicon.ts';
import { closeReader } from '#app/platform/reader.ts';
import { photo } from '#tests/support/photos.ts';
import { heldSign, type SignOptions } from '#tests/support/signs.ts';
import type { Row } from './row.ts';

export const title = 'Signs: words read in pictures';

const { en, fr, ru, uk, he, ar, es, it } = knownSigns;
const printed = { Latin: [en, fr], Cyrillic: [ru, uk], Hebrew: [he, 'לזכור ולא לשכוח'], Arabic: [ar, 'لن ننسى'] };
const tilts = [0, 3, 8, 15, 25];

/** What is read, and how it is held. The tables of docs/signs.md. */
const groups: { what: string; signs: string[]; options: SignOptions }[] = [
  ...Object.entries(printed).flatMap(([script, signs]) =>
    tilts.map((tilt) => ({ what: `${script}, printed, tilted by ${tilt}°`, signs, options: { tilt } })),
  ),
  { what: 'Latin, handwriting font, level', signs: [en, es, it], options: { hand: true } },
  { what: 'Latin, handwriting font, tilted by 8°', signs: [en, es, it], options: { hand: true, tilt: -8 } },
  { what: 'Cyrillic, handwriting font, level', signs: [ru, uk], options: { hand: true } },
  { what: 'Latin, far side smaller by 30 %', signs: [en, fr], options: { slant: 0.3, tilt: 3 } },
  { what: 'Latin, blurred (3 px of 1600)', signs: [en, fr], options: { blur: 3, tilt: 3 } },
  { what: 'Latin, grainy', signs: [en, fr], options: { grain: 45, tilt: 3 } },
  { what: 'Latin, a fifth of the picture wide', signs: [en, fr], options: { share: 0.2, tilt: 3 } },
];

/** CPU a picture, of the reader and of turning it, in s; what is more no night can follow. */
const limitCpu = 8;
const limitMb = 600;

const letters = (text: string) =>
  [...text]
    .map(folded)
    .join('')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** How many of some drawn signs are read, what of them is held back for nothing, and what a picture costs. */
export default async function signs(): Promise<Row[]> {
  const lexicon = { lexicon: compile(curated, new Date()), version: 0 };
  const rows: Row[] = [];
  let [held, marked, pictures, cpu, peakMb] = [0, 0, 0, 0, 0];
  for (const { what, signs: all, options } of groups) {
    let [read, surely] = [0, 0];
    for (const sign of all) {
      const picture = await heldSign([sign], options);
      const before = process.cpuUsage();
      const began = readersUse().seconds;
      const lines = await readPicture(picture, AbortSignal.timeout(300_000));
      const { user, system } = process.cpuUsage(before);
      const { seconds, mb } = readersUse();
      // The first picture, and the first of a reader that has taken over, carry its beginning.
      cpu += seconds - (seconds < began ? 0 : began) + (user + system) / 1e6;
      peakMb = Math.max(peakMb, mb);
      pictures += 1;
      if (lines.some((line) => letters(wordsOf(line)).includes(letters(sign)))) read += 1;
      const found = signFindings(lines, lexicon);
      if (found.some(({ evidence }) => letters(String(evidence.text ?? '')).includes(letters(sign)))) surely += 1;
      if (found.some(({ severity }) => severity === 'hold')) held += 1;
      if (found.some(({ severity }) => severity === 'warn')) marked += 1;
    }
    const figure = `${read} of ${all.length}, ${surely} surely`;
    rows.push({ what, figure, limit: '', ok: true, values: { read, surely, of: all.length } });
  }
  const grain = await photo();
  const began = readersUse().seconds;
  await readPicture(grain, AbortSignal.timeout(300_000));
  const grainCpu = readersUse().seconds - began;
  closeReader();
  return [
    ...rows,
    {
      what: 'innocent signs held back, and marked, for what was misread',
      figure: `${held}, ${marked} of ${pictures}`,
      limit: '0 held',
      ok: held === 0,
      values: { held, marked, pictures },
    },
    {
      what: 'CPU a picture',
      figure: `${(cpu / pictures).toFixed(1)} s`,
      limit: `≤ ${limitCpu} s`,
      ok: cpu / pictures <= limitCpu,
      values: { seconds: cpu / pictures },
    },
    {
      what: 'CPU of the reader for a picture that is all grain',
      figure: `${grainCpu.toFixed(1)} s`,
      limit: `≤ ${limitCpu} s`,
      ok: grainCpu <= limitCpu,
      values: { seconds: grainCpu },
    },
    {
      what: 'the reader at its peak',
      figure: `${peakMb} MB`,
      limit: `≤ ${limitMb} MB`,
      ok: peakMb <= limitMb,
      values: { peakMb },
    },
  ];
}

/** What the reader's process has used, by proc(5): CPU in seconds, and memory at its peak. */
function readersUse(): { seconds: number; mb: number } {
  let pids: string[];
  try {
    pids = execFileSync('pgrep', ['-P', String(process.pid), '-f', 'zakhor-reader'], { encoding: 'utf8' }).split('\n');
  } catch {
    return { seconds: 0, mb: 0 }; // none is there yet
  }
  const [user, system] = readFileSync(`/proc/${pids[0]}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13);
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pids[0]}/status`, 'utf8'))?.[1] ?? 0;
  return { seconds: (Number(user) + Number(system)) / 100, mb: Math.round(Number(peak) / 1024) };
}
