import pg from 'pg';
import { log } from '#app/platform/log.ts';
import { options } from './client.ts';

/** How soon a lost connection is tried again, in ms. */
const pauseMs = 250;

/**
 * Calls `ring` after every commit that wrote to the journal, and once after each time that the connection was made
 * again, because bells that rang meanwhile are lost. Returns, when it hears for the first time, how to stop.
 * @param ring is told which wall the event concerns, `''` where it concerns none; nothing when any may have been missed
 */
export async function hearJournal(ring: (wall?: string) => void): Promise<() => Promise<void>> {
  let left = false;
  let current: pg.Client | undefined;
  let hears: () => void;
  const hearing = new Promise<void>((done) => {
    hears = done;
  });
  const ended = attend();
  await hearing;
  return async () => {
    left = true;
    await current?.end();
    await ended;
  };

  async function attend(): Promise<void> {
    while (!left) {
      const client = new pg.Client(options);
      current = client;
      const lost = new Promise((done) => client.once('end', done).once('error', done));
      client.on('notification', ({ payload }) => ring(payload));
      try {
        await client.connect();
        await client.query('listen journal');
        hears();
        ring();
        await lost;
      } catch (error) {
        log.warn({ err: error }, 'the journal’s bell cannot be heard');
      }
      await client.end().catch(() => {}); // it may have gone already
      if (!left) await new Promise((done) => setTimeout(done, pauseMs));
    }
  }
}
