import { beforeAll, expect, test } from 'vitest';
import { approve } from '#app/domain/moderation/decide.ts';
import { maySee } from '#app/domain/moderation/sight.ts';
import { pull } from '#app/domain/projection/pull.ts';
import type { SubmissionId } from '#db/ids.ts';
import { roles, type Role } from '#db/schema/staff.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { staffView } from './staff-view.ts';

beforeAll(() => openCampaign());

test('what is to be looked at blind tells the second person neither what was said nor how far it has come', async () => {
  const { id } = await given('approved', { minor: true });
  expect(await staffView(people.second, id)).toMatchObject({
    state: 'in-review',
    history: { decisions: [], events: [], withheld: true },
  });
  expect(await staffView(people.moderator, id)).toMatchObject({ state: 'approved', history: { decisions: [{}] } });
});

test('what is to be looked at by anybody is told as it is', async () => {
  const { id } = await given('in-review');
  await approve(id, people.moderator.id);
  const view = await staffView(people.second, id);
  expect(view).toMatchObject({ state: 'approved', history: { decisions: [{ action: 'approve' }] } });
});

test('where its giver is written to, data protection alone is told', async () => {
  const { id } = await given('in-review', { email: 'giver@example.org' });
  const emailFor = async (role: Role) => (await staffView({ ...people.lead, role }, id)).email;
  expect(await emailFor('data-protection')).toBe('giver@example.org');
  for (const role of roles.filter((one) => one !== 'data-protection')) expect(await emailFor(role), role).toBeNull();
});

test('event staff see what is or was cleared, and nothing else', async () => {
  const eventStaff = { ...people.lead, role: 'event-staff' } as const;
  const sees = (id: SubmissionId) => maySee(eventStaff, id);
  for (const state of ['in-review', 'approved', 'rejected'] as const)
    expect(await sees((await given(state)).id), state).toBe(false);
  const { id } = await given('cleared');
  expect(await sees(id)).toBe(true);
  await pull(id, people.lead.id);
  expect(await sees(id)).toBe(true);
});
