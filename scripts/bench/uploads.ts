import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import sharp from 'sharp';
import type { Row } from './row.ts';
import { median, startBare, startStack } from './stack.ts';

export const title = 'Uploads of 1.5 MB, acknowledged';

/** Of a bare busboy-to-disk server's uploads a second. */
const limit = 0.6;
const uploads = 150;
const rounds = 9;
const connections = 8;

/** A whole multipart body around a photo of about 1.5 MB. */
async function bodyOf(boundary: string): Promise<Buffer> {
  const picture = await sharp(randomBytes(720 * 720 * 3), { raw: { width: 720, height: 720, channels: 3 } })
    .jpeg({ quality: 94 })
    .toBuffer();
  const photo = Buffer.concat([picture, Buffer.alloc(Math.max(0, 1_500_000 - picture.length))]);
  const fields = { country: 'FR', locale: 'en', age: 'adult', consent: 'yes', name: 'Bench' };
  const head = Object.entries(fields)
    .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('');
  return Buffer.concat([
    Buffer.from(
      `${head}--${boundary}\r\nContent-Disposition: form-data; name="photo"; filename="p.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`,
    ),
    photo,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

/**
 * Uploads a second, until the last byte is on the disk: we acknowledge nothing before, the bare server leaves it to
 * the system.
 */
async function measure(url: string, body: Buffer, boundary: string, round: number): Promise<number> {
  spawnSync('sync');
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let left = uploads;
  const one = () =>
    new Promise<void>((done, fail) => {
      const headers = {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': body.length,
        'idempotency-key': randomUUID(),
        // One address may send 600 in ten minutes.
        'x-forwarded-for': `192.0.2.${round}`,
      };
      request(url, { method: 'POST', agent, headers }, (res) => {
        res.resume();
        res.once('end', () => (res.statusCode === 201 ? done() : fail(new Error(`answered ${res.statusCode}`))));
      })
        .once('error', fail)
        .end(body);
    });
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left-- > 0) await one();
    }),
  );
  spawnSync('sync');
  agent.destroy();
  return uploads / ((performance.now() - began) / 1000);
}

export default async function run(): Promise<Row[]> {
  const [stack, bare] = await Promise.all([startStack({ worker: false }), startBare('upload')]);
  const boundary = 'zakhor-bench';
  const body = await bodyOf(boundary);
  try {
    const pairs: { ours: number; peer: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const ours = () => measure(`${stack.origin}/api/submissions`, body, boundary, round);
      const peer = () => measure(bare.origin, body, boundary, round);
      // Neither is always the first.
      if (round % 2) pairs.push({ ours: await ours(), peer: await peer() });
      else pairs.push({ peer: await peer(), ours: await ours() });
    }
    pairs.shift(); // both were cold
    const ours = median(pairs.map((pair) => pair.ours));
    const peer = median(pairs.map((pair) => pair.peer));
    const ratio = median(pairs.map((pair) => pair.ours / pair.peer));
    return [
      {
        what: 'uploads/s, until they are on the disk, beside bare busboy',
        figure: `${ratio.toFixed(2)} × in the median pair (medians: ${ours.toFixed(0)} to ${peer.toFixed(0)})`,
        limit: `≥ ${limit} ×`,
        ok: ratio >= limit,
        values: { ours, peer, ratio, siteMb: stack.siteMb() },
      },
    ];
  } finally {
    await Promise.all([stack.stop(), bare.stop()]);
  }
}
