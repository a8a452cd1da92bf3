import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { json, startLoopback, type Asked, type Loopback } from '#tests/support/loopback.ts';
import { azure } from './azure.ts';
import type { Classifier } from './classifier.ts';
import { openai } from './openai.ts';
import { own } from './own.ts';
import { rekognition } from './rekognition.ts';

const picture = Buffer.from('a picture');
const { signal } = new AbortController();

let server: Loopback;
const known: Record<string, Classifier> = {};
beforeAll(async () => {
  server = await startLoopback();
  const key = 'a key';
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'an id', AWS_SECRET_ACCESS_KEY: key });
  known.rekognition = rekognition({ region: 'eu-west-1', endpoint: server.url });
  known.azure = azure({ endpoint: `${server.url}/`, key });
  known.openai = openai({ base: `${server.url}/v1`, key });
  known.own = own({ url: `${server.url}/judge`, key, title: 'Our own' });
});
afterAll(() => server?.stop());
beforeEach(() => void server.asked.splice(0));

describe('what is asked and what is heard:', () => {
  test('Rekognition, each label under its broadest', async () => {
    const labels = [
      { Name: 'Nazi Party', ParentName: 'Hate Symbols', TaxonomyLevel: 2, Confidence: 91.5 },
      { Name: 'Hate Symbols', ParentName: '', TaxonomyLevel: 1, Confidence: 91.5 },
    ];
    server.answer(json({ ModerationLabels: labels, ModerationModelVersion: '7.0', ContentTypes: [] }));
    const answer = await known.rekognition!.picture(picture, signal);
    expect(answer).toEqual({
      engine: '7.0',
      labels: [
        { name: 'Nazi Party', family: 'Hate Symbols', score: 0.915 },
        { name: 'Hate Symbols', family: 'Hate Symbols', score: 0.915 },
      ],
    });
    expect(server.asked).toMatchObject([
      {
        headers: { 'x-amz-target': 'RekognitionService.DetectModerationLabels' },
        body: { Image: { Bytes: picture.toString('base64') }, MinConfidence: 50 },
      },
    ]);
    expect(known.rekognition!.words).toBeNull();
  });

  test('Azure AI Content Safety, four levels of it', async () => {
    const categoriesAnalysis = [
      { category: 'Hate', severity: 4 },
      { category: 'Violence', severity: 0 },
    ];
    server.answer(json({ categoriesAnalysis, blocklistsMatch: [] }));
    const labels = [{ name: 'Hate', family: 'Hate', score: 4 / 6 }];
    expect(await known.azure!.picture(picture, signal)).toMatchObject({ labels });
    expect(await known.azure!.words!('some words', 'fr', signal)).toMatchObject({ labels });
    const headers = { 'ocp-apim-subscription-key': 'a key' };
    expect(server.asked).toMatchObject([
      {
        path: '/contentsafety/image:analyze?api-version=2024-09-01',
        headers,
        body: { image: { content: picture.toString('base64') } },
      },
      { path: '/contentsafety/text:analyze?api-version=2024-09-01', headers, body: { text: 'some words' } },
    ]);
  });

  test('OpenAI, without what everything has a little of', async () => {
    const category_scores = { hate: 0.0001, 'hate/threatening': 0.7, violence: 0.19, 'violence/graphic': 0.2 };
    server.answer(
      json({ id: 'modr-1', model: 'omni-moderation-2024-09-26', results: [{ flagged: true, category_scores }] }),
    );
    expect(await known.openai!.words!('some words', 'de', signal)).toEqual({
      engine: 'omni-moderation-2024-09-26',
      labels: [
        { name: 'hate/threatening', family: 'hate', score: 0.7 },
        { name: 'violence/graphic', family: 'violence', score: 0.2 },
      ],
    });
    await known.openai!.picture(picture, signal);
    expect(server.asked).toMatchObject([
      {
        path: '/v1/moderations',
        headers: { authorization: 'Bearer a key' },
        body: { model: 'omni-moderation-latest', input: [{ type: 'text', text: 'some words' }] },
      },
      { body: { input: [{ image_url: { url: `data:image/jpeg;base64,${picture.toString('base64')}` } }] } },
    ]);
  });

  test('a service of one’s own, as docs/classifiers.md says', async () => {
    const label = { name: 'hate-symbol', score: 0.93, severity: 'hold' };
    server.answer(json({ engine: 'ours 3', labels: [label] }));
    const labels = [{ ...label, family: 'hate-symbol' }];
    expect(await known.own!.picture(picture, signal)).toEqual({ engine: 'ours 3', labels });
    await known.own!.words!('some words', 'he', signal);
    expect(server.asked).toMatchObject([
      {
        path: '/judge',
        headers: { authorization: 'Bearer a key' },
        body: { version: 1, picture: { type: 'image/jpeg', data: picture.toString('base64') } },
      },
      { body: { version: 1, words: { text: 'some words', language: 'he' } } },
    ]);
  });
});

