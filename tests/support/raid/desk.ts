import { and, inArray, sql } from 'drizzle-orm';
import { pauseMs } from '#app/domain/care/limits.ts';
import { listClusters } from '#app/domain/clusters/list.ts';
import { rejectMembers } from '#app/domain/clusters/reject-members.ts';
import { sheetOf } from '#app/domain/clusters/sheet.ts';
import { approve, reject, type Decided } from '#app/domain/moderation/decide.ts';
import { factsOf, type Facts } from '#app/domain/moderation/facts.ts';
import type { Judge } from '#app/domain/moderation/lanes.ts';
import { claimNext } from '#app/domain/moderation/queue.ts';
import type { Lane } from '#app/domain/staff/rights.ts';
import { db } from '#db/client.ts';
import type { ClusterId, SubmissionId } from '#db/ids.ts';
import { exposure } from '#db/schema/exposure.ts';
import { submission } from '#db/schema/submission.ts';
import { asOwner } from '#tests/support/owner.ts';
import { holdBack, type Arrived } from './arrive.ts';

/** What one kind of work at the desk came to. */
interface Work {
  /** Sheets that were rejected, or items that were decided on one by one. */
  decisions: number;
  /** Items that were decided by these. */
  items: number;
  keys: number;
  /** Of the program itself, in ms: nobody's thinking. */
  ms: number;
}

/** Who is at the desk: how many of each the limits of care ask for depends on the raid. */
export interface Desk {
  /** They reject clusters, and have the burst, the quarantine and what was disagreed on. */
  leads: Judge[];
  /** They look first, and have a second look at what others let through. */
  moderators: Judge[];
  /** They have second looks alone. */
  seconds: Judge[];
}

/** How a queue was emptied. */
export interface Emptied {
  work: Map<Lane | 'clusters', Work>;
  /** Innocent items that stood ticked on a contact sheet before she looked at it. */
  innocentTicked: number;
  /** How often all of them rested for a quarter of an hour, because nobody could be given what was left. */
  pauses: number;
  /** What a tired moderator overlooked in a first look, which the second found. */
  overlooked: number;
}

/** So many of what no check held back are overlooked: every so many-th. */
const overlookEvery = 10;

/** A queue that so many pauses do not empty is never emptied. */
const mostPauses = 12;

/** What one moderator holds, as at the desk. */
const atHand = 9;

/**
 * Empties the queue as people would, who see the truth of a picture but for some slips: whole clusters first, then every lane that somebody
 * has. Keys are counted as the desk has them: A; R and a reason; V before what is veiled is let through.
 */
export async function emptyQueue(came: Arrived[], { leads, moderators, seconds }: Desk): Promise<Emptied> {
  const truth = new Map(came.map((one) => [one.id, one]));
  const emptied: Emptied = { work: new Map(), innocentTicked: 0, overlooked: 0, pauses: 0 };
  const isHateful = (id: SubmissionId) => truth.get(id)?.upload.hateful ?? false;
  const seen = new Set<SubmissionId>();

  const isOverlooked = ({ id }: Facts, lane: Lane) => {
    if (lane !== 'review' || !isHateful(id) || seen.has(id)) return false;
    seen.add(id);
    if (seen.size % overlookEvery !== 0) return false;
    emptied.overlooked += 1;
    return true;
  };
  const decideOn = async (item: Facts, lane: Lane, judge: Judge): Promise<number> => {
    const no = isHateful(item.id) && !isOverlooked(item, lane);
    const digest = item.digest!;
    if (no) return keysOf(reject(item.id, judge.id, { reason: 'hateful', digest }), 2);
    return keysOf(approve(item.id, judge.id, { digest }), item.veiled ? 2 : 1);
  };
  const goThrough = async (judge: Judge, lane: Lane): Promise<number> => {
    let done = 0;
    for (;;) {
      const began = performance.now();
      const items = await factsOf(await claimNext(judge, lane, atHand));
      let keys = 0;
      for (const item of items) keys += await decideOn(item, lane, judge);
      if (items.length === 0) return done;
      add(emptied, lane, { decisions: items.length, items: items.length, keys, ms: performance.now() - began });
      done += items.length;
      await holdBack();
    }
  };
  const each = async (judges: Judge[], ...lanes: Lane[]): Promise<number> => {
    let done = 0;
    for (const judge of judges) for (const lane of lanes) done += await goThrough(judge, lane);
    return done;
  };
  for (;;) {
    let done = await rejectClusters(leads[0]!, isHateful, emptied);
    done += await each(leads, 'burst', 'quarantine', 'disagreement');
    done += await each(moderators, 'quarantine', 'review');
    done += await each([...seconds, ...moderators], 'clear');
    if (done > 0) continue;
    if (emptied.pauses === mostPauses || (await left(came)) === 0) return emptied;
    await rest();
    emptied.pauses += 1;
  }
}

