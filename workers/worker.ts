import { closeReader } from '#app/platform/reader.ts';
import { hearJournal } from '#db/bell.ts';
import { filler } from './fill.ts';
import { dropUploads } from './jobs/drop-uploads.ts';
import { eraseMedia } from './jobs/erase-media.ts';
import { examineSubmission } from './jobs/examine.ts';
import { forgetKeys } from './jobs/forget-keys.ts';
import { planTimelines } from './jobs/plan-timelines.ts';
import { readPictures } from './jobs/read-pictures.ts';
import { operate } from './queue.ts';

/** The slow clock, in ms: what a lost bell costs, and how finely walls look ahead. */
const clockMs = 5_000;

/** Starts every kind of job: each commit rings, and so does a slow clock. Answers how to stop. */
export async function startWorker() {
  const jobs = await Promise.all([
    operate(examineSubmission),
    operate(readPictures),
    operate(planTimelines),
    operate(eraseMedia),
    operate(dropUploads),
    operate(forgetKeys),
  ]);
  const ring = filler(jobs);
  const unhear = await hearJournal(() => ring());
  const clock = setInterval(ring, clockMs);
  return {
    /** Empties every queue, as an operator or an accident would; for tests. */
    wipe: async () => void (await Promise.all(jobs.map((job) => job.wipe()))),
    async stop() {
      clearInterval(clock);
      await unhear();
      await Promise.all(jobs.map((job) => job.close()));
      closeReader();
    },
  };
}
