import { IntlMessageFormat } from 'intl-messageformat';
import type { Catalog, MessageKey } from './catalogs.ts';

type Values = Record<string, string | number | Date>;
export type Translate = (key: MessageKey, values?: Values) => string;

/** Compiled messages by their source: parsing costs more than formatting. */
const compiled = new Map<string, IntlMessageFormat>();

/** Puts a catalog's messages into words. A key whose message is not at hand (a part of the catalog) shows as the key. */
export function translator(locale: string, catalog: Partial<Catalog>): Translate {
  return (key, values) => {
    const source = catalog[key];
    if (source === undefined) return key;
    if (!source.includes('{')) return source;
    const id = `${locale} ${source}`;
    let format = compiled.get(id);
    if (!format) compiled.set(id, (format = new IntlMessageFormat(source, locale)));
    return String(format.format(values));
  };
}
