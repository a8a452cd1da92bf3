import type { Macro } from '#db/schema/macro.ts';
import { locales } from '#app/locales/locales.ts';

/** Lengths in UTF-16 units. */
const longestName = 80;
const longestNote = 1_000;
const longestMessage = 1_000;

/** What people say of a macro; the rest of its row says who did, and when. */
export type MacroWords = Pick<Macro, 'name' | 'reason' | 'note' | 'messages'>;

/** What is wrong with a field of a macro, by a stable word. */
export interface MacroFault {
  field: 'macro-name' | 'macro-reason' | 'note' | `message-${string}`;
  fault: string;
}

/** What people may get wrong in what they type, in the form's order; empty where nothing is. */
export function faultsOf({ name, note, messages }: Omit<MacroWords, 'reason'>): MacroFault[] {
  const faults: MacroFault[] = [];
  if (name === '') faults.push({ field: 'macro-name', fault: 'required' });
  if (name.length > longestName) faults.push({ field: 'macro-name', fault: 'too-long' });
  if (note.length > longestNote) faults.push({ field: 'note', fault: 'too-long' });
  if (!messages.en) faults.push({ field: 'message-en', fault: 'required' });
  for (const locale of locales)
    if ((messages[locale]?.length ?? 0) > longestMessage)
      faults.push({ field: `message-${locale}`, fault: 'too-long' });
  return faults;
}
