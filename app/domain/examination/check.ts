import type { Finding } from '#db/schema/finding.ts';
import type { Submission } from '#db/schema/submission.ts';
import type { Picture } from '#app/platform/images.ts';
import type { Fingerprinted } from './fingerprints.ts';

export type Severity = Finding['severity'];

/** Something that a check noticed. */
export type Found = Pick<Finding, 'severity' | 'score' | 'evidence'>;

/** What checks look at: a submission, and its picture if it has one that can be read. */
export interface Subject {
  item: Submission;
  picture: Picture | null;
  /** What the picture looks like; empty without one. */
  fingerprints: Fingerprinted[];
}

/** One way of looking. It advises; that it found nothing approves nothing. */
export interface Check {
  /** What findings and runs call it, for ever: `picture.size`. */
  readonly name: string;
  /** Raised with every change of what it finds, so that what an older one looked at is known. */
  readonly version: number;
  /** What it means when it answers with one of these. */
  readonly severities: Partial<Record<Severity, string>>;
  /** Which version of something that people change it goes by now, such as the lexicon's. */
  basis?(): Promise<number>;
  /** Whether it needs the picture itself, which then costs a decoding each time that it looks again. */
  readonly needsPicture?: true;
  look(subject: Subject, signal: AbortSignal): Found[] | Promise<Found[]>;
}
