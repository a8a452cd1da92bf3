import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { event } from '#db/schema/event.ts';
import { given, openCampaign } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { pagesOf } from '#tests/support/pdf.ts';

const root = join(import.meta.dirname, '../..');
const program = (name: string, ...args: string[]) =>
  spawnSync(process.execPath, [`build/server/${name}.js`, ...args], { cwd: root, encoding: 'utf8' });

await openCampaign();
const { id } = await given('cleared');

test('the record is verified by a command, which says what to keep and holds to it later', async () => {
  const first = program('audit-verify');
  expect(first.stderr).toBe('');
  expect(first.status).toBe(0);
  const events = await db.$count(event);
  expect(first.stdout).toMatch(new RegExp(`^Whole: ${events} events and 2 decisions \\(\\d+ events a second\\)\\.\n`));
  const [, number, hash] = /-- --until (\d+) --hash ([0-9a-f]{64})$/m.exec(first.stdout)!;
  await given('received');
  expect(program('audit-verify', '--until', number!, '--hash', hash!).stdout).toContain(`Whole: ${events + 1} events`);

  const another = program('audit-verify', '--until', number!, '--hash', '0'.repeat(64));
  expect([another.status, another.stdout]).toEqual([1, '']);
  expect(another.stderr).toContain(`The record is broken at event ${number}: its hash is not the one that was kept`);
  for (const mistyped of [['--until', number!], ['--until', 'x', '--hash', hash!], ['--hash', 'abc'], ['more']])
    expect(program('audit-verify', ...mistyped)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^npm run audit/),
    });
});

test('a story is printed as JSON', () => {
  const { status, stdout } = program('story', id);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ id, state: 'cleared', cut: false });
  expect(program('story', 'nobody').stderr).toMatch(/^npm run story/);
  expect(program('story', '00000000-0000-4000-8000-000000000000').stderr).toContain('there is no such submission');
});

test('a story is written as a document', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zakhor-story-'));
  const file = join(folder, 'story.pdf');
  expect(program('story', id, '--pdf', file)).toMatchObject({ status: 0, stdout: `${file}\n` });
  expect(pagesOf(readFileSync(file)).flat().join(' ')).toContain(id);
  rmSync(folder, { recursive: true });
});

test('a record that somebody changed past its triggers fails the command, with the place', async () => {
  const { rows } = await asOwner(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    return tx.execute<{ number: string }>(
      sql`update event set actor = null where number = (select min(number) from event where actor is not null) returning number`,
    );
  });
  const verified = program('audit-verify');
  expect([verified.status, verified.stdout]).toEqual([1, '']);
  expect(verified.stderr).toContain(`The record is broken at event ${rows[0]!.number}:`);
});
