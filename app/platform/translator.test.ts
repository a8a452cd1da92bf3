import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { json, startLoopback, type Loopback } from '#tests/support/loopback.ts';
import { libreTranslate, type Translator } from './translator.ts';

const { signal } = new AbortController();
const well = json({ translatedText: 'Never again', detectedLanguage: { confidence: 92.5, language: 'he' } });

let server: Loopback;
let translator: Translator;
beforeAll(async () => {
  server = await startLoopback();
});
afterAll(() => server?.stop());
beforeEach(() => {
  server.asked.splice(0);
  server.answer(well);
  translator = libreTranslate({ url: `${server.url}/`, key: 'a key' });
});
afterEach(() => void vi.useRealTimers());

const asking = () => translator.translate('לעולם לא עוד', 'en', signal);

test('a text is asked for by LibreTranslate’s contract, and comes with the language that it was read as', async () => {
  expect(await asking()).toEqual({ words: 'Never again', language: 'he' });
  expect(server.asked).toMatchObject([
    {
      path: '/translate',
      body: { q: 'לעולם לא עוד', source: 'auto', target: 'en', format: 'text', api_key: 'a key' },
    },
  ]);
});

test('a server without a key is sent none, and one that names no language, or an odd one, is heard all the same', async () => {
  const open = libreTranslate({ url: server.url });
  for (const detected of [{}, { detectedLanguage: null }, { detectedLanguage: { language: '<b>' } }]) {
    server.answer(json({ translatedText: 'Never again', ...detected }));
    expect(await open.translate('a text', 'fr', signal)).toEqual({ words: 'Never again', language: null });
  }
  expect(server.asked[0]!.body).not.toHaveProperty('api_key');
});

const huge = (_: unknown, res: ServerResponse) => {
  res.writeHead(200, { 'content-type': 'application/json' });
  const more = () => {
    while (!res.destroyed && res.write(Buffer.alloc(64 * 1024, ' ')));
  };
  res.on('drain', more);
  more();
};

test.for([
  ['fails', json({ error: 'oops' }, 500)],
  ['does not know our key', json({ error: 'Invalid API key' }, 403)],
  ['says no JSON', (_: unknown, res: ServerResponse) => void res.writeHead(200).end('<html>')],
  ['says something else', json({ translated: 'Never again' })],
  ['says far too much', json({ translatedText: 'x'.repeat(30_001) })],
  ['sends us elsewhere', (_: unknown, res: ServerResponse) => void res.writeHead(307, { location: '/' }).end()],
  ['hangs up', (_: unknown, res: ServerResponse) => void res.destroy()],
  ['does not end', huge],
] as const)('one that %s is not believed', async ([, how]) => {
  server.answer(how);
  await expect(asking()).rejects.toMatchObject({ reason: 'broken' });
});

test('none is waited for longer than twelve seconds', { timeout: 20_000 }, async () => {
  server.answer(() => {});
  await expect(asking()).rejects.toMatchObject({ reason: 'too-slow' });
});

test('what it does not translate is told, and is no failure of its own', async () => {
  server.answer(json({ error: 'Invalid request: request (5000) exceeds text limit (2000)' }, 400));
  for (let times = 0; times < 6; times += 1) await expect(asking()).rejects.toMatchObject({ reason: 'refused' });
  expect(server.asked).toHaveLength(6);
});

test('after five failures in a row it is left alone for a minute', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  server.answer(json({}, 500));
  for (let times = 0; times < 4; times += 1) await expect(asking()).rejects.toMatchObject({ reason: 'broken' });
  server.answer(well);
  await asking(); // one that comes begins the count anew
  server.answer(json({}, 500));
  for (let times = 0; times < 7; times += 1) await expect(asking()).rejects.toMatchObject({ reason: 'broken' });
  expect(server.asked).toHaveLength(10);
  server.answer(well);
  vi.setSystemTime(Date.now() + 61_000);
  expect(await asking()).toMatchObject({ words: 'Never again' });
});

test('one that is over its quota is left alone for as long as it says, an hour at most', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const overQuota = { reason: 'over-quota' };
  server.answer(json({ error: 'Slowdown' }, 429, { 'retry-after': '90' }));
  await expect(asking()).rejects.toMatchObject(overQuota);
  server.answer(well);
  vi.setSystemTime(Date.now() + 80_000);
  await expect(asking()).rejects.toMatchObject(overQuota);
  expect(server.asked).toHaveLength(1);
  vi.setSystemTime(Date.now() + 11_000);
  await asking();
  server.answer(json({}, 429, { 'retry-after': '999999' }));
  await expect(asking()).rejects.toMatchObject(overQuota);
  server.answer(well);
  vi.setSystemTime(Date.now() + 3_601_000);
  await asking();
});
