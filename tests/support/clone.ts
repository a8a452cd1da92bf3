import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { ProvidedContext } from 'vitest';

/** The database that every test file copies. */
export const template = 'template_campaign';

interface Clone {
  url: string;
  ownerUrl: string;
  /** Whether anybody is connected to it. */
  isUsed(): Promise<boolean>;
  drop(): Promise<void>;
}

/** A database of one's own, a copy of the migrated template, with the addresses of the application and of the owner. */
export async function cloneDatabase({ application, owner }: ProvidedContext['server']): Promise<Clone> {
  const name = `t_${process.pid}_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client(`${owner}/postgres`);
  await admin.connect();
  // Two copies of one template cannot be made at the same moment.
  await admin.query('select pg_advisory_lock(1)');
  await admin.query(`create database ${name} template ${template} strategy file_copy`);
  await admin.query('select pg_advisory_unlock(1)');
  return {
    url: `${application}/${name}`,
    ownerUrl: `${owner}/${name}`,
    async isUsed() {
      const { rows } = await admin.query('select from pg_stat_activity where datname = $1 limit 1', [name]);
      return rows.length > 0;
    },
    async drop() {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
