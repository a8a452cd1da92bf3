import type { MessageKey } from '#app/locales/catalogs.ts';
import type { Right } from '#app/domain/staff/rights.ts';

interface Tool {
  to: string;
  /** What opens it to her. */
  right: Right;
  title: MessageKey;
  what: MessageKey;
}

/** The pages of the desk beside its lanes, in the order in which they stand there: a page is a line. */
export const tools: readonly Tool[] = [
  { to: '/desk/clusters', right: 'judge-clusters', title: 'desk.clusters', what: 'desk.clusters.what' },
  { to: '/desk/words', right: 'read-words', title: 'desk.lexicon.title', what: 'desk.lexicon.what' },
  { to: '/desk/banks', right: 'read-banks', title: 'desk.banks.title', what: 'desk.banks.what' },
  { to: '/desk/macros', right: 'change-macros', title: 'desk.macros.title', what: 'desk.macros.what' },
  { to: '/desk/walls', right: 'steer-walls', title: 'desk.walls', what: 'desk.walls.what' },
  { to: '/desk/measures', right: 'read-measures', title: 'desk.measures.title', what: 'desk.measures.what-for' },
  { to: '/desk/sample', right: 'judge-sample', title: 'desk.sample.title', what: 'desk.sample.what-for' },
  { to: '/desk/mail', right: 'read-letters', title: 'desk.mail', what: 'desk.mail.what' },
  { to: '/desk/people', right: 'read-identities', title: 'desk.people.title', what: 'desk.people.what' },
];
