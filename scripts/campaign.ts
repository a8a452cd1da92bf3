import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Change } from '#app/domain/campaign/change.ts';
import { readEdition, type Edition } from '#app/domain/campaign/edition.ts';
import { config } from '#app/platform/config.ts';
import { run, say } from './command.ts';

const usage = 'npm run campaign -- FILE.json        (docs/campaign.example.json is one)';

/** `npm run campaign`: brings the database to what a file says of a campaign; any number of times. */
function bringUp(): () => Promise<void> {
  const [file] = z.tuple([z.string()]).parse(parseArgs({ allowPositionals: true }).positionals);
  const edition = read(file);
  return async () => {
    const { establish } = await import('#app/domain/campaign/establish.ts');
    const changes = await establish(edition);
    for (const change of changes) say(inWords(change));
    if (changes.every(({ how }) => how === 'left')) say('The database says what the file says; nothing was changed.');
    await sayWhatRuns();
  };
}

function read(file: string): Edition {
  const read = readEdition(readFileSync(file, 'utf8'));
  if (read.ok) return read.edition;
  throw new Error(read.problems.map((problem) => `${file}: ${problem}`).join('\n'));
}

function inWords({ thing, name, how, wall, fields = {}, key }: Change): string {
  const called = `${how} ${thing} ${name}${thing === 'screen' ? ` of wall ${wall}` : ''}`;
  if (how === 'left') return `${called}: it is in the database and not in the file; nothing was done to it`;
  if (key) return `${called}: ${config.ORIGIN ?? ''}/screen/${key} (shown this once)`;
  const parts = Object.entries(fields).map(([field, [was, is]]) => `${field} ${valueOf(was)} → ${valueOf(is)}`);
  return parts.length > 0 ? `${called}: ${parts.join(', ')}` : called;
}

const valueOf = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value));

const timeIn = (timeZone: string, at: Date) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);

/** The one that runs may be another than the one of the file. */
async function sayWhatRuns(): Promise<void> {
  const { currentCampaign } = await import('#app/domain/campaign/campaign.ts');
  const { id, phase, timeZone, opensAt, closesAt } = await currentCampaign();
  const is = { before: 'opens later', open: 'is open', after: 'has closed' }[phase];
  say(`${id} ${is}: from ${timeIn(timeZone, opensAt)} to ${timeIn(timeZone, closesAt)} (${timeZone}).`);
}

await run(usage, bringUp);
