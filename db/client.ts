import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { config, refuse } from '#app/platform/config.ts';
import { asApplication } from './role.ts';
import * as schema from './schema/index.ts';

/** How every connection of this process is made. */
export const options: pg.ClientConfig = {
  ...asApplication(config.DATABASE_URL ?? refuse('DATABASE_URL: is required (npm start brings a database of its own)')),
  application_name: 'zakhor',
  keepAlive: true,
  // Nobody waits for ever: a stuck statement or a forgotten transaction must not hold the journal. All in ms.
  connectionTimeoutMillis: 5_000,
  statement_timeout: 15_000,
  query_timeout: 20_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 15_000,
};

const pool = new pg.Pool({ ...options, max: 10 });
// A connection that is lost tells whoever uses it by the next query; without a listener it would end the process.
pool.on('error', () => {});
pool.on('connect', (client) => client.on('error', () => {}));

export const db = drizzle(pool, { schema });
export type Tx = Parameters<Parameters<typeof db.transaction>[0]>[0];

let nextSettling: Promise<void> | undefined;
let settling: Promise<void> = Promise.resolve();

/** Returns when all that was committed before it is on the disk. While one write is under way, all who come wait for the next together. */
export function settle(): Promise<void> {
  nextSettling ??= settling
    .catch(() => {}) // those who waited for it were told
    .then(() => {
      nextSettling = undefined;
      settling = db.execute(sql`select pg_logical_emit_message(true, 'zakhor', '')`).then(() => {});
      return settling;
    });
  return nextSettling;
}

export const close = () => pool.end();
