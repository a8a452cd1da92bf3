import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { SubmissionId } from '#db/ids.ts';
import { prepared } from '#db/prepared.ts';
import { purposes, type Purpose } from '#db/schema/consent.ts';
import type { Submission } from '#db/schema/submission.ts';
import type { Upload } from '#db/schema/upload.ts';
import { wordsDigest } from '../bursts/words-digest.ts';
import { theCurrent } from '../campaign/campaign.ts';
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

const the = sql.placeholder;

/** All of a submission in one statement: a dozen of them cost more than all else that an upload needs. */
const keeping = prepared<Received>(
  'keep',
  sql`
  with hurried as materialized (select set_config('synchronous_commit', 'off', true)),
  named as (
    insert into idempotency as known (key, content, submission)
    select ${the('key')}, ${the('content')}, ${the('id')}::uuid from hurried
    where ${the('key')}::text is not null
    on conflict (key) do update set content = excluded.content, submission = excluded.submission, at = now()
      where known.at < now() - interval '24 hours'
    returning key),
  taken as (
    delete from upload
    where id = ${the('upload')}::uuid
      and (${the('key')}::text is null or exists (select from named))
    returning id),
  kept as (
    insert into submission (id, receipt, campaign, eyes, kind, name, country, locale, message, "text", email, partner,
      minor, original, original_type, original_bytes, original_sha256)
    select ${the('id')}::uuid, ${the('receipt')}, current.id, current.eyes, ${the('kind')}, ${the('name')},
      ${the('country')}, ${the('locale')}, ${the('message')}, ${the('text')}, ${the('email')}, ${the('partner')},
      ${the('minor')}::boolean, ${the('address')}, ${the('type')}, ${the('bytes')}::integer, ${the('sha256')}
    from ${theCurrent().as('current')}
    where current.phase = 'open'
      and (${the('key')}::text is null or exists (select from named))
      and (${the('upload')}::uuid is null or exists (select from taken))
    returning id, state, receipt, locale),
  agreed as (
    insert into consent (submission, purpose, given, text_version, locale)
    select kept.id, purpose, purpose = any(${the('uses')}::text[]), ${the('textVersion')}, kept.locale
    from kept, unnest(${the('purposes')}::text[]) as purpose),
  traced as (
    insert into trace (submission, network, words)
    select kept.id, ${the('network')}, ${the('words')} from kept where ${the('network')}::text is not null),
  told as (
    insert into event (kind, submission) select 'submission.received', id from kept)
  select id, state, receipt, locale from kept`,
);

/**
 * Writes all that a submission is: its attempt's key, itself, each consent and the event; its bytes are the upload's
 * no more. Committed without waiting for the disk, so that it does not hold the journal for so long: whoever
 * acknowledges it settles first (docs/decisions/0003).
 * Nothing is written, and nothing answered, when the key is taken, the upload is gone, or the campaign takes nothing.
 * @param attempt a caller's name for this attempt, null without one; the SHA-256 of what was given with it; and a hash of
 * the network that it came from, null for what did not come from one
 */
export async function keep(
  given: Given,
  attempt: { key: string | null; content: string; network: string | null },
): Promise<Received | undefined> {
  const { upload: picture, uses, ...fields } = given;
  const id = SubmissionId.parse(randomUUID());
  const receipt = randomBytes(32).toString('base64url');
  try {
    const [received] = await keeping({
      ...fields,
      ...attempt,
      id,
      receipt,
      upload: picture?.id ?? null,
      address: picture?.address ?? null,
      type: picture?.type ?? null,
      bytes: picture?.bytes ?? null,
      sha256: picture?.sha256 ?? null,
      uses,
      purposes,
      textVersion: consentText.version,
      words: wordsDigest(fields.message, fields.text),
    });
    return received;
  } catch (error) {
    if (isKeyWithoutSubmission(error)) return undefined;
    throw error;
  }
}

/** The key was free and the rest was not kept: the database lets no key name what is not there. */
const isKeyWithoutSubmission = (error: unknown) =>
  (error as { constraint?: string }).constraint === 'idempotency_submission_submission_id_fk';
