/** The title of a page, which has no words of its own where its data did not come. */
export const titleOf = (words: string | undefined): { title: string } => ({ title: words || 'Zakhor' });
