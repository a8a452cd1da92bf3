import { expect, test } from 'vitest';
import { shapeOf } from './shape.ts';

test('a picture gets the shape that is nearest to its own, and an extreme one the last', () => {
  expect(shapeOf({ width: 960, height: 720 })).toBe('shape-wide');
  expect(shapeOf({ width: 720, height: 960 })).toBe('shape-tall');
  expect(shapeOf({ width: 500, height: 490 })).toBe('shape-square');
  expect(shapeOf({ width: 4000, height: 400 })).toBe('shape-widest');
  expect(shapeOf({ width: 100, height: 4000 })).toBe('shape-tallest');
});
