import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import type { ClientBase } from 'pg';
import { applicationRole as role } from './role.ts';
import * as schema from './schema/index.ts';

/**
 * What the application may write where that is less than everything. Nobody but the owner of the tables takes anything
 * away from the record, or changes more of it than is said here: what erasing needs, and what is added to a row once.
 */
const narrower: Record<string, string> = {
  event: 'insert',
  decision: 'insert, update (reason, note, seal)',
  note: 'insert, update (words)',
  statement: 'insert, update (superseded_at)',
  flag: 'insert, update (words, name, email, network, answered, forgotten_at)',
  appeal: 'insert, update (words, decision)',
  danger: 'insert, update (words)',
  exposure: 'insert',
  lexicon_change: 'insert',
  sample: 'insert',
  macro: 'insert, update',
  statement_message: 'insert',
  evidence_hold: 'insert, update (review_at, lifted_at, lifted_by, erased_at)',
  past_run: 'insert, update (findings)',
  consent: 'insert, update (withdrawn_at)',
  card: 'insert, update ("until", superseded)',
  card_item: 'insert',
  play: 'insert',
  pull_receipt: 'insert',
  screen: 'insert, update (name, seen_at, health, anew_at, revoked_at)',
  notice: 'insert, update (hook_due_at, hook_attempts, hook_sent_at)',
  outage: 'insert, update (ended_at, back)',
  cluster_rejection: 'insert, update (undone_at, undone_by)',
  cluster_rejection_member: 'insert, update (decision)',
  submission: 'insert, update',
  staff: 'insert, update',
};

/** Makes the role where the server has none. @throws when the one who migrates may not */
export async function ensureRole(client: ClientBase): Promise<void> {
  const found = await client.query('select from pg_roles where rolname = $1', [role]);
  if (found.rowCount !== 0) return;
  try {
    // A member of it can work as it: so that one address is enough where nobody gives two.
    await client.query(`create role ${role} nologin; grant ${role} to current_user`);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '42710' || code === '23505') return; // another has made it meanwhile
    if (code !== '42501') throw error;
    throw new Error(
      `The role ${role} is missing, and who migrates may make none: docs/operations.md says what an administrator does once.`,
      { cause: error },
    );
  }
}

/**
 * Gives the role what the code needs, and no more; every migration does so anew, in one transaction.
 * @param queue the schema of the queue, which is no record and all the application's
 */
export async function grantRights(client: ClientBase, queue: string): Promise<void> {
  const tables = Object.values(schema).flatMap((one) => (is(one, PgTable) ? getTableName(one) : []));
  const onTables = tables.map(
    (table) =>
      `revoke all on "${table}" from ${role};
       grant select, ${narrower[table] ?? 'insert, update, delete'} on "${table}" to ${role};`,
  );
  await client.query(`
    revoke create on schema public from public;
    grant usage on schema public to ${role};
    ${onTables.join('\n')}
    grant usage on sequence event_number to ${role};
    grant usage, create on schema ${queue} to ${role};
    do $$
    declare
      it record;
    begin
      for it in select oid::regclass as name, relkind from pg_class
        where relnamespace = '${queue}'::regnamespace and relkind in ('r', 'p', 'S') and pg_has_role(relowner, 'usage')
      loop
        execute format(case it.relkind when 'S' then 'grant usage, select on sequence %s to ${role}'
          else 'grant select, insert, update, delete on %s to ${role}' end, it.name);
      end loop;
      -- A trigger must not be led to another table of the same name, such as a temporary one.
      for it in select oid::regprocedure as name from pg_proc
        where pronamespace = 'public'::regnamespace and prorettype = 'trigger'::regtype and pg_has_role(proowner, 'usage')
      loop
        execute format('alter function %s set search_path = public, pg_temp', it.name);
      end loop;
    end $$;`);
}
