import { runMigrations } from 'bullmq';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { ensureRole, grantRights } from './rights.ts';

/** Where BullMQ's PostgreSQL backend keeps its own tables. */
export const queueSchema = 'bullmq';

/**
 * Brings a database to the current schema, ours and the queue's, and the application's role to what it may do there. Safe
 * to call from several processes at once.
 * @param url a `postgres://` address of who owns the tables, or is to own them
 * @param folder where `db/migrations` lies
 */
export async function migrate(url: string, folder = 'db/migrations'): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('zakhor migrate'))`);
    await ensureRole(client);
    await applyMigrations(drizzle(client), { migrationsFolder: folder });
    await runMigrations(client, queueSchema);
    await grantRights(client, queueSchema);
  } finally {
    await client.end();
  }
}
