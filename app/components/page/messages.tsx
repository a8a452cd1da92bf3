import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Catalog } from '#app/locales/catalogs.ts';
import { translator, type Translate } from '#app/locales/translate.ts';

const Messages = createContext<{ locale: string; t: Translate } | null>(null);

/** Gives everything below it the words of one language. */
export function MessagesProvider({
  locale,
  catalog,
  children,
}: {
  locale: string;
  catalog: Partial<Catalog>;
  children: ReactNode;
}) {
  const value = useMemo(() => ({ locale, t: translator(locale, catalog) }), [locale, catalog]);
  return <Messages.Provider value={value}>{children}</Messages.Provider>;
}

/** The language of the page and its words: `const { t } = useMessages()`. */
export function useMessages(): { locale: string; t: Translate } {
  const messages = useContext(Messages);
  if (!messages) throw new Error('useMessages needs a MessagesProvider above it');
  return messages;
}
