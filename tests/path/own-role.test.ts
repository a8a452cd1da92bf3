import { eq, sql } from 'drizzle-orm';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { config } from '#app/platform/config.ts';
import { db } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { applicationRole, asApplication } from '#db/role.ts';
import { decision } from '#db/schema/decision.ts';
import { event } from '#db/schema/event.ts';
import { given, openCampaign } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';

beforeAll(async () => {
  await openCampaign();
  await given('rejected');
});

/** What PostgreSQL answers where a right is missing, before any trigger is asked. */
const byRights = { cause: { code: '42501' } };

const cheats = [
  `update event set kind = 'other'`,
  `update event set actor = null where number = 1`,
  `delete from event`,
  `truncate event cascade`,
  `insert into event (kind) values ('test') on conflict (number) do update set kind = 'other'`,
  `select * from event for update`,
  `update decision set action = 'approve'`,
  `update decision set actor = null, "to" = 'cleared'`,
  `delete from decision`,
  `truncate decision cascade`,
  `update statement set reason = 'other'`,
  `delete from exposure`,
  `delete from flag`,
  `update flag set reason = 'other'`,
  `update flag set at = now()`,
  `update lexicon_change set at = now()`,
  `delete from submission`,
  `delete from consent`,
  `alter table event disable trigger all`,
  `alter table event disable trigger event_stays`,
  `alter table event add column more text`,
  `drop trigger event_stays on event`,
  `drop table event cascade`,
  `set session_replication_role = replica`,
  `create or replace function refuse_change() returns trigger language plpgsql as 'begin return new; end'`,
  `create function anything() returns int language sql as 'select 1'`,
  `create table public.more (one text)`,
  `create trigger more before insert on event for each row execute function refuse_change()`,
  `create rule more as on insert to event do instead nothing`,
  `select setval('event_number', 1)`,
  `alter sequence event_number restart`,
  `select * from drizzle.__drizzle_migrations`,
  `alter role ${applicationRole} superuser`,
  `create role another`,
];

test.for(cheats)('the application may not %s', async (cheat) => {
  await expect(db.execute(cheat)).rejects.toMatchObject(byRights);
});

test('nor may it by taking its role off, or another on', async () => {
  const client = new pg.Client(asApplication(config.DATABASE_URL!));
  await client.connect();
  try {
    expect((await client.query('select current_user as role')).rows).toEqual([{ role: applicationRole }]);
    for (const change of ['set role none', 'reset role', 'set session authorization default']) {
      await client.query(change);
      await expect(client.query(`update event set kind = 'other'`), change).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('alter table event disable trigger all')).rejects.toMatchObject({ code: '42501' });
    }
    await expect(client.query('set role postgres')).rejects.toMatchObject({ code: '42501' });
  } finally {
    await client.end();
  }
});

test('what triggers keep from being deleted, rights keep too, in every table', async () => {
  const { rows } = await db.execute<{ table: string; rights: string[] }>(sql`
    select distinct tgrelid::regclass::text as table,
      array(select one from unnest(array['DELETE', 'TRUNCATE', 'TRIGGER']) one
        where has_table_privilege(${applicationRole}, tgrelid, one)) as rights
    from pg_trigger where tgfoid = 'refuse_change'::regproc order by 1`);
  expect(rows.map(({ table }) => table)).toContain('event');
  expect(rows.filter(({ rights }) => rights.length > 0)).toEqual([]);
});

test('a temporary table of the same name leads no trigger astray', async () => {
  const before = await db.$count(event);
  await db.transaction(async (tx) => {
    await tx.execute(sql`create temporary table event (like public.event) on commit drop`);
    await tx.execute(sql`insert into public.event (kind) values ('test')`);
  });
  const [last, previous] = await db
    .select()
    .from(event)
    .orderBy(sql`number desc`)
    .limit(2);
  const { rows } = await db.execute<{ hash: string }>(
    sql`select event_hash(${previous!.hash}, event) as hash from event where number = ${last!.number}`,
  );
  expect(rows).toEqual([{ hash: last!.hash }]);
  expect(await db.$count(event)).toBe(before + 1);
});

test('what erasing needs, and nothing else of a decision, it may change', async () => {
  const [one] = await db.select().from(decision).limit(1);
  await db.update(decision).set({ reason: null, note: null, seal: null }).where(eq(decision.id, one!.id));
  const rewrite = db.update(decision).set({ digest: 'x' }).where(eq(decision.id, one!.id));
  await expect(rewrite).rejects.toMatchObject(byRights);
});

describe('the migration', () => {
  const rights = async () =>
    (
      await db.execute(sql`select relname, relacl::text, (select array_agg(attacl::text order by attnum) from pg_attribute where attrelid = pg_class.oid and attacl is not null)
        from pg_class where relnamespace in ('public'::regnamespace, 'bullmq'::regnamespace) order by relnamespace, relname`)
    ).rows;

  test('takes back what somebody gave the role since, and gives it what is missing', async () => {
    const before = await rights();
    await asOwner(async (tx) => {
      await tx.execute(sql.raw(`grant update, delete on event to ${applicationRole}`));
      await tx.execute(sql.raw(`grant update (kind) on event to ${applicationRole}`));
      await tx.execute(sql.raw(`revoke insert on submission from ${applicationRole}`));
    });
    await migrate(config.MIGRATE_DATABASE_URL!);
    expect(await rights()).toEqual(before);
  });

  test('needs no more than to own the database, and the application no more than to be a member of the role', async () => {
    const name = `own_${process.pid}`;
    const password = `'only-for-tests'`;
    const at = (user: string) => {
      const url = new URL(config.MIGRATE_DATABASE_URL!);
      return Object.assign(url, { username: user, password: 'only-for-tests', pathname: name }).href;
    };
    const admin = new pg.Client(config.MIGRATE_DATABASE_URL);
    await admin.connect();
    await admin.query(`create role ${name}_owner login password ${password}`);
    await admin.query(`create role ${name}_site login password ${password} in role ${applicationRole}`);
    await admin.query(`create database ${name} owner ${name}_owner`);
    const site = new pg.Client(asApplication(at(`${name}_site`)));
    try {
      await migrate(at(`${name}_owner`));
      await migrate(at(`${name}_owner`));
      await site.connect();
      await site.query(`insert into event (kind) values ('test')`);
      await site.query(`select bullmq.next_job_id('some queue')`);
      await expect(site.query('delete from event')).rejects.toMatchObject({ code: '42501' });
      await migrate(at(`${name}_owner`));
      const stranger = new pg.Client(asApplication(at(`${name}_owner`)));
      await expect(stranger.connect(), 'nobody has let the owner work as the role').rejects.toThrow('set role');
      await stranger.end();
    } finally {
      await site.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.query(`drop role ${name}_owner, ${name}_site`);
      await admin.end();
    }
  });

  test('one address is enough, and the role is taken by whoever signs in as the owner', async () => {
    const client = new pg.Client(
      asApplication(`${config.MIGRATE_DATABASE_URL}?options=-c%20application_name%3Dsomebody`),
    );
    await client.connect();
    try {
      const { rows } = await client.query(`select current_user as role, current_setting('application_name') as name`);
      expect(rows).toEqual([{ role: applicationRole, name: 'somebody' }]);
      await expect(client.query(`delete from event`)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
  });
});
