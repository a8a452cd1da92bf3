import { config } from '#app/platform/config.ts';
import { migrate } from '#db/migrate.ts';
import { run, say } from './command.ts';

/** `npm run migrate`: the database that is configured, or the embedded one; and the words that are new in this release. */
await run('npm run migrate', () => async () => {
  await migrate(config.MIGRATE_DATABASE_URL ?? config.DATABASE_URL!);
  const { beginLexicon } = await import('#app/domain/examination/words/change-lexicon.ts');
  const { curated } = await import('#app/domain/examination/words/curated.ts');
  const added = await beginLexicon(curated);
  if (added > 0) say(`${added} entries were added to the words that are looked for.`);
  say('The database is up to date.');
  if (await signsInAsOwner())
    say(
      'DATABASE_URL signs in as somebody who can alter the record past every right: docs/operations.md says how to give the application a role of its own.',
    );
});

/** Whether the application could become the owner of the tables again. */
async function signsInAsOwner(): Promise<boolean> {
  const { db } = await import('#db/client.ts');
  const { rows } = await db.execute<{ owner: boolean }>(
    `select pg_has_role(session_user, relowner, 'member') as owner from pg_class where oid = 'event'::regclass`,
  );
  return rows[0]!.owner;
}
