import sharp from 'sharp';
import { fingerprintsOf } from '#app/domain/examination/fingerprints.ts';
import { render } from '#app/platform/images.ts';
import type { Row } from './row.ts';

export const title = 'Examination: CPU of a 12-megapixel JPEG';

const width = 4032;
const height = 3024;
/** Pairs whose ratios are compared, and runs in a row that make one figure: single ones differ by whose garbage they meet. */
const rounds = 7;
const runs = 3;

/** Each way's CPU is compared with ours; the goals of docs/decisions/0004. */
const limits = { decoding: 2.8, naive: 0.6 };
type Peer = keyof typeof limits;

/**
 * How many times the CPU of decoding alone, and of one pipeline for each rendition, the renditions take. What each check
 * takes has a limit of its own (`checks`); the fingerprints, which every picture is given, are said beside it.
 */
export default async function examination(): Promise<Row[]> {
  const scene = await drawScene();
  const upright = await scene.clone().jpeg({ quality: 90 }).toBuffer();
  const fromPhone = await scene
    .clone()
    .withMetadata({ orientation: 6 })
    .withIccProfile('p3')
    .jpeg({ quality: 90 })
    .toBuffer();
  return [
    ...(await compare('plain', upright, ['decoding', 'naive'])),
    // Its colours must be converted besides, which decoding alone has no part in.
    ...(await compare('Display P3, on its side', fromPhone, ['naive'])),
  ];
}

async function compare(what: string, photo: Buffer, peers: Peer[]): Promise<Row[]> {
  const ways = {
    ours: () => render(photo, AbortSignal.timeout(60_000)),
    looked: () => examine(photo),
    decoding: () => decodeAlone(photo),
    naive: () => naive(photo),
  };
  const spent: Record<keyof typeof ways, number[]> = { ours: [], looked: [], decoding: [], naive: [] };
  const names = ['ours', 'looked', 'decoding', 'naive'] as const;
  for (const name of names) await ways[name](); // warm
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length]!; // none is always the first
      spent[name].push(await cpuMs(ways[name]));
    }
  }
  const photoBytes = photo.length;
  const medians = {
    oursMs: median(spent.ours),
    decodingMs: median(spent.decoding),
    naiveMs: median(spent.naive),
  };
  return peers.map((peer) => {
    const to = (way: 'ours' | 'looked') => median(spent[way].map((ms, round) => ms / spent[peer][round]!));
    const [ratio, withFingerprints] = [to('ours'), to('looked')];
    return {
      what: `${what}: renditions, to ${peer === 'decoding' ? 'decoding alone' : 'one pipeline each'}`,
      figure: `${ratio.toFixed(2)} × (${medians.oursMs.toFixed(0)} to ${medians[`${peer}Ms`].toFixed(0)} ms; with fingerprints ${withFingerprints.toFixed(2)} ×)`,
      limit: `≤ ${limits[peer]} ×`,
      ok: ratio <= limits[peer],
      values: { ratio, withFingerprints, photoBytes, ...medians },
    };
  });
}

/** All that one photo's examination computes: its renditions, and what it looks like. */
const examine = async (photo: Buffer) => fingerprintsOf(await render(photo, AbortSignal.timeout(60_000)));

/** Every pixel decoded, nothing else. */
const decodeAlone = (photo: Buffer) => sharp(photo, { ignoreIcc: true }).raw().toBuffer();

/** What one writes first: a pipeline for each rendition, the same sizes and qualities, the library's own defaults. */
async function naive(photo: Buffer): Promise<void> {
  const to = (w: number, h: number) =>
    sharp(photo).autoOrient().resize(w, h, { fit: 'inside', withoutEnlargement: true });
  await to(3840, 2160).jpeg({ quality: 80 }).toBuffer();
  await to(1920, 1080).jpeg({ quality: 82 }).toBuffer();
  await to(960, 960).webp({ quality: 78 }).toBuffer();
  await to(320, 320).webp({ quality: 72 }).toBuffer();
}

/** Of one run, the garbage collector's and the allocator's work included, in ms. */
async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let run = 0; run < runs; run++) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / runs;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** Something a camera might see: light and shade at every scale, edges, and the sensor's grain. */
async function drawScene() {
  const layer = (scale: number, sigma: number) =>
    sharp({
      create: {
        width: Math.ceil(width / scale),
        height: Math.ceil(height / scale),
        channels: 3,
        background: '#808080',
        noise: { type: 'gaussian', mean: 128, sigma },
      },
    })
      .resize(width, height, { fit: 'fill', kernel: scale > 8 ? 'cubic' : 'linear' })
      .png({ compressionLevel: 0 })
      .toBuffer();
  const [wide, middle, fine, grain] = await Promise.all([layer(400, 70), layer(60, 60), layer(9, 45), layer(1.5, 30)]);
  const flattened = await sharp(wide)
    .composite([middle, fine, grain].map((input) => ({ input, blend: 'soft-light' as const })))
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp(flattened.data, { raw: flattened.info });
}
