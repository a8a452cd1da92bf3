import { Readable } from 'node:stream';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { consent } from '#db/schema/consent.ts';
import { event } from '#db/schema/event.ts';
import { idempotency } from '#db/schema/idempotency.ts';
import { submission } from '#db/schema/submission.ts';
import { openCampaign } from '#tests/support/campaign.ts';
import { photo } from '#tests/support/photos.ts';
import { Invalid } from '../errors.ts';
import { forgetOldKeys, hasOldKeys } from './attempt-keys.ts';
import type { Given } from './keep.ts';
import { receive } from './receive.ts';
import { takeUpload } from './upload.ts';

const picture = await photo({ width: 480, height: 360 });
beforeAll(() => openCampaign());

const aPhoto = async (): Promise<Given> => ({
  kind: 'photo',
  name: 'Test participant',
  country: 'FR',
  locale: 'fr',
  message: null,
  text: null,
  email: null,
  partner: null,
  minor: false,
  uses: ['wall', 'press'],
  upload: await takeUpload(Readable.from([picture]), 'photo.jpg'),
});
const aDayPasses = () => db.update(idempotency).set({ at: sql`now() - interval '25 hours'` });

test('what is kept says which purposes were agreed to and which were not, and the journal knows of it', async () => {
  const { id, state } = await receive(await aPhoto());
  expect(state).toBe('received');
  const agreed = await db.select().from(consent).where(eq(consent.submission, id));
  expect(agreed.filter(({ given }) => given).map(({ purpose }) => purpose)).toEqual(
    expect.arrayContaining(['wall', 'press']),
  );
  expect(agreed.map(({ given }) => given).sort()).toEqual([false, false, true, true]);
  expect(new Set(agreed.map(({ locale }) => locale))).toEqual(new Set(['fr']));
  expect(await db.$count(event, eq(event.submission, id))).toBe(1);
});

test('a key that was used for something else is refused, whatever is different', async () => {
  await receive(await aPhoto(), 'once');
  const others: Partial<Given>[] = [
    { name: 'Somebody else' },
    { country: 'PL' },
    { message: 'Never again.' },
    { email: 'someone@example.org' },
    { partner: 'example-org' },
    { minor: true },
    { uses: ['wall'] },
    { upload: null, kind: 'testimony', text: 'I tell it.' },
  ];
  for (const other of others)
    await expect(receive({ ...(await aPhoto()), ...other }, 'once'), JSON.stringify(other)).rejects.toThrow(Invalid);
  expect((await receive({ ...(await aPhoto()), uses: ['press', 'wall'] }, 'once')).id).toBeDefined();
});

test('a key is free again a day later, and until then it is not', async () => {
  const first = await receive(await aPhoto(), 'a-day');
  expect((await receive(await aPhoto(), 'a-day')).id).toBe(first.id);
  await aDayPasses();
  expect((await receive(await aPhoto(), 'a-day')).id).not.toBe(first.id);
});

test('keys are forgotten after a day', async () => {
  await receive(await aPhoto(), 'to-be-forgotten');
  await aDayPasses();
  expect(await hasOldKeys()).toBe(true);
  await forgetOldKeys();
  expect(await hasOldKeys()).toBe(false);
  expect(await db.$count(idempotency)).toBe(0);
});

test('a picture that is gone keeps nothing of its form, with a key or without', async () => {
  const given = await aPhoto();
  await receive(given);
  const before = await db.$count(submission);
  await expect(receive(given)).rejects.toMatchObject({ field: 'photo', fault: 'gone' });
  await expect(receive(given, 'of-what-is-gone')).rejects.toMatchObject({ field: 'photo', fault: 'gone' });
  expect(await db.$count(submission)).toBe(before);
  expect(await db.$count(idempotency, eq(idempotency.key, 'of-what-is-gone'))).toBe(0);
});
