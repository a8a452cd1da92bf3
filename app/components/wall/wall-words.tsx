import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Catalog } from '#app/locales/catalogs.ts';
import { translator, type Translate } from '#app/locales/translate.ts';
import { useMessages } from '../page/messages.tsx';

/** A wall's own words in one of its languages. */
export interface WallWords {
  locale: string;
  catalog: Partial<Catalog>;
}
interface Said {
  locale: string;
  t: Translate;
}

const Words = createContext<Said[]>([]);

/** Has a wall say its own words in its languages, one beneath the other; in the screen's, where it has none. */
export function WallWordsProvider({ words, children }: { words: WallWords[]; children: ReactNode }) {
  const { t, locale } = useMessages();
  const said = useMemo(
    () =>
      words.length === 0
        ? [{ locale, t }]
        : words.map((one) => ({ locale: one.locale, t: translator(one.locale, one.catalog) })),
    [words, t, locale],
  );
  return <Words.Provider value={said}>{children}</Words.Provider>;
}

export const useWallWords = (): Said[] => useContext(Words);
