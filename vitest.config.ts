import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['app', 'db', 'workers', 'scripts', 'tests'].map((folder) => `${folder}/**/*.test.ts`),
    globalSetup: 'tests/support/postgres.ts',
    setupFiles: 'tests/support/database.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
