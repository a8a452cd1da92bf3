import { useEffect, useState } from 'react';
import { useMessages } from '../page/messages.tsx';
import { Card } from './card.tsx';
import { OutOfUse } from './out-of-use.tsx';
import type { WallCard } from './timeline-state.ts';
import { useWall } from './use-wall.ts';

/** How long one card takes to give way to the next, in ms; the style sheet's transition is as long. */
const fadeMs = 1_200;

/** The wall, full screen: what stands now, over what is just leaving. */
export function Player({ screenKey }: { screenKey: string }) {
  const { card, mode, holdText, pulled, gone } = useWall(screenKey);
  const leaving = without(pulled, useLeaving(card));
  const { t } = useMessages();
  if (gone) return <OutOfUse />;
  return (
    <main className={`wall wall-${mode}`} data-card={card?.card}>
      {!card ? <p className="wall-waiting">{t('screen.waiting')}</p> : null}
      {leaving ? (
        <div key={leaving.card} className="wall-card wall-card-leaving" aria-hidden="true">
          <Card card={leaving} />
        </div>
      ) : null}
      {card ? (
        <div key={card.card} className="wall-card">
          <Card card={card} />
        </div>
      ) : null}
      <div className="wall-dark" />
      {mode === 'hold' && holdText ? (
        <p className="wall-hold" dir="auto">
          {holdText}
        </p>
      ) : null}
    </main>
  );
}

/** A card without those who were pulled while it was leaving; null when nobody is left. */
function without(pulled: ReadonlySet<string>, card: WallCard | null): WallCard | null {
  const items = card?.items.filter(({ submission }) => !pulled.has(submission)) ?? [];
  return card && items.length > 0 ? { ...card, items } : null;
}

/** The card before, for as long as it fades. */
function useLeaving(card: WallCard | null): WallCard | null {
  const [pair, setPair] = useState<{ now: WallCard | null; before: WallCard | null }>({ now: card, before: null });
  if (pair.now !== card) {
    // The same card with fewer on it is not a change of cards: whoever is gone is gone in this frame.
    setPair({ now: card, before: pair.now?.card === card?.card ? null : pair.now });
  }
  useEffect(() => {
    if (!pair.before) return undefined;
    const faded = setTimeout(() => setPair((current) => ({ ...current, before: null })), fadeMs);
    return () => clearTimeout(faded);
  }, [pair.before]);
  return pair.before;
}
