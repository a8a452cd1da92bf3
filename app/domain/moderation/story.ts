import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { card, cardItem } from '#db/schema/card.ts';
import { clusterMember, type ClusterMember } from '#db/schema/cluster.ts';
import { consent } from '#db/schema/consent.ts';
import { decision, type Decision } from '#db/schema/decision.ts';
import { event, type Event } from '#db/schema/event.ts';
import { checkRun, finding, type CheckRun, type Finding } from '#db/schema/finding.ts';
import { staff, type Staff } from '#db/schema/staff.ts';
import { note } from '#db/schema/note.ts';
import type { Submission } from '#db/schema/submission.ts';
import { signWords } from '../examination/signs/sign-words.ts';
import { modes, seen } from '../projection/seen.ts';
import { findItem } from '../submissions/find.ts';
import { codeOf } from './reasons.ts';

/** The most entries of the journal, and the most cards, that one story tells: the first ones. */
const maxEntries = 1_000;
/** More findings than a submission has. */
const maxFindings = 500;

/** What an examination left. After a withdrawal that is the runs alone. */
interface Examination {
  runs: Omit<CheckRun, 'submission'>[];
  findings: Omit<Finding, 'submission' | 'place'>[];
}

/** One thing that happened; its number and hash find it in the chain (docs/decisions/0016). */
interface StoryEntry extends Pick<Event, 'number' | 'hash' | 'at' | 'kind' | 'wall' | 'detail'> {
  /** Whoever did it, under the name that the desk shows. */
  by: Pick<Staff, 'id' | 'name'> | null;
  /** Of a `decision.made`. Once everything was taken back the only word in it is the code of its reason. */
  decision?: Pick<Decision, 'id' | 'action' | 'from' | 'to' | 'digest' | 'seen' | 'reason' | 'note'>;
  /** Of a `submission.noted`: what was noted; null once it was taken back. */
  note?: string | null;
  /** Of the event that ended the examination. */
  examination?: Examination;
  /** Of a `wall.card`: when it stood there, and whether anybody could see it, which a blackout or a hold prevents. */
  stood?: { from: Date; until: Date; seen: boolean };
}

/** All that happened to one submission, in order. */
export interface Story extends Pick<Submission, 'id' | 'kind' | 'state' | 'receivedAt' | 'withdrawnAt'> {
  consents: Omit<typeof consent.$inferSelect, 'submission'>[];
  entries: StoryEntry[];
  /** The pictures that look like one of them to which it belongs, and how near to that one it was; gone with a withdrawal. */
  cluster: Pick<ClusterMember, 'cluster' | 'distance' | 'joinedAt'> | null;
  /** Whether more happened than is told. */
  cut: boolean;
}

/** @throws {NotFound} */
export async function storyOf(id: SubmissionId): Promise<Story> {
  const item = await findItem(id);
  const [entries, stands, examination, decisions, notes, consents, [cluster]] = await Promise.all([
    entriesOf(id),
    standsOf(id),
    examinationOf(id),
    decisionsOf(item),
    notesOf(id),
    db.select().from(consent).where(eq(consent.submission, id)).orderBy(asc(consent.purpose)),
    db
      .select({ cluster: clusterMember.cluster, distance: clusterMember.distance, joinedAt: clusterMember.joinedAt })
      .from(clusterMember)
      .where(eq(clusterMember.submission, id)),
  ]);
  const examined = entries.find(({ kind, by }) => examinedBy.has(kind) && !by);
  const read = entries.findLast(({ kind }) => kind === 'submission.read');
  const told = entries.map((entry): StoryEntry => {
    const made = entry.kind === 'decision.made' ? decisions.get(Number(entry.detail.decision)) : undefined;
    return {
      ...entry,
      ...(made && { decision: made }),
      ...(entry.kind === 'submission.noted' && { note: notes.get(Number(entry.detail.note)) ?? null }),
      ...(entry === examined && { examination: examination.before }),
      ...(entry === read && { examination: examination.read }),
    };
  });
  const { kind, state, receivedAt, withdrawnAt } = item;
  return {
    id,
    kind,
    state,
    receivedAt,
    withdrawnAt,
    consents: consents.map(({ submission: _, ...one }) => one),
    entries: [...told, ...stands.flatMap((stand) => cutByPull(stand, entries))].sort(
      (a, b) => (a.stood?.from ?? a.at).getTime() - (b.stood?.from ?? b.at).getTime() || a.number - b.number,
    ),
    cluster: cluster ?? null,
    cut: entries.length === maxEntries || stands.length === maxEntries,
  };
}

