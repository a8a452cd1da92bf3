import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { HashIndex } from './hash-index.ts';

/** So many rows are read at once while an index is filled. */
export const pageRows = 20_000;

/** The first id of all. */
export const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Many rows in one: their ids behind each other, 16 bytes each, and their hashes, 32 bytes each. */
export const packed = (id: PgColumn, hash: SQL.Aliased<Buffer>) => ({
  ids: sql<Buffer | null>`string_agg(uuid_send(${id}), '')`,
  hashes: sql<Buffer | null>`string_agg(${hash}, '')`,
  count: sql<number>`count(*)::int`,
});

/** The value of a column in the last row. */
export const lastOf = <Value>(column: PgColumn) => sql<Value>`(array_agg(${column}))[count(*)]`;

/** Adds such rows to an index. */
export function addPacked(
  into: HashIndex,
  { ids, hashes, count }: { ids: Buffer | null; hashes: Buffer | null; count: number },
): void {
  if (!ids || !hashes) return;
  for (let at = 0; at < count; at += 1)
    into.add(ids.toString('hex', at * 16, (at + 1) * 16), hashes.subarray(at * 32, (at + 1) * 32));
}
