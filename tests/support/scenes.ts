import sharp, { type Sharp } from 'sharp';

const [width, height] = [800, 600];

/** A picture with large shapes, light and dark, as pictures of the world have them; another seed is another one. */
export async function scene(seed: number): Promise<Buffer> {
  const next = numbers(seed);
  const shapes = Array.from({ length: 24 }, () => {
    const [x, y, size] = [next() * width, next() * height, 30 + next() * 170];
    const colour = `rgb(${Math.floor(next() * 256)}, ${Math.floor(next() * 256)}, ${Math.floor(next() * 256)})`;
    return next() < 0.5
      ? `<circle cx="${x}" cy="${y}" r="${size / 1.6}" fill="${colour}"/>`
      : `<rect x="${x - size / 2}" y="${y - size / 2}" width="${size * 1.4}" height="${size}" fill="${colour}"/>`;
  });
  return jpeg(sharp(svg(`<rect width="100%" height="100%" fill="#8a8478"/>${shapes.join('')}`)));
}

/** A picture with hardly anything to look at, and always the same look. */
export const faint = (): Promise<Buffer> =>
  jpeg(sharp(svg('<rect width="100%" height="100%" fill="#777"/><circle cx="300" cy="250" r="150" fill="#999"/>')));

/** The same picture with a sign held into it. */
export const signed = (picture: Buffer, words: string): Promise<Buffer> =>
  jpeg(
    sharp(picture).composite([
      {
        input: svg(`<rect x="250" y="380" width="300" height="110" fill="#fff"/>
          <text x="400" y="450" font-size="36" font-family="sans-serif" text-anchor="middle">${words}</text>`),
      },
    ]),
  );

const svg = (content: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`);

const jpeg = (picture: Sharp) => picture.jpeg({ quality: 88 }).toBuffer();

/** Numbers from 0 to 1, the same ones for a seed: a linear congruential generator (Numerical Recipes, 1992). */
function numbers(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
