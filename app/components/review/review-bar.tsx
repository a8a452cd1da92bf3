import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useMessages } from '../page/messages.tsx';
import type { GridSize } from './grid.tsx';

/** Above the picture: what came of the last decision, where she is among the items at hand, and how she looks at them. */
export function ReviewBar({
  children,
  at,
  count,
  aside,
  back,
  next,
  strict,
  close,
  help,
  last,
  onMove,
  onGrid,
  onZoom,
  onUndo,
  onHelp,
}: {
  children: ReactNode;
  /** The item that is shown, counted from 0. */
  at: number;
  count: number;
  /** How many of them she has set aside. */
  aside: number;
  /** How many of them came back, because what she decided did not arrive. */
  back: number;
  /** How many she looks at at once after another `onGrid`; null for one. */
  next: GridSize | null;
  /** Whether there is no grid. */
  strict: boolean;
  /** Whether she is close to one. */
  close: boolean;
  help: boolean;
  /** What she decided last, while it can be taken back. */
  last: string | null;
  onMove: (by: number) => void;
  onGrid: () => void;
  onZoom: () => void;
  onUndo: () => void;
  onHelp: () => void;
}) {
  const { t } = useMessages();
  return (
    <div className="review-bar">
      <div className="review-said">
        {children}
        {last ? <Link to={`/desk/item/${last}`}>{t('desk.last')}</Link> : null}
      </div>
      <button type="button" className="quiet" onClick={onUndo}>
        {t('desk.action.undo')} <kbd>U</kbd>
      </button>
      {count > 0 ? (
        <>
          <span className="review-at" role="group" aria-label={t('desk.at.label')}>
            <button type="button" className="quiet" aria-label={t('desk.action.previous')} onClick={() => onMove(-1)}>
              ‹
            </button>
            <span>
              {t('desk.at', { at: at + 1, count })}
              {aside > 0 ? ` · ${t('desk.aside', { count: aside })}` : null}
              {back > 0 ? <b className="review-back"> · {t('desk.back', { count: back })}</b> : null}
            </span>
            <button type="button" className="quiet" aria-label={t('desk.action.next')} onClick={() => onMove(1)}>
              ›
            </button>
          </span>
          <button type="button" className="quiet" onClick={onZoom} aria-pressed={close}>
            {t('desk.closer')} <kbd>Z</kbd>
          </button>
          {strict ? null : (
            <button type="button" className="quiet" onClick={onGrid}>
              {next ? t(`desk.grid.${next}`) : t('desk.one')} <kbd>G</kbd>
            </button>
          )}
        </>
      ) : null}
      <button type="button" className="quiet review-keys" onClick={onHelp} aria-expanded={help} aria-controls="keys">
        {t('desk.keys')} <kbd>?</kbd>
      </button>
    </div>
  );
}
