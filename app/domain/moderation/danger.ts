import { asc, eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { danger, type Danger } from '#db/schema/danger.ts';
import { mail } from '#db/schema/mail.ts';
import { staff } from '#db/schema/staff.ts';
import { Invalid } from '../errors.ts';
import { record } from '../journal.ts';
import { submissionStates } from '#db/schema/submission.ts';
import { hold } from '../submissions/state.ts';

/** The longest that is said of it, in characters. */
const maxWords = 2_000;

/** The most that is told of one item. */
const maxTold = 50;

/**
 * Tells whoever answers for the campaign, at once, that a life may be in danger. It decides nothing on the item.
 * @throws {NotFound} for an unknown item @throws {Invalid} without words, or with too many
 */
export async function raiseAlarm(id: SubmissionId, actor: StaffId, words: string): Promise<void> {
  if (!words) throw new Invalid('alarm', 'missing', 'say what you saw, and who is in danger');
  if (words.length > maxWords) throw new Invalid('alarm', 'too-long', `at most ${maxWords} characters`);
  await db.transaction(async (tx) => {
    await hold(tx, id, ...submissionStates);
    const [raised] = await tx.insert(danger).values({ submission: id, actor, words }).returning({ id: danger.id });
    await tx.insert(mail).values({ kind: 'danger', submission: id, danger: raised!.id });
    await record(tx, { kind: 'danger.raised', submission: id, actor, detail: { danger: raised!.id } });
  });
}

/** What was told of an item, first to last. */
export const alarmsOn = (id: SubmissionId): Promise<(Pick<Danger, 'id' | 'words' | 'at'> & { name: string })[]> =>
  db
    .select({ id: danger.id, words: danger.words, at: danger.at, name: staff.name })
    .from(danger)
    .innerJoin(staff, eq(staff.id, danger.actor))
    .where(eq(danger.submission, id))
    .orderBy(asc(danger.id))
    .limit(maxTold);
