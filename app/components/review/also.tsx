import type { Lane } from '#app/domain/staff/rights.ts';
import { mayLeave } from '../desk/lanes.ts';
import { useMessages } from '../page/messages.tsx';

/** What she can do with the one before her without deciding on it. */
export interface Undecided {
  onAside: () => void;
  onLeave: () => void;
  onNote: () => void;
}

export function Also({ lane, onAside, onLeave, onNote }: Undecided & { lane: Lane }) {
  const { t } = useMessages();
  return (
    <div className="actions-also">
      <button type="button" className="quiet" onClick={onAside}>
        {t('desk.action.aside')} <kbd>H</kbd>
      </button>
      {mayLeave(lane) ? (
        <button type="button" className="quiet" onClick={onLeave}>
          {t('desk.action.leave')} <kbd>S</kbd>
        </button>
      ) : null}
      <button type="button" className="quiet" onClick={onNote}>
        {t('desk.action.note')} <kbd>N</kbd>
      </button>
    </div>
  );
}
