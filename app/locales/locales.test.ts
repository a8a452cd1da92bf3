import { expect, test } from 'vitest';
import { directionOf, preferredLocale } from './locales.ts';

test('a visitor is met in the language that she prefers among ours', () => {
  expect(preferredLocale('fr-CH, fr;q=0.9, en;q=0.8')).toBe('fr');
  expect(preferredLocale('de, en;q=0.7, fr;q=0.9')).toBe('fr');
  expect(preferredLocale('en;q=0.5,fr;q=0.4')).toBe('en');
});

test('whoever asks for none of ours, or says nothing readable, is met in English', () => {
  expect([preferredLocale('ja, ko'), preferredLocale(null), preferredLocale(''), preferredLocale(';;q=x,,')]).toEqual([
    'en',
    'en',
    'en',
    'en',
  ]);
});

test('Hebrew, Arabic, Persian, Urdu and Yiddish are written from right to left', () => {
  expect(['he', 'ar', 'fa-IR', 'ur', 'yi'].map(directionOf)).toEqual(Array(5).fill('rtl'));
  expect(['en', 'fr', 'pl'].map(directionOf)).toEqual(Array(3).fill('ltr'));
});
