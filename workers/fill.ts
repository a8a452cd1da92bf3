import { log } from '#app/platform/log.ts';

interface Fillable {
  readonly name: string;
  fill(): Promise<void>;
}

/**
 * Fills the queues on every bell. Bells that ring while a filling is under way are answered together by one more
 * after it, so a thousand commits cost a few queries.
 */
export function filler(jobs: readonly Fillable[]): () => void {
  let running = false;
  let rungMeanwhile = false;
  const ring = async () => {
    if (running) {
      rungMeanwhile = true;
      return;
    }
    running = true;
    do {
      rungMeanwhile = false;
      const filled = await Promise.allSettled(jobs.map((job) => job.fill()));
      filled.forEach((one, index) => {
        // The clock rings again soon: what is out of reach now is filled when it is back.
        if (one.status === 'rejected')
          log.warn({ job: jobs[index]!.name, err: one.reason as Error }, 'a queue could not be filled');
      });
    } while (rungMeanwhile);
    running = false;
  };
  return () => void ring();
}
