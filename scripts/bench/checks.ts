import sharp from 'sharp';
import { fingerprintsOf } from '#app/domain/examination/fingerprints.ts';
import type { Row } from './row.ts';
import { median } from './stack.ts';

export const title = 'Checks: CPU a picture, beyond decoding';

const rounds = 9;
/** Pictures that make one figure: single ones differ by whose garbage they meet. */
const pictures = 20;
const limitMs = 15;

/** What a picture looks like, whole and without its border: the pixels of a `card`, as an examination has them. */
export default async function checks(): Promise<Row[]> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const ground = sharp({ create: { width: 84, height: 60, channels: 3, background: '#808080', noise } });
  const { data, info } = await sharp(await ground.png().toBuffer())
    .resize(840, 600)
    .extend({ top: 60, bottom: 60, left: 60, right: 60, background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const look = () => fingerprintsOf({ pixels: { data, width: info.width, height: info.height } });
  const parts = look().length;
  const spent = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    for (let picture = 0; picture < pictures; picture += 1) look();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / pictures;
  });
  const ms = median(spent);
  return [
    {
      what: 'PDQ of a picture of 960 pixels, whole and trimmed',
      figure: `${ms.toFixed(1)} ms`,
      limit: `≤ ${limitMs} ms`,
      ok: parts === 2 && ms <= limitMs,
      values: { ms, parts },
    },
  ];
}
