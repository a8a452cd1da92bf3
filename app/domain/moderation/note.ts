import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { note, type Note } from '#db/schema/note.ts';
import { staff } from '#db/schema/staff.ts';
import { Invalid } from '../errors.ts';
import { record } from '../journal.ts';
import { hold } from '../submissions/state.ts';

/** The longest note, in characters. */
const maxWords = 2_000;

/** The most that are told with one page of items: the latest. */
const maxTold = 200;

/** A note as whoever looks next reads it. */
export interface ToldNote extends Pick<Note, 'id' | 'actor'> {
  words: string;
  /** Its writer, as the desk calls her. */
  name: string;
  /** In ms since the epoch. */
  at: number;
}

/**
 * Tells something to whoever looks at it next, and decides nothing.
 * @throws {NotFound} @throws {Conflict} when it is withdrawn, or nobody looks at it @throws {Invalid} without words, or with too many
 */
export async function writeNote(id: SubmissionId, actor: StaffId, words: string): Promise<void> {
  if (!words) throw new Invalid('words', 'missing', 'write what the next one should know');
  if (words.length > maxWords) throw new Invalid('words', 'too-long', `at most ${maxWords} characters`);
  await db.transaction(async (tx) => {
    await hold(tx, id, 'in-review', 'approved', 'cleared', 'rejected');
    const [written] = await tx.insert(note).values({ submission: id, actor, words }).returning({ id: note.id });
    await record(tx, { kind: 'submission.noted', submission: id, actor, detail: { note: written!.id } });
  });
}

/** The notes on some items, latest first. */
export async function notesOn(ids: SubmissionId[]): Promise<(ToldNote & Pick<Note, 'submission'>)[]> {
  const rows = await db
    .select({
      id: note.id,
      submission: note.submission,
      actor: note.actor,
      words: note.words,
      at: note.at,
      name: staff.name,
    })
    .from(note)
    .innerJoin(staff, eq(staff.id, note.actor))
    .where(and(inArray(note.submission, ids), isNotNull(note.words)))
    .orderBy(desc(note.id))
    .limit(maxTold);
  return rows.map(({ words, at, ...one }) => ({ ...one, words: words!, at: at.getTime() }));
}
