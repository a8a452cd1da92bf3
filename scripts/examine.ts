import { parseArgs } from 'node:util';
import { z } from 'zod';
import { run, say } from './command.ts';

const usage =
  'npm run examine -- --check NAME [--since DATE] [--before MOMENT] [--limit N] [--return-held]\n' +
  '--since: only what was received since; --before: also what was looked at before; --return-held: what is approved or\n' +
  'cleared and is held now comes back before a person';

/** So many are fetched at once. */
const batch = 100;

const Wanted = z.object({
  check: z.string().min(1),
  since: z.coerce.date().optional(),
  before: z.coerce.date().optional(),
  limit: z.coerce.number().int().positive().default(Infinity),
  'return-held': z.boolean().default(false),
});

/** `npm run examine`: looks once more, with one check, at what is there. */
await run(usage, () => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { check: text, since: text, before: text, limit: text, 'return-held': { type: 'boolean' } },
    strict: true,
  });
  const wanted = Wanted.parse(values);
  return () => examineAgain(wanted);
});

async function examineAgain({ check: name, limit, 'return-held': returnHeld, ...when }: z.infer<typeof Wanted>) {
  const [{ checks }, { lookAgain, toLookAgain }, { Refusal }] = await Promise.all([
    import('#app/domain/examination/checks.ts'),
    import('#app/domain/examination/again.ts'),
    import('#app/domain/errors.ts'),
  ]);
  const check = checks.find((one) => one.name === name);
  if (!check) throw new Error(`there is no check ${name}; there are ${checks.map((one) => one.name).join(', ')}`);
  const began = new Date();
  const told = { looked: 0, failed: 0, held: 0, returned: 0 };
  let after = null;
  while (told.looked + told.failed < limit) {
    const wanted = Math.min(batch, limit - told.looked - told.failed);
    const ids = await toLookAgain({ check, ...when }, after, wanted);
    for (const id of ids) {
      try {
        const { held, returned } = await lookAgain(id, { check, returnHeld }, AbortSignal.timeout(60_000));
        told.looked += 1;
        if (held) say(`${id} is held now${returned ? ', and is back before a person' : ''}`);
        told.held += Number(held);
        told.returned += Number(returned);
      } catch (error) {
        if (!(error instanceof Refusal)) say(`${id} could not be looked at: ${(error as Error).message}`);
        told.failed += 1;
      }
    }
    if (ids.length > 0) say(`${told.looked} looked at …`);
    if (ids.length < wanted) break;
    after = ids.at(-1)!;
  }
  say(
    `${name} ${check.version}: looked at ${told.looked}, ${told.failed} not; ${told.held} of what was let through are held now, ${told.returned} of them are back before a person.`,
  );
  if (told.held > told.returned)
    say(`To bring them back: npm run examine -- --check ${name} --before ${began.toISOString()} --return-held`);
}
