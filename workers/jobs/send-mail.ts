import { z } from 'zod';
import { sendLetter, toSend } from '#app/domain/mail/send.ts';
import { job } from '../job.ts';

export const sendMail = job({
  name: 'send-mail',
  data: z.object({ letter: z.uuid() }),
  key: ({ letter }) => letter,
  due: toSend,
  run: ({ letter }, signal) => sendLetter(letter, signal),
  concurrency: 4,
});
