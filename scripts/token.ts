import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Role, run, say } from './command.ts';

const usage = 'npm run token -- --role admin|moderator|event-staff|partner [--partner SLUG] [--name NAME]';

const Wanted = z.object({ role: Role, partner: z.string().optional(), name: z.string().min(1).max(80).optional() });

/** `npm run token`: prints a new API token, once. */
await run(usage, () => {
  const { values } = parseArgs({
    options: { role: { type: 'string' }, partner: { type: 'string' }, name: { type: 'string' } },
    strict: true,
  });
  const wanted = Wanted.parse(values);
  return async () => {
    const { issueToken } = await import('#app/domain/staff/token.ts');
    say(await issueToken(wanted));
  };
});
