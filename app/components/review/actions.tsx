import { useEffect, useRef, type ReactNode } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import type { Lane } from '#app/domain/staff/rights.ts';
import { isFirstLook, mayEscalate } from '../desk/lanes.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { useMessages } from '../page/messages.tsx';
import { Also, type Undecided } from './also.tsx';
import { DecisionForm } from './decision-form.tsx';
import { PreparedAnswers, type AnswersInHand } from './prepared-answers.tsx';
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

/** A question that stands where the actions stood, so that the picture does not move. */
function Question({ words, onCancel, children }: { words: string; onCancel: () => void; children: ReactNode }) {
  const { t } = useMessages();
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => group.current?.focus({ preventScroll: true }), []);
  return (
    <div className="reasons" role="group" aria-labelledby="why" tabIndex={-1} ref={group}>
      <p id="why">{words}</p>
      {children}
      <button type="button" className="quiet" onClick={onCancel}>
        {t('desk.reason.cancel')} <kbd>Esc</kbd>
      </button>
    </div>
  );
}

/** Why she rejects it, by number. */
export function Reasons({
  item,
  lane,
  reasons,
  answers,
  onChoose,
  onCancel,
}: Props & { reasons: string[]; answers: AnswersInHand; onCancel: () => void }) {
  const { t } = useMessages();
  return (
    <Question words={t('desk.reason.choose')} onCancel={onCancel}>
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
      {answers.count > 0 ? (
        <button type="button" className="quiet" onClick={answers.turn}>
          {t('desk.macros.choose')} <kbd>M</kbd>
        </button>
      ) : null}
    </Question>
  );
}

/** With which prepared answer she rejects it, by number: nine at a time. */
export function Answers({
  item,
  lane,
  answers,
  onChoose,
  onCancel,
}: Props & { answers: AnswersInHand; onCancel: () => void }) {
  const { t } = useMessages();
  const { shown, count } = answers;
  return (
    <Question key={shown[0]?.id} words={t('desk.macros.which')} onCancel={onCancel}>
      {shown.map(({ id, name, reason }, index) => (
        <DecisionForm
          key={id}
          item={item}
          action="reject"
          reason={reason}
          back={lane}
          onDecide={() => onChoose({ action: 'reject', reason, macro: id })}
        >
          <kbd>{index + 1}</kbd> <bdi>{name}</bdi>
        </DecisionForm>
      ))}
      {count > shown.length ? (
        <button type="button" className="quiet" onClick={answers.turn}>
          {t('desk.macros.more', { count })} <kbd>M</kbd>
        </button>
      ) : null}
    </Question>
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
