import { close } from '#db/client.ts';
import { log } from '#app/platform/log.ts';
import { endWithParent } from '#app/platform/parent.ts';
import { startWorker } from './worker.ts';

const worker = await startWorker();
log.info('the worker is at work');

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  await worker.stop();
  await close();
};
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
endWithParent(() => void stop());
