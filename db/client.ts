import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { config, refuse } from '#app/platform/config.ts';
import * as schema from './schema/index.ts';

const url = config.DATABASE_URL ?? refuse('DATABASE_URL: is required (npm start brings a database of its own)');

const connection = postgres(url, {
  max: 10,
  connect_timeout: 5,
  // In seconds: what asks while the database is away hears so soon, instead of waiting up to twenty.
  backoff: () => 0.25,
  onnotice: () => {},
  connection: {
    application_name: 'zakhor',
    // Nobody waits for ever: a stuck statement or a forgotten transaction must not hold the journal.
    statement_timeout: 15_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 15_000,
  },
});

export const db = drizzle(connection, { schema });
export type Tx = Parameters<Parameters<typeof db.transaction>[0]>[0];

/**
 * Lets `tx` commit without waiting for the disk, so that it does not hold the journal for so long; whoever
 * acknowledges what it wrote waits for {@link settle} first.
 */
export const hurry = (tx: Tx) => tx.execute(sql`set local synchronous_commit to off`);

/** Returns when all that was committed before it is on the disk; many wait for one write together. */
export const settle = async () => void (await db.execute(sql`select pg_logical_emit_message(true, 'zakhor', '')`));

/**
 * Calls `ring` after every commit that wrote to the journal, and once after each time that the connection was
 * made again, because bells that rang meanwhile are lost.
 */
export const listen = (ring: () => void) => connection.listen('journal', ring, ring);

export const close = () => connection.end({ timeout: 5 });
