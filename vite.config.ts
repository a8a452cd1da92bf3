import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig, type Plugin } from 'vite';
import options from './remix.config.js';

/** The folder says what is for the server alone; the build holds it, so no file name has to. */
const serverOnly = /^\/(app\/(domain|platform|server)|db|workers|scripts)\//;
const keepServerCodeOutOfTheBrowser: Plugin = {
  name: 'server-only',
  enforce: 'post',
  apply: 'build',
  generateBundle(_, bundle) {
    if (this.environment.name !== 'client') return;
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const leaked = chunk.moduleIds.find((id) => serverOnly.test(id.replace(import.meta.dirname, '')));
      if (leaked) this.error(`${leaked} would be sent to the browser in ${chunk.fileName}`);
    }
  },
};

/** One build, several programs: they share one copy of every module, so a class is the same class in all of them. */
const programs: Plugin = {
  name: 'programs',
  config: (_, { isSsrBuild }) =>
    isSsrBuild
      ? {
          build: {
            target: 'es2022',
            rollupOptions: {
              input: {
                site: 'app/server/site.ts',
                worker: 'workers/main.ts',
                migrate: 'scripts/migrate.ts',
                campaign: 'scripts/campaign.ts',
                bank: 'scripts/bank.ts',
                appoint: 'scripts/appoint.ts',
                token: 'scripts/token.ts',
                'audit-verify': 'scripts/audit-verify.ts',
                story: 'scripts/story.ts',
                statements: 'scripts/statements.ts',
                examine: 'scripts/examine.ts',
                evidence: 'scripts/evidence.ts',
                seed: 'scripts/seed.ts',
                run: 'scripts/run.ts',
              },
              output: { entryFileNames: '[name].js' },
            },
          },
        }
      : undefined,
};

export default defineConfig({
  plugins: [remix(options), keepServerCodeOutOfTheBrowser, programs],
  logLevel: 'error',
  // Of the thousand files of these most are never needed: within the bundle the site begins with a third less.
  ssr: { noExternal: [/^@?better-auth/, /^kysely/, /^@simplewebauthn\//, /^@peculiar\//] },
  build: { assetsInlineLimit: 0 }, // the Content-Security-Policy knows no data: fonts or scripts
});
