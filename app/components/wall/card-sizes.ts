import type { WallCard } from './timeline-state.ts';

/** How wide a picture stands on a card, for the browser to choose its rendition by; whoever loads it ahead says the same. */
export function sizesOf({ kind, layout }: Pick<WallCard, 'kind' | 'layout'>): string {
  if (kind === 'photo') return '100vw';
  if (kind === 'testimony') return '40vw';
  return mosaics[layout] ?? '50vw';
}

/** The widths of the fields in `screen.css`. */
const mosaics: Record<string, string> = { 'mosaic-12': '25vw', 'mosaic-6': '34vw', 'mosaic-4': '50vw' };
