import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ensureDatabase } from '../postgres.ts';
import type { Row } from './row.ts';
import { median } from './stack.ts';

export const title = 'Neighbours of a hash among 1 000 000';

const hashes = 1_000_000;
/** Of one entry of a bank. */
const variants = 48;
const rounds = 25;
const limitMs = 50;

/** What a question costs from beginning to end, once the index is filled: the journal read, every hash looked at, what is near confirmed by the database. */
export default async function neighbours(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zakhor-bench-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL's user must reach it
  const database = await ensureDatabase(folder);
  Object.assign(process.env, { DATABASE_URL: database.url, DATA_DIR: folder });
  const { migrate } = await import('#db/migrate.ts');
  await migrate(database.ownerUrl);
  const client = new pg.Client(database.ownerUrl);
  await client.connect();
  try {
    await fill(client);
    const { neighbours: near } = await import('#app/domain/examination/neighbours/neighbours.ts');
    const { nearInBanks } = await import('#app/domain/examination/banks/near.ts');
    const looked = { photos: await hashOf(client, 'fingerprint'), banks: await hashOf(client, 'bank_hash') };
    const rows = [
      await measure('photos', () => near(looked.photos, 31, 200)),
      await measure('hashes of banks', () => nearInBanks(looked.banks, 60)),
      ...(await bySql(client, looked.photos)),
    ];
    const { close } = await import('#db/client.ts');
    await close();
    return rows;
  } finally {
    await client.end();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Submissions are left out, so the references to them are not held: only what they look like matters here. */
async function fill(client: pg.Client): Promise<void> {
  const hash = (text: string) => `('x' || encode(sha256((${text})::bytea), 'hex'))::bit(256)`;
  await client.query('set session_replication_role = replica');
  await client.query(
    `insert into fingerprint select gen_random_uuid(), 'whole', ${hash(`'photo ' || n`)}, 100 from generate_series(1, ${hashes}) n`,
  );
  await client.query(`insert into bank (slug, name, mode) values ('bench', 'Bench', 'route')`);
  const entries = Math.ceil(hashes / variants);
  await client.query(
    `insert into bank_entry (bank, source, added_by) select 'bench', 'import', gen_random_uuid() from generate_series(1, ${entries})`,
  );
  await client.query(
    `insert into bank_hash select id, place, ${hash(`id || ' ' || place`)}, 100
     from bank_entry, generate_series(0, ${variants - 1}) place`,
  );
  await client.query('analyze');
}

/** One that is there, and will be found. */
async function hashOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ pdq: string }>(`select pdq::text as pdq from ${table} offset 500000 limit 1`);
  return rows[0]!.pdq;
}

async function measure(what: string, ask: () => Promise<unknown[]>): Promise<Row> {
  const began = performance.now();
  const found = (await ask()).length;
  const firstMs = performance.now() - began;
  const ms = median(await times(ask));
  return {
    what: `1 000 000 ${what}, median of ${rounds} (the first fills: ${(firstMs / 1000).toFixed(1)} s)`,
    figure: `${ms.toFixed(1)} ms`,
    limit: `≤ ${limitMs} ms`,
    ok: found > 0 && ms <= limitMs,
    values: { ms, firstMs, found },
  };
}

/** The peer: PostgreSQL's own scan of the same rows, in one process and in as many as it will take. */
async function bySql(client: pg.Client, pdq: string): Promise<Row[]> {
  const ask = () => client.query('select submission from fingerprint where bit_count(pdq # $1) <= 31', [pdq]);
  const alone = median(await times(ask));
  await client.query(`set min_parallel_table_scan_size = 0`);
  await client.query(`set parallel_setup_cost = 0`);
  await client.query(`set parallel_tuple_cost = 0`);
  const together = median(await times(ask));
  return [
    {
      what: 'beside it: a scan by PostgreSQL, in one process and in parallel',
      figure: `${alone.toFixed(0)} and ${together.toFixed(0)} ms`,
      limit: '',
      ok: true,
      values: { alone, together },
    },
  ];
}

async function times(ask: () => Promise<unknown>): Promise<number[]> {
  const spent: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await ask();
    spent.push(performance.now() - began);
  }
  return spent;
}
