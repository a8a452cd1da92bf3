/** The shapes that the stylesheet knows (`faces.css`), as width to height. */
const shapes = {
  tallest: 9 / 16,
  taller: 2 / 3,
  tall: 3 / 4,
  square: 1,
  wide: 4 / 3,
  wider: 3 / 2,
  widest: 16 / 9,
} as const;

/**
 * The nearest shape to a picture's own. Pictures stand in rows of one height, each as wide as its shape asks for, so
 * that next to nothing of them is cut; a class says it, since our Content-Security-Policy knows no style attributes.
 */
export function shapeOf({ width, height }: { width: number; height: number }): string {
  const distance = (shape: number) => Math.abs(Math.log(width / height / shape));
  const [[nearest]] = Object.entries(shapes).sort(([, a], [, b]) => distance(a) - distance(b)) as [[string, number]];
  return `shape-${nearest}`;
}
