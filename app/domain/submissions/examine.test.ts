import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { finding } from '#db/schema/finding.ts';
import { given, openCampaign } from '#tests/support/campaign.ts';
import { photo } from '#tests/support/photos.ts';
import { viewReceipt } from './receipt.ts';

const whole = await photo({ width: 640, height: 480 });
const half = whole.subarray(0, whole.length / 2);
beforeAll(() => openCampaign());

test('a testimony whose portrait is damaged goes on without it, and all who need to know are told', async () => {
  const item = await given('in-review', { kind: 'testimony', text: 'I tell it.', picture: half });
  const found = await db.select().from(finding).where(eq(finding.submission, item.id));
  expect(found).toMatchObject([{ check: 'picture.unreadable', severity: 'warn', evidence: { reason: 'truncated' } }]);
  expect(await viewReceipt(item.receipt)).toMatchObject({ state: 'in-review', unreadable: 'truncated' });
});

test('a photo that is damaged is nothing', async () => {
  const item = await given('unreadable', { picture: half });
  expect(await viewReceipt(item.receipt)).toMatchObject({ state: 'unreadable', unreadable: 'truncated' });
});
