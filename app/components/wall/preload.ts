import type { WallCard } from './timeline-state.ts';

/** Pictures that are decoded and ready, or on their way, by address; the oldest are let go. */
const pictures = new Map<string, { image: HTMLImageElement; ready: boolean }>();
const maxPictures = 200;

/** Loads and decodes what these cards show. */
export function preload(cards: (WallCard | null)[]): void {
  for (const { src, srcset } of cards.flatMap((card) => card?.items ?? [])) {
    if (!src || pictures.has(src)) continue;
    const image = new Image();
    const entry = { image, ready: false };
    pictures.set(src, entry);
    if (srcset) image.srcset = srcset;
    image.sizes = '100vw';
    image.src = src;
    image.decode().then(
      () => {
        entry.ready = true;
      },
      () => void pictures.delete(src),
    ); // asked for again with the next event
  }
  for (const src of pictures.keys()) {
    if (pictures.size <= maxPictures) break;
    pictures.delete(src);
  }
}

/** Whether every picture of a card can be shown at once. */
export const isLoaded = ({ items }: WallCard): boolean => items.every(({ src }) => !src || pictures.get(src)?.ready);
