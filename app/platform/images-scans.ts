/** Markers that stand within a scan's data (ITU-T T.81, B.1.1): a stuffed zero and the eight restarts. */
const withinScan = (marker: number) => marker === 0x00 || (marker >= 0xd0 && marker <= 0xd7);

const startOfScan = 0xda;
const endOfImage = 0xd9;

/**
 * How many scans a JPEG draws its picture in, counted up to `limit`. Each passes over the whole picture, so that a
 * few kilobytes of empty scans can ask for hours. What lies behind the picture (a phone's short film) is not looked at.
 */
export function countScans(jpeg: Buffer, limit: number): number {
  let scans = 0;
  for (let at = 2; at + 4 <= jpeg.length && scans < limit;) {
    const marker = jpeg[at + 1]!;
    if (jpeg[at] !== 0xff || marker === 0xff) at += 1;
    else if (marker === endOfImage) break;
    else {
      at += 2 + jpeg.readUInt16BE(at + 2);
      if (marker === startOfScan) {
        scans += 1;
        at = endOfScan(jpeg, at);
      }
    }
  }
  return scans;
}

function endOfScan(jpeg: Buffer, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at !== -1; at = jpeg.indexOf(0xff, at + 1)) {
    if (!withinScan(jpeg[at + 1] ?? 0)) return at;
  }
  return jpeg.length;
}
