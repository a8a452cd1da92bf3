import { z } from 'zod';
import { Malformed, readCsv, type Line } from './csv.ts';

/** The first line of every file. */
export const columns = ['bank', 'pdq', 'sha256', 'quality', 'note', 'confirmed'] as const;

/** So many hashes one file may hold: more is several files. */
const mostHashes = 100_000;

/** Of one entry: eight positions times six crops. */
const mostHashesOfOne = 48;

/** So many problems are named. */
const mostProblems = 100;

const [longestBank, longestNote] = [120, 500];

/** What may be wrong with a file, or with a line of it, in plain English; the desk has words of its own. */
const faults = {
  header: `must be ${columns.join()}`,
  nothing: 'the file holds nothing',
  'too-many': `a file may hold ${mostHashes} lines; make several of it`,
  'so-much': 'so much is wrong that the rest was not read',
  quote: 'a quote is out of place, or never ends',
  fields: `needs ${columns.length} fields`,
  digits: 'needs 64 hexadecimal digits',
  quality: 'needs a number from 0 to 100',
  bank: `is longer than ${longestBank} characters`,
  note: `is longer than ${longestNote} characters`,
  confirmed: 'needs true, false or nothing',
  neither: 'is empty, and so is sha256',
  together: 'and pdq need each other',
  differs: 'note and confirmed differ from those of its sha256 above',
  'too-many-hashes': `is more than the ${mostHashesOfOne} hashes that one entry may have`,
} as const;
type ListingFault = keyof typeof faults;

/** A line, and what is wrong with it or with one of its columns. */
export interface LineProblem {
  line: number;
  faults: { column?: string; fault: ListingFault }[];
}

/** As a command says it. */
export const said = ({ line, faults: its }: LineProblem): string =>
  `line ${line}: ${its.map(({ column, fault }) => [column, faults[fault]].filter(Boolean).join(' ')).join('; ')}`;

/** A field that may be empty, which is null then. */
const field = (pattern: RegExp, fault: ListingFault) =>
  z
    .string()
    .regex(new RegExp(`^(${pattern.source})?$`, 's'), fault)
    .transform((text) => text || null);
const digits = field(/[0-9a-fA-F]{64}/, 'digits').transform((text) => text?.toLowerCase() ?? null);

const Row = z
  .object({
    bank: z.string().max(longestBank, 'bank'),
    pdq: digits,
    sha256: digits,
    quality: field(/\d\d?|100/, 'quality').transform((text) => (text === null ? null : Number(text))),
    note: field(new RegExp(`.{1,${longestNote}}`), 'note'),
    confirmed: z.enum(['true', 'false', ''], 'confirmed').transform((text) => text === 'true'),
  })
  .superRefine(({ pdq, sha256, quality }, context) => {
    const wrong = (path: string, message: ListingFault) => context.addIssue({ code: 'custom', path: [path], message });
    if (pdq === null && sha256 === null) wrong('pdq', 'neither');
    if ((pdq === null) !== (quality === null)) wrong('quality', 'together');
  });

/** An entry as a file has it. */
export interface Listed {
  sha256: string | null;
  note: string | null;
  /** Whether two people found it hateful where the file was made. */
  confirmed: boolean;
  hashes: { pdq: string; quality: number }[];
}

/**
 * Reads a bank's entries from the text of a file. Lines of the same SHA-256 are one entry; a line without one is one.
 * The column `bank` says where they were, and no more.
 * @returns the entries, or every problem with its line
 */
export function readListing(text: string): { ok: true; entries: Listed[] } | { ok: false; problems: LineProblem[] } {
  const problems: LineProblem[] = [];
  const entries = new Map<string, Listed>();
  try {
    let hashes = 0;
    for (const line of readCsv(text.replace(/^\uFEFF/, ''))) {
      if (line.number === 1) {
        if (line.fields.join() !== columns.join()) throw new Malformed<ListingFault>(1, 'header');
        continue;
      }
      hashes += 1;
      if (hashes > mostHashes) throw new Malformed<ListingFault>(line.number, 'too-many');
      const wrong = add(line, entries);
      if (wrong.length > 0) problems.push({ line: line.number, faults: wrong });
      if (problems.length >= mostProblems) throw new Malformed<ListingFault>(line.number, 'so-much');
    }
    if (hashes === 0) throw new Malformed<ListingFault>(1, 'nothing');
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    problems.push({ line: error.line, faults: [{ fault: error.fault as ListingFault }] });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, entries: [...entries.values()] };
}

/** Adds one line to its entry. @returns what is wrong with it */
function add({ number, fields }: Line, entries: Map<string, Listed>): LineProblem['faults'] {
  if (fields.length !== columns.length) return [{ fault: 'fields' }];
  const parsed = Row.safeParse(Object.fromEntries(columns.map((column, at) => [column, fields[at]])));
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => ({
      column: path.join(),
      fault: message as ListingFault,
    }));
  const { pdq, sha256, quality, note, confirmed } = parsed.data;
  const entry = entries.get(sha256 ?? `line ${number}`) ?? { sha256, note, confirmed, hashes: [] };
  if (entry.note !== note || entry.confirmed !== confirmed) return [{ fault: 'differs' }];
  if (entry.hashes.length === mostHashesOfOne) return [{ fault: 'too-many-hashes' }];
  if (pdq !== null && quality !== null) entry.hashes.push({ pdq, quality });
  entries.set(sha256 ?? `line ${number}`, entry);
  return [];
}
