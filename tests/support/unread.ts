import pg from 'pg';
import { config } from '#app/platform/config.ts';

/**
 * From now on pictures wait for ever for somebody to read their words. To read one takes a worker seconds of CPU, its
 * reader seconds more to begin; few tests are of what stands in a picture, and none of them needs the others to wait.
 * @param ownerUrl the address of who owns the tables
 */
export async function leaveUnread(ownerUrl = config.MIGRATE_DATABASE_URL): Promise<void> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await owner.query(`
    create function leave_unread() returns trigger language plpgsql as
      $$ begin new.read_after := 'infinity'; return new; end $$;
    create trigger leave_unread before insert or update on submission
      for each row when (new.read_after is not null) execute function leave_unread();
  `);
  await owner.end();
}
