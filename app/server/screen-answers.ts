import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { answerControl, answerPull, tookOff } from '#app/domain/screens/answers.ts';
import { beat } from '#app/domain/screens/screen.ts';
import { readJson } from './json.ts';
import { problem } from './problem.ts';

const moment = z.number().int().min(0).max(8.64e15);
const number = z.number().int().positive();
const Health = z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean(), z.null()]));
const Pulled = z.object({ pull: number, took: z.enum(tookOff).optional(), at: moment.optional() });
const Controlled = z.object({ control: number, at: moment.optional() });

/** What a screen says in answer, past Remix, since a whole wall says it at the same moment. */
const says: Record<string, (key: string, req: IncomingMessage) => Promise<Record<string, string> | void>> = {
  /** How it is; kept as it is. The answer says what time it is here. */
  beat: async (key, req) => ({
    'zakhor-now': String(Math.round(await beat(key, await readJson({ body: req }, Health)))),
  }),
  /** A pulled item has left it. */
  pulled: async (key, req) => {
    const { pull, ...said } = await readJson({ body: req }, Pulled);
    await answerPull(key, pull, said);
  },
  /** The wall's new mode is to be seen on it. */
  controlled: async (key, req) => {
    const { control, ...said } = await readJson({ body: req }, Controlled);
    await answerControl(key, control, said);
  },
};

/** `POST /screen/{key}/beat`, `pulled` and `controlled`. */
export async function answerScreen(req: IncomingMessage, key: string, what: string): Promise<Response> {
  if (req.method !== 'POST') return problem(405, 'Say it with POST.', {}, { allow: 'POST' });
  return new Response(null, { status: 204, headers: (await says[what]!(key, req)) ?? {} });
}
