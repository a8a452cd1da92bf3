import autocannon from 'autocannon';
import type { Row } from './row.ts';
import { median, startBare, startStack } from './stack.ts';

export const title = 'The landing page, rendered by the server';

/** Of a bare Remix page's requests a second. */
const limit = 0.6;

const perSecond = async (url: string): Promise<number> =>
  (await autocannon({ url, connections: 16, duration: 4, headers: { 'accept-language': 'en' } })).requests.average;

export default async function run(): Promise<Row[]> {
  const [stack, bare] = await Promise.all([startStack({ worker: false }), startBare('page')]);
  try {
    await Promise.all([perSecond(`${stack.origin}/en`), perSecond(bare.origin)]); // warm
    const pairs: { ours: number; peer: number }[] = [];
    for (let round = 0; round < 3; round += 1)
      pairs.push({ ours: await perSecond(`${stack.origin}/en`), peer: await perSecond(bare.origin) });
    const ours = median(pairs.map((pair) => pair.ours));
    const peer = median(pairs.map((pair) => pair.peer));
    const ratio = median(pairs.map((pair) => pair.ours / pair.peer));
    return [
      {
        what: 'landing page, requests/s beside a bare Remix page’s',
        figure: `${ours.toFixed(0)} / ${peer.toFixed(0)} = ${ratio.toFixed(2)}`,
        limit: `≥ ${limit}`,
        ok: ratio >= limit,
        values: { ours, peer, ratio, siteMb: stack.siteMb() },
      },
    ];
  } finally {
    await Promise.all([stack.stop(), bare.stop()]);
  }
}
