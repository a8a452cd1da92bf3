/** How long a call may take unless more is said, its answer included, in ms. */
export const callMs = 5_000;

/** More than any answer of theirs has, in bytes. */
export const mostAnswerBytes = 256 * 1024;

/** A service outside of us did not do its work. */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault';
  /** `refused`: this very picture or text, for ever; the rest may pass. */
  readonly reason: 'too-slow' | 'broken' | 'over-quota' | 'refused';
  /** When it wants to be asked again, in ms from now, where it says so. */
  readonly afterMs: number | undefined;
  constructor(reason: ServiceFault['reason'], message: string, also: ErrorOptions & { afterMs?: number } = {}) {
    super(message, also);
    this.reason = reason;
    this.afterMs = also.afterMs;
  }
}

/** What an HTTP status other than a success means for what was asked. */
export function faultOf(status: number, retryAfter: string | undefined): ServiceFault {
  if (status === 429) return new ServiceFault('over-quota', 'it wants a pause', pauseOf(retryAfter));
  const isAboutThis = [400, 413, 415, 422].includes(status);
  return new ServiceFault(isAboutThis ? 'refused' : 'broken', `it answers ${status}`);
}

/** Retry-After in seconds or as a date (RFC 9110, 10.2.3). */
function pauseOf(retryAfter: string | undefined): { afterMs?: number } {
  if (!retryAfter) return {};
  const afterMs = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isFinite(afterMs) && afterMs > 0 ? { afterMs } : {};
}
