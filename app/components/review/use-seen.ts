import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import type { Seen } from '#db/schema/decision.ts';

/** How often it is looked at what the grid shows, in ms. */
const sampleMs = 100;

const keyOf = ({ id, digest }: Pick<Facts, 'id' | 'digest'>) => `${id} ${digest}`;

/**
 * How long each picture of a grid has been shown: loaded, whole on the screen with nothing over it, in a visible page, and
 * wide enough; and how wide it was then at least.
 * @param least what a picture must have had to be approved
 */
export function useSeen(grid: RefObject<HTMLElement>, items: Facts[], least: Seen) {
  const shown = useRef(new Map<string, Seen>());
  const [ripe, setRipe] = useState<ReadonlySet<string>>(new Set());
  const isOn = items.length > 0;
  const latest = useRef(items);
  useEffect(() => {
    latest.current = items;
  });
  useEffect(() => {
    if (!isOn) return;
    let before = new Map<string, number>();
    let last = performance.now();
    const look = () => {
      const now = performance.now();
      const passed = Math.min(now - last, 2 * sampleMs); // whoever slept has shown nothing meanwhile
      last = now;
      const widths = new Map<string, number>();
      for (const item of latest.current) {
        const width = widthShown(grid.current, item.id);
        const key = keyOf(item);
        if (width < least.width) continue;
        widths.set(key, width);
        const earlier = before.get(key);
        if (earlier === undefined) continue;
        const { ms, width: narrowest } = shown.current.get(key) ?? { ms: 0, width };
        shown.current.set(key, { ms: ms + passed, width: Math.min(narrowest, earlier, width) });
      }
      before = widths;
      const enough = latest.current.filter((item) => (shown.current.get(keyOf(item))?.ms ?? 0) >= least.ms);
      const ids = enough.map(({ id }) => id);
      setRipe((had) => (had.size === ids.length && ids.every((id) => had.has(id)) ? had : new Set(ids)));
    };
    const looking = setInterval(look, sampleMs);
    return () => clearInterval(looking);
  }, [isOn, grid, least]);

  const seenOf = useCallback(
    (item: Facts): Seen | null => {
      const seen = shown.current.get(keyOf(item));
      return seen && seen.ms >= least.ms ? { ms: Math.floor(seen.ms), width: Math.floor(seen.width) } : null;
    },
    [least],
  );
  return { ripe, seenOf };
}

/** How wide an item's picture is on the screen now, in CSS px; 0 where it is not, or not all of it. */
function widthShown(grid: HTMLElement | null, id: string): number {
  const image = grid?.querySelector<HTMLImageElement>(`[data-item="${id}"] img`);
  if (!grid || !image || document.visibilityState !== 'visible') return 0;
  if (!image.complete || image.naturalWidth === 0) return 0;
  const { left, top, right, bottom, width, height } = image.getBoundingClientRect();
  const place = grid.getBoundingClientRect();
  const isWhole =
    left >= Math.max(0, place.left) - 1 &&
    top >= Math.max(0, place.top) - 1 &&
    right <= Math.min(innerWidth, place.right) + 1 &&
    bottom <= Math.min(innerHeight, place.bottom) + 1;
  if (!isWhole) return 0;
  const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (!over || !image.closest('[data-item]')?.contains(over)) return 0;
  // It is fitted into its place whole.
  return Math.min(width, height * (image.naturalWidth / image.naturalHeight));
}
