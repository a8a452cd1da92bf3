import { expect, test } from 'vitest';
import { turns } from './turns.ts';

const all = 100;
const { inTurn } = turns(all);

/** Work that begins when it may and ends when told. */
function work(room: number, signal = new AbortController().signal) {
  const begun = deferred();
  const ending = deferred();
  let running = false;
  const done = inTurn(room, signal, async () => {
    running = true;
    begun.resolve();
    await ending.promise;
    running = false;
  });
  return { done, begun: begun.promise, end: () => (ending.resolve(), done), isRunning: () => running };
}

const everyoneHadTheirSay = () => new Promise((done) => setImmediate(done));

test('small pieces of work go on side by side', async () => {
  const [one, other] = [work(1), work(1)];
  await Promise.all([one.begun, other.begun]);
  await Promise.all([one.end(), other.end()]);
});

test('two that have no room together go one after the other', async () => {
  const [first, second] = [work(0.6 * all), work(0.6 * all)];
  await first.begun;
  await everyoneHadTheirSay();
  expect(second.isRunning()).toBe(false);
  await first.end();
  await second.begun;
  await second.end();
});

test('a large one is not overtaken by those that come after it', async () => {
  const [first, large, small] = [work(0.5 * all), work(all), work(1)];
  await first.begun;
  await everyoneHadTheirSay();
  expect([large.isRunning(), small.isRunning()]).toEqual([false, false]);
  await first.end();
  await large.begun;
  expect(small.isRunning()).toBe(false);
  await large.end();
  await small.begun;
  await small.end();
});

test('who is called off while it waits leaves the line, and those behind it move up', async () => {
  const stop = new AbortController();
  const [first, large, small] = [work(0.5 * all), work(all, stop.signal), work(1)];
  await first.begun;
  stop.abort(new Error('enough'));
  await expect(large.done).rejects.toThrow('enough');
  await small.begun;
  expect(large.isRunning()).toBe(false);
  await Promise.all([first.end(), small.end()]);
});

test('work that would never get its turn is refused', async () => {
  const tooMuch = inTurn(all + 1, new AbortController().signal, () => Promise.resolve());
  await expect(tooMuch).rejects.toThrow(RangeError);
});

test('work that fails gives its room back', async () => {
  const failing = inTurn(all, new AbortController().signal, () => Promise.reject(new Error('damaged')));
  await expect(failing).rejects.toThrow('damaged');
  const next = work(all);
  await next.begun;
  await next.end();
});

/** `Promise.withResolvers`, which Node 20 has not. */
function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
