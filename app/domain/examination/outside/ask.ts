import { and, asc, eq, gte, notExists, or, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { checkRun } from '#db/schema/finding.ts';
import { rendition } from '#db/schema/rendition.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import type { Answer } from '#app/platform/classifiers/classifier.ts';
import type { Service } from '#app/platform/classifiers/enabled.ts';
import { smallJpeg } from '#app/platform/images-small.ts';
import { log } from '#app/platform/log.ts';
import { ServiceFault } from '#app/platform/service-fault.ts';
import { readAll } from '#app/platform/store.ts';
import { findItem } from '../../submissions/find.ts';
import { hold } from '../../submissions/state.ts';
import type { Found, Severity } from '../check.ts';
import { supersede, type LookedOnce } from '../supersede.ts';
import { checkOf, noteAnswer, noteFault, reserveCalls, standingOf, type Unavailable } from './services.ts';
import { severityOf } from './severity.ts';

/** Raised with every change of what is sent or of what the answers mean. */
const version = 1;

/** What brought nothing is asked again after this, while the service is free. */
const againAfter = sql`interval '10 minutes'`;

/** What a person has approved is asked about for so long; after that the second person's look is all that comes. */
const whileFresh = sql`interval '7 days'`;

/** So many labels are told of one submission, the gravest first. */
const mostLabels = 10;

/** What waits for people and this service has said nothing of, oldest first; never what was given before it was begun. */
export async function toAsk(service: Service, limit: number): Promise<{ submission: SubmissionId }[]> {
  const standing = await standingOf(service);
  if (!standing) return [];
  const asked = db
    .select({ one: checkRun.submission })
    .from(checkRun)
    .where(
      and(
        eq(checkRun.submission, submission.id),
        eq(checkRun.check, checkOf(service)),
        gte(checkRun.version, version),
        standing.free
          ? or(sql`${checkRun.outcome} in ('done', 'refused')`, gte(checkRun.at, sql`now() - ${againAfter}`))
          : undefined,
      ),
    );
  return db
    .select({ submission: submission.id })
    .from(submission)
    .where(
      and(
        gte(submission.receivedAt, standing.since),
        or(
          eq(submission.state, 'in-review'),
          and(eq(submission.state, 'approved'), gte(submission.receivedAt, sql`now() - ${whileFresh}`)),
        ),
        notExists(asked),
      ),
    )
    .orderBy(asc(submission.receivedAt))
    .limit(limit);
}

/** Asks a service about one submission, and puts what it says, or that it said nothing, among the findings. */
export async function ask(id: SubmissionId, service: Service, signal: AbortSignal): Promise<void> {
  const item = await findItem(id);
  if (item.state !== 'in-review' && item.state !== 'approved') return;
  const standing = await standingOf(service);
  if (!standing || item.receivedAt < standing.since) return;
  const began = performance.now();
  const looked = await answersFrom(service, item, signal);
  const ms = Math.round(performance.now() - began);
  await db.transaction(async (tx) => {
    const held = await hold(tx, id, 'in-review', 'approved');
    await supersede(tx, held, asLook(service, looked, ms));
  });
}

/** What a service may be sent of a submission: never a name or an address. */
export const partsFor = (
  { words }: Service,
  item: Pick<Submission, 'kind' | 'message' | 'text'>,
  hasPicture: boolean,
) => {
  const text = words ? [item.message, item.text].filter(Boolean).join('\n') : '';
  return {
    hasPicture,
    text: text || null,
    of: item.kind === 'testimony' ? ('testimony' as const) : ('message' as const),
  };
};

type Asked = { found: Found[] } | { why: Unavailable | ServiceFault['reason'] };

async function answersFrom(service: Service, item: Submission, signal: AbortSignal): Promise<Asked> {
  const { classifier } = service;
  const { hasPicture, text, of } = partsFor(service, item, item.picture !== null);
  const jpeg = hasPicture ? await smallPictureOf(item.id) : null;
  const wanted = [
    jpeg && ((): Promise<Answer> => classifier.picture(jpeg, signal)),
    text && classifier.words && ((): Promise<Answer> => classifier.words!(text, item.locale, signal)),
  ].map((call, index) => (call ? { call, of: index === 0 ? ('picture' as const) : of } : null));
  const calls = wanted.filter((one) => one !== null);
  if (calls.length === 0) return { found: [] };
  const unavailable = await reserveCalls(service, calls.length);
  if (unavailable) return { why: unavailable };
  try {
    const answers = await Promise.all(calls.map(async ({ call, of: about }) => ({ about, ...(await call()) })));
    await noteAnswer(service);
    return {
      found: answers.flatMap(({ about, labels, engine }) => labels.map((label) => found(label, about, engine))),
    };
  } catch (error) {
    if (!(error instanceof ServiceFault)) throw error;
    log.warn({ err: error, service: classifier.name, submission: item.id }, 'a classifier brought nothing');
    await noteFault(service, error);
    return { why: error.reason };
  }

  function found(label: Answer['labels'][number], about: 'picture' | 'message' | 'testimony', engine: string): Found {
    const severity = severityOf(classifier.name, label, about);
    return { severity, score: label.score, evidence: { of: about, label: label.name, family: label.family, engine } };
  }
}

async function smallPictureOf(id: SubmissionId): Promise<Buffer | null> {
  const [wall] = await db
    .select({ address: rendition.address })
    .from(rendition)
    .where(and(eq(rendition.submission, id), eq(rendition.name, 'wall')));
  return wall ? smallJpeg(await readAll(wall.address)) : null;
}

const gravity: Severity[] = ['info', 'warn', 'hold', 'block'];

function asLook(service: Service, looked: Asked, ms: number): LookedOnce {
  const check = checkOf(service);
  const run = { check, version, basis: null, ms };
  if ('found' in looked) {
    const gravest = looked.found
      .toSorted((a, b) => gravity.indexOf(b.severity) - gravity.indexOf(a.severity) || b.score - a.score)
      .slice(0, mostLabels);
    return { run: { ...run, outcome: 'done' }, findings: gravest.map((one, place) => ({ check, place, ...one })) };
  }
  const { why } = looked;
  const outcome = why === 'too-slow' ? 'timed-out' : why === 'refused' ? 'refused' : 'failed';
  return { run: { ...run, outcome }, findings: [unheard(service, why)] };
}

/** Without the word of a required service nothing is cleared (the database holds it too); of another its silence is only told. */
export const unheard = (service: Service, why: string): LookedOnce['findings'][number] => ({
  check: checkOf(service),
  place: 0,
  ...(service.required
    ? { severity: 'hold', score: 1, evidence: { unchecked: why } }
    : { severity: 'warn', score: 0, evidence: { unheard: why } }),
});
