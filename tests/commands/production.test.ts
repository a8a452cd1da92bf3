import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, expect, test, vi } from 'vitest';
import { db } from '#db/client.ts';
import { campaign } from '#db/schema/campaign.ts';
import { person, staff } from '#db/schema/staff.ts';
import { goodForm, startWhole, type RunningSite } from '#tests/support/site.ts';
import { listenTo, standsIn } from '#tests/support/stream.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'zakhor-production-'));
const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', ORIGIN: 'https://remember.example' };
const program = (name: string, ...args: string[]) =>
  spawnSync(process.execPath, [`build/server/${name}.js`, ...args], { cwd: root, env, encoding: 'utf8' });
const lines = (text: string) => text.trimEnd().split('\n');

const example = 'docs/campaign.example.json';
const declared = JSON.parse(readFileSync(join(root, example), 'utf8'));
function fileOf(also: Record<string, unknown>): string {
  const file = join(folder, 'campaign.json');
  writeFileSync(file, JSON.stringify({ ...declared, ...also }));
  return file;
}

let site: RunningSite | undefined;
afterAll(async () => {
  await site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The address of a new screen, as the command says it. */
const address = /https:\/\/remember\.example\/screen\/([\w-]{24}) \(shown this once\)$/;
let screenKey = '';

test('the example makes a campaign, and each screen’s address is said once', () => {
  const first = program('campaign', example);
  expect(first.stderr).toBe('');
  const said = lines(first.stdout);
  expect(said.map((line) => line.replace(address, 'ADDRESS'))).toEqual([
    'made campaign we-remember-2027',
    'made partner example-org',
    'made partner example-council',
    'made wall town-hall',
    'made wall station',
    'made screen Left half of wall town-hall: ADDRESS',
    'made screen Right half of wall town-hall: ADDRESS',
    'made screen Above the clock of wall station: ADDRESS',
    expect.stringMatching(/^we-remember-2027 .*: from 1 December 2026 at 09:00 to 1 February 2027 at 00:00 \(Europe/),
  ]);
  screenKey = address.exec(said[5]!)![1]!;

  const again = program('campaign', example);
  expect(again.status).toBe(0);
  expect(lines(again.stdout)[0]).toBe('The database says what the file says; nothing was changed.');
  expect(again.stdout).not.toContain('/screen/');
});

test('a changed file changes what differs, and names what it no longer has', () => {
  const [first, ...others] = declared.walls;
  const opensAt = '2020-01-01T00:00:00Z';
  const closesAt = '2100-01-01T00:00:00Z';
  const file = fileOf({ opensAt, closesAt, partners: [], walls: [{ ...first, paceMs: 2000 }, ...others] });
  expect(lines(program('campaign', file).stdout)).toEqual([
    expect.stringMatching(/^changed campaign we-remember-2027: opensAt .* → 2020-01-01T00:00:00.000Z, closesAt /),
    expect.stringMatching(/^left partner example-council: it is in the database and not in the file/),
    expect.stringMatching(/^left partner example-org: /),
    'changed wall town-hall: paceMs 8000 → 2000',
    expect.stringMatching(/^we-remember-2027 is open: /),
  ]);
});

test('a wrong file names every place that is wrong, and changes nothing', async () => {
  const [first] = declared.walls;
  const file = fileOf({ name: 'Another name', eyes: 0, walls: [first, { ...first, screens: [{ key: 'short' }] }] });
  const wrong = program('campaign', file);
  expect(wrong.status).toBe(1);
  expect(lines(wrong.stderr).map((line) => line.slice(0, line.indexOf(': ', file.length + 2)))).toEqual([
    `${file}: eyes`,
    `${file}: walls[1].screens[0].name`,
    `${file}: walls[1].screens[0].key`,
  ]);
  expect(await db.select().from(campaign)).toMatchObject([{ name: declared.name, eyes: 2 }]);
  expect(program('campaign', join(folder, 'nothing.json')).stderr).toContain('nothing.json');
  expect(program('campaign').stderr).toContain('npm run campaign -- FILE.json');
});

const passwordIn = (said: string) => /password \(shown this once\): (\S{20})$/m.exec(said)?.[1] ?? '';
const appoint = (email: string, ...more: string[]) => program('appoint', '--email', email, ...more);

test('an address is appointed once; its role and its password change only when that is asked for', async () => {
  const named = ['--name', 'Test Person', '--role'];
  const first = appoint('changes@example.org', ...named, 'moderator');
  expect(lines(first.stdout)[0]).toBe('changes@example.org (Test Person) is appointed as moderator.');
  expect(passwordIn(first.stdout)).not.toBe('');
  const row = async () =>
    (await db.select().from(staff).innerJoin(person, eq(person.id, staff.id))).map(
      ({ person: { email }, staff: { role, partner } }) => [email, role, partner],
    );

  const again = appoint('Changes@example.org', ...named, 'admin');
  expect(again.status).toBe(1);
  expect(again.stderr).toMatch(
    /is appointed already, as moderator; nothing was changed.*--change-role.*--reset-password/,
  );
  expect(again.stdout).toBe('');

  const reset = appoint('changes@example.org', ...named, 'admin', '--reset-password');
  expect(lines(reset.stdout)[0]).toBe('changes@example.org stays moderator: --change-role makes that admin.');
  expect(passwordIn(reset.stdout)).not.toBe(passwordIn(first.stdout));
  expect(await row()).toEqual([['changes@example.org', 'moderator', null]]);

  const moved = appoint('changes@example.org', '--role', 'partner', '--partner', 'example-org', '--change-role');
  expect(moved.stdout).toBe('changes@example.org was moderator and is partner of example-org now.\n');
  expect(await row()).toEqual([['changes@example.org', 'partner', 'example-org']]);
});

test('what is mistyped appoints nobody', async () => {
  const before = await db.$count(staff);
  const mistyped: [[string, ...string[]], string][] = [
    [['typo@example.org', '--reset-password'], 'nobody has the address typo@example.org'],
    [['typo@example.org', '--name', 'T', '--role', 'emperor'], 'lead|event-staff'],
    [['typo@example.org', '--name', 'T', '--role', 'partner'], '--partner SLUG'],
    [['typo@example.org', '--name', 'T', '--role', 'partner', '--partner', 'nobody'], 'there is no partner nobody'],
    [['typo', '--name', 'T', '--role', 'admin'], 'npm run appoint'],
    [['typo@example.org', '--name', 'T', '--role', 'admin', '--reset'], 'npm run appoint'],
  ];
  for (const [args, said] of mistyped) {
    const wrong = appoint(...args);
    expect([wrong.status, wrong.stdout]).toEqual([1, '']);
    expect(wrong.stderr).toContain(said);
  }
  expect(await db.$count(staff)).toBe(before);
});

test(
  'two who were appointed sign in, and what they clear stands on the screen that was made',
  { timeout: 120_000 },
  async () => {
    const running = (site = await startWhole());
    const signIn = async (email: string) => {
      const { stdout } = appoint(email, '--name', 'Test Moderator', '--role', 'moderator');
      const body = new URLSearchParams({ email, password: passwordIn(stdout) });
      const answer = await running.call('/desk/sign-in', { method: 'POST', body, redirect: 'manual' });
      expect(answer.status).toBe(303);
      return answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; ');
    };
    const [one, other] = [await signIn('one@example.org'), await signIn('Other@Example.org')];
    const decide = async (cookie: string, submission: string, action: string) =>
      (
        await running.call('/api/decisions', {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json' },
          body: JSON.stringify({ submission, action }),
        })
      ).status;

    const text = 'My grandmother set one more plate on Friday evenings.';
    const body = goodForm(new Uint8Array(), { kind: 'testimony', text, partner: 'example-org' });
    body.delete('photo');
    const given = await running.call('/api/submissions', { method: 'POST', body });
    expect(given.status).toBe(201);
    const { id } = (await given.json()) as { id: string };
    await vi.waitFor(async () => expect(await decide(one, id, 'approve')).toBe(200), { timeout: 30_000 });
    expect(await decide(one, id, 'clear')).toBe(409);
    const screen = await listenTo(`${running.origin}/screen/${screenKey}/stream`);
    expect(await decide(other, id, 'clear')).toBe(200);
    await screen.until((heard) => standsIn(heard).includes(id));
    await screen.close();
  },
);
