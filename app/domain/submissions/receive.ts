import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { eq, lt, sql } from 'drizzle-orm';
import { db, hurry, settle, type Tx } from '#db/client.ts';
import { SubmissionId } from '#db/ids.ts';
import { consent, purposes, type Purpose } from '#db/schema/consent.ts';
import { erasure } from '#db/schema/erasure.ts';
import { idempotency } from '#db/schema/idempotency.ts';
import { partner } from '#db/schema/partner.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { upload, type Upload } from '#db/schema/upload.ts';
import { currentCampaign } from '../campaign/campaign.ts';
import { Invalid } from '../errors.ts';
import { record } from '../journal.ts';
import { consentText } from './consent.ts';

/** What someone gives, as the form's schema has checked it. */
export interface Given {
  kind: 'photo' | 'testimony';
  name: string | null;
  country: string;
  locale: string;
  message: string | null;
  text: string | null;
  email: string | null;
  partner: string | null;
  minor: boolean;
  uses: Purpose[];
  upload: Upload | null;
}

export type Received = Pick<Submission, 'id' | 'state' | 'receipt' | 'locale'>;

/** How long the same key answers the same submission. */
const keyLife = sql`interval '24 hours'`;

/**
 * Keeps what someone gives. Once this returns, nothing that dies can lose it.
 * @param key the caller's name for this attempt: a second call with it answers the first one's submission
 * @throws {Invalid} while the campaign takes nothing, for an unknown partner, an upload that is gone, or a key that was used for something else
 */
export async function receive(given: Given, key?: string): Promise<Received> {
  const campaign = await currentCampaign();
  if (given.partner) await mustBePartner(given.partner);
  const content = contentOf(given);
  try {
    const received = await db.transaction(async (tx) => {
      await hurry(tx);
      const kept = await insert(tx, given, campaign);
      if (key) await nameAttempt(tx, key, content, kept.id);
      // After the key, so that a giving of the last minute is answered, and not refused, when it comes again.
      if (campaign.phase !== 'open') throw new Invalid('form', 'closed', 'the campaign takes nothing new at this time');
      if (given.upload) await takeOver(tx, given.upload);
      await record(tx, { kind: 'submission.received', submission: kept.id });
      return kept;
    });
    await settle();
    return received;
  } catch (error) {
    if (!(error instanceof GivenBefore)) throw error;
    return answerAgain(error, content, given.upload);
  }
}

async function insert(tx: Tx, given: Given, campaign: { id: string; eyes: number }): Promise<Received> {
  const { upload: picture, uses, ...fields } = given;
  const [kept] = await tx
    .insert(submission)
    .values({
      ...fields,
      id: SubmissionId.parse(randomUUID()),
      campaign: campaign.id,
      eyes: campaign.eyes,
      receipt: randomBytes(32).toString('base64url'),
      original: picture?.address ?? null,
      originalType: picture?.type ?? null,
      originalBytes: picture?.bytes ?? null,
      originalSha256: picture?.sha256 ?? null,
    })
    .returning({ id: submission.id, state: submission.state, receipt: submission.receipt, locale: submission.locale });
  const { version } = consentText;
  await tx.insert(consent).values(
    purposes.map((purpose) => ({
      submission: kept!.id,
      purpose,
      given: uses.includes(purpose),
      textVersion: version,
      locale: given.locale,
    })),
  );
  return kept!;
}

/** From now on the bytes are the submission's, and no sweep takes them. */
async function takeOver(tx: Tx, picture: Upload): Promise<void> {
  const [taken] = await tx.delete(upload).where(eq(upload.id, picture.id)).returning();
  if (!taken) throw new Invalid('photo', 'gone', 'that picture is no longer kept: please choose it again');
}

class GivenBefore extends Error {
  readonly key: string;
  constructor(key: string) {
    super('given before');
    this.key = key;
  }
}

/** @throws {GivenBefore} when the key names another attempt; the transaction then leaves nothing. */
async function nameAttempt(tx: Tx, key: string, content: string, id: SubmissionId): Promise<void> {
  await tx.delete(idempotency).where(lt(idempotency.at, sql`now() - ${keyLife}`));
  const named = await tx.insert(idempotency).values({ key, content, submission: id }).onConflictDoNothing().returning();
  if (named.length === 0) throw new GivenBefore(key);
}

async function answerAgain({ key }: GivenBefore, content: string, again: Upload | null): Promise<Received> {
  const [first] = await db
    .select({
      id: submission.id,
      state: submission.state,
      receipt: submission.receipt,
      locale: submission.locale,
      content: idempotency.content,
    })
    .from(idempotency)
    .innerJoin(submission, eq(submission.id, idempotency.submission))
    .where(eq(idempotency.key, key));
  if (first?.content !== content) {
    throw new Invalid('key', 'reused', 'this key was used for another submission: send a new one');
  }
  if (again) await drop(again);
  await settle(); // the first attempt may have committed only just now
  return { id: first.id, state: first.state, receipt: first.receipt, locale: first.locale };
}

/** A repeated attempt brought the same bytes again: the second copy goes. */
const drop = (again: Upload) =>
  db.transaction(async (tx) => {
    await tx.insert(erasure).values({ address: again.address }).onConflictDoNothing();
    await tx.delete(upload).where(eq(upload.id, again.id));
    await record(tx, { kind: 'erasure.asked' });
  });

async function mustBePartner(slug: string): Promise<void> {
  const [known] = await db.select().from(partner).where(eq(partner.slug, slug));
  if (!known) throw new Invalid('partner', 'unknown', 'there is no such partner');
}

function contentOf({ upload: picture, ...fields }: Given): string {
  const words = [
    fields.kind,
    fields.name,
    fields.country,
    fields.message,
    fields.text,
    fields.email,
    fields.partner,
    fields.minor,
  ];
  return createHash('sha256')
    .update(JSON.stringify([...words, [...fields.uses].sort(), picture?.sha256]))
    .digest('hex');
}
