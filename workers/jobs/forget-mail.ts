import { z } from 'zod';
import { forgetLetter, toForget } from '#app/domain/mail/send.ts';
import { job } from '../job.ts';

export const forgetMail = job({
  name: 'forget-mail',
  data: z.object({ letter: z.uuid() }),
  key: ({ letter }) => letter,
  due: toForget,
  run: ({ letter }) => forgetLetter(letter),
  concurrency: 1,
});
