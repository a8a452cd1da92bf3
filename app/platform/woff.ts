import { inflateSync } from 'node:zlib';

/** Of the file's head and of each table's entry in it, in bytes, by the W3C's WOFF File Format 1.0. */
const [headBytes, entryBytes] = [44, 20];
/** The same of a font that is not packed (OpenType, chapter “Font File”). */
const [sfntHeadBytes, sfntEntryBytes] = [12, 16];

/** Unpacks a WOFF font once: libraries that unpack a table each time they look into it take seconds. */
export function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = headBytes + index * entryBytes;
    const [offset, packedBytes, bytes] = [at + 4, at + 8, at + 12].map((place) => woff.readUInt32BE(place));
    const packed = woff.subarray(offset, offset! + packedBytes!);
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      data: packedBytes === bytes ? packed : inflateSync(packed),
    };
  });
  const head = Buffer.alloc(sfntHeadBytes + count * sfntEntryBytes);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  const largest = 2 ** Math.floor(Math.log2(count));
  head.writeUInt16BE(largest * 16, 6);
  head.writeUInt16BE(Math.log2(largest), 8);
  head.writeUInt16BE(count * 16 - largest * 16, 10);
  let offset = head.length;
  const pieces = tables.map(({ tag, checksum, data }, index) => {
    const at = sfntHeadBytes + index * sfntEntryBytes;
    tag.copy(head, at);
    head.writeUInt32BE(checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(data.length, at + 12);
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...pieces]);
}
