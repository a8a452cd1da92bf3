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

/** A field that may be empty, which is null then. */
const field = (pattern: RegExp, problem: string) =>
  z
    .string()
    .regex(new RegExp(`^(${pattern.source})?$`, 's'), problem)
    .transform((text) => text || null);
const digits = field(/[0-9a-fA-F]{64}/, 'needs 64 hexadecimal digits').transform((text) => text?.toLowerCase() ?? null);

const Row = z
  .object({
    bank: z.string().max(120, 'is longer than 120 characters'),
    pdq: digits,
    sha256: digits,
    quality: field(/\d\d?|100/, 'needs a number from 0 to 100').transform((text) =>
      text === null ? null : Number(text),
    ),
    note: field(/.{1,500}/, 'is longer than 500 characters'),
    confirmed: z.enum(['true', 'false', ''], 'needs true, false or nothing').transform((said) => said === 'true'),
  })
  .superRefine(({ pdq, sha256, quality }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (pdq === null && sha256 === null) wrong('pdq', 'is empty, and so is sha256');
    if ((pdq === null) !== (quality === null)) wrong('quality', 'and pdq need each other');
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
 * @returns the entries, or every problem, each beginning with its line
 */
export function readListing(text: string): { ok: true; entries: Listed[] } | { ok: false; problems: string[] } {
  const problems: string[] = [];
  const entries = new Map<string, Listed>();
  const wrong = (line: number, message: string) => void problems.push(`line ${line}: ${message}`);
  try {
    let hashes = 0;
    for (const line of readCsv(text.replace(/^\uFEFF/, ''))) {
      if (line.number === 1) {
        if (line.fields.join() !== columns.join()) throw new Malformed(1, `must be ${columns.join()}`);
        continue;
      }
      hashes += 1;
      if (hashes > mostHashes)
        throw new Malformed(line.number, `a file may hold ${mostHashes} lines; make several of it`);
      const problem = add(line, entries);
      if (problem) wrong(line.number, problem);
      if (problems.length >= mostProblems)
        throw new Malformed(line.number, 'so much is wrong that the rest was not read');
    }
    if (hashes === 0) throw new Malformed(1, 'the file holds nothing');
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    wrong(error.line, error.message);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, entries: [...entries.values()] };
}

/** Adds one line to its entry. @returns what is wrong with it */
function add({ number, fields }: Line, entries: Map<string, Listed>): string | undefined {
  if (fields.length !== columns.length) return `needs ${columns.length} fields and has ${fields.length}`;
  const parsed = Row.safeParse(Object.fromEntries(columns.map((column, at) => [column, fields[at]])));
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join()} ${message}`).join('; ');
  const { pdq, sha256, quality, note, confirmed } = parsed.data;
  const entry = entries.get(sha256 ?? `line ${number}`) ?? { sha256, note, confirmed, hashes: [] };
  if (entry.note !== note || entry.confirmed !== confirmed)
    return 'note and confirmed differ from those of its sha256 above';
  if (entry.hashes.length === mostHashesOfOne)
    return `is more than the ${mostHashesOfOne} hashes that one entry may have`;
  if (pdq !== null && quality !== null) entry.hashes.push({ pdq, quality });
  entries.set(sha256 ?? `line ${number}`, entry);
  return undefined;
}
