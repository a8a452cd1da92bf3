import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { setPriority, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { config } from './config.ts';

/** One word in a picture as it was read. */
export interface ReadWord {
  text: string;
  /** From 0 to 100, the reader's own. */
  confidence: number;
  /** In pixels of the picture that was read. */
  box: { x0: number; y0: number; x1: number; y1: number };
}

/** A picture, and how black is told from white in it. */
export interface Pass {
  png: Buffer;
  /** Tesseract's own numbers: 0 is one threshold for the whole picture (Otsu), 2 one for each neighbourhood (Sauvola). */
  threshold: '0' | '2';
}

/** The alphabets that are read: Latin, Cyrillic (Ukrainian, and Kazakh with every Russian letter), Hebrew, Arabic. */
const languages = ['eng', 'ukr', 'kaz', 'heb', 'ara'] as const;

/** A reader has been asked so often (five times a picture) when another takes its place: what it keeps must not add up. */
const questionsEach = 250;

/** One that has nothing to read for so long is ended: it holds some 300 MB. In ms. */
const idleMs = 60_000;

/** All else that the machine does comes first: a third of what an equal would get, so that it goes on under any load. */
const niceness = 5;

const { resolve } = createRequire(import.meta.url);
const dataOf = (language: string) =>
  join(dirname(resolve(`@tesseract.js-data/${language}`)), '4.0.0_best_int', `${language}.traineddata.gz`);

/**
 * The reader's process, as source text: it must start alike from the sources and from the bundled build. A process and
 * no thread, so that it can be killed in the middle of a word, can yield to all else, and gives its memory back. The
 * languages lie in a package each, and Tesseract wants them in one folder; with one it fetches nothing. What
 * it copied it removes file by file, and no folder with what is in it.
 *
 * It looks for blocks of text (mode 3) and never for text anywhere (mode 11), which takes half a minute for grain or leaves.
 */
const program = `
const { copyFileSync, mkdtempSync, rmdirSync, unlinkSync } = require('node:fs');
const { basename, join } = require('node:path');
process.on('disconnect', () => process.exit());
const [tesseract, temporary, ...data] = process.argv.slice(1);
const langPath = mkdtempSync(join(temporary, 'zakhor-reader-'));
for (const file of data) copyFileSync(file, join(langPath, basename(file)));
const languages = data.map((file) => basename(file, '.traineddata.gz')).join('+');
const ready = require(tesseract)
  .createWorker(languages, 1, { langPath, cacheMethod: 'none', gzip: true })
  .finally(() => {
    for (const file of data) unlinkSync(join(langPath, basename(file)));
    rmdirSync(langPath);
  });
process.on('message', async (passes) => {
  const worker = await ready;
  const read = [];
  for (const { png, threshold } of passes) {
    const { data } = await worker.recognize(
      png,
      { tessedit_pageseg_mode: '3', thresholding_method: threshold },
      { blocks: true, text: false },
    );
    const lines = (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs).flatMap(({ lines }) => lines);
    read.push(lines.map(({ words }) => words.map(({ text, confidence, bbox }) => ({ text, confidence, box: bbox }))));
  }
  process.send(read);
});
`;

interface Reader {
  child: ChildProcess;
  left: number;
  idle: NodeJS.Timeout | undefined;
}
let reader: Reader | undefined;

/**
 * Reads a picture in several ways, one after the other, with the one reader of this process; the caller sees to it that
 * nobody else does at the same time. A reader that dies or is aborted is ended, and the next picture has a new one.
 * @returns for each pass its lines of words
 * @throws what `signal` aborts with, or when the reader dies
 */
export async function readPasses(passes: readonly Pass[], signal: AbortSignal): Promise<ReadWord[][][]> {
  signal.throwIfAborted();
  const { child } = (reader ??= start());
  reader.left -= 1;
  clearTimeout(reader.idle);
  const over = new AbortController();
  try {
    return await new Promise<ReadWord[][][]>((done, fail) => {
      const end = () => fail(new Error('the reader died'));
      const answered = (answer: unknown) => done(answer as ReadWord[][][]);
      child.once('message', answered).once('exit', end);
      over.signal.addEventListener('abort', () => child.off('message', answered).off('exit', end));
      signal.addEventListener('abort', () => fail(signal.reason as Error), { once: true, signal: over.signal });
      child.send([...passes], (error) => error && fail(error));
    });
  } catch (error) {
    closeReader();
    throw error;
  } finally {
    over.abort();
    if (reader && reader.left <= 0) closeReader();
    if (reader) reader.idle = setTimeout(closeReader, idleMs).unref();
  }
}

/** Ends the reader, if there is one. */
export function closeReader(): void {
  clearTimeout(reader?.idle);
  reader?.child.kill('SIGKILL');
  reader = undefined;
}

function start(): Reader {
  const child: ChildProcess = spawn(
    process.execPath,
    ['-e', program, resolve('tesseract.js'), tmpdir(), ...languages.map(dataOf)],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
      env: { NODE_ENV: config.NODE_ENV },
    },
  );
  if (child.pid) setPriority(child.pid, niceness);
  // One that dies while nobody asks it anything is not asked any more. What else fails shows in the next question.
  child.once('exit', () => reader?.child === child && closeReader()).on('error', closeReader);
  return { child, left: questionsEach, idle: undefined };
}
