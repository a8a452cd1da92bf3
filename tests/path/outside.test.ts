import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { viewForStaff } from '#app/domain/submissions/view.ts';
import { db } from '#db/client.ts';
import { SubmissionId } from '#db/ids.ts';
import { checkRun } from '#db/schema/finding.ts';
import { outsideCalls, outsideService } from '#db/schema/outside.ts';
import { openCampaign } from '#tests/support/campaign.ts';
import { json, startLoopback, type Loopback } from '#tests/support/loopback.ts';
import { photo } from '#tests/support/photos.ts';
import { goodForm, startWhole, type RunningSite } from '#tests/support/site.ts';

let site: RunningSite;
let server: Loopback;
beforeAll(async () => {
  await openCampaign();
  server = await startLoopback();
  site = await startWhole({
    CLASSIFIERS: 'openai,own',
    CLASSIFIERS_REQUIRED: 'own',
    CLASSIFIERS_WORDS: 'openai',
    OPENAI_API_KEY: 'a key',
    OPENAI_BASE_URL: `${server.url}/v1`,
    CLASSIFIER_URL: `${server.url}/own`,
    CLASSIFIER_NAME: 'A house of our own',
    LOG_LEVEL: 'silent',
  });
  await vi.waitFor(async () => expect(await db.$count(outsideService)).toBe(2), { timeout: 20_000 });
});
afterAll(async () => {
  await site?.stop();
  await server?.stop();
});

const send = async () => {
  const picture = await photo({ width: 900, height: 700 });
  const answer = await site.call('/api/submissions', {
    method: 'POST',
    body: goodForm(picture, { message: 'some words' }),
  });
  return SubmissionId.parse(((await answer.json()) as { id: string }).id);
};
const findingsOf = async (id: SubmissionId) =>
  (await viewForStaff(id)).findings.filter(({ check }) => check.startsWith('outside.'));

test(
  'a slow service delays no review, and what waits for it is not cleared meanwhile',
  { timeout: 60_000 },
  async () => {
    const waiting: (() => void)[] = [];
    server.answer(({ path }, res) => {
      if (path === '/own')
        waiting.push(() => json({ labels: [{ name: 'hate', score: 0.6, severity: 'warn' }] })({} as never, res));
      else json({ model: 'omni', results: [{ category_scores: { hate: 0.9 } }] })({} as never, res);
    });
    const id = await send();
    await vi.waitFor(async () => expect((await viewForStaff(id)).state).toBe('in-review'), {
      timeout: 20_000,
      interval: 20,
    });
    await vi.waitFor(async () => expect((await findingsOf(id)).map(({ check }) => check)).toContain('outside.openai'), {
      timeout: 20_000,
      interval: 20,
    });
    const [own] = (await findingsOf(id)).filter(({ check }) => check === 'outside.own');
    expect(own).toMatchObject({ severity: 'hold', evidence: { unchecked: 'waiting' } });
    await vi.waitFor(() => expect(waiting).toHaveLength(1), { timeout: 10_000, interval: 20 });
    waiting[0]!();
    await vi.waitFor(
      async () =>
        expect(await findingsOf(id)).toMatchObject([
          { check: 'outside.openai', severity: 'hold', evidence: { of: 'picture', label: 'hate' } },
          { check: 'outside.openai', severity: 'hold', evidence: { of: 'message', label: 'hate' } },
          { check: 'outside.own', severity: 'warn', evidence: { label: 'hate' } },
        ]),
      { timeout: 10_000, interval: 20 },
    );
    expect(await db.select().from(checkRun).where(eq(checkRun.submission, id))).toContainEqual(
      expect.objectContaining({ check: 'outside.own', outcome: 'done' }),
    );
    const calls = await db.select({ service: outsideCalls.service, calls: outsideCalls.calls }).from(outsideCalls);
    expect(calls.toSorted((a, b) => (a.service < b.service ? -1 : 1))).toEqual([
      { service: 'openai', calls: 2 },
      { service: 'own', calls: 1 },
    ]);
  },
);

test.for([
  ['en', 'OpenAI, since', 'the picture, and the words', 'A house of our own, since', 'the picture alone'],
  ['fr', 'OpenAI, depuis le', 'l’image, et les mots', 'A house of our own, depuis le', 'l’image seule'],
] as const)('the privacy page in %s says who is asked, and for what', async ([locale, ...words]) => {
  const page = await (await site.call(`/${locale}/privacy`)).text();
  for (const one of words) expect(page).toContain(one);
  expect(page).not.toMatch(/Nothing is sent to anybody|Rien n’est envoyé à quiconque/);
});
