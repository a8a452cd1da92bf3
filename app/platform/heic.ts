import { Worker } from 'node:worker_threads';

/** Upright RGBA pixels. */
export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}

/** Half a minute is ten times what a phone's picture takes, in ms. */
const patienceMs = 30_000;

/**
 * The decoder's thread, as source text: it must start alike from the sources and from the bundled build, where no
 * file of its own would lie beside this one. It refuses by size before it decodes.
 */
const thread = `
const { parentPort, workerData } = require('node:worker_threads');
const libheif = require('libheif-js/wasm-bundle');
const decoder = new libheif.HeifDecoder();
const images = decoder.decode(workerData.bytes);
if (!images || images.length === 0) parentPort.postMessage({ fault: 'truncated' });
else {
  const image = images.find((one) => one.is_primary()) ?? images[0];
  const width = image.get_width(), height = image.get_height();
  if (width * height > workerData.maxPixels) parentPort.postMessage({ fault: 'too-heavy' });
  else image.display({ data: new Uint8ClampedArray(width * height * 4), width, height }, (shown) => {
    if (!shown) parentPort.postMessage({ fault: 'truncated' });
    else parentPort.postMessage({ width, height, data: shown.data }, [shown.data.buffer]);
  });
}
`;

type Answer = { fault: 'truncated' | 'too-heavy' } | { width: number; height: number; data: Uint8ClampedArray };

/**
 * Decodes the main picture of a HEIC or HEIF file, its own turns and mirrors applied, in a thread that is ended
 * when it takes too long. sharp's binaries leave HEVC out, for its patents; libheif in WebAssembly has it.
 * @returns the pixels, or why there are none
 */
export async function decodeHeic(bytes: Buffer, maxPixels: number, signal: AbortSignal): Promise<Pixels | 'truncated' | 'too-heavy'> {
  const worker = new Worker(thread, { eval: true, workerData: { bytes, maxPixels } });
  const ended = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  try {
    const answer = await new Promise<Answer>((done, fail) => {
      worker.once('message', done);
      worker.once('error', () => done({ fault: 'truncated' })); // WebAssembly that traps has met a broken file
      ended.addEventListener('abort', () => (signal.aborted ? fail(signal.reason as Error) : done({ fault: 'too-heavy' })), { once: true });
    });
    if ('fault' in answer) return answer.fault;
    return { width: answer.width, height: answer.height, data: Buffer.from(answer.data.buffer) };
  } finally {
    await worker.terminate();
  }
}
