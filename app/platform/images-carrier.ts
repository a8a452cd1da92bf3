/** Pixels side by side, row by row, 8 bits a colour. */
export interface Rgb {
  data: Buffer;
  width: number;
  height: number;
}

const short = 3;
const long = 4;
const bytes = 7;

/** Where the pixels start: behind the header, the directory and the three bit depths. */
const directoryAt = 8;

/**
 * An uncompressed TIFF 6.0 around pixels, with the orientation and the profile of the picture that they come from:
 * the one way to hand sharp pixels together with a profile, and the cheapest.
 * @param orientation 1 to 8, as in EXIF
 */
export function carry({ data, width, height }: Rgb, orientation: number, icc: Buffer | undefined): Buffer {
  const profile = icc ?? Buffer.alloc(0);
  const entries = 11 + (icc ? 1 : 0);
  const depthsAt = directoryAt + 2 + entries * 12 + 4;
  const profileAt = depthsAt + 6;
  const pixelsAt = profileAt + profile.length;

  const head = Buffer.alloc(profileAt);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(directoryAt, 4);
  head.writeUInt16LE(entries, directoryAt);
  for (let depth = 0; depth < 3; depth++) head.writeUInt16LE(8, depthsAt + depth * 2);

  let at = directoryAt + 2;
  const put = (tag: number, type: number, count: number, value: number) => {
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    head.writeUInt32LE(value, at + 8);
    at += 12;
  };
  put(256, long, 1, width);
  put(257, long, 1, height);
  put(258, short, 3, depthsAt); // BitsPerSample
  put(259, short, 1, 1); // Compression: none
  put(262, short, 1, 2); // PhotometricInterpretation: RGB
  put(273, long, 1, pixelsAt); // StripOffsets
  put(274, short, 1, orientation);
  put(277, short, 1, 3); // SamplesPerPixel
  put(278, long, 1, height); // RowsPerStrip
  put(279, long, 1, data.length); // StripByteCounts
  put(284, short, 1, 1); // PlanarConfiguration: pixel by pixel
  if (icc) put(34675, bytes, icc.length, profileAt);
  return Buffer.concat([head, profile, data]);
}
