import { and, asc, eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { decision } from '#db/schema/decision.ts';
import { event } from '#db/schema/event.ts';
import { finding } from '#db/schema/finding.ts';
import { fingerprint } from '#db/schema/fingerprint.ts';
import { consent } from '#db/schema/consent.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { NotFound } from '../errors.ts';
import { hexOf } from '../examination/fingerprints.ts';
import { renditionsOf } from './rendition.ts';
import { showable } from './showable.ts';

/** No item's story is longer than this, in entries of each kind. */
const maxEntries = 200;

/** Everything about one submission but the original's bytes and its receipt: for staff. @throws {NotFound} */
export async function viewForStaff(id: SubmissionId) {
  const [item] = await db.select().from(submission).where(eq(submission.id, id));
  if (!item) throw new NotFound('there is no such submission');
  const [renditions, findings, [whole], consents, decisions, events] = await Promise.all([
    renditionsOf(id),
    db
      .select()
      .from(finding)
      .where(eq(finding.submission, id))
      .orderBy(asc(finding.check), asc(finding.place))
      .limit(maxEntries),
    db
      .select()
      .from(fingerprint)
      .where(and(eq(fingerprint.submission, id), eq(fingerprint.part, 'whole'))),
    db.select().from(consent).where(eq(consent.submission, id)),
    db.select().from(decision).where(eq(decision.submission, id)).orderBy(asc(decision.id)).limit(maxEntries),
    db.select().from(event).where(eq(event.submission, id)).orderBy(asc(event.number)).limit(maxEntries),
  ]);
  return {
    ...outline(item),
    renditions,
    findings: findings.map(({ submission: _, ...one }) => one),
    fingerprint: whole ? { pdq: hexOf(whole.pdq), quality: whole.quality } : null,
    uses: consents.filter(({ given, withdrawnAt }) => given && !withdrawnAt).map(({ purpose }) => purpose),
    email: item.email,
    minor: item.minor,
    digest: item.digest,
    unreadable: item.unreadable,
    reading: item.reading,
    history: {
      decisions: decisions.map(({ submission: _, seal: _seal, ...one }) => one),
      events: events.map(({ number, kind, actor, detail, at }) => ({ number, kind, actor, detail, at })),
    },
  };
}

/** What anybody may know of a submission: nothing unless it is published. @throws {NotFound} */
export async function viewForPublic(id: SubmissionId) {
  const [item] = await db
    .select()
    .from(submission)
    .where(and(eq(submission.id, id), showable('site')));
  if (!item) throw new NotFound('nothing is published under this address');
  return { ...outline(item), renditions: await renditionsOf(id) };
}

const outline = ({ id, kind, state, name, country, locale, message, text, partner, receivedAt }: Submission) => ({
  id,
  kind,
  state,
  name,
  country,
  locale,
  message,
  text,
  partner,
  receivedAt,
});
