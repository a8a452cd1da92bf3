import { beforeAll, expect, test } from 'vitest';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { announce, cardFor, openWall } from '#tests/support/walls.ts';
import { viewReceipt } from '../submissions/receipt.ts';
import { control } from './control.ts';
import { pull } from './pull.ts';

const { eventStaff } = people;

beforeAll(() => openCampaign());

const stands = async ({ receipt }: { receipt: string }) => (await viewReceipt(receipt)).stood.length;

test('a receipt counts no card that a blackout or a hold covered, and counts it once it is uncovered', async () => {
  const { id } = await openWall();
  const hers = await given('cleared');
  await cardFor(id, hers.id);
  expect(await stands(hers)).toBe(1);

  await control(id, { action: 'blackout' }, eventStaff.id);
  await cardFor(id, hers.id);
  await control(id, { action: 'hold', text: 'We begin at seven.' }, eventStaff.id);
  expect(await stands(hers)).toBe(1);
  await control(id, { action: 'resume' }, eventStaff.id);
  expect(await stands(hers)).toBe(2);

  await control(id, { action: 'pause' }, eventStaff.id);
  await cardFor(id, hers.id);
  expect(await stands(hers)).toBe(3);
});

test('a receipt counts no card that began after a pull, and every one that began before', async () => {
  const { id } = await openWall();
  const hers = await given('cleared');
  await cardFor(id, hers.id);
  const announced = await announce(id);
  await pull(hers.id, eventStaff.id);
  await cardFor(id, hers.id, { announced });
  expect(await stands(hers)).toBe(1);
});
