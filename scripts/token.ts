import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { config } from '#app/platform/config.ts';
import { ensureDatabase } from './postgres.ts';

const usage = 'npm run token -- --role admin|moderator|event-staff|partner [--partner SLUG] [--name NAME]';

/** `staff` is how the demo's sign-in names event staff. */
const Role = z.preprocess(
  (role) => (role === 'staff' ? 'event-staff' : role),
  z.enum(['admin', 'moderator', 'event-staff', 'partner']),
);
const Wanted = z.object({ role: Role, partner: z.string().optional(), name: z.string().min(1).max(80).optional() });

/** `npm run token`: prints a new API token, once. */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { role: { type: 'string' }, partner: { type: 'string' }, name: { type: 'string' } },
    strict: true,
  });
  const wanted = Wanted.parse(values);
  if (!config.DATABASE_URL) return runOnEmbedded();
  const [{ issueToken }, { close }] = await Promise.all([
    import('#app/domain/staff/token.ts'),
    import('#db/client.ts'),
  ]);
  try {
    process.stdout.write(`${await issueToken(wanted)}\n`);
  } finally {
    await close();
  }
}

/** The same once more, with the embedded database's address in its environment. */
async function runOnEmbedded(): Promise<void> {
  const database = await ensureDatabase(config.DATA_DIR);
  const again = spawnSync(process.execPath, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: database.url },
  });
  await database.stop();
  process.exitCode = again.status ?? 1;
}

await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof z.ZodError ? usage : (error as Error).message}\n`);
  process.exitCode = 1;
});
