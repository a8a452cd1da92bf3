import { crc32, deflateSync } from 'node:zlib';

/**
 * Pictures that mean harm, or that look as if they did: drawn by code, so that no bomb lies in the repository. Each
 * is small as a file; what it asks for is not.
 */

interface Jpeg {
  width: number;
  height: number;
  components?: 3 | 4;
  /** Each colour in a scan of its own, which makes a decoder keep the whole picture as coefficients. */
  separate?: boolean;
  /** So many empty scans behind the first, each of which passes over the whole picture. */
  emptyScans?: number;
}

/** A grey JPEG of any size (ITU-T T.81), two bits for each block of 8 × 8 pixels. */
export function jpeg({ width, height, components = 3, separate = false, emptyScans = 0 }: Jpeg): Buffer {
  const ids = Array.from({ length: components }, (_, index) => index + 1);
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  const progressive = emptyScans > 0;
  const bits = (count: number) => Buffer.alloc(Math.ceil(count / 8));
  const scan = (of: number[], from: number, to: number, data: Buffer) =>
    Buffer.concat([segment(0xda, [of.length, ...of.flatMap((id) => [id, 0]), from, to, 0]), data]);
  const oneCode = (table: number, symbol: number) => segment(0xc4, [table, 1, ...Array<number>(15).fill(0), symbol]);

  const emptyScan = bits(15 * Math.ceil(blocks / 16_384)); // runs of 16,384 empty blocks: a code of 1 bit, 14 for the length
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, [0, ...Array<number>(64).fill(1)]),
    segment(progressive ? 0xc2 : 0xc0, [
      8,
      height >> 8,
      height & 255,
      width >> 8,
      width & 255,
      components,
      ...ids.flatMap((id) => [id, 0x11, 0]),
    ]),
    oneCode(0x00, 0),
    oneCode(0x10, progressive ? 0xe0 : 0),
    ...(progressive
      ? [
          scan(ids, 0, 0, bits(blocks * components)),
          ...Array.from({ length: emptyScans }, (_, n) =>
            scan([1 + (n % components)], 1 + (n % 63), 1 + (n % 63), emptyScan),
          ),
        ]
      : (separate ? ids.map((id) => [id]) : [ids]).map((of) => scan(of, 0, 63, bits(2 * blocks * of.length)))),
    Buffer.from([0xff, 0xd9]),
  ]);
}

const segment = (marker: number, content: number[]) =>
  Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255, ...content]);

interface Png {
  width: number;
  height: number;
  /** Bits a colour. */
  depth?: 1 | 8 | 16;
  /** 0 grey, 2 colours, 6 colours and transparency. */
  kind?: 0 | 2 | 6;
  interlaced?: boolean;
  /** Chunks before the pixels. */
  chunks?: Buffer[];
  /** Compressed pixels; black when left out, and right for pictures that are not interlaced. */
  pixels?: Buffer;
}

/** A PNG of any size, black. */
export function png({ width, height, depth = 8, kind = 2, interlaced = false, chunks = [], pixels }: Png): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, kind, 0, 0, interlaced ? 1 : 0], 8);
  const samples = { 0: 1, 2: 3, 6: 4 }[kind];
  const rows =
    pixels ?? deflateSync(Buffer.alloc(height * (1 + Math.ceil((width * samples * depth) / 8))), { level: 1 });
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    ...chunks,
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One chunk of a PNG. */
function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(4 + named.length + 4);
  framed.writeUInt32BE(content.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named) >>> 0, 4 + named.length);
  return framed;
}

/** A text or profile of so many zeros, a thousandth of that in the file. */
export const pngBomb = (type: 'iCCP' | 'zTXt', bytes: number): Buffer =>
  chunk(type, Buffer.concat([Buffer.from('bomb\0\0', 'latin1'), deflateSync(Buffer.alloc(bytes), { level: 1 })]));

interface Tiff {
  width: number;
  height: number;
  samples?: 3 | 4;
  depth?: 8 | 16;
  /** The side of a square tile in pixels; one strip when left out. */
  tile?: number;
  /** Each colour on a plane of its own. */
  planes?: boolean;
  /** The value of every byte. */
  fill?: number;
}

