/** A line of a table: where it begins in the file, from 1, and its fields. */
export interface Line {
  number: number;
  fields: string[];
}

/** What is wrong with a file, and where. */
export class Malformed<Fault extends string> extends Error {
  override readonly name = 'Malformed';
  readonly line: number;
  readonly fault: Fault;
  constructor(line: number, fault: Fault) {
    super(`line ${line}: ${fault}`);
    this.line = line;
    this.fault = fault;
  }
}

/**
 * Reads comma-separated values by RFC 4180: fields in quotes may hold commas, line breaks and, doubled, quotes. Lines
 * may also end in a line feed alone; an empty one at the end is none.
 * @throws {Malformed} at a quote that is out of place or never ends
 */
export function* readCsv(text: string): Generator<Line> {
  const piece = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  let line: Line = { number: 1, fields: [] };
  let number = 1;
  while (piece.lastIndex < text.length || line.fields.length > 0) {
    const from = piece.lastIndex;
    const [all, quoted, plain, end] = piece.exec(text) ?? [];
    if (all === undefined) throw new Malformed(number, 'quote');
    line.fields.push(quoted?.replaceAll('""', '"') ?? plain!);
    number += linesIn(text, from, piece.lastIndex);
    if (end === ',') continue;
    yield line;
    line = { number, fields: [] };
  }
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** One line, with its end; a field is in quotes where it must be. */
export const csvLine = (fields: (string | number | boolean | null)[]): string =>
  `${fields.map((field) => quote(String(field ?? ''))).join(',')}\r\n`;

const quote = (field: string) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
