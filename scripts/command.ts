import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { config } from '#app/platform/config.ts';
import { roles } from '#db/schema/staff.ts';
import { ensureDatabase } from './postgres.ts';

/** A role as it is typed; `staff` is how the demo's sign-in names event staff. */
export const Role = z.preprocess((role) => (role === 'staff' ? 'event-staff' : role), z.enum(roles));

/** Every role, for a command's usage. */
export const rolesInWords = roles.join('|');

export const say = (line: string) => void process.stdout.write(`${line}\n`);

/**
 * Runs what a command does on the database that is configured, or this program once more on the embedded one. What is
 * refused is said in a line, under the usage where that was wrong, and the command fails.
 */
export async function run(usage: string, read: () => () => Promise<void>): Promise<void> {
  try {
    const act = read();
    await (config.DATABASE_URL ? actAndClose(act) : runOnEmbedded());
  } catch (error) {
    process.stderr.write(`${isMistyped(error) ? usage : reasonOf(error)}\n`);
    process.exitCode = 1;
  }
}

async function actAndClose(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } finally {
    const { close } = await import('#db/client.ts');
    await close();
  }
}

/** The same once more, with the embedded database's address in its environment. */
async function runOnEmbedded(): Promise<void> {
  const database = await ensureDatabase(config.DATA_DIR);
  const again = spawnSync(process.execPath, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: database.url, MIGRATE_DATABASE_URL: database.ownerUrl },
  });
  await database.stop();
  process.exitCode = again.status ?? 1;
}

/** Zod's, or one of `parseArgs`. */
const isMistyped = (error: unknown) =>
  error instanceof z.ZodError || /^ERR_PARSE_ARGS/.test((error as NodeJS.ErrnoException).code ?? '');

/** Of a query that failed it is PostgreSQL's reason that helps, and not the query. */
const reasonOf = (error: unknown) => {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message : message;
};
