import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { openCampaign } from '#tests/support/campaign.ts';
import { startSite, type RunningSite } from '#tests/support/site.ts';

let site: RunningSite;
beforeAll(async () => {
  await openCampaign();
  site = await startSite();
});
afterAll(() => site?.stop());

/** A testimony by mail address, which needs no picture. */
function send(path: string, address: string, email: string): Promise<Response> {
  const form = new FormData();
  const fields = { kind: 'testimony', text: 'These words took a long while to write.', country: 'FR', locale: 'en' };
  for (const [name, value] of Object.entries({ ...fields, age: 'adult', consent: 'yes', email })) form.set(name, value);
  return site.call(path, { method: 'POST', headers: { 'x-forwarded-for': address }, body: form });
}

/** Asks so often, a few at a time; answers how often each status came. */
async function statusesOf(times: number, ask: (index: number) => Promise<Response>): Promise<Record<number, number>> {
  const statuses: Record<number, number> = {};
  let asked = 0;
  const askOn = async () => {
    while (asked < times) {
      const answer = await ask((asked += 1));
      await answer.arrayBuffer();
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, askOn));
  return statuses;
}

test(
  'whichever budget is used up, the answer is one, and stands beside a form that has kept what was typed',
  { timeout: 120_000 },
  async () => {
    const unread = () =>
      site.call('/api/submissions', {
        method: 'POST',
        headers: { 'x-forwarded-for': '203.0.113.20' },
        body: 'no form',
      });
    expect(await statusesOf(601, unread)).toEqual({ 400: 600, 429: 1 });
    const ofOne = (index: number) =>
      send('/api/submissions', `192.0.2.${index % 200}`, `a${index}@pupils.raid.example`);
    expect(await statusesOf(301, ofOne)).toEqual({ 201: 300, 429: 1 });

    const said = new Set<string>();
    for (const [address, email] of [
      ['203.0.113.20', 'a@other.example'],
      ['198.51.100.1', 'a@raid.example'],
    ] as const) {
      const call = await send('/api/submissions', address, email);
      expect(call.status).toBe(429);
      expect([...call.headers.keys()].filter((name) => /rate-?limit/i.test(name))).toEqual([]);
      said.add(await call.text());
      const page = await send('/en/testimony', address, email);
      expect(page.status).toBe(429);
      const seconds = Number(page.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(300);
      expect(seconds % 60, 'whole minutes').toBe(0);
      const html = await page.text();
      expect(html).toContain('These words took a long while to write.');
      expect(html).toContain('Many people are writing at this moment');
    }
    expect(said.size, 'no word of which it was').toBe(1);
    expect((await send('/api/submissions', '198.51.100.1', 'a@gmail.com')).status, 'an address that is anybody’s').toBe(
      201,
    );

    const { rows } = await db.execute<{ network: string }>(sql`select distinct network from trace`);
    expect(rows).toHaveLength(2);
    for (const { network } of rows) expect(network, 'no address is kept').toMatch(/^[0-9a-f]{32}$/);
  },
);
