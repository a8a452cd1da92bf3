import type { ReceiptView } from '#app/domain/submissions/receipt.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import type { UnreadableReason } from '#app/platform/images.ts';
import { useMessages } from '../page/messages.tsx';
import { stepsOf } from './steps.ts';

/** How it stands with it, and what happens next, in plain words. */
export function State({ view }: { view: ReceiptView }) {
  const { t } = useMessages();
  const { kind, state, uses, reason, unreadable } = view;
  const steps = stepsOf(state, uses);
  const next = nextOf(view);
  return (
    <>
      <p className="lead" role="status">
        {t(`state.${state}`, { reason: reason ? t(`reason.${reason}`) : '' })}
      </p>
      {unreadable && state === 'unreadable' ? (
        <p>{t(`unreadable.${unreadable as UnreadableReason | 'crashes'}`)}</p>
      ) : null}
      {unreadable && kind === 'testimony' && state !== 'withdrawn' ? <p>{t('receipt.portrait')}</p> : null}
      {next ? <p>{t(next)}</p> : null}
      {steps.length > 0 ? (
        <ol className="receipt-steps" aria-label={t('receipt.progress')}>
          {steps.map(({ step, done }, index) => (
            <li
              key={step}
              className={done ? 'done' : undefined}
              aria-current={done && !steps[index + 1]?.done ? 'step' : undefined}
            >
              {t(`receipt.step.${step}`)}
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}

/** What she can expect now; nothing where the state says it all. */
function nextOf({ kind, state, uses, held }: ReceiptView): MessageKey | undefined {
  const forWalls = uses.includes('wall');
  switch (state) {
    case 'received':
    case 'examining':
      return 'receipt.next.received';
    case 'in-review':
      return 'receipt.next.in-review';
    case 'approved':
      return forWalls ? 'receipt.next.approved' : undefined;
    case 'cleared':
      return forWalls ? 'receipt.next.cleared' : undefined;
    case 'rejected':
      return kind === 'testimony' ? 'receipt.next.rejected.testimony' : 'receipt.next.rejected';
    case 'withdrawn':
      return held ? 'receipt.next.withdrawn.held' : 'receipt.next.withdrawn';
    case 'unreadable':
      return undefined;
  }
}
