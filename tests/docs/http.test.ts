import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RouteConfigEntry } from '@remix-run/route-config';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBank } from '#app/domain/examination/banks/bank.ts';
import { renditionsOf } from '#app/domain/submissions/rendition.ts';
import { config } from '#app/platform/config.ts';
import routes from '#app/routes.ts';
import { messages } from '#app/server/fields.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { startWhole, type RunningSite } from '#tests/support/site.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/http.md'), 'utf8');
const code = [...page.matchAll(/`([^`\n]+)`/g)].map(([, words]) => words!);

/** What the document writes as code and begins with a slash, with or without a method before it. */
const documented = [...new Set(code.flatMap((words) => /^(?:[A-Z]+ )?(\/[^\s?]*)/.exec(words)?.[1] ?? []))].sort();

/** Every address of a route but those of what is not there, written as the document writes it. */
const addressesOf = (entries: RouteConfigEntry[], above = ''): string[] =>
  entries.flatMap(({ path, children }) => {
    const here = [above, path].filter(Boolean).join('/');
    if (children) return addressesOf(children, here);
    return path?.endsWith('*') ? [] : [`/${here.replaceAll(/:(\w+)/g, '{$1}')}`];
  });

/** What app/server answers before Remix is asked. */
const pastRemix = [
  '/healthz',
  '/readyz',
  '/metrics',
  '/live/{wall}/index.json',
  '/live/{wall}/{segment}.json',
  '/screen/{key}/stream',
  '/screen/{key}/beat',
  '/screen/{key}/pulled',
  '/screen/{key}/controlled',
  '/media/{submission}/{sha256}.webp|jpg',
];

const built = join(root, 'build/client');
const files = readdirSync(built, { withFileTypes: true }).map(
  (one) => `/${one.name}${one.isDirectory() ? '/{file}' : ''}`,
);

test('every address is in docs/http.md, and nothing else is', () => {
  expect(documented).toEqual([...addressesOf(routes), ...pastRemix, ...files].sort());
});

test('every word for what may be wrong with a form is in docs/http.md', () => {
  expect(Object.keys(messages).filter((word) => !code.includes(word))).toEqual([]);
});

describe('on a running site', async () => {
  const { screenKey } = await openCampaign();
  const item = await given('cleared');
  await makeBank({ slug: 'ours', name: 'Ours', mode: 'route', partner: null }, people.lead.id);
  const [thumb] = await renditionsOf(item.id);
  const real: Record<string, string> = {
    locale: 'en',
    id: item.id,
    submission: item.id,
    sha256: /([0-9a-f]{64})/.exec(thumb!.src)![1]!,
    token: item.receipt,
    partner: 'example-org',
    wall: 'main',
    segment: 'index', // the name of one that holds at this moment is its content's
    entry: 'code.88',
    bank: 'ours',
    letter: item.id,
    macro: item.id,
    block: item.id,
    key: screenKey,
    file: readdirSync(join(built, 'assets'))[0]!,
  };
  let site: RunningSite;
  beforeAll(async () => {
    site = await startWhole({ DATA_DIR: config.DATA_DIR, LOG_LEVEL: 'silent' });
  });
  afterAll(() => site?.stop());
  const statusOf = async (path: string) => {
    const answer = await site.call(path, { redirect: 'manual' });
    await answer.body?.cancel();
    return answer.status;
  };

  test.for(documented)('%s is there', async (address) => {
    const path = address.replaceAll(/\{(\w+)\}/g, (_, name: string) => real[name]!).replace(/\|.*/, '');
    const status = await statusOf(path);
    expect(status).not.toBe(404);
    expect(status).toBeLessThan(500);
  });

  test('what nobody wrote down is not', async () => {
    for (const path of ['/nowhere', '/en/nowhere', '/desk/nowhere', '/api/nowhere', '/media/nowhere'])
      expect(await statusOf(path), path).toBe(404);
  });
});
