import { runMigrations } from 'bullmq';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import pg from 'pg';
import postgres from 'postgres';

/** Where BullMQ's PostgreSQL backend keeps its own tables. */
export const queueSchema = 'bullmq';

/**
 * Brings a database to the current schema, ours and the queue's. Safe to call from several processes at once.
 * @param url a `postgres://` address whose role may create tables
 * @param folder where `db/migrations` lies
 */
export async function migrate(url: string, folder = 'db/migrations'): Promise<void> {
  const connection = postgres(url, { max: 1, onnotice: () => {} });
  const queue = new pg.Client({ connectionString: url });
  try {
    await connection`select pg_advisory_lock(hashtext('zakhor migrate'))`;
    await applyMigrations(drizzle(connection), { migrationsFolder: folder });
    await queue.connect();
    await runMigrations(queue, queueSchema);
  } finally {
    await queue.end();
    await connection.end();
  }
}
