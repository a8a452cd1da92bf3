import { expect, test } from 'vitest';
import { useFaults, usesIn } from './catalog-uses.ts';

const faults = (keys: string[], code: string) => useFaults(keys, [usesIn('page.tsx', code)]);

test('a key is used where the code names it, be it on its way to t', () => {
  expect(faults(['a.title', 'a.lead'], "const next = 'a.lead'; <h1>{t('a.title')}</h1>;")).toEqual([]);
});

test('a key is used where a template that t is called with can become it', () => {
  expect(faults(['state.open', 'state.shut'], 't(`state.${state}` as MessageKey)')).toEqual([]);
  expect(faults(['state.open.short'], 't(`state.${state}`)')).toContain('state.open.short is used nowhere');
});

test('a template elsewhere uses nothing', () => {
  expect(faults(['face.tall'], 'const name = `face.${shape}`;')).toEqual(['face.tall is used nowhere']);
});

test('a template that can become no key is named', () => {
  expect(faults([], 't(yes ? `gone.${state}` : x)')).toEqual(['gone.… is asked for and matches no key']);
});
