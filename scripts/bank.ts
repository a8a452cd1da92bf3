import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readListing, said, type Listed } from '#app/domain/examination/banks/listing.ts';
import type { StaffId } from '#db/ids.ts';
import { bankModes } from '#db/schema/bank.ts';
import { run, say } from './command.ts';

const usage =
  'npm run bank -- make --bank SLUG --name NAME --mode observe|route|block [--partner SLUG] --by ADDRESS\n' +
  'npm run bank -- import FILE --bank SLUG --by ADDRESS        (who adds them; somebody else confirms them)\n' +
  'npm run bank -- export --bank SLUG > FILE';

/** More than any file within the limit of its lines has, in bytes. */
const mostBytes = 100_000_000;

const Slug = z.string().max(60);
const Wanted = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('make'),
    file: z.undefined(),
    bank: Slug.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    name: z.string().trim().min(1).max(120),
    mode: z.enum(bankModes),
    partner: Slug.nullable().default(null),
    by: z.email(),
  }),
  z.object({ act: z.literal('import'), file: z.string(), bank: Slug, by: z.email() }),
  z.object({ act: z.literal('export'), file: z.undefined(), bank: Slug }),
]);
type Wanted = z.infer<typeof Wanted>;

/** `npm run bank`: makes a bank of hateful pictures, and shares what is in it as a file. */
function act(): () => Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    options: { bank: text, name: text, mode: text, partner: text, by: text },
    allowPositionals: true,
  });
  const [verb, file, ...more] = positionals;
  z.tuple([]).parse(more);
  const wanted = Wanted.parse({ ...values, act: verb, file });
  if (wanted.act === 'make') return () => make(wanted);
  if (wanted.act === 'export') return () => tell(wanted.bank);
  const listed = read(wanted.file);
  return () => add(listed, wanted);
}

function read(file: string): Listed[] {
  if (statSync(file).size > mostBytes) throw new Error(`${file}: is larger than ${mostBytes / 1e6} MB`);
  const read = readListing(readFileSync(file, 'utf8'));
  if (read.ok) return read.entries;
  throw new Error(read.problems.map((problem) => `${file}: ${said(problem)}`).join('\n'));
}

async function make({ bank: slug, name, mode, partner, by }: Wanted & { act: 'make' }): Promise<void> {
  const { makeBank } = await import('#app/domain/examination/banks/bank.ts');
  await makeBank({ slug, name, mode, partner }, await idOf(by));
  say(`made bank ${slug}`);
}

async function add(listed: Listed[], { bank, by }: Wanted & { act: 'import' }): Promise<void> {
  const { importEntries } = await import('#app/domain/examination/banks/exchange.ts');
  const made = await importEntries(bank, listed, await idOf(by));
  say(`${bank}: ${made} new, ${listed.length - made} there already`);
  const elsewhere = listed.filter(({ confirmed }) => confirmed).length;
  if (elsewhere > 0)
    say(`${elsewhere} were confirmed where the file was made; here somebody else than ${by} must do so.`);
}

async function tell(bank: string): Promise<void> {
  const { exportEntries } = await import('#app/domain/examination/banks/exchange.ts');
  for await (const line of exportEntries(bank)) process.stdout.write(line);
}

async function idOf(email: string): Promise<StaffId> {
  const { staffAt } = await import('#app/domain/staff/staff.ts');
  const known = await staffAt(email);
  if (!known) throw new Error(`nobody has the address ${email}`);
  return known.id;
}

await run(usage, act);
