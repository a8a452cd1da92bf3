import { sizesOf } from './card-sizes.ts';
import { standing, type Item, type TimelineState, type WallCard } from './timeline-state.ts';

/** Pictures that are decoded and ready, or on their way, by address and how wide they will stand; the oldest are let go. */
const pictures = new Map<string, { image: HTMLImageElement; ready: boolean }>();
const maxPictures = 200;
const placeOf = (src: string | undefined, sizes: string) => `${sizes} ${src}`;

/** Loads and decodes what these cards show. */
export function preload(cards: (WallCard | null)[]): void {
  for (const card of cards) {
    if (card) for (const item of card.items) load(item, sizesOf(card));
  }
  for (const place of pictures.keys()) {
    if (pictures.size <= maxPictures) break;
    pictures.delete(place);
  }
}

function load({ src, srcset }: Item, sizes: string): void {
  const place = placeOf(src, sizes);
  if (!src || pictures.has(place)) return;
  const image = new Image();
  const entry = { image, ready: false };
  pictures.set(place, entry);
  image.sizes = sizes;
  if (srcset) image.srcset = srcset;
  image.src = src;
  image.decode().then(
    () => {
      entry.ready = true;
    },
    () => void pictures.delete(place),
  ); // asked for again with the next event
}

/** The card to be shown at `now`: one whose pictures are not here yet lets the one before it stand a little longer. */
export function cardToShow(state: TimelineState, before: WallCard | null, now: number): WallCard | null {
  const card = standing(state, now);
  const earlier = before && state.cards.find((one) => one.card === before.card);
  return card && earlier && card.card !== earlier.card && !isLoaded(card) && card.until > now ? earlier : card;
}

/** Whether every picture of a card can be shown at once. */
const isLoaded = (card: WallCard): boolean =>
  card.items.every(({ src }) => !src || pictures.get(placeOf(src, sizesOf(card)))?.ready);
