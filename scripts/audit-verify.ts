import { parseArgs } from 'node:util';
import { z } from 'zod';
import { run, say } from './command.ts';

const usage =
  'npm run audit:verify\n' +
  'Against a head that was kept elsewhere: npm run audit:verify -- --until NUMBER --hash HASH';

const Kept = z.object({ number: z.coerce.number().int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** `npm run audit:verify`: computes the record's chain anew, and says where it is broken. */
await run(usage, () => {
  const { values } = parseArgs({ options: { until: { type: 'string' }, hash: { type: 'string' } }, strict: true });
  const { until, hash } = values;
  const kept = until === undefined && hash === undefined ? undefined : Kept.parse({ number: until, hash });
  return async () => {
    const { verifyRecord } = await import('#app/domain/record/verify.ts');
    const began = performance.now();
    const { events, decisions, wordless, head } = await verifyRecord(kept);
    const perSecond = Math.round(events / ((performance.now() - began) / 1000));
    say(`Whole: ${events} events and ${decisions} decisions (${perSecond} events a second).`);
    if (wordless > 0) say(`The words of ${wordless} of these decisions were erased, as the journal says.`);
    if (!head) return;
    say(`The last event is ${head.number}, with the hash ${head.hash}.`);
    say(`Keep both elsewhere: npm run audit:verify -- --until ${head.number} --hash ${head.hash}`);
  };
});
