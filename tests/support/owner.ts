import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { config } from '#app/platform/config.ts';
import type { Tx } from '#db/client.ts';
import * as schema from '#db/schema/index.ts';

/** Does something, in one transaction, as the owner of the tables: what the application's role may not do, and a test must. */
export async function asOwner<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
  const client = new pg.Client(config.MIGRATE_DATABASE_URL);
  await client.connect();
  try {
    return await drizzle(client, { schema }).transaction(act);
  } finally {
    await client.end();
  }
}
