import { closeReader } from '#app/platform/reader.ts';
import { hearJournal } from '#db/bell.ts';
import { beginServices } from '#app/domain/examination/outside/services.ts';
import { services } from '#app/platform/classifiers/enabled.ts';
import { filler } from './fill.ts';
import { askOutside } from './jobs/ask-outside.ts';
import { callTheHook } from './jobs/call-hook.ts';
import { dropUploads } from './jobs/drop-uploads.ts';
import { eraseMedia } from './jobs/erase-media.ts';
import { eraseRejectedMedia } from './jobs/erase-rejected.ts';
import { examineSubmission } from './jobs/examine.ts';
import { forgetMail } from './jobs/forget-mail.ts';
import { forgetKeys } from './jobs/forget-keys.ts';
import { planTimelines } from './jobs/plan-timelines.ts';
import { raiseMembers } from './jobs/raise-members.ts';
import { rejectEqualBytes } from './jobs/reject-equal-bytes.ts';
import { sendMail } from './jobs/send-mail.ts';
import { followTheLexicon } from './jobs/follow-lexicon.ts';
import { watchScreens } from './jobs/watch-screens.ts';
import { weighTheBursts } from './jobs/weigh-bursts.ts';
import { readPictures } from './jobs/read-pictures.ts';
import { operate } from './queue.ts';

/** The slow clock, in ms: what a lost bell costs, and how finely walls look ahead. */
const clockMs = 5_000;

/** Starts every kind of job: each commit rings, and so does a slow clock. Answers how to stop. */
export async function startWorker() {
  await beginServices(services);
  const jobs = await Promise.all([
    operate(examineSubmission),
    operate(rejectEqualBytes),
    operate(readPictures),
    operate(planTimelines),
    operate(raiseMembers),
    operate(eraseMedia),
    operate(eraseRejectedMedia),
    operate(dropUploads),
    operate(sendMail),
    operate(forgetMail),
    operate(forgetKeys),
    operate(followTheLexicon),
    operate(weighTheBursts),
    operate(watchScreens),
    operate(callTheHook),
    ...services.map((service) => operate(askOutside(service))),
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
