import { useEffect, useRef } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import type { Lane } from '#app/domain/staff/rights.ts';
import { isFirstLook, mayEscalate } from '../desk/lanes.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { useMessages } from '../page/messages.tsx';
import { Also, type Undecided } from './also.tsx';
import { DecisionForm } from './decision-form.tsx';
import { PreparedAnswers } from './prepared-answers.tsx';
import type { Choice } from './use-queue.ts';

interface Props {
  item: Facts;
  lane: Lane;
  onChoose: (choice: Choice) => void;
}

/** The form that lets an item through. */
export const yesForm = 'yes';

/** What she can decide on the item before her; nothing while it `isNew` to her. */
export function Actions({
  item,
  lane,
  isNew,
  onChoose,
  onReject,
  undecided,
}: Props & { isNew: boolean; onReject: () => void; undecided: Undecided }) {
  const { t } = useMessages();
  const choice = (action: Choice['action']) => ({
    item,
    action,
    back: lane,
    isNew,
    onDecide: () => onChoose({ action }),
  });
  const yes = isFirstLook(lane) ? 'approve' : 'clear';
  return (
    <div className={isNew ? 'actions actions-new' : 'actions'}>
      <DecisionForm {...choice(yes)} id={yesForm} className="yes">
        {t(`desk.action.${yes}`)} <kbd>A</kbd>
      </DecisionForm>
      <button type="button" aria-disabled={isNew} onClick={onReject}>
        {t('desk.action.reject')} <kbd>R</kbd>
      </button>
      {mayEscalate(lane) ? (
        <DecisionForm {...choice('escalate')} className="quiet">
          {t('desk.action.escalate')} <kbd>E</kbd>
        </DecisionForm>
      ) : null}
      <Also lane={lane} {...undecided} />
    </div>
  );
}

/** Why she rejects it; stands where the actions stood, so that the picture does not move. */
export function Reasons({
  item,
  lane,
  reasons,
  onChoose,
  onCancel,
}: Props & { reasons: string[]; onCancel: () => void }) {
  const { t } = useMessages();
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => group.current?.focus({ preventScroll: true }), []);
  return (
    <div className="reasons" role="group" aria-labelledby="why" tabIndex={-1} ref={group}>
      <p id="why">{t('desk.reason.choose')}</p>
      {reasons.map((reason, index) => (
        <DecisionForm
          key={reason}
          item={item}
          action="reject"
          reason={reason}
          back={lane}
          onDecide={() => onChoose({ action: 'reject', reason })}
        >
          <kbd>{index + 1}</kbd> {t(`reason.${reason}` as MessageKey)}
        </DecisionForm>
      ))}
      <PreparedAnswers item={item} lane={lane} onChoose={onChoose} />
      <button type="button" className="quiet" onClick={onCancel}>
        {t('desk.reason.cancel')} <kbd>Esc</kbd>
      </button>
    </div>
  );
}

/** Without scripts a rejection is a list of forms, one a reason. */
export function PlainReasons({ item, lane, reasons }: Omit<Props, 'onChoose'> & { reasons: string[] }) {
  const { t } = useMessages();
  return (
    <noscript>
      <div className="reasons">
        <p>{t('desk.reason.choose')}</p>
        {reasons.map((reason) => (
          <DecisionForm key={reason} item={item} action="reject" reason={reason} back={lane}>
            {t(`reason.${reason}` as MessageKey)}
          </DecisionForm>
        ))}
        <PreparedAnswers item={item} lane={lane} />
      </div>
    </noscript>
  );
}
