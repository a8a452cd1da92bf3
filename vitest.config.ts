import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['app', 'db', 'workers', 'scripts', 'tests'].map((folder) => `${folder}/**/*.test.ts`),
    globalSetup: 'tests/support/postgres.ts',
    setupFiles: 'tests/support/database.ts',
    pool: 'forks',
    isolate: false,
    // What a test makes is young when it dies: with more room for the young, a tenth of the time goes.
    execArgv: ['--max-semi-space-size=64'],
    maxWorkers: 3,
    testTimeout: 60_000,
    // A machine that does other things as well takes longer than the second that is the default.
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 60_000,
  },
});
