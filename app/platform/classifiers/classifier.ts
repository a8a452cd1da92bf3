import type { ClassifierName } from '../config.ts';

/** Something that a classifier says of a picture or of words. */
export interface Label {
  name: string;
  /** The broadest of the service's own classes that it belongs to. */
  family: string;
  /** How sure the service is, or how grave it finds it: from 0 to 1, in its own measure. */
  score: number;
  /** What the operator's own service makes of it; the others do not say. */
  severity?: 'info' | 'warn' | 'hold';
}

export interface Answer {
  labels: Label[];
  /** The model that answered, as the service calls it; empty where it does not say. */
  engine: string;
}

/** A service outside of us that looks for what should not be shown. @throws {ClassifierFault} from both */
export interface Classifier {
  readonly name: ClassifierName;
  /** What people know it as. */
  readonly title: string;
  /** @param jpeg at most 1024 pixels on its longer side, without metadata */
  picture(jpeg: Buffer, signal: AbortSignal): Promise<Answer>;
  /** Null for one that reads no words. @param language BCP 47 */
  words: ((text: string, language: string, signal: AbortSignal) => Promise<Answer>) | null;
}

/** How long a call may take, its answer included, in ms. */
export const callMs = 5_000;

/** More than any answer of theirs has, in bytes. */
export const mostAnswerBytes = 256 * 1024;

/** A service did not do its work. */
export class ClassifierFault extends Error {
  override readonly name = 'ClassifierFault';
  /** `refused`: this very picture or text, for ever; the rest may pass. */
  readonly reason: 'too-slow' | 'broken' | 'over-quota' | 'refused';
  /** When it wants to be asked again, in ms from now, where it says so. */
  readonly afterMs: number | undefined;
  constructor(reason: ClassifierFault['reason'], message: string, also: ErrorOptions & { afterMs?: number } = {}) {
    super(message, also);
    this.reason = reason;
    this.afterMs = also.afterMs;
  }
}

/** What an HTTP status other than a success means for what was asked. */
export function faultOf(status: number, retryAfter: string | undefined): ClassifierFault {
  if (status === 429) return new ClassifierFault('over-quota', 'it wants a pause', pauseOf(retryAfter));
  const isAboutThis = [400, 413, 415, 422].includes(status);
  return new ClassifierFault(isAboutThis ? 'refused' : 'broken', `it answers ${status}`);
}

/** Retry-After in seconds or as a date (RFC 9110, 10.2.3). */
function pauseOf(retryAfter: string | undefined): { afterMs?: number } {
  if (!retryAfter) return {};
  const afterMs = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isFinite(afterMs) && afterMs > 0 ? { afterMs } : {};
}
