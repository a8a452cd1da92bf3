import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** 8-bit pixels, turned and mirrored as the file asks; fewer than the picture has where these are still enough. */
export interface HeicPixels {
  data: Buffer;
  width: number;
  height: number;
  channels: 3 | 4;
}

export interface HeicLimits {
  /** A picture with more is not decoded. */
  pixels: number;
  /** The decoder's own memory grows to this and no further, whatever the file makes it want. */
  memoryBytes: number;
  /** What it will be resized to fit into, in pixels. */
  box: { width: number; height: number };
}

export type HeicFault = 'truncated' | 'unsupported' | 'too-heavy';

/** Ten times what the largest picture that a phone takes (48 megapixels) needs here, in ms. */
const patienceMs = 20_000;

const decoder = createRequire(import.meta.url).resolve('libheif-js/wasm-bundle');

/**
 * The decoder's thread, as source text: it must start alike from the sources and from the bundled build, in which no
 * file of its own would lie beside this one. It asks libheif itself: the wrapper in libheif-js prints to the console,
 * takes the first picture for the main one and holds four bytes for each pixel of pictures that need three.
 */
const thread = `
const { parentPort, workerData } = require('node:worker_threads');
const { bytes, limits } = workerData;

let hungry = false;
const { grow } = WebAssembly.Memory.prototype;
WebAssembly.Memory.prototype.grow = function (pages) {
  hungry ||= this.buffer.byteLength + pages * 65536 > limits.memoryBytes;
  if (hungry) throw new RangeError('the decoder may not have more memory');
  return grow.call(this, pages);
};

const heif = require(workerData.decoder);
const { heif_error_Unsupported_feature, heif_error_Memory_allocation_error } = heif.heif_error_code;
const faults = new Map([[heif_error_Unsupported_feature, 'unsupported'], [heif_error_Memory_allocation_error, 'too-heavy']]);

function decode() {
  const context = heif.heif_context_alloc();
  if (heif.heif_context_read_from_memory(context, bytes).code !== heif.heif_error_code.heif_error_Ok) return 'truncated';
  const handle = heif.heif_js_context_get_primary_image_handle(context);
  if (!handle || handle.code) return 'truncated';
  if (heif.heif_image_handle_get_width(handle) * heif.heif_image_handle_get_height(handle) > limits.pixels) return 'too-heavy';

  const channels = heif.heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
  const { heif_chroma_interleaved_RGBA: rgba, heif_chroma_interleaved_RGB: rgb } = heif.heif_chroma;
  const image = heif.heif_js_decode_image2(handle, heif.heif_colorspace.heif_colorspace_RGB, channels === 4 ? rgba : rgb);
  if (!image || image.code) return faults.get(image && image.code) ?? 'truncated';

  const { width, height, stride, data } = image.channels[0];
  const times = Math.floor(Math.max(width / limits.box.width, height / limits.box.height));
  return times >= 2 && channels === 3 ? shrink(data, stride, width, height, times) : copy(data, stride, width, height, channels);
}

function copy(data, stride, width, height, channels) {
  const row = width * channels;
  const pixels = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) pixels.set(data.subarray(y * stride, y * stride + row), y * row);
  return { data: pixels, width, height, channels };
}

// The mean of each square of pixels: what leaves the thread is never much larger than the box.
function shrink(data, stride, fullWidth, fullHeight, times) {
  const width = Math.floor(fullWidth / times), height = Math.floor(fullHeight / times);
  const pixels = new Uint8Array(width * height * 3);
  const sums = new Uint32Array(width * 3);
  const share = 1 / (times * times);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let line = 0; line < times; line++) {
      let from = (y * times + line) * stride;
      for (let to = 0; to < sums.length; to += 3) {
        for (let n = 0; n < times; n++, from += 3) {
          sums[to] += data[from];
          sums[to + 1] += data[from + 1];
          sums[to + 2] += data[from + 2];
        }
      }
    }
    for (let at = 0, to = y * sums.length; at < sums.length; at++, to++) pixels[to] = sums[at] * share + 0.5;
  }
  return { data: pixels, width, height, channels: 3 };
}

let answer;
try {
  answer = decode();
} catch {
  answer = hungry ? 'too-heavy' : 'truncated'; // WebAssembly that traps has met a broken file
}
parentPort.postMessage(answer, answer.data ? [answer.data.buffer] : []);
`;

/**
 * Decodes the main picture of a HEIC or HEIF file, its own turns and mirrors applied, in a thread that is ended
 * when it takes too long. sharp's binaries leave HEVC out, for its patents; libheif in WebAssembly has it.
 * @returns the pixels, or why there are none
 */
export async function decodeHeic(
  bytes: Buffer,
  limits: HeicLimits,
  signal: AbortSignal,
): Promise<HeicPixels | HeicFault> {
  signal.throwIfAborted();
  const worker = new Worker(thread, {
    eval: true,
    workerData: { bytes, limits, decoder },
    env: {},
    stdout: true,
    stderr: true,
  });
  const over = new AbortController();
  const listening = { once: true, signal: over.signal };
  try {
    return await new Promise((done, fail) => {
      worker.once('message', (answer: HeicFault | (HeicPixels & { data: Uint8Array })) =>
        done(typeof answer === 'string' ? answer : { ...answer, data: Buffer.from(answer.data.buffer) }),
      );
      worker.once('error', fail); // the thread itself is at fault, not the picture
      AbortSignal.timeout(patienceMs).addEventListener('abort', () => done('too-heavy'), listening);
      signal.addEventListener('abort', () => fail(signal.reason as Error), listening);
    });
  } finally {
    over.abort();
    await worker.terminate();
  }
}
