import { and, eq, gte, isNotNull, isNull, lt, not, or, sql, type SQL } from 'drizzle-orm';
import { appeal } from '#db/schema/appeal.ts';
import { decision } from '#db/schema/decision.ts';
import { flag } from '#db/schema/flag.ts';
import { partner } from '#db/schema/partner.ts';
import { skip } from '#db/schema/skip.ts';
import { person, staff, type Staff } from '#db/schema/staff.ts';
import { submission } from '#db/schema/submission.ts';
import { sparedHer } from '../care/spared.ts';
import { quarantineFrom } from '../examination/risk.ts';
import { lanesOf, type Lane } from '../staff/rights.ts';
import { consented } from '../submissions/showable.ts';
import { wasOverruled } from './judges.ts';

/** Who judges, as a lane needs to know her. */
export type Judge = Pick<Staff, 'id' | 'role' | 'partner' | 'languages'>;

/** What waits in each lane, as conditions on `submission`, whoever she is that asks but for her role and her partner. */
export const belongs: Record<Lane, (judge: Judge) => SQL> = {
  flagged: (judge) => and(firstLook(judge), isFlagged)!,
  quarantine: (judge) => and(firstLook(judge), not(isFlagged), gte(submission.risk, quarantineFrom))!,
  review: (judge) => and(ordinaryLook(judge), not(isTestimony))!,
  testimonies: (judge) => and(ordinaryLook(judge), isTestimony)!,
  burst: () => and(eq(submission.state, 'in-review'), eq(submission.burst, true))!,
  partner: (judge) => and(ordinaryLook(judge), sql`${submission.partner} = ${judge.partner}`)!,
  assigned: (judge) => and(eq(submission.state, 'in-review'), eq(submission.assignedTo, judge.id))!,
  clear: (judge) => and(eq(submission.state, 'approved'), consented(), clears(judge))!,
  disagreement: () => and(eq(submission.state, 'in-review'), isNotNull(submission.disputedAt))!,
  appeals: (judge) => and(eq(submission.state, 'rejected'), appealOpen, not(hasDecided(judge)))!,
};

/** An appeal against its rejection waits for an answer. */
const appealOpen = sql`exists (
  select from ${appeal} where ${appeal.submission} = ${submission.id} and ${appeal.decision} is null)`;

/** The public said something of it that nobody has answered. */
const isFlagged = sql`exists (
  select from ${flag} said where said.submission = ${submission.id} and said.answered is null)`;

const hasDecided = (judge: Judge): SQL => sql`exists (
  select from ${decision} own where own.submission = ${submission.id} and own.actor = ${judge.id})`;

/** Nobody has looked yet, and it is nobody's in particular; what was passed on is for a lead. */
const firstLook = ({ role }: Judge) =>
  and(
    eq(submission.state, 'in-review'),
    isNull(submission.disputedAt),
    isNull(submission.assignedTo),
    eq(submission.burst, false),
    role === 'lead' ? undefined : isNull(submission.escalatedAt),
  );

/** Neither did the public say anything of it that waits for an answer, nor did the checks hold it back. */
const ordinaryLook = (judge: Judge) => and(firstLook(judge), not(isFlagged), lt(submission.risk, quarantineFrom));

const isTestimony = eq(submission.kind, 'testimony');

/** Clearing is the campaign's, unless a partner's own people may do it for what was given through its page. */
function clears({ role, partner: hers }: Judge): SQL | undefined {
  if (hers === null) return undefined;
  const own = sql`${submission.partner} is not distinct from ${hers}`;
  const mayClear = sql`(select clears from ${partner} where slug = ${hers})`;
  return role === 'partner-moderator' ? sql`${own} and ${mayClear}` : sql`(not ${own} or ${mayClear})`;
}

/** She gave it herself, or a member of her organisation did: known by the address that was given with it. */
export const givenByHers = (judge: Judge): SQL => sql`exists (
  select from ${person} giver join ${staff} member on member.id = giver.id
  where giver.email = lower(${submission.email}) and (giver.id = ${judge.id} or member.partner = ${judge.partner}))`;

/** Approved, and the words in its picture are not read yet: nobody is asked to clear it before. */
const toBeReadFirst = sql`(${submission.state} = 'approved' and ${submission.reading} is not distinct from 'waiting')`;

/** By the campaign, or because it was approved while the queues were strict. */
const twoPeople = sql`(${submission.eyes} > 1 or ${submission.strict})`;

/** Where two people are asked for: she approved it herself. */
export const approvedByHer = (judge: Judge): SQL =>
  sql`(${twoPeople} and ${submission.approvedBy} is not distinct from ${judge.id}::uuid)`;

/** Where two people are asked for: a member of her organisation approved it. */
export const approvedByHers = (judge: Judge): SQL => sql`(${twoPeople} and exists (
  select from ${staff} approver where approver.id = ${submission.approvedBy} and approver.partner = ${judge.partner}))`;

/** She said no to exactly this as the second, or is one of the two who did not agree. */
export const hasSpoken = (
  judge: Judge,
): SQL => sql`((${submission.state} = 'approved' or ${submission.disputedAt} is not null)
  and ${twoPeople} and exists (
    select from ${decision} own where own.submission = ${submission.id} and own.actor = ${judge.id}
      and own.digest = ${submission.digest} and own.action in ('approve', 'reject')
      and (own."from" = 'approved' or ${submission.disputedAt} is not null)))`;

/** She left it to the others, a while ago at most. */
const isSkipped = (judge: Judge): SQL => sql`exists (
  select from ${skip} left_out where left_out.submission = ${submission.id} and left_out.actor = ${judge.id}
    and left_out.until > now())`;

/** A partner's items are looked at with more care until there are so many. */
const partnersFirst = 20;

/** The risk is higher: it is looked at with more care, and by itself. */
export const delicate: SQL = sql`(${submission.kind} <> 'photo' or ${submission.minor}
  or cardinality(${submission.marks}) > 0 or ${submission.partner} is not null and not exists (
    select from ${submission} earlier where earlier.partner = ${submission.partner}
      and (earlier.received_at, earlier.id) < (${submission.receivedAt}, ${submission.id})
    offset ${sql.raw(String(partnersFirst - 1))}))`;

/** There the second person sees nothing of what the first said. */
export const blind: SQL = sql`(${twoPeople} and ${delicate})`;

/** Lanes of first looks in which a blind second one can be told from none of them: each takes those of its kind. */
const hides: Partial<Record<Lane, SQL>> = {
  review: and(blind, not(isTestimony))!,
  testimonies: and(blind, isTestimony)!,
  partner: blind,
};

/**
 * What she is given in a lane. A blind second look stands among her first looks; only who has no first look finds it
 * among the second ones.
 */
export function inLane(judge: Judge, lane: Lane): SQL {
  const hers = lanesOf(judge);
  const mixed = hers.includes('clear') && hers.some((one) => hides[one]);
  const waits =
    mixed && lane === 'clear'
      ? and(belongs.clear(judge), not(blind))
      : mixed && hides[lane]
        ? or(belongs[lane](judge), and(belongs.clear(judge), hides[lane]))
        : belongs[lane](judge);
  return and(
    waits,
    not(toBeReadFirst),
    not(givenByHers(judge)),
    not(approvedByHer(judge)),
    not(approvedByHers(judge)),
    not(hasSpoken(judge)),
    not(wasOverruled(judge)),
    not(sparedHer(judge)),
    not(isSkipped(judge)),
  )!;
}
