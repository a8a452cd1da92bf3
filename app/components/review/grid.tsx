import { useEffect, useRef, type RefObject } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import { useMessages } from '../page/messages.tsx';
import { Picture } from './picture.tsx';
import { whoOf } from './who.ts';

/** Nine at once. What has the focus is what a key decides on: to reach a tile is to choose it. */
export function Grid({
  items,
  chosen,
  lifted,
  onChoose,
  place,
}: {
  items: Facts[];
  chosen: Facts;
  /** Whose veil she has lifted. */
  lifted: ReadonlySet<string>;
  onChoose: (item: Facts) => void;
  place: RefObject<HTMLButtonElement>;
}) {
  const { t, locale } = useMessages();
  const tiles = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tiles.current?.contains(document.activeElement)) place.current?.focus({ preventScroll: true });
  }, [chosen.id, place]);
  return (
    <div className="grid" ref={tiles} role="group" aria-label={t('desk.grid')}>
      {items.map((item, index) => (
        <button
          type="button"
          key={item.id}
          ref={item.id === chosen.id ? place : undefined}
          className={item.veiled && !lifted.has(item.id) ? 'tile tile-veiled' : 'tile'}
          aria-pressed={item.id === chosen.id}
          aria-label={`${t(`desk.kind.${item.kind}`)}: ${whoOf(item, locale)}`}
          onClick={() => onChoose(item)}
          onFocus={() => onChoose(item)}
        >
          <Picture item={item} names={['card', 'wall']} />
          {item.text ? (
            <q dir="auto" lang={item.locale}>
              {item.text}
            </q>
          ) : null}
          <kbd>{index + 1}</kbd>
        </button>
      ))}
    </div>
  );
}
