import { config } from '#app/platform/config.ts';
import { migrate } from '#db/migrate.ts';
import { run, say } from './command.ts';

/** `npm run migrate`: the database that is configured, or the embedded one; and the words that are new in this release. */
await run('npm run migrate', () => async () => {
  await migrate(config.DATABASE_URL!);
  const { beginLexicon } = await import('#app/domain/examination/words/change-lexicon.ts');
  const { curated } = await import('#app/domain/examination/words/curated.ts');
  const added = await beginLexicon(curated);
  if (added > 0) say(`${added} entries were added to the words that are looked for.`);
  say('The database is up to date.');
});
