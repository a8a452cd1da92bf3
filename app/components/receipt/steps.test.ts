import { expect, test } from 'vitest';
import { stepsOf } from './steps.ts';

const doneOf = (...given: Parameters<typeof stepsOf>) =>
  stepsOf(...given)
    .filter(({ done }) => done)
    .map(({ step }) => step);

test('what is meant for the walls has come as far as its state says', () => {
  expect(doneOf('received', ['wall', 'site'])).toEqual(['arrived']);
  expect(doneOf('in-review', ['wall'])).toEqual(['arrived', 'prepared']);
  expect(doneOf('cleared', ['wall'])).toEqual(['arrived', 'prepared', 'approved', 'cleared']);
});

test('what is meant for the site alone has arrived there with its approval', () => {
  expect(stepsOf('approved', ['site']).every(({ done }) => done)).toBe(true);
  expect(stepsOf('in-review', ['site']).at(-1)).toEqual({ step: 'shown', done: false });
});

test('what was rejected, could not be read or was taken back is on no way', () => {
  expect([stepsOf('rejected', ['wall']), stepsOf('unreadable', ['wall']), stepsOf('withdrawn', ['wall'])]).toEqual([
    [],
    [],
    [],
  ]);
});
