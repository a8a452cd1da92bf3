/** What a form of ours takes. */
export type Kind = 'photo' | 'testimony';
