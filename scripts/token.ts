import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Role, rolesInWords, run, say } from './command.ts';

const usage =
  `npm run token -- --role ROLE [--partner SLUG] [--name NAME], ROLE one of ${rolesInWords}\n` +
  'To end every token of that name: npm run token -- --end NAME';

const Wanted = z.object({ role: Role, partner: z.string().optional(), name: z.string().min(1).max(80).optional() });

/** `npm run token`: prints a new API token, once, or ends those of a name. */
await run(usage, () => {
  const { values } = parseArgs({
    options: {
      role: { type: 'string' },
      partner: { type: 'string' },
      name: { type: 'string' },
      end: { type: 'string' },
    },
    strict: true,
  });
  const { end } = values;
  if (end !== undefined) {
    return async () => {
      const { endTokens } = await import('#app/domain/staff/token.ts');
      const ended = await endTokens(end);
      if (ended === 0) throw new Error(`no token has the name ${end}`);
      say(ended === 1 ? 'One token has ended.' : `${ended} tokens have ended.`);
    };
  }
  const wanted = Wanted.parse(values);
  return async () => {
    const { issueToken } = await import('#app/domain/staff/token.ts');
    say(await issueToken(wanted));
  };
});
