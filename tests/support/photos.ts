import sharp from 'sharp';

/** A photo like a phone's: noise with some shape, so that it compresses as photos do. */
export async function photo({ width = 1600, height = 1200, seed = '#7a6a52' } = {}): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 24 } as const;
  const ground = await sharp({ create: { width: width / 4, height: height / 4, channels: 3, background: seed, noise } })
    .png()
    .toBuffer();
  return sharp(ground).resize(width, height).tint(seed).jpeg({ quality: 88 }).toBuffer();
}
