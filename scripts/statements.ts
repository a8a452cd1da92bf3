import { parseArgs } from 'node:util';
import { z } from 'zod';
import { run, say } from './command.ts';

const usage = 'npm run statements -- --from 2026-12-01 --to 2027-02-01 [--csv]';

const Day = z.iso.date().transform((day) => new Date(`${day}T00:00:00Z`));

/** `npm run statements`: the statements of reasons from one day (UTC) to before another, for the Commission's database. */
await run(usage, () => {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, to: { type: 'string' }, csv: { type: 'boolean', default: false } },
    strict: true,
  });
  const [from, to] = [Day.parse(values.from), Day.parse(values.to)];
  return async () => {
    const { statementLines } = await import('#app/domain/moderation/transparency.ts');
    for await (const line of statementLines(values.csv ? 'csv' : 'json', from, to)) say(line);
  };
});
