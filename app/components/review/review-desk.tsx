import { Link } from '@remix-run/react';
import { useState } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import type { Lane } from '#app/domain/moderation/queue.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { useMessages } from '../page/messages.tsx';
import { DecisionForm } from './decision-form.tsx';
import { FactsList } from './facts-list.tsx';
import { Picture } from './picture.tsx';
import { useKeys } from './use-keys.ts';
import { useQueue, type Choice } from './use-queue.ts';

/** How many items a grid shows. */
const gridSize = 9;

/** Where a moderator looks and decides: one item large with its facts, or nine at once; every key is a button too. */
export function ReviewDesk({
  lane,
  items: loaded,
  reasons,
  last,
}: {
  lane: Lane;
  items: Facts[];
  reasons: string[];
  last: { submission: string } | null;
}) {
  const { t } = useMessages();
  const { items, problem, decide, undo } = useQueue(loaded, lane);
  const [at, setAt] = useState(0);
  const [grid, setGrid] = useState(false);
  const [asking, setAsking] = useState(false);
  const [help, setHelp] = useState(false);
  const [undone, setUndone] = useState(false);
  const item = items[Math.min(at, items.length - 1)];
  const yes = lane === 'review' ? 'approve' : 'clear';

  const choose = (choice: Choice) => {
    if (!item) return;
    setAsking(false);
    setUndone(false);
    setAt((index) => Math.min(index, Math.max(0, items.length - 2)));
    void decide(item, choice);
  };
  const takeBack = () => void undo().then(setUndone);
  const move = (by: number) => {
    setAsking(false);
    setAt((index) => Math.min(Math.max(0, index + by), Math.max(0, items.length - 1)));
  };
  const reject = () => (lane === 'review' ? setAsking(true) : choose({ action: 'undo' }));
  useKeys({
    a: () => choose({ action: yes }),
    r: reject,
    u: takeBack,
    e: () => {
      if (lane === 'review') choose({ action: 'escalate' });
    },
    j: () => move(1),
    k: () => move(-1),
    ArrowRight: () => move(1),
    ArrowLeft: () => move(-1),
    g: () => setGrid((on) => !on),
    '?': () => setHelp((on) => !on),
    h: () => setHelp((on) => !on),
    Escape: () => {
      setAsking(false);
      setHelp(false);
    },
    ...(asking
      ? Object.fromEntries(
          reasons.map((reason, index) => [String(index + 1), () => choose({ action: 'reject', reason })]),
        )
      : {}),
  });

  const actions = item ? (
    <div className="actions">
      <DecisionForm item={item} action={yes} className="yes" onDecide={() => choose({ action: yes })}>
        {t(`desk.action.${yes}`)} <kbd>A</kbd>
      </DecisionForm>
      {lane === 'review' ? (
        <button type="button" onClick={reject} aria-expanded={asking}>
          {t('desk.action.reject')} <kbd>R</kbd>
        </button>
      ) : (
        <DecisionForm item={item} action="undo" onDecide={reject}>
          {t('desk.action.undo')} <kbd>R</kbd>
        </DecisionForm>
      )}
      {lane === 'review' ? (
        <DecisionForm item={item} action="escalate" className="quiet" onDecide={() => choose({ action: 'escalate' })}>
          {t('desk.action.escalate')} <kbd>E</kbd>
        </DecisionForm>
      ) : null}
    </div>
  ) : null;

  return (
    <main className="review">
      <div className="review-bar">
        <button type="button" className="quiet" onClick={() => setGrid((on) => !on)}>
          {t(grid ? 'desk.one' : 'desk.grid')} <kbd>G</kbd>
        </button>
        <button type="button" className="quiet" onClick={takeBack}>
          {t('desk.action.undo')} <kbd>U</kbd>
        </button>
        <button type="button" className="quiet" onClick={() => setHelp((on) => !on)} aria-expanded={help}>
          <kbd>?</kbd>
        </button>
        {last ? <Link to={`/desk/item/${last.submission}`}>{t('desk.history')}</Link> : null}
        <p role="status">{problem ? t('desk.failed', { why: problem.text }) : undone ? t('desk.undone') : ''}</p>
      </div>
      {help ? <p className="help">{t('desk.help')}</p> : null}
      {asking && item ? (
        <div className="reasons" role="group" aria-label={t('desk.reason.choose')}>
          {reasons.map((reason, index) => (
            <DecisionForm
              key={reason}
              item={item}
              action="reject"
              reason={reason}
              onDecide={() => choose({ action: 'reject', reason })}
            >
              <kbd>{index + 1}</kbd> {t(`reason.${reason}` as MessageKey)}
            </DecisionForm>
          ))}
        </div>
      ) : null}
      {!item ? (
        <p className="empty">{t(`desk.empty.${lane}`)}</p>
      ) : grid ? (
        <>
          <div className="grid">
            {items.slice(0, gridSize).map((one, index) => (
              <button
                type="button"
                key={one.id}
                className="tile"
                aria-pressed={one.id === item.id}
                onClick={() => setAt(index)}
              >
                <Picture item={one} small />
              </button>
            ))}
          </div>
          {actions}
        </>
      ) : (
        <div className="stage">
          <div className="stage-picture">
            <Picture item={item} />
          </div>
          <aside className="stage-side">
            <FactsList item={item} />
            {actions}
            <p>
              <Link to={`/desk/item/${item.id}`}>{t('desk.item.open')}</Link>
            </p>
          </aside>
        </div>
      )}
      {lane === 'review' && item && !asking ? (
        <noscript>
          <PlainReasons item={item} reasons={reasons} />
        </noscript>
      ) : null}
    </main>
  );
}

/** Without scripts a rejection is a form with a list of reasons. */
function PlainReasons({ item, reasons }: { item: Facts; reasons: string[] }) {
  const { t } = useMessages();
  return (
    <div className="reasons">
      {reasons.map((reason) => (
        <DecisionForm key={reason} item={item} action="reject" reason={reason}>
          {t(`reason.${reason}` as MessageKey)}
        </DecisionForm>
      ))}
    </div>
  );
}
