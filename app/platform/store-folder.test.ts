import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { folderStore } from './store-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'zakhor-store-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('to erase a file also erases what writers who died have left of it, and nothing of its neighbours', async () => {
  const store = folderStore(root);
  mkdirSync(join(root, 'originals/aa'), { recursive: true });
  for (const name of ['one', 'one.1.part', 'one.2.part', 'one-more', 'two.1.part'])
    writeFileSync(join(root, 'originals/aa', name), name);
  await store.erase('originals/aa/one');
  expect(readdirSync(join(root, 'originals/aa')).toSorted()).toEqual(['one-more', 'two.1.part']);
  await store.erase('originals/bb/never-there');
});
