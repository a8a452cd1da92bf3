import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { db, settle } from '#db/client.ts';
import { erasure } from '#db/schema/erasure.ts';
import { idempotency } from '#db/schema/idempotency.ts';
import { partner } from '#db/schema/partner.ts';
import { submission } from '#db/schema/submission.ts';
import { upload, type Upload } from '#db/schema/upload.ts';
import { currentCampaign } from '../campaign/campaign.ts';
import { Invalid } from '../errors.ts';
import { record } from '../journal.ts';
import { keep, type Given, type Received } from './keep.ts';

/**
 * Keeps what someone gives. Once this returns, nothing that dies can lose it.
 * @param key the caller's name for this attempt: a second call with it answers the first one's submission
 * @param network a hash of where it comes from, for what comes over the network
 * @throws {Invalid} while the campaign takes nothing, for an unknown partner, an upload that is gone, or a key that
 * was used for something else
 */
export async function receive(
  given: Given,
  key: string | null = null,
  network: string | null = null,
): Promise<Received> {
  if (given.partner) await mustBePartner(given.partner);
  const content = contentOf(given);
  const received =
    (await keep(given, { key, content, network })) ?? (key && (await givenBefore(key, content, given.upload)));
  if (!received) throw await refusal();
  await settle();
  return received;
}

/** What the same key was given before, if it was. */
async function givenBefore(key: string, content: string, again: Upload | null): Promise<Received | undefined> {
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
  if (!first) return undefined;
  if (first.content !== content)
    throw new Invalid('key', 'reused', 'this key was used for another submission: send a new one');
  if (again) await drop(again);
  return { id: first.id, state: first.state, receipt: first.receipt, locale: first.locale };
}

/** Why nothing was kept. */
async function refusal(): Promise<Invalid> {
  const { phase } = await currentCampaign();
  return phase === 'open'
    ? new Invalid('photo', 'gone', 'that picture is no longer kept: please choose it again')
    : new Invalid('form', 'closed', 'the campaign takes nothing new at this time');
}

/** A repeated attempt brought the same bytes again: the second copy goes. The first attempt's own bytes are no upload any more. */
const drop = ({ id }: Upload) =>
  db.transaction(async (tx) => {
    const [second] = await tx.delete(upload).where(eq(upload.id, id)).returning({ address: upload.address });
    if (!second) return;
    await tx.insert(erasure).values(second).onConflictDoNothing();
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
