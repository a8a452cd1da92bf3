import { useEffect, type CSSProperties, type RefObject } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import { useMessages } from '../page/messages.tsx';
import { Picture, renditionOf } from './picture.tsx';
import { whoOf } from './who.ts';

/** How many a grid shows; the first is what comes first. */
export const gridSizes = [9, 16] as const;
export type GridSize = (typeof gridSizes)[number];

const names: ('wall' | 'card')[] = ['card', 'wall'];

/** How many stand in a row, as the page is laid out now. */
export const columnsOf = (grid: HTMLElement | null): number =>
  grid ? getComputedStyle(grid).gridTemplateColumns.split(' ').length : 1;

/**
 * Many at once, each as large as its sign needs it: what does not fit on the screen is scrolled to. She marks the
 * exceptions, and the rest is approved together; what was seen for long enough has a sign of its own.
 */
export function Grid({
  items,
  size,
  chosen,
  lifted,
  marked,
  ripe,
  back,
  onChoose,
  onMark,
  tiles,
  place,
}: {
  items: Facts[];
  size: GridSize;
  chosen: Facts;
  /** Whose veil she has lifted. */
  lifted: ReadonlySet<string>;
  marked: ReadonlySet<string>;
  /** Those that she has seen for long enough. */
  ripe: ReadonlySet<string>;
  /** Those on which a decision of hers did not arrive. */
  back: ReadonlySet<string>;
  onChoose: (item: Facts) => void;
  onMark: (item: Facts) => void;
  tiles: RefObject<HTMLDivElement>;
  place: RefObject<HTMLButtonElement>;
}) {
  const { t, locale } = useMessages();
  useEffect(() => {
    if (tiles.current?.contains(document.activeElement)) place.current?.focus({ preventScroll: true });
    if (tiles.current?.contains(place.current)) place.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen.id, place, tiles]);
  const signOf = (item: Facts) => {
    if (marked.has(item.id)) return 'marked';
    if (back.has(item.id)) return 'back';
    if (item.alone) return 'alone';
    return ripe.has(item.id) ? 'seen' : null;
  };
  return (
    <div className={`grid grid-${size}`} ref={tiles} role="group" aria-label={t(`desk.grid.${size}`)}>
      {items.map((item, index) => {
        const sign = signOf(item);
        const who = whoOf(item, locale);
        return (
          <button
            type="button"
            key={item.id}
            data-item={item.id}
            ref={item.id === chosen.id ? place : undefined}
            className={`tile${item.veiled && !lifted.has(item.id) ? ' tile-veiled' : ''}${sign ? ` tile-${sign}` : ''}`}
            aria-current={item.id === chosen.id}
            aria-pressed={marked.has(item.id)}
            onClick={() => {
              onChoose(item);
              onMark(item);
            }}
            onFocus={() => onChoose(item)}
          >
            {item.text ? (
              <>
                <span className="unseen">
                  {t(`desk.kind.${item.kind}`)}: {who}
                </span>
                <Picture item={item} names={names} alt="" />
                <q dir="auto" lang={item.locale}>
                  {item.text}
                </q>
              </>
            ) : (
              <>
                <span className="tile-picture" style={ratioOf(item)}>
                  <Picture item={item} names={names} alt="" />
                </span>
                <small dir="auto">{item.message ? `${who}: ${item.message}` : who}</small>
              </>
            )}
            <kbd>
              {index < 9 ? `${index + 1} ` : null}
              {sign ? <span className="tile-sign">{t(`desk.tile.${sign}`)}</span> : null}
            </kbd>
          </button>
        );
      })}
    </div>
  );
}

/** So that a tall picture has the height that makes it wide enough. */
function ratioOf(item: Facts): CSSProperties {
  const shown = renditionOf(item, names);
  return { '--ratio': shown ? shown.width / shown.height : 1 } as CSSProperties;
}
