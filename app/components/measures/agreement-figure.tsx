import type { Agreement } from '#app/domain/measures/agreement.ts';
import { useMessages } from '../page/messages.tsx';
import { Bars, barsSize } from './bars.tsx';
import { Figure } from './figure.tsx';
import { percentOf } from './scale.ts';

/** How far leads who judged blind came to the same as the first look, by what that had said. */
export function AgreementFigure({ agreed }: { agreed: Agreement[] }) {
  const { t, locale } = useMessages();
  const kinds = agreed.map((one) => ({
    ...one,
    name: one.first === 'approve' ? t('desk.history.approve') : t(`reason.${one.first}`),
    percent: percentOf(one.agreed / one.judged, locale),
  }));
  const judged = agreed.reduce((sum, one) => sum + one.judged, 0);
  return (
    <Figure
      title={t('desk.measures.agreement')}
      says={t('desk.measures.agreement.says', { judged, agreed: agreed.reduce((sum, one) => sum + one.agreed, 0) })}
      head={[
        t('desk.measures.agreement.first'),
        t('desk.measures.agreement.agreed'),
        t('desk.measures.agreement.other-reason'),
        t('desk.measures.agreement.judged'),
        '%',
      ]}
      rows={kinds.map((one) => [
        one.name,
        String(one.agreed),
        String(one.otherReason),
        String(one.judged),
        one.percent,
      ])}
      size={barsSize(kinds.length)}
    >
      <Bars
        bars={kinds.map((one) => ({
          name: one.name,
          value: t('desk.measures.share', { percent: one.percent, part: one.agreed, of: one.judged }),
          share: one.agreed / one.judged,
        }))}
      />
    </Figure>
  );
}
