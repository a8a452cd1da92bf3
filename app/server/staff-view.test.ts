import { beforeAll, expect, test } from 'vitest';
import { approve } from '#app/domain/moderation/decide.ts';
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
