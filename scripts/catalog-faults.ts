import { IntlMessageFormat } from 'intl-messageformat';

/** A catalog as it lies on disk: the language and the JSON text. */
export interface CatalogFile {
  locale: string;
  text: string;
}

type Messages = Record<string, string>;

/** What is wrong with the catalogs among themselves; each is held against the first one, the source. */
export function catalogFaults(files: CatalogFile[]): string[] {
  const read = files.map(({ locale, text }) => ({ locale, text, messages: JSON.parse(text) as Messages }));
  const source = read[0]!.messages;
  return read.flatMap(({ locale, text, messages }) =>
    [
      ...orderFaults(text, messages),
      ...Object.keys(source)
        .filter((key) => !(key in messages))
        .map((key) => `${key} is missing`),
      ...Object.entries(messages).flatMap(([key, message]) =>
        messageFaults(locale, message, source[key]).map((fault) => `${key} ${fault}`),
      ),
    ].map((fault) => `${locale}: ${fault}`),
  );
}

function orderFaults(text: string, messages: Messages): string[] {
  const keys = Object.keys(messages);
  const lines = text.match(/^ {2}"/gm)?.length ?? 0;
  const early = keys.find((key, index) => index > 0 && keys[index - 1]! > key);
  return [
    ...(early ? [`${early} is out of order: keys are sorted`] : []),
    ...(lines === keys.length ? [] : ['a key stands twice, or not on a line of its own']),
  ];
}

function messageFaults(locale: string, message: string, source: string | undefined): string[] {
  if (source === undefined) return ['is not in the source'];
  if (message.trim() === '') return ['is empty'];
  let holes: string[];
  try {
    holes = holesOf(message, locale);
  } catch (error) {
    return [`cannot be read: ${(error as Error).message}`];
  }
  const wanted = holesOf(source, 'en');
  return [
    ...wanted.filter((hole) => !holes.includes(hole)).map((hole) => `lacks ${hole}`),
    ...holes.filter((hole) => !wanted.includes(hole)).map((hole) => `has ${hole}, which the source has not`),
    ...(locale === 'fr' && / [;:!?%»]|« /.test(message)
      ? ['has a plain space where French has one that does not break']
      : []),
  ];
}

/** What is filled into a message, by name and kind, with the choices that the code makes: `{wall}`, `{mode: hold, paused}`. */
function holesOf(message: string, locale: string): string[] {
  const found = new Set<string>();
  const walk = (parts: ReturnType<IntlMessageFormat['getAst']>) => {
    for (const part of parts) {
      // The kinds of the parser: 0 text, 5 select, 6 plural, 7 the `#` inside one.
      if (part.type === 0 || part.type === 7) continue;
      found.add(
        part.type === 5
          ? `{${part.value}: ${Object.keys(part.options).sort().join(', ')}}`
          : `{${part.value}${part.type === 6 ? ' counts' : ''}}`,
      );
      if (part.type === 5 || part.type === 6) for (const option of Object.values(part.options)) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(message, locale).getAst());
  return [...found];
}
