import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasons } from '#app/domain/moderation/reasons.ts';
import { locales } from '#app/locales/locales.ts';
import { messages } from '#app/server/fields.ts';
import { catalogFaults } from './catalog-faults.ts';
import { useFaults, usesIn } from './catalog-uses.ts';

/** Holds the catalogs against each other and against the code, and says what is wrong. */
const app = join(import.meta.dirname, '../app');
const source = locales[0];

const files = locales.map((locale) => ({ locale, text: readFileSync(join(app, 'locales', `${locale}.json`), 'utf8') }));
const keys = Object.keys(JSON.parse(files[0]!.text) as Record<string, string>);

const code = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((path) => /(?<!\.test)\.tsx?$/.test(path));
const uses = code.map((path) => usesIn(path, readFileSync(join(app, path), 'utf8')));

/** Codes that become words only on a page, where the compiler cannot follow them. */
const coded = [...Object.keys(messages).map((code) => `problem.${code}`), ...reasons.map((code) => `reason.${code}`)];

const unlisted = readdirSync(join(app, 'locales')).filter(
  (name) => name.endsWith('.json') && !(locales as readonly string[]).includes(name.slice(0, -5)),
);
const faults = [
  ...catalogFaults(files),
  ...useFaults(keys, uses).map((fault) => `${source}: ${fault}`),
  ...coded
    .filter((key) => !keys.includes(key))
    .map((key) => `${source}: ${key} is missing, and the code may ask for it`),
  ...unlisted.map((name) => `${name} is a catalog of no language in locales.ts`),
];
for (const fault of faults) console.error(fault);
console.log(
  faults.length === 0
    ? `${locales.length} catalogs of ${keys.length} messages are complete.`
    : `${faults.length} faults in the catalogs.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
