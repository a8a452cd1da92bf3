import { isLocale } from '#app/locales/locales.ts';

/** An answer that is kept whole. */
export interface WholePage {
  status: number;
  headers: [string, string][];
  body: Buffer;
}

/** How old a page may be that is the same for everybody and asked for the most, in ms. */
const maxAgeMs = 1_000;

/** Whether a page is the same for everybody: the first page of each language. It has no scripts, so no nonce either. */
export const isForEverybody = (method: string | undefined, url: string): boolean =>
  (method === 'GET' || method === 'HEAD') && isLocale(url.slice(1));

/** Renders such a page at most once a second in each process, however many ask for it. */
export function wholePages() {
  const kept = new Map<string, { page: Promise<WholePage>; until: number }>();
  return (url: string, render: () => Promise<Response>): Promise<WholePage> => {
    const known = kept.get(url);
    if (known && known.until > Date.now()) return known.page;
    const page = render().then(take);
    const entry = { page, until: Date.now() + maxAgeMs };
    kept.set(url, entry);
    const forget = () => {
      if (kept.get(url) === entry) kept.delete(url);
    };
    page.then(({ status }) => {
      if (status !== 200) forget();
    }, forget); // what went wrong is not kept
    return page;
  };
}

const take = async (response: Response): Promise<WholePage> => ({
  status: response.status,
  headers: [...response.headers],
  body: Buffer.from(await response.arrayBuffer()),
});