/** Sends on to where anything would be answered well. */
const elsewhere = (asked: Asked, res: ServerResponse) => {
  if (asked.path !== '/elsewhere') return void res.writeHead(307, { location: '/elsewhere' }).end();
  json({ labels: [], categoriesAnalysis: [], model: '', results: [], ModerationLabels: [] })(asked, res);
};

const huge = (_: unknown, res: ServerResponse) => {
  res.writeHead(200, { 'content-type': 'application/json' });
  const more = () => {
    while (!res.destroyed && res.write(Buffer.alloc(64 * 1024, ' ')));
  };
  res.on('drain', more);
  more();
};

describe.for(['rekognition', 'azure', 'openai', 'own'])('of %s', (name) => {
  const asking = () => known[name]!.picture(picture, signal);

  test('that is over its quota it is heard when it wants to be asked again', async () => {
    server.answer(json({ __type: 'ThrottlingException', message: 'slow down' }, 429, { 'retry-after': '90' }));
    await expect(asking()).rejects.toMatchObject({ reason: 'over-quota', afterMs: 90_000 });
    expect(server.asked, 'it is not asked again at once').toHaveLength(1);
  });

  test('that refuses this very picture it is known', async () => {
    server.answer(json({ __type: 'InvalidImageFormatException', message: 'what is this' }, 400));
    await expect(asking()).rejects.toMatchObject({ reason: 'refused' });
  });

  test.for([
    ['fails', json({ message: 'oops' }, 500)],
    ['does not know us', json({ __type: 'AccessDeniedException' }, 403)],
    ['says no JSON', (_: unknown, res: ServerResponse) => void res.writeHead(200).end('<html>')],
    ['says something else', json({ ModerationLabels: 'none', labels: [{ severity: 'block' }] })],
    ['sends us elsewhere', elsewhere],
    ['hangs up', (_: unknown, res: ServerResponse) => void res.destroy()],
    ['does not end', huge],
  ] as const)('that %s nothing is believed', async ([, how]) => {
    server.answer(how);
    await expect(asking()).rejects.toMatchObject({ reason: 'broken' });
  });
});

test('none is waited for longer than five seconds', async () => {
  server.answer(() => {});
  const began = performance.now();
  const all = Object.values(known).map((one) => one.picture(picture, signal).catch((error: unknown) => error));
  expect(await Promise.all(all)).toMatchObject(all.map(() => ({ reason: 'too-slow' })));
  expect(performance.now() - began).toBeLessThan(6_500);
});

test('one whose answer trickles is not either', async () => {
  server.answer((_, res) => {
    res.writeHead(200, { 'content-type': 'application/json' });
    const trickle = setInterval(() => res.write(' '), 200);
    res.on('close', () => clearInterval(trickle));
  });
  const all = Object.values(known).map((one) => one.picture(picture, signal).catch((error: unknown) => error));
  expect(await Promise.all(all)).toMatchObject(all.map(() => ({ reason: 'too-slow' })));
});

test('an examination that ends takes its question with it', async () => {
  const stop = new AbortController();
  server.answer(() => stop.abort(new Error('enough')));
  await expect(known.azure!.picture(picture, stop.signal)).rejects.toThrow('enough');
});
