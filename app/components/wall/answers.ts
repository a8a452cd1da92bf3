import { post } from './post.ts';

/** How long one answer may take, and how soon it is given again when nobody heard it, in ms. */
const patienceMs = 4_000;
const againMs = 1_000;

/** What a screen had of a pulled item: the same words as the site's. */
export type Took = 'standing' | 'coming' | 'nothing';

/** What a screen has done, and when it was to be seen, in ms since the epoch. */
export type Done = { pull: number; took: Took; at: number } | { control: number; at: number };

/** Answers until the site has heard it, or says that it is not for it. */
export async function answer(address: string, done: Done, signal: AbortSignal): Promise<void> {
  const where = 'pull' in done ? 'pulled' : 'controlled';
  while (!signal.aborted) {
    const heard = await post(`${address}/${where}`, done, patienceMs);
    if (heard && heard.status < 500 && heard.status !== 429) return;
    await new Promise((after) => setTimeout(after, againMs * (0.5 + Math.random())));
  }
}

/** A frame that is late or, in a hidden page, never comes is not waited for, in ms. */
const frameMs = 500;

/** When what was rendered last is on the glass: the frame that paints it has ended when the next begins. */
export const painted = (): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, frameMs);
    requestAnimationFrame(() => requestAnimationFrame(() => done()));
  });
