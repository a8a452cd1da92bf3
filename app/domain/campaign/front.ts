import { publishedFigures, publishedPage, type Published } from '../submissions/published.ts';
import { currentCampaign } from './campaign.ts';

/** What the first page shows. */
export interface Front {
  hashtag: string;
  recent: Published[];
  figures: { people: number; countries: number };
}

/** How old the first page may be, in ms: it is the same for everybody, and asked for the most. */
const maxAgeMs = 1_000;

let latest: { front: Promise<Front>; until: number } | undefined;

/** The first page's content, read at most once a second by each process. */
export function front(): Promise<Front> {
  if (latest && latest.until > Date.now()) return latest.front;
  const reading = read();
  const mine = { front: reading, until: Date.now() + maxAgeMs };
  latest = mine;
  reading.catch(() => { if (latest === mine) latest = undefined; });
  return reading;
}

async function read(): Promise<Front> {
  const [{ hashtag }, recent, figures] = await Promise.all([currentCampaign(), publishedPage({ limit: 12, pictures: true }), publishedFigures()]);
  return { hashtag, recent, figures };
}
