import { parseArgs } from 'node:util';
import { z } from 'zod';
import { HoldId } from '#db/ids.ts';
import { run } from './command.ts';

const usage = 'npm run evidence -- HOLD --by ADDRESS > FILE        (a line of JSON, then the original as it came)';

/** `npm run evidence`: decrypts what an evidence hold keeps, for a court or the police. */
await run(usage, () => {
  const { values, positionals } = parseArgs({ options: { by: { type: 'string' } }, allowPositionals: true });
  const id = HoldId.parse(positionals[0]);
  const by = z.email().parse(values.by);
  return async () => {
    const { staffAt } = await import('#app/domain/staff/staff.ts');
    const { openEvidence } = await import('#app/domain/evidence/open.ts');
    const officer = await staffAt(by);
    if (!officer) throw new Error(`nobody signs in as ${by}`);
    process.stdout.write(await openEvidence(id, officer.id));
  };
});
