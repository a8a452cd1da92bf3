import en from './en.json';
import fr from './fr.json';
import type { Locale } from './locales.ts';

/** ICU messages by key; English is the source, and `npm run check` holds the others against it. */
export type Catalog = typeof en;
export type MessageKey = keyof Catalog;

export const catalogs: Record<Locale, Catalog> = { en, fr };
