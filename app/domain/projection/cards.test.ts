import { expect, test } from 'vitest';
import { quotation } from './cards.ts';

test('a short text is quoted whole, on one line', () =>
  expect(quotation(' She sang,\n\nand we sang. ')).toBe('She sang, and we sang.'));

test('of a long text whole sentences are quoted', () => {
  const sentence = 'My grandmother set one more plate on Friday evenings, for whoever might come.';
  expect(quotation(Array(5).fill(sentence).join(' '))).toBe(Array(3).fill(sentence).join(' '));
});

test('of a long sentence whole words are quoted', () => {
  const quoted = quotation(Array(100).fill('again').join(' '));
  expect(quoted).toMatch(/^(again )+…$/);
  expect(quoted.length).toBeGreaterThan(270);
  expect(quoted.length).toBeLessThanOrEqual(282);
});

test.each([
  ['Chinese', '記'],
  ['letters of two units', '𠮷'],
  ['letters with marks', 'e\u0301\u0323'],
  ['a family of one sign', '👩‍👩‍👧'],
])('a text without spaces ends after a whole character: %s', (_, sign) => {
  const quoted = quotation('a' + sign.repeat(300)).replace(/ …$/, '');
  expect(quoted).toMatch(new RegExp(`^a(?:${sign})+$`, 'u'));
  expect(quoted.length).toBeLessThanOrEqual(280);
});
