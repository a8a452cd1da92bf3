import { createHash } from 'node:crypto';

/**
 * How the record is hashed, said a second time: the database's triggers say it first, in the migration that made the
 * chain, and the verifier trusts none of them. Every text is a JSON array as PostgreSQL writes it. Numbers, moments (in
 * µs since the epoch) and an event's detail come as the database spells them, since a double cannot hold all of them.
 */

/** What the first event follows. */
export const firstWord = 'zakhor';

/** An event, as the chain reads it. */
export interface ChainedEvent {
  number: string;
  kind: string;
  submission: string | null;
  wall: string | null;
  actor: string | null;
  detail: string;
  at: string;
}

/** A decision without its words. */
export interface ChainedDecision {
  id: string;
  submission: string;
  action: string;
  actor: string | null;
  from: string;
  to: string;
  digest: string;
  at: string;
}

/** A decision's words, and the chance that is hashed with them. */
export interface SealedWords {
  seal: string;
  reason: string | null;
  note: string | null;
}

/** @param previous the hash of the event before, or the first word */
export const hashOfEvent = (previous: string, { number, kind, submission, wall, actor, detail, at }: ChainedEvent) =>
  sha256(`${previous}\n${array(number, ...spelled(kind, submission, wall, actor), detail, at)}`);

export const hashOfDecision = ({ id, submission, action, actor, from, to, digest, at }: ChainedDecision) =>
  sha256(array(id, ...spelled(submission, action, actor, from, to, digest), at));

/** Null for a decision without words. */
export const hashOfWords = ({ seal, reason, note }: SealedWords) =>
  reason === null && note === null ? null : sha256(`${seal}\n${array(...spelled(reason, note))}`);

const spelled = (...values: (string | null)[]) => values.map((value) => JSON.stringify(value));
const array = (...parts: string[]) => `[${parts.join(', ')}]`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
