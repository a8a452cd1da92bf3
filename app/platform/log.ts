import { pino } from 'pino';
import { config } from './config.ts';

/** One JSON object a line on standard output; never names, addresses or words that a participant gave. */
export const log = pino({
  level: config.LOG_LEVEL,
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['req.headers.authorization', 'req.headers.cookie'],
});