/** The events that end an examination, where nobody's hand did it. */
const examinedBy = new Set(['submission.in-review', 'submission.unreadable']);

const columns = {
  number: event.number,
  hash: event.hash,
  at: event.at,
  kind: event.kind,
  wall: event.wall,
  detail: event.detail,
  by: { id: staff.id, name: staff.name },
};

const entriesOf = (id: SubmissionId) =>
  db
    .select(columns)
    .from(event)
    .leftJoin(staff, eq(staff.id, event.actor))
    .where(eq(event.submission, id))
    .orderBy(asc(event.number))
    .limit(maxEntries);

/** The cards that began with it on them, under the events that announced them. */
const standsOf = async (id: SubmissionId) => {
  const rows = await db
    .with(modes)
    .select({ ...columns, from: card.at, until: card.until, seen: sql<boolean>`${seen()}` })
    .from(cardItem)
    .innerJoin(card, eq(card.id, cardItem.card))
    .innerJoin(event, eq(event.number, card.announced))
    .leftJoin(staff, eq(staff.id, event.actor))
    .where(and(eq(cardItem.submission, id), isNull(card.superseded), lte(card.at, sql`now()`)))
    .orderBy(asc(card.at))
    .limit(maxEntries);
  return rows.map(({ from, until, seen: wasSeen, ...announced }) => ({
    ...announced,
    kind: 'wall.card',
    stood: { from, until, seen: wasSeen },
  }));
};

type Stand = Awaited<ReturnType<typeof standsOf>>[number];
type Entry = Awaited<ReturnType<typeof entriesOf>>[number];

/** It stood until it was pulled from that wall; nowhere, if that was before the card began. */
function cutByPull(stand: Stand, entries: Entry[]): Stand[] {
  const { from, until } = stand.stood;
  const pull = entries.find(
    ({ kind, wall, number, at }) => kind === 'wall.pull' && wall === stand.wall && number > stand.number && at < until,
  );
  if (!pull) return [stand];
  return pull.at <= from ? [] : [{ ...stand, stood: { ...stand.stood, until: pull.at } }];
}

/** What was found before it went to review, and what the reading of its picture found after that. */
async function examinationOf(id: SubmissionId): Promise<Record<'before' | 'read', Examination>> {
  const [runs, findings] = await Promise.all([
    db.select().from(checkRun).where(eq(checkRun.submission, id)).orderBy(asc(checkRun.check)).limit(maxFindings),
    db
      .select()
      .from(finding)
      .where(eq(finding.submission, id))
      .orderBy(asc(finding.check), asc(finding.place))
      .limit(maxFindings),
  ]);
  const of = (isWanted: (one: { check: string }) => boolean) => ({
    runs: runs.filter(isWanted).map(({ submission: _, ...one }) => one),
    findings: findings.filter(isWanted).map(({ submission: _, place: _place, ...one }) => one),
  });
  const isReading = ({ check }: { check: string }) => check === signWords.name;
  return { before: of((one) => !isReading(one)), read: of(isReading) };
}

async function notesOf(id: SubmissionId): Promise<Map<number, string | null>> {
  const rows = await db
    .select({ id: note.id, words: note.words })
    .from(note)
    .where(eq(note.submission, id))
    .orderBy(asc(note.id))
    .limit(maxEntries);
  return new Map(rows.map((one) => [one.id, one.words]));
}

async function decisionsOf({ id, state }: Submission): Promise<Map<number, NonNullable<StoryEntry['decision']>>> {
  const rows = await db
    .select({
      id: decision.id,
      action: decision.action,
      from: decision.from,
      to: decision.to,
      digest: decision.digest,
      seen: decision.seen,
      reason: decision.reason,
      note: decision.note,
    })
    .from(decision)
    .where(eq(decision.submission, id))
    .orderBy(asc(decision.id))
    .limit(maxEntries);
  const wordless = state === 'withdrawn';
  return new Map(
    rows.map((one) => [one.id, wordless ? { ...one, reason: one.reason && codeOf(one.reason), note: null } : one]),
  );
}