/** What is not decided on to its end. */
const left = (came: Arrived[]) =>
  db.$count(
    submission,
    and(
      inArray(
        submission.id,
        came.map(({ id }) => id),
      ),
      inArray(submission.state, ['in-review', 'approved']),
    ),
  );

/** Time passes in which nobody looks at anything: what was looked at lies further back. */
const rest = () =>
  asOwner(async (tx) => {
    await tx.execute(sql`alter table ${exposure} disable trigger user`);
    await tx.update(exposure).set({ at: sql`${exposure.at} - make_interval(secs => ${pauseMs / 1000})` });
    await tx.execute(sql`alter table ${exposure} enable trigger user`);
  });

async function keysOf(decided: Promise<Decided>, keys: number): Promise<number> {
  await decided;
  return keys;
}

/** Every cluster in which something was rejected as hateful, sheet after sheet; what is innocent in it is left. */
async function rejectClusters(
  lead: Judge,
  isHateful: (id: SubmissionId) => boolean,
  emptied: Emptied,
): Promise<number> {
  let done = 0;
  const looked = new Set<ClusterId>();
  for (;;) {
    const began = performance.now();
    const next = (await listClusters()).find(({ id, grave, waiting }) => grave && waiting > 0 && !looked.has(id));
    if (!next) return done;
    const { members } = await sheetOf(next.id, lead.id);
    const waiting = members.filter(({ state }) => state === 'in-review');
    const wanted = waiting.filter(({ id }) => isHateful(id));
    if (wanted.length === 0) {
      looked.add(next.id);
      continue;
    }
    const ticked = waiting.filter(({ differs }) => !differs);
    emptied.innocentTicked += ticked.filter(({ id }) => !isHateful(id)).length;
    await rejectMembers(
      next.id,
      wanted.map(({ id, digest }) => ({ submission: id, digest: digest! })),
      lead.id,
      { reason: 'hateful' },
    );
    const keys = 3 + toWant(waiting, wanted.length); // opened, a reason, rejected
    add(emptied, 'clusters', { decisions: 1, items: wanted.length, keys, ms: performance.now() - began });
    done += wanted.length;
  }

  /** Ticks to set or take away by one key each, from those that the sheet began with or, with a key more, from all. */
  function toWant(waiting: { id: SubmissionId; differs: unknown }[], wanted: number): number {
    const wrong = waiting.filter(({ id, differs }) => isHateful(id) === Boolean(differs)).length;
    return Math.min(wrong, 1 + waiting.length - wanted);
  }
}

function add({ work }: Emptied, what: Lane | 'clusters', more: Work): void {
  const had = work.get(what) ?? { decisions: 0, items: 0, keys: 0, ms: 0 };
  work.set(what, {
    decisions: had.decisions + more.decisions,
    items: had.items + more.items,
    keys: had.keys + more.keys,
    ms: had.ms + more.ms,
  });
}
