import { createContext, useContext } from 'react';
import type { MacroAtHand } from '#app/domain/macros/list.ts';
import type { Facts } from '#app/domain/moderation/facts.ts';
import type { Lane } from '#app/domain/staff/rights.ts';
import { useMessages } from '../page/messages.tsx';
import { DecisionForm } from './decision-form.tsx';
import type { Choice } from './use-queue.ts';

const AtHand = createContext<MacroAtHand[]>([]);

/** Gives the prepared answers to wherever something is rejected below. */
export const MacrosAtHand = AtHand.Provider;

/** A rejection with a prepared answer: its reason, its note and its message to whoever gave it, in her language. */
export function PreparedAnswers({
  item,
  lane,
  onChoose,
}: {
  item: Facts;
  lane: Lane;
  onChoose?: (choice: Choice) => void;
}) {
  const { t } = useMessages();
  const macros = useContext(AtHand);
  if (macros.length === 0) return null;
  const fields = (
    <>
      <label htmlFor="macro">{t('desk.macros.choose')}</label>
      <select id="macro" name="macro" required defaultValue="">
        <option value="" disabled>
          {t('desk.lexicon.choose')}
        </option>
        {macros.map(({ id, name, reason }) => (
          <option key={id} value={id}>
            {t('desk.macros.option', { name, reason: t(`reason.${reason}`) })}
          </option>
        ))}
      </select>
    </>
  );
  const choose = (chosen: FormData) => {
    const macro = macros.find(({ id }) => id === chosen.get('macro'));
    if (macro) onChoose?.({ action: 'reject', reason: macro.reason, macro: macro.id });
  };
  return (
    <DecisionForm
      item={item}
      action="reject"
      back={lane}
      fields={fields}
      className="prepared-send"
      {...(onChoose && { onDecide: choose })}
    >
      {t('desk.macros.reject')}
    </DecisionForm>
  );
}
