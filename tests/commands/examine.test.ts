import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { checkRun, pastRun } from '#db/schema/finding.ts';
import { given, openCampaign } from '#tests/support/campaign.ts';

const root = join(import.meta.dirname, '../..');
const examine = (...args: string[]) =>
  spawnSync(process.execPath, ['build/server/examine.js', ...args], { cwd: root, encoding: 'utf8' });

beforeAll(() => openCampaign());

test(
  'what an older version looked at is looked at once more, as much of it as is wanted',
  { timeout: 60_000 },
  async () => {
    for (let index = 0; index < 3; index += 1) await given('in-review', { message: '6MWE' });
    await db.update(checkRun).set({ version: 0 }).where(eq(checkRun.check, 'words'));
    expect(examine('--check', 'words', '--limit', '2').stdout).toMatch(
      /^2 looked at …\nwords \d+: looked at 2, 0 not;/,
    );
    expect(examine('--check', 'words').stdout).toMatch(/words \d+: looked at 1, 0 not;/);
    expect(examine('--check', 'words').stdout).toMatch(/^words \d+: looked at 0, 0 not;/);
    expect(await db.$count(pastRun, eq(pastRun.check, 'words'))).toBe(3);
  },
);

test('what is mistyped or unknown looks at nothing, and says why', () => {
  expect(examine('--chek', 'words')).toMatchObject({ status: 1, stderr: expect.stringContaining('npm run examine') });
  expect(examine('--check', 'nothing').stderr).toMatch(/there is no check nothing; there are picture.format,/);
});
