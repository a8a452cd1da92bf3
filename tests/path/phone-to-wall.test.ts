import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openCampaign } from '#tests/support/campaign.ts';
import { redisServer, startRedis, startS3, type Outside } from '#tests/support/outside.ts';
import { photo } from '#tests/support/photos.ts';
import { goodForm, issueTokens, startWhole, type RunningSite } from '#tests/support/site.ts';
import { listenTo, standsIn } from '#tests/support/stream.ts';

const { screenKey } = await openCampaign();
const tokens = await issueTokens();

/** The same path on both queues and both stores, which know nothing of each other. */
const ways = [
  { queue: 'PostgreSQL', store: 'a folder', parts: [] },
  { queue: 'Redis', store: 'S3', parts: [startRedis, startS3] },
];

for (const { queue, store, parts } of ways) {
  describe.skipIf(queue === 'Redis' && !redisServer)(`with its queue on ${queue} and its media in ${store}`, () => {
    let site: RunningSite;
    let outside: Outside[] = [];
    beforeAll(async () => {
      outside = await Promise.all(parts.map((start) => start()));
      site = await startWhole(Object.assign({}, ...outside.map(({ env }) => env)));
    });
    afterAll(async () => {
      await site?.stop();
      await Promise.all(outside.map((one) => one.stop()));
    });

    const decide = (token: string, body: object) =>
      site.call('/api/decisions', {
        method: 'POST',
        token,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });

    const readingOf = async (id: string) =>
      (
        (await (await site.call(`/api/submissions/${id}`, { token: tokens.moderator })).json()) as {
          reading: string | null;
        }
      ).reading;

    test('a photo goes from a phone to the wall, and leaves it when its giver asks', { timeout: 100_000 }, async () => {
      const given = await site.call('/api/submissions', {
        method: 'POST',
        body: goodForm(await photo(), { message: 'Never again.' }),
      });
      expect(given.status).toBe(201);
      const { id, receipt } = (await given.json()) as { id: string; receipt: string };
      const token = receipt.split('/').at(-1)!;

      const item = await vi.waitFor(
        async () => {
          const view = (await (await site.call(`/api/submissions/${id}`, { token: tokens.moderator })).json()) as {
            state: string;
            renditions: { name: string; src: string }[];
          };
          expect(view.state).toBe('in-review');
          return view;
        },
        { timeout: 45_000, interval: 50 }, // a store that is slow is asked again half a minute later
      );
      expect(item.renditions.map(({ name }) => name)).toEqual(['thumb', 'card', 'wall', 'wall4k']);
      const { src } = item.renditions.find(({ name }) => name === 'card')!;
      expect((await site.call(src)).status, 'what nobody approved is not public').toBe(404);

      expect((await decide(tokens.moderator, { submission: id, action: 'approve' })).status).toBe(200);
      expect((await decide(tokens.moderator, { submission: id, action: 'clear' })).status).toBe(409);
      const screen = await listenTo(`${site.origin}/screen/${screenKey}/stream`);
      await vi.waitFor(async () => expect(await readingOf(id)).toBe('read'), { timeout: 60_000, interval: 250 });
      expect((await decide(tokens.second, { submission: id, action: 'clear' })).status).toBe(200);

      const card = await screen.until((heard) => standsIn(heard).includes(id));
      expect(card.id).toEqual(expect.any(Number));
      const shown = await site.call(src);
      expect(shown.headers.get('cache-control')).toContain('immutable');
      expect((await shown.arrayBuffer()).byteLength).toBeGreaterThan(1000);

      const asked = Date.now();
      expect((await site.call(`/api/receipts/${token}`, { method: 'DELETE' })).status).toBe(200);
      const pull = await screen.until(({ event }) => event.event === 'pull' && event.data.submission === id);
      expect(pull.at - asked).toBeLessThan(2_000);
      expect((await site.call(src)).status).toBe(404);
      const ids = screen.heard.flatMap((heard) => heard.id ?? []);
      expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
      await screen.close();

      const again = await listenTo(`${site.origin}/screen/${screenKey}/stream`);
      await again.until(({ event }) => event.event === 'hello');
      expect(again.heard.flatMap(standsIn)).not.toContain(id);
      await again.close();
    });

    test('a testimony takes the same path', { timeout: 40_000 }, async () => {
      const form = goodForm(new Uint8Array(), {
        kind: 'testimony',
        text: 'My grandmother set one more plate on Friday evenings.',
      });
      form.delete('photo');
      const { id } = (await (await site.call('/api/submissions', { method: 'POST', body: form })).json()) as {
        id: string;
      };
      await vi.waitFor(
        async () => expect((await decide(tokens.moderator, { submission: id, action: 'approve' })).status).toBe(200),
        { timeout: 15_000, interval: 50 },
      );
      const screen = await listenTo(`${site.origin}/screen/${screenKey}/stream`);
      await decide(tokens.second, { submission: id, action: 'clear' });
      await screen.until((heard) => standsIn(heard).includes(id));
      await screen.close();
    });
  });
}
