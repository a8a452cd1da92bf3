import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { modes } from '#app/domain/examination/banks/bank.ts';
import { addPicture } from '#app/domain/examination/banks/entry.ts';
import { importEntries } from '#app/domain/examination/banks/exchange.ts';
import { readListing, type LineProblem } from '#app/domain/examination/banks/listing.ts';
import { Conflict } from '#app/domain/errors.ts';
import { Unreadable } from '#app/platform/images.ts';
import type { StaffId } from '#db/ids.ts';
import { readFileForm, type FileForm } from './file-form.ts';
import type { FieldProblem } from './problem.ts';

/** A refused form: what is wrong with it, and all that was typed. */
export interface RefusedBankForm {
  status: 409 | 413 | 422;
  problems: FieldProblem[];
  kept: Record<string, string[]>;
  /** What is wrong in a file, line by line. */
  lines?: LineProblem[];
}

/** The largest picture, and the largest file of entries, that a page takes, in bytes; the command takes larger ones. */
const [mostPictureBytes, mostFileBytes] = [25 * 1024 * 1024, 25 * 1024 * 1024];

/** Why it is here, in the words of whoever adds it. */
export const Note = z
  .string()
  .default('')
  .transform(
    (text) =>
      text
        .normalize('NFC')
        .replace(/\p{Cc}/gu, ' ')
        .trim() || null,
  )
  .refine((text) => (text?.length ?? 0) <= 500, 'over-500');

/** A new bank, under the names of the form's fields. */
export const NewBank = z
  .object({
    'bank-name': z.string().trim().normalize('NFC').min(1, 'required').max(120, 'too-long'),
    'bank-slug': z
      .string()
      .trim()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'pattern')
      .max(60, 'too-long'),
    'bank-mode': z.enum(modes, 'required'),
  })
  .transform((form) => ({
    name: form['bank-name'],
    slug: form['bank-slug'],
    mode: form['bank-mode'],
    partner: null,
  }));

export const problemOf = (field: string, code: string): FieldProblem => ({ field, code, message: `${field}: ${code}` });
export const problemsOf = (error: z.ZodError, field = ''): FieldProblem[] =>
  error.issues.map(({ path, message }) => problemOf(String(path[0] ?? field), message));

/** Adds a picture from a form; null where that is done. */
export async function takePicture(
  incoming: IncomingMessage,
  bank: string,
  actor: StaffId,
): Promise<RefusedBankForm | null> {
  const form = await readFileForm(incoming, mostPictureBytes);
  const note = Note.safeParse(form.fields.note);
  const refuse = refusal(form);
  if (typeof form.file === 'string') return refuse(form.file);
  if (!note.success) return refuse('over-500', 'note');
  try {
    await addPicture(bank, form.file, actor, note.data, AbortSignal.timeout(30_000));
    return null;
  } catch (error) {
    if (error instanceof Unreadable) return refuse('unreadable');
    if (error instanceof Conflict) return refuse('known');
    throw error;
  }
}

/** Adds the entries of a file from a form, all or none. @returns how many were new, and how many there already */
export async function takeEntries(
  incoming: IncomingMessage,
  bank: string,
  actor: StaffId,
): Promise<RefusedBankForm | { made: number; known: number }> {
  const form = await readFileForm(incoming, mostFileBytes);
  const refuse = refusal(form);
  if (typeof form.file === 'string') return refuse(form.file);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(form.file);
  } catch {
    return refuse('not-text');
  }
  const read = readListing(text);
  if (!read.ok) return { ...refuse('lines'), lines: read.problems };
  const made = await importEntries(bank, read.entries, actor);
  return { made, known: read.entries.length - made };
}

const refusal =
  ({ fields }: FileForm) =>
  (code: string, field = 'file'): RefusedBankForm => ({
    status: code === 'too-large' ? 413 : code === 'known' ? 409 : 422,
    problems: [problemOf(field, code)],
    kept: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]])),
  });
