import { close } from '#db/client.ts';
import { log } from '#app/platform/log.ts';
import { endWithParent } from '#app/platform/parent.ts';
import { startWorker } from './worker.ts';

const worker = await startWorker().catch((error: unknown) => {
  log.fatal({ err: error }, 'the worker cannot start');
  process.exit(1);
});
log.info('the worker is at work');

/** What has not ended by then (a queue whose connections were lost may not) is left to the next worker, in ms. */
const graceMs = 10_000;

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  setTimeout(() => {
    log.warn('the worker leaves work behind');
    process.exit(1);
  }, graceMs).unref();
  await worker.stop();
  await close();
};
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
endWithParent(() => void stop());
