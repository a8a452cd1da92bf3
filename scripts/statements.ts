import { parseArgs } from 'node:util';
import { z } from 'zod';
import { run, say } from './command.ts';

const usage = 'npm run statements -- --from 2026-12-01 --to 2027-02-01 [--csv]';

const Day = z.iso.date().transform((day) => new Date(`${day}T00:00:00Z`));

/** In this order, whatever a statement leaves out. */
const columns = [
  'decision_visibility',
  'decision_ground',
  'incompatible_content_ground',
  'incompatible_content_explanation',
  'category',
  'category_specification',
  'content_type',
  'content_date',
  'application_date',
  'end_date_visibility_restriction',
  'decision_facts',
  'source_type',
  'automated_detection',
  'automated_decision',
  'puid',
] as const;

const quoted = (value: string | string[] = '') => `"${String(value).replaceAll('"', '""')}"`;

/** `npm run statements`: the statements of reasons from one day (UTC) to before another, for the Commission's database. */
await run(usage, () => {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, to: { type: 'string' }, csv: { type: 'boolean', default: false } },
    strict: true,
  });
  const [from, to] = [Day.parse(values.from), Day.parse(values.to)];
  return async () => {
    const { publicStatements } = await import('#app/domain/moderation/transparency.ts');
    say(values.csv ? columns.join(',') : '{"statements":[');
    let isFirst = true;
    for await (const one of publicStatements(from, to)) {
      if (values.csv) say(columns.map((column) => quoted(one[column])).join(','));
      else say(`${isFirst ? '' : ','}${JSON.stringify(one)}`);
      isFirst = false;
    }
    if (!values.csv) say(']}');
  };
});
