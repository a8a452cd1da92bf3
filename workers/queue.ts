import { createPostgresBackend, Queue, setDefaultBackendFactory, Worker, type ConnectionOptions } from 'bullmq';
import { Refusal } from '#app/domain/errors.ts';
import { config } from '#app/platform/config.ts';
import { log } from '#app/platform/log.ts';
import { queueSchema } from '#db/migrate.ts';
import { asApplication } from '#db/role.ts';
import type { Job } from './job.ts';

/** How many due pieces of work of one kind the queue holds at most. */
const maxQueued = 500;

/** No piece of work lasts longer, in ms. */
const maxRunMs = 3 * 60_000;

/** No filling lasts longer: one that hangs on a broken connection must not keep the bell from being heard, in ms. */
const maxFillMs = 5_000;

/** A worker that says nothing of a job for so long is dead, and another takes the job over, in ms. */
const lockMs = 15_000;

/** The one place that knows where queues live: Redis when it is configured, else PostgreSQL beside our own tables. */
function backend(): { filling: ConnectionOptions; working: ConnectionOptions } {
  if (config.REDIS_URL) {
    const working = { url: config.REDIS_URL, maxRetriesPerRequest: null };
    // What cannot be added now is due again at the next bell; kept until Redis is back it would fill the memory.
    return { filling: { ...working, enableOfflineQueue: false }, working };
  }
  setDefaultBackendFactory(createPostgresBackend);
  // BullMQ's type for this option is Redis's alone, whatever the backend.
  const both = { ...asApplication(config.DATABASE_URL!), schema: queueSchema } as ConnectionOptions;
  return { filling: both, working: both };
}
const { filling, working } = backend();

/** Runs one kind of job, and tops its queue up from the state. @throws when the queue cannot be reached */
export async function operate<Data extends object>(job: Job<Data>) {
  const queue = new Queue(job.name, { connection: filling });
  const worker = new Worker(
    job.name,
    async ({ data }) => {
      try {
        await within(maxRunMs, job.run(job.data.parse(data), AbortSignal.timeout(maxRunMs)), job.name);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error; // a refusal: the state has moved on, the work is no longer wanted
      }
    },
    {
      connection: working,
      concurrency: job.concurrency,
      lockDuration: lockMs,
      stalledInterval: lockMs / 2,
      maxStalledCount: 1000,
      autorun: false,
    },
  );
  worker.on('failed', (failed, error) => log.warn({ job: job.name, id: failed?.id, err: error }, 'a job failed'));
  const outOfReach = (error: Error) => log.warn({ job: job.name, err: error }, 'the queue is out of reach');
  queue.on('error', outOfReach);
  worker.on('error', outOfReach);
  // BullMQ remembers a failed first contact for good, and a worker that runs then asks in a circle without a breath.
  await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
  worker.run().catch(outOfReach);

  // One attempt: what failed is due again when the state says so, and finished jobs leave no id behind to stop it.
  const opts = { attempts: 1, removeOnComplete: true, removeOnFail: true };
  return {
    name: job.name,
    /** Adds what is due and not queued yet. */
    async fill() {
      await within(
        maxFillMs,
        (async () => {
          const due = await job.due(maxQueued);
          if (due.length > 0)
            await queue.addBulk(due.map((data) => ({ name: job.name, data, opts: { ...opts, jobId: job.key(data) } })));
        })(),
        job.name,
      );
    },
    /** Empties the queue; for tests, and for the operator who wants to see that nothing is lost. */
    wipe: () => queue.obliterate({ force: true }),
    /** Finishes what runs, and leaves. */
    async close() {
      await worker.close();
      await queue.close();
    },
  };
}

/** A promise's outcome, or a rejection when that takes too long. */
function within<T>(ms: number, promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${what} took longer than ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
