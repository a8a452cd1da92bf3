import { createContext, useContext, useState } from 'react';
import type { MacroAtHand } from '#app/domain/macros/list.ts';
import type { Facts } from '#app/domain/moderation/facts.ts';
import type { Lane } from '#app/domain/staff/rights.ts';
import { useMessages } from '../page/messages.tsx';
import { DecisionForm } from './decision-form.tsx';

const AtHand = createContext<MacroAtHand[]>([]);

/** Gives the prepared answers to wherever something is rejected below. */
export const MacrosAtHand = AtHand.Provider;

/** So many have a key: 1 to 9. */
const handful = 9;

/** The prepared answers that have a key now, of how many. */
export interface AnswersInHand {
  shown: MacroAtHand[];
  count: number;
  /** Shows the first ones; where they are shown already, the next ones, and after the last the first again. */
  turn: () => void;
}

/**
 * The prepared answers by number, as many as there are digits at a time.
 * @param isAsked whether she is asked for one now; otherwise `onAsk` is told to ask her, and begins with the first
 */
export function useAnswers(isAsked: boolean, onAsk: () => void): AnswersInHand {
  const macros = useContext(AtHand);
  const [from, setFrom] = useState(0);
  const turn = () => {
    setFrom(isAsked && from + handful < macros.length ? from + handful : 0);
    if (!isAsked) onAsk();
  };
  return { shown: macros.slice(from, from + handful), count: macros.length, turn };
}

/** For a page without scripts, a rejection with a prepared answer: its reason, its note and its message to whoever gave it. */
export function PreparedAnswers({ item, lane }: { item: Facts; lane: Lane }) {
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
  return (
    <DecisionForm item={item} action="reject" back={lane} fields={fields} className="prepared-send">
      {t('desk.macros.reject')}
    </DecisionForm>
  );
}
