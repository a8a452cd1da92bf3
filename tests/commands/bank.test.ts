import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { bankEntry } from '#db/schema/bank.ts';
import { openCampaign, people } from '#tests/support/campaign.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'zakhor-bank-'));
const bank = (...args: string[]) =>
  spawnSync(process.execPath, ['build/server/bank.js', ...args], { cwd: root, encoding: 'utf8' });
const by = ['--by', `${people.moderator.id}@example.org`];
function fileOf(...lines: string[]): string {
  const file = join(folder, 'bank.csv');
  writeFileSync(file, ['bank,pdq,sha256,quality,note,confirmed', ...lines, ''].join('\r\n'));
  return file;
}

beforeAll(() => openCampaign());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a bank is made, filled from a file once, and told as a file again', { timeout: 60_000 }, () => {
  expect(bank('make', '--bank', 'shared', '--name', 'Shared', '--mode', 'route', ...by).stdout).toBe(
    'made bank shared\n',
  );
  const line = `,${'5'.repeat(64)},90,a note,`;
  const file = fileOf(`elsewhere,${'a1'.repeat(32)}${line}true`);
  const first = bank('import', file, '--bank', 'shared', ...by);
  expect(first.stdout).toMatch(
    /^shared: 1 new, 0 there already\n1 were confirmed where the file was made; here somebody else/,
  );
  expect(bank('import', file, '--bank', 'shared', ...by).stdout).toMatch(/^shared: 0 new, 1 there already\n/);
  expect(bank('export', '--bank', 'shared').stdout).toBe(
    `bank,pdq,sha256,quality,note,confirmed\r\nshared,${'a1'.repeat(32)}${line}false\r\n`,
  );
});

test('what is wrong or mistyped adds nothing, and says why', { timeout: 60_000 }, async () => {
  const before = await db.$count(bankEntry);
  const file = fileOf(`x,${'b2'.repeat(32)},,90,,`, 'x,short,,90,,');
  const refused = bank('import', file, '--bank', 'shared', ...by);
  expect(refused).toMatchObject({
    status: 1,
    stdout: '',
    stderr: `${file}: line 3: pdq needs 64 hexadecimal digits\n`,
  });
  expect(bank('import', fileOf(`x,${'b2'.repeat(32)},,90,,`), '--bank', 'nowhere', ...by).stderr).toBe(
    'there is no bank nowhere\n',
  );
  expect(bank('import', file, '--bank', 'shared').stderr).toContain('npm run bank -- import FILE');
  expect(
    bank('import', fileOf(`x,${'b2'.repeat(32)},,90,,`), '--bank', 'shared', '--by', 'nobody@example.org').stderr,
  ).toBe('nobody has the address nobody@example.org\n');
  expect(await db.$count(bankEntry)).toBe(before);
});
