import { lexiconCategories, lexiconMatches, lexiconSeverities, lexiconViews } from '#db/schema/lexicon.ts';

/** What is chosen of an entry and not typed: all that there is to choose from. */
export const entryChoices = {
  categories: lexiconCategories,
  severities: lexiconSeverities,
  matches: lexiconMatches,
  views: lexiconViews,
};
