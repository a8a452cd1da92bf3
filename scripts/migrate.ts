import { config } from '#app/platform/config.ts';
import { migrate } from '#db/migrate.ts';
import { ensureDatabase } from './postgres.ts';

/** `npm run migrate`: the database that is configured, or the embedded one. */
const database = config.DATABASE_URL
  ? { url: config.DATABASE_URL, stop: async () => {} }
  : await ensureDatabase(config.DATA_DIR);
try {
  await migrate(database.url);
  process.stdout.write('The database is up to date.\n');
} finally {
  await database.stop();
}
