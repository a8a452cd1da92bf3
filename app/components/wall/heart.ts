import { post } from './post.ts';
import type { ServerClock } from './server-clock.ts';

/** How often a screen says how it is, in ms; after a beat that was not heard it says it again at once. */
const beatMs = 5_000;
const againMs = 500;

/** A beat that takes longer was not heard: the next must come before the site takes the screen for away, in ms. */
const patienceMs = 1_200;

/** Of so many looks at the site's clock the quickest is believed: it leaves the least to chance. */
const maxLooks = 12;

/**
 * Says again and again how this screen is, until `signal` aborts. Each answer brings the site's clock, so that a screen
 * can say how far its own has drifted. Answers how to ask for that: in ms, above zero it is ahead; null while unknown.
 * @param gone is called when the site says that this screen was taken out of use
 */
export function startHeart(
  address: string,
  clock: ServerClock,
  health: () => Record<string, unknown>,
  gone: () => void,
  signal: AbortSignal,
): () => number | null {
  const looks: { drift: number; took: number }[] = [];
  const drift = () => looks.toSorted((a, b) => a.took - b.took)[0]?.drift ?? null;

  async function beat(): Promise<void> {
    const began = performance.now();
    const answer = await post(`${address}/beat`, { ...health(), driftMs: drift() }, patienceMs);
    if (signal.aborted) return;
    if (answer?.status === 410) return gone();
    const took = performance.now() - began;
    const siteNow = Number(answer?.headers.get('zakhor-now') ?? NaN);
    if (Number.isFinite(siteNow)) {
      looks.push({ drift: Math.round(clock.now() - took / 2 - siteNow), took });
      if (looks.length > maxLooks) looks.shift();
    }
    setTimeout(() => void beat(), answer?.ok ? Math.max(0, beatMs - took) : againMs);
  }
  setTimeout(() => void beat(), againMs);
  return drift;
}