/** A TIFF of any size and one level, in one single strip, plane or tile. */
export function tiff({ width, height, samples = 3, depth = 8, tile, planes = false, fill = 0 }: Tiff): Buffer {
  const side = tile ? tile * tile : width * height;
  const parts = planes ? samples : 1;
  const strip = deflateSync(Buffer.alloc((side * (samples / parts) * depth) / 8, fill), { level: 1 });
  const at = (values: number[]) => values.map((_, index) => 1024 + index * strip.length);
  const each = <T>(count: number, value: T) => Array<T>(count).fill(value);
  const offsets = at(each(parts, 0));
  const sizes = each(parts, strip.length);
  const tags: [tag: number, values: number[]][] = [
    [256, [width]],
    [257, [height]],
    [258, each(samples, depth)],
    [259, [8]],
    [262, [2]],
    [277, [samples]],
    [284, [planes ? 2 : 1]],
    ...(samples === 4 ? [[338, [2]] as [number, number[]]] : []),
    ...((tile
      ? [
          [322, [tile]],
          [323, [tile]],
          [324, offsets],
          [325, sizes],
        ]
      : [
          [273, offsets],
          [278, [height]],
          [279, sizes],
        ]) as [number, number[]][]),
  ];
  return Buffer.concat([tiffDirectory(tags), ...each(parts, strip)]);
}

/** Header, directory and long values of a TIFF in its first 1,024 bytes; all values are LONGs. */
function tiffDirectory(tags: [tag: number, values: number[]][]): Buffer {
  const head = Buffer.alloc(1024);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(tags.length, 8);
  let free = 512;
  tags
    .toSorted(([a], [b]) => a - b)
    .forEach(([tag, values], index) => {
      const entry = 10 + index * 12;
      head.writeUInt16LE(tag, entry);
      head.writeUInt16LE(4, entry + 2);
      head.writeUInt32LE(values.length, entry + 4);
      const start = values.length === 1 ? entry + 8 : free;
      values.forEach((value, nth) => head.writeUInt32LE(value, start + nth * 4));
      if (values.length === 1) return;
      head.writeUInt32LE(free, entry + 8);
      free += values.length * 4;
    });
  return head;
}

/** A GIF of so many frames of one pixel. */
export function gif(frames: number): Buffer {
  const screen = Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1');
  const frame = Buffer.from('\x21\xf9\x04\0\x0a\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0', 'latin1');
  return Buffer.concat([screen, ...Array<Buffer>(frames).fill(frame), Buffer.from(';')]);
}

/** EXIF whose directories point to themselves and to each other, `depth` of them. */
export function deepExif(depth: number): Buffer {
  const directory = (index: number) => {
    const bytes = Buffer.alloc(30);
    bytes.writeUInt16LE(2, 0);
    bytes.writeUInt16LE(0x8769, 2); // the EXIF directory
    bytes.writeUInt16LE(4, 4);
    bytes.writeUInt32LE(1, 6);
    bytes.writeUInt32LE(8 + ((index + 1) % depth) * 30, 10);
    bytes.writeUInt16LE(0xa005, 14); // the interoperability directory
    bytes.writeUInt16LE(4, 16);
    bytes.writeUInt32LE(1, 18);
    bytes.writeUInt32LE(8 + index * 30, 22);
    bytes.writeUInt32LE(8 + ((index * 7) % depth) * 30, 26);
    return bytes;
  };
  const content = Buffer.concat([
    Buffer.from('Exif\0\0II*\0\x08\0\0\0', 'latin1'),
    ...Array.from({ length: depth }, (_, index) => directory(index)),
  ]);
  return segment(0xe1, [...content]);
}

/** A picture with a segment more, directly behind its first two bytes. */
export const withSegment = (picture: Buffer, extra: Buffer): Buffer =>
  Buffer.concat([picture.subarray(0, 2), extra, picture.subarray(2)]);

/** A HEIF container whose boxes claim other dimensions than its coded pictures have. */
export function lieAboutSize(heif: Buffer, width: number, height: number): Buffer {
  const lie = Buffer.from(heif);
  for (let at = lie.indexOf('ispe'); at !== -1; at = lie.indexOf('ispe', at + 4)) {
    lie.writeUInt32BE(width, at + 8);
    lie.writeUInt32BE(height, at + 12);
  }
  return lie;
}

/** The same bytes with a few changed, each time the same few for the same seed. */
export function damage(picture: Buffer, seed: number): Buffer {
  const damaged = Buffer.from(picture);
  let state = seed + 1;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  for (let n = next(12) + 1; n > 0; n--) damaged[next(damaged.length)] = next(256);
  return next(4) === 0 ? damaged.subarray(0, next(damaged.length)) : damaged;
}
