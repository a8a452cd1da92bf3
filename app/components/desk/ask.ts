import type { Decision } from '#db/schema/decision.ts';

/** How long an answer may take, in ms. */
const patienceMs = 15_000;

/** Asks the site; null when no answer comes, because a desk goes on with what it has. */
export async function ask<T>(address: string, init: RequestInit = {}): Promise<T | null> {
  try {
    const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(patienceMs) });
    return answer.ok ? ((await answer.json()) as T) : null;
  } catch {
    return null;
  }
}

/** Why something was not carried out. */
export interface Refused {
  /** The site's own words; null when it did not answer. */
  why: string | null;
  /** Whether the thing is no longer as it was seen: to send it again would change nothing. */
  overtaken: boolean;
  /** Whether it was flagged, and is to be judged anew first. */
  flagged: boolean;
  /** What was decided on it last, where that stands against hers. */
  standing: Standing | null;
}

/** A decision that stands; its reason is a code, or somebody's own words. */
export type Standing = Pick<Decision, 'action' | 'reason'>;

/** Sends something, even if the page is left at once; answers what the site answers, or why it was refused. */
export async function send<T>(address: string, body: object): Promise<{ done: T } | { refused: Refused }> {
  try {
    const answer = await fetch(address, { ...json(body), keepalive: true, signal: AbortSignal.timeout(patienceMs) });
    if (answer.ok) return { done: (await answer.json()) as T };
    const { detail, standing } = (await answer.json()) as {
      detail?: string;
      standing?: { decision?: Standing | null; flags?: number };
    };
    const why = detail ?? answer.statusText;
    const flagged = standing?.flags !== undefined;
    const overtaken = answer.status === 409 && !flagged;
    return { refused: { why, overtaken, flagged, standing: standing?.decision ?? null } };
  } catch {
    return { refused: { why: null, overtaken: false, flagged: false, standing: null } };
  }
}

/** A request that carries JSON. */
export const json = (body: object): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});
