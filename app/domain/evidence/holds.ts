import { and, asc, eq, inArray, isNull, not } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { campaign } from '#db/schema/campaign.ts';
import { evidenceHold, type EvidenceHold } from '#db/schema/evidence.ts';
import { staff, type Staff } from '#db/schema/staff.ts';
import { submission } from '#db/schema/submission.ts';
import { holdersOf } from '../staff/rights.ts';

/** The most holds, and the most people, that are listed. */
const maxListed = 100;

/** A hold that stands, with the pseudonym of who answers for it. */
export interface StandingHold extends Pick<EvidenceHold, 'id' | 'submission' | 'ground' | 'reviewAt' | 'setAt'> {
  owner: string;
  /** Whether its day has passed without a review. */
  overdue: boolean;
}

const standing = isNull(evidenceHold.liftedAt);

async function standingHolds(only?: SubmissionId): Promise<StandingHold[]> {
  const rows = await db
    .select({ hold: evidenceHold, owner: staff.name })
    .from(evidenceHold)
    .innerJoin(staff, eq(staff.id, evidenceHold.owner))
    .where(and(standing, only && eq(evidenceHold.submission, only)))
    .orderBy(asc(evidenceHold.reviewAt), asc(evidenceHold.id))
    .limit(maxListed);
  return rows.map(({ hold: { id, submission: of, ground, reviewAt, setAt }, owner }) => ({
    id,
    submission: of,
    ground,
    reviewAt,
    setAt,
    owner,
    overdue: reviewAt <= new Date(),
  }));
}

/** Those that stand, what is to be reviewed first. */
export const allHolds = (): Promise<StandingHold[]> => standingHolds();

/** The one that stands on an item. */
export const holdOn = async (id: SubmissionId): Promise<StandingHold | null> => (await standingHolds(id))[0] ?? null;

/** Who can answer for a hold, by the names that the desk shows. */
export const owners = (): Promise<Pick<Staff, 'id' | 'name'>[]> =>
  db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(inArray(staff.role, [...holdersOf('hold-evidence')]), not(staff.program)))
    .orderBy(asc(staff.name))
    .limit(maxListed);

/** What whoever gave something is told of a copy that is kept: why, until when it is looked at, and to whom she can object. */
export interface HeldCopy extends Pick<EvidenceHold, 'ground' | 'reviewAt' | 'setAt'> {
  /** The campaign's address, where it has one. */
  contact: string | null;
}

export async function heldCopyOf(id: SubmissionId): Promise<HeldCopy | null> {
  const [found] = await db
    .select({
      ground: evidenceHold.ground,
      reviewAt: evidenceHold.reviewAt,
      setAt: evidenceHold.setAt,
      contact: campaign.email,
    })
    .from(evidenceHold)
    .innerJoin(submission, eq(submission.id, evidenceHold.submission))
    .innerJoin(campaign, eq(campaign.id, submission.campaign))
    .where(and(standing, eq(evidenceHold.submission, id)));
  return found ?? null;
}
