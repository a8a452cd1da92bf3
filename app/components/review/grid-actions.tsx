import type { Lane } from '#app/domain/staff/rights.ts';
import { isFirstLook, mayEscalate } from '../desk/lanes.ts';
import { useMessages } from '../page/messages.tsx';
import { Also, type Undecided } from './also.tsx';

/** What she can decide on many at once: yes to those that she has seen, and no to those that she marked. */
export function GridActions({
  lane,
  seen,
  marked,
  isNew,
  onYes,
  onReject,
  onEscalate,
  undecided,
}: {
  lane: Lane;
  /** How many would be approved. */
  seen: number;
  /** How many are marked; with none it is the one before her. */
  marked: number;
  isNew: boolean;
  onYes: () => void;
  onReject: () => void;
  onEscalate: () => void;
  undecided: Undecided;
}) {
  const { t } = useMessages();
  return (
    <div className={isNew ? 'actions actions-new' : 'actions'}>
      <button type="button" className="yes" aria-disabled={isNew || seen === 0} onClick={onYes}>
        {t(isFirstLook(lane) ? 'desk.grid.approve' : 'desk.grid.clear', { count: seen })} <kbd>A</kbd>
      </button>
      <button type="button" aria-disabled={isNew} onClick={onReject}>
        {marked > 0 ? t('desk.grid.reject', { count: marked }) : t('desk.action.reject')} <kbd>R</kbd>
      </button>
      {mayEscalate(lane) ? (
        <button type="button" className="quiet" aria-disabled={isNew} onClick={onEscalate}>
          {t('desk.action.escalate')} <kbd>E</kbd>
        </button>
      ) : null}
      <Also lane={lane} {...undecided} />
    </div>
  );
}
