import { expect, test } from 'vitest';
import type { Submission } from '#db/schema/submission.ts';
import type { Check } from './check.ts';
import { look } from './look.ts';

const subject = { item: { id: 'a submission' } as unknown as Submission, picture: null, fingerprints: [] };
const check = (name: string, lookNow: Check['look']): Check => ({ name, version: 3, severities: {}, look: lookNow });
const looking = (lookNow: Check['look'], signal = new AbortController().signal) =>
  look(subject, [check('one', lookNow)], signal);

test('each finding has its check and its place, and each check its run', async () => {
  const found = { severity: 'warn', score: 0.5, evidence: {} } as const;
  const { runs, findings } = await look(
    subject,
    [check('one', () => [found, found]), check('other', async () => [])],
    new AbortController().signal,
  );
  expect(findings).toEqual([
    { check: 'one', place: 0, ...found },
    { check: 'one', place: 1, ...found },
  ]);
  expect(runs).toMatchObject([
    { check: 'one', version: 3, outcome: 'done' },
    { check: 'other', version: 3, outcome: 'done' },
  ]);
});

test('a check that fails asks for a person, and the others have their say', async () => {
  const { runs, findings } = await looking(() => {
    throw new Error('broken');
  });
  expect(findings).toEqual([{ check: 'one', place: 0, severity: 'hold', score: 1, evidence: { unchecked: 'failed' } }]);
  expect(runs).toMatchObject([{ outcome: 'failed' }]);
});

test('one that never ends is told to end when the examination is', async () => {
  const stop = new AbortController();
  let told = false;
  const all = looking((_, signal) => {
    signal.addEventListener('abort', () => (told = true));
    stop.abort(new Error('enough'));
    return new Promise(() => {});
  }, stop.signal);
  await expect(all).rejects.toThrow('enough');
  expect(told).toBe(true);
});
