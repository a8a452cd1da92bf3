import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { consent } from '#db/schema/consent.ts';
import { erasure } from '#db/schema/erasure.ts';
import { submission } from '#db/schema/submission.ts';
import { upload } from '#db/schema/upload.ts';
import { openCampaign } from '#tests/support/campaign.ts';
import { photo } from '#tests/support/photos.ts';
import { goodForm, startWhole, type RunningSite } from '#tests/support/site.ts';
import { leaveUnread } from '#tests/support/unread.ts';
import { eq, isNotNull } from 'drizzle-orm';
import { findItem } from '#app/domain/submissions/find.ts';

await openCampaign();
await leaveUnread();
const picture = await photo({ width: 640, height: 480 });
const folder = mkdtempSync(join(tmpdir(), 'zakhor-forms-'));
let site: RunningSite;
beforeAll(async () => {
  site = await startWhole({ DATA_DIR: folder });
});
afterAll(async () => {
  await site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const send = (form: FormData, headers: Record<string, string> = {}) =>
  site.call('/api/submissions', { method: 'POST', body: form, headers });
const without = (...fields: string[]) => {
  const form = goodForm(picture);
  for (const field of fields) form.delete(field);
  return form;
};

const wrong: [what: string, form: () => FormData, status: number, problems: string[]][] = [
  [
    'nothing but a photo',
    () => without('country', 'age', 'consent'),
    422,
    ['age.required', 'consent.required', 'country.required'],
  ],
  ['no photo', () => without('photo'), 422, ['photo.required']],
  ['a country that there is not', () => goodForm(picture, { country: 'XX' }), 422, ['country.unknown']],
  ['someone under age without her guardian', () => goodForm(picture, { age: 'minor' }), 422, ['guardian.required']],
  ['boxes that nobody ticked', () => goodForm(picture, { uses: '' }), 422, ['uses.required']],
  ['partners’ pages alone', () => goodForm(picture, { uses: 'partners' }), 422, ['uses.required']],
  ['an address that is none', () => goodForm(picture, { email: 'nowhere' }), 422, ['email.invalid']],
  ['a partner that nobody knows', () => goodForm(picture, { partner: 'nobody' }), 422, ['partner.unknown']],
  ['a message without end', () => goodForm(picture, { message: 'x'.repeat(281) }), 422, ['message.too-long']],
  ['a testimony without words', () => goodForm(picture, { kind: 'testimony' }), 422, ['text.required']],
  [
    'a text called .jpg',
    () => goodForm(Buffer.from('#!/bin/sh\necho not a picture\n'.repeat(500))),
    415,
    ['photo.not-a-picture'],
  ],
  ['a short text called .jpg', () => goodForm(Buffer.from('no')), 415, ['photo.not-a-picture']],
  [
    'an SVG',
    () => goodForm(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')),
    415,
    ['photo.not-a-picture'],
  ],
  ['an empty file', () => goodForm(new Uint8Array()), 422, ['photo.empty']],
  [
    'more than 25 MB',
    () => goodForm(Buffer.concat([picture, Buffer.alloc(26 * 1024 * 1024)])),
    413,
    ['photo.too-large'],
  ],
];

for (const [what, form, status, problems] of wrong) {
  test(`${what} is answered ${status} beside the field`, async () => {
    const answer = await send(form());
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const body = (await answer.json()) as {
      status: number;
      errors: { field: string; code: string; message: string }[];
    };
    expect(body.errors.map(({ field, code }) => `${field}.${code}`).sort()).toEqual(problems);
    for (const { message } of body.errors) expect(message).toMatch(/[.:]/);
    expect(answer.status).toBe(status);
  });
}

test('a body that is no form, or half of one, is answered 400', async () => {
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  expect((await site.call('/api/submissions', { method: 'POST', body: 'no form at all', headers })).status).toBe(400);
  expect(
    (
      await site.call('/api/submissions', {
        method: 'POST',
        body: '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nhalf',
        headers,
      })
    ).status,
  ).toBe(400);
});

test('an upload that breaks off leaves nothing behind', async () => {
  const parts = () => readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.part'));
  const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': 9_000_000 };
  const sending = request(`${site.origin}/api/submissions`, { method: 'POST', headers }).on('error', () => {});
  sending.write('--x\r\nContent-Disposition: form-data; name="photo"; filename="p.png"\r\n\r\n');
  sending.write(Buffer.concat([picture, Buffer.alloc(2_000_000)]));
  await expect.poll(parts).toHaveLength(1);
  sending.destroy();
  await expect.poll(parts).toEqual([]);
});

test('the same key with the same content is the same submission, at once as well as one after the other', async () => {
  const key = { 'idempotency-key': 'the-same-key' };
  const answers = await Promise.all([1, 2, 3].map(() => send(goodForm(picture), key)));
  const bodies = await Promise.all(
    [...answers, await send(goodForm(picture), key)].map(
      (answer) => answer.json() as Promise<{ id: string; receipt: string }>,
    ),
  );
  expect(new Set(bodies.map(({ id }) => id)).size).toBe(1);
  expect(new Set(bodies.map(({ receipt }) => receipt)).size).toBe(1);
});

test('a form that came back is kept once, however often and however late it is sent again', async () => {
  const first = await send(goodForm(picture, { country: '' }), {});
  expect(first.status).toBe(422);
  const [kept] = await db.select().from(upload).where(isNotNull(upload.sha256));
  const again = goodForm(picture, { upload: kept!.id, key: 'came-back' });
  again.delete('photo');
  const answers = await Promise.all([1, 2, 3, 4].map(() => send(again)));
  const bodies = await Promise.all([...answers, await send(again)].map((answer) => answer.json()));
  expect(new Set(bodies.map(({ id }) => id)).size).toBe(1);
  expect(await db.$count(erasure, eq(erasure.address, kept!.address))).toBe(0);
  await expect.poll(async () => (await findItem(bodies[0].id)).state).toBe('in-review');
});

test('a language that our pages do not have leads to a receipt in English', async () => {
  const { receipt } = await (await send(goodForm(picture, { locale: 'sw' }))).json();
  expect((await site.call(new URL(receipt).pathname)).status).toBe(200);
});

test('the same key with other content is refused, and tells nobody’s receipt', async () => {
  const key = { 'idempotency-key': 'another-key' };
  expect((await send(goodForm(picture), key)).status).toBe(201);
  const other = await send(goodForm(picture, { name: 'Somebody else' }), key);
  expect(other.status).toBe(422);
  expect(await other.text()).not.toContain('/receipt/');
});

test('each purpose has its own yes or no, with the text’s version, its language and the time', async () => {
  const form = goodForm(picture, { locale: 'fr' });
  form.append('uses', 'site');
  form.append('uses', 'press');
  const { id } = (await (await send(form)).json()) as { id: string };
  const rows = await db
    .select()
    .from(consent)
    .where(eq(consent.submission, id as never));
  expect(Object.fromEntries(rows.map(({ purpose, given }) => [purpose, given]))).toEqual({
    wall: false,
    site: true,
    partners: false,
    press: true,
  });
  for (const row of rows)
    expect(row).toMatchObject({ textVersion: expect.stringMatching(/^\d{4}/), locale: 'fr', at: expect.any(Date) });
});

test('left out, the uses mean walls and site', async () => {
  const { id } = (await (await send(goodForm(picture))).json()) as { id: string };
  const rows = await db
    .select()
    .from(consent)
    .where(eq(consent.submission, id as never));
  expect(
    rows
      .filter(({ given }) => given)
      .map(({ purpose }) => purpose)
      .sort(),
  ).toEqual(['site', 'wall']);
});

test('a request that another site’s page sends is refused', async () => {
  expect((await send(goodForm(picture), { origin: 'https://evil.example' })).status).toBe(403);
});

test('originals cannot be fetched, by any path', async () => {
  const { id } = (await (await send(goodForm(picture))).json()) as { id: string };
  const [{ original }] = (await db
    .select({ original: submission.original })
    .from(submission)
    .where(eq(submission.id, id as never))) as [{ original: string }];
  for (const path of [
    `/media/${original}`,
    `/${original}`,
    `/media/../${original}`,
    `/media/..%2f${original}`,
    `/media/${id}/..%2f..%2f${original}`,
  ]) {
    expect((await site.call(path)).status, path).toBe(404);
  }
});

test('a token that nobody was given opens nothing', async () => {
  expect((await site.call('/api/review', { token: 'zakhor_wrong' })).status).toBe(401);
});

test('alive, ready part by part, and measured', async () => {
  expect((await site.call('/healthz')).status).toBe(200);
  expect(await (await site.call('/readyz')).json()).toEqual({
    status: 'ready',
    parts: { database: 'ok', store: 'ok' },
  });
  expect(await (await site.call('/metrics')).text()).toContain('zakhor_request_seconds_bucket');
});
