import { fillPlaceholders, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { QueryResultRow } from 'pg';
import { db } from './client.ts';

/**
 * A statement that PostgreSQL parses and plans once a connection, and that is put into words once a process: for the
 * few that every upload needs.
 * @param name a name of its own on the connection
 * @param statement its values as `sql.placeholder(…)`
 */
export function prepared<Row extends QueryResultRow>(name: string, statement: SQL) {
  const { sql: text, params } = new PgDialect().sqlToQuery(statement);
  return async (values: Record<string, unknown>): Promise<Row[]> =>
    (await db.$client.query<Row>({ name, text, values: fillPlaceholders(params, values) })).rows;
}
