import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { drawCorners } from './corners.ts';

/**
 * Makes the HEIC pictures of this folder again, with `heif-enc` (Debian: libheif-examples), which newcomers need not
 * have: `node --import tsx tests/photos/make.ts`. Everything else is drawn while the tests run.
 */
const here = import.meta.dirname;
const workshop = mkdtempSync(join(tmpdir(), 'photos-'));

async function encode(name: string, picture: Buffer, options: string[] = []): Promise<void> {
  const source = join(workshop, (await sharp(picture).metadata()).format === 'jpeg' ? 'source.jpg' : 'source.png');
  writeFileSync(source, picture);
  execFileSync('heif-enc', ['-q', '90', ...options, '-o', join(here, name), source]);
}

const corners = await drawCorners();
const png = await corners.clone().png().toBuffer();
await encode('plain.heic', png);
await encode('clear.heic', await sharp(png).ensureAlpha(0.5).png().toBuffer());
await encode('deep.heic', await sharp(png).toColourspace('rgb16').png().toBuffer(), ['-b', '10']);

const phone = {
  IFD0: { Make: 'Demo', Model: 'Demo' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 2/1 0/1' },
};
const fromPhone = await corners
  .clone()
  .withMetadata({ orientation: 6 })
  .withExifMerge(phone)
  .withIccProfile('p3')
  .jpeg({ quality: 98, chromaSubsampling: '4:4:4' })
  .toBuffer();
await encode('phone.heic', fromPhone);
writeFileSync(join(here, 'phone.heic'), turn(readFileSync(join(here, 'phone.heic'))));

// Large enough to take its reader memory and time, small as a file.
const wide = await (await drawCorners(8064, 6048)).png().toBuffer();
await encode('48-megapixels.heic', wide, ['-p', 'preset=ultrafast']);
rmSync(workshop, { recursive: true });

/**
 * Adds the turn that a phone writes beside its EXIF orientation and that heif-enc leaves out: an `irot` property of
 * three quarters against the clock (ISO/IEC 23008-12, 6.5.10), tied to the first item.
 */
function turn(heic: Buffer): Buffer {
  const box = (type: string) => heic.indexOf(type, 0, 'latin1') - 4;
  const [meta, iloc, iprp, ipco, ipma] = [box('meta'), box('iloc'), box('iprp'), box('ipco'), box('ipma')];
  const rotation = Buffer.from('\0\0\0\x09irot\x03', 'latin1');
  const tie = rotation.length + 1; // everything behind moves by this
  const end = ipco + heic.readUInt32BE(ipco);
  let properties = 0;
  for (let at = ipco + 8; at < end; at += heic.readUInt32BE(at)) properties += 1;

  const grown = (at: number, by: number) => heic.writeUInt32BE(heic.readUInt32BE(at) + by, at);
  grown(meta, tie);
  grown(iprp, tie);
  grown(ipco, rotation.length);
  grown(ipma, 1);
  moveItems(heic, iloc, tie);
  const count = ipma + 18; // size, type, version and flags, entries, item
  heic.writeUInt8(heic.readUInt8(count) + 1, count);
  const ties = count + 1 + heic.readUInt8(count) - 1;
  return Buffer.concat([
    heic.subarray(0, end),
    rotation,
    heic.subarray(end, ties),
    Buffer.from([0x80 | (properties + 1)]),
    heic.subarray(ties),
  ]);
}

/** Moves where the items lie: offsets of four bytes in a box of version 0 or 1, as heif-enc writes it. */
function moveItems(heic: Buffer, iloc: number, by: number): void {
  const version = heic.readUInt8(iloc + 8);
  const baseBytes = heic.readUInt8(iloc + 13) >> 4;
  let at = iloc + 16;
  for (let items = heic.readUInt16BE(iloc + 14); items > 0; items--) {
    at += 2 + (version === 1 ? 2 : 0) + 2 + baseBytes;
    const extents = heic.readUInt16BE(at);
    at += 2;
    for (let extent = 0; extent < extents; extent++, at += 8) heic.writeUInt32BE(heic.readUInt32BE(at) + by, at);
  }
}
