import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { template } from './postgres.ts';

/** A database of one's own: a copy of the migrated template. */
export async function cloneDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `t_${process.pid}_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client(`${server}/postgres`);
  await admin.connect();
  // Two copies of one template cannot be made at the same moment.
  await admin.query('select pg_advisory_lock(1)');
  await admin.query(`create database ${name} template ${template}`);
  await admin.query('select pg_advisory_unlock(1)');
  return {
    url: `${server}/${name}`,
    async drop() {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
