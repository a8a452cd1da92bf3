import { quotation } from '../projection/cards.ts';
import { faceOf, publishedFigures, publishedPage, type PublishedFace } from '../submissions/published.ts';
import { currentCampaign } from './campaign.ts';
import { lately } from './lately.ts';

/** What the first page shows. */
export interface Front {
  hashtag: string;
  recent: PublishedFace[];
  /** A testimony, its text shortened to a quotation. */
  testimony: PublishedFace | null;
  figures: { people: number; countries: number };
}

/** How many faces the first page shows: enough for the wall beside its words. */
const faces = 12;

/** How old what pages show may be, in ms: the first page is asked for the most, and what is taken back must leave it at once. */
const maxAgeMs = 1_000;

const named = lately(maxAgeMs, async () => {
  const { hashtag, timeZone, opensAt, phase } = await currentCampaign();
  return { hashtag, timeZone, opensAt, phase };
});

let lastNamed: Awaited<ReturnType<typeof named>> | undefined;

/**
 * What every public page says of the campaign. While the database is away it is what it was: a form that cannot be
 * taken just now must still come back with what was typed.
 */
export async function masthead() {
  try {
    lastNamed = await named();
  } catch (error) {
    if (!lastNamed) throw error;
  }
  return lastNamed;
}

/** Counting everybody costs more than reading the newest, and a figure that is half a minute old hurts nobody. */
const figures = lately(30_000, publishedFigures);

const recent = lately(maxAgeMs, async () => (await publishedPage({ limit: faces, kind: 'photo' })).map(faceOf));

const quotations = new Map<string, () => Promise<PublishedFace | null>>();

/** What the first page shows in a language. */
export async function front(locale: string): Promise<Front> {
  let said = quotations.get(locale);
  if (!said) quotations.set(locale, (said = lately(maxAgeMs, () => quote(locale))));
  const [{ hashtag }, shown, testimony, counted] = await Promise.all([masthead(), recent(), said(), figures()]);
  return { hashtag, recent: shown, testimony, figures: counted };
}

/** The newest testimony of a language, or of any where that has none yet. */
async function quote(locale: string): Promise<PublishedFace | null> {
  const newest = { limit: 1, kind: 'testimony' } as const;
  const [said] = [...(await publishedPage({ ...newest, locale })), ...(await publishedPage(newest))];
  return said?.text ? { ...faceOf(said), text: quotation(said.text) } : null;
}
