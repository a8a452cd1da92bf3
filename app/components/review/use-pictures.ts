import { useEffect, useRef } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';

/** Of so many the picture is loaded in full. */
export const few = 4;

/** Of so many also decoded, which takes longer than to show it. */
const soon = 3;

/** Loads the pictures of what she comes to next, once what is before her now has been painted. */
export function usePictures(items: Facts[]): void {
  const kept = useRef<ReadonlyMap<string, HTMLImageElement>>(new Map());
  useEffect(() => {
    let painted: ReturnType<typeof setTimeout>;
    const frame = requestAnimationFrame(() => {
      painted = setTimeout(() => {
        kept.current = load(items, kept.current);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(painted);
    };
  }, [items]);
}

/** @param before what is loaded already, or on its way @returns what is wanted now */
function load(items: Facts[], before: ReadonlyMap<string, HTMLImageElement>): ReadonlyMap<string, HTMLImageElement> {
  const wanted = new Map<string, HTMLImageElement>();
  for (const [index, { renditions }] of items.entries()) {
    for (const { name, src } of renditions) {
      if (name !== 'card' && (name !== 'wall' || index >= few)) continue;
      const image = before.get(src) ?? new Image();
      if (!image.src) image.src = src;
      if (name === 'wall' && index > 0 && index < soon) void image.decode().catch(() => {}); // it is shown, or fails, in its own time
      wanted.set(src, image);
    }
  }
  return wanted;
}
