import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { template } from './postgres.ts';

/** A database of one's own: a copy of the migrated template. */
export async function cloneDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `t_${process.pid}_${randomBytes(6).toString('hex')}`;
  const admin = postgres(`${server}/postgres`, { max: 1, onnotice: () => {} });
  // Two copies of one template cannot be made at the same moment.
  await admin`select pg_advisory_lock(1)`;
  await admin.unsafe(`create database ${name} template ${template}`);
  await admin`select pg_advisory_unlock(1)`;
  return {
    url: `${server}/${name}`,
    async drop() {
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
