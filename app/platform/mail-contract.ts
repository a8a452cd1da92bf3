/** A letter as it leaves; plain text. */
export interface Letter {
  /** The same for every attempt, so that a server that has it already can tell. */
  id: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
}

/** The mail server does not take it now; it may later. */
export class MailUnavailable extends Error {
  override readonly name = 'MailUnavailable';
}

/** There is no mail server: a letter that was kept, and when. */
export interface KeptLetter extends Letter {
  at: string;
}
