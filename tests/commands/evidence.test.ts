import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holdEvidence } from '#app/domain/evidence/hold.ts';
import { storyOf } from '#app/domain/moderation/story.ts';
import { appoint } from '#app/domain/staff/staff.ts';
import { given, openCampaign } from '#tests/support/campaign.ts';
import { photo } from '#tests/support/photos.ts';
import { password } from '#tests/support/sign-in.ts';

const root = join(import.meta.dirname, '../..');
const open = (...args: string[]) => spawnSync(process.execPath, ['build/server/evidence.js', ...args], { cwd: root });

await openCampaign();
const at = (name: string, role: 'data-protection' | 'lead') =>
  appoint({ email: `${name}@example.org`, name, role, partner: null }, password);
const officer = await at('privacy', 'data-protection');
await at('lead', 'lead');

test('what is kept as evidence is decrypted for data protection alone, and the journal knows', async () => {
  const picture = await photo({ width: 200, height: 160 });
  const item = await given('in-review', { picture });
  const reviewAt = new Date(Date.now() + 86_400_000);
  const hold = await holdEvidence(item.id, { ground: 'A complaint was filed.', owner: officer, reviewAt }, officer);

  const opened = open(hold, '--by', 'privacy@example.org');
  expect(String(opened.stderr)).toBe('');
  const end = opened.stdout.indexOf('\n');
  expect(JSON.parse(opened.stdout.subarray(0, end).toString())).toMatchObject({ submission: item.id });
  expect(opened.stdout.subarray(end + 1).equals(picture)).toBe(true);
  const [last] = (await storyOf(item.id)).entries.slice(-1);
  expect(last).toMatchObject({ kind: 'evidence.opened', by: { id: officer } });

  const refused = open(hold, '--by', 'lead@example.org');
  expect([refused.status, refused.stdout.length]).toEqual([1, 0]);
  expect(String(refused.stderr)).toContain('data protection alone');
  expect(String(open('nothing').stderr)).toMatch(/^npm run evidence/);
});
