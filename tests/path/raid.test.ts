import { beforeAll, describe, expect, test } from 'vitest';
import { openCampaign, people } from '#tests/support/campaign.ts';
import { disguises } from '#tests/support/raid/disguises.ts';
import { groups } from '#tests/support/raid/plan.ts';
import { leastHeld, mostHeld, raid, shareOf, type Raid } from '#tests/support/raid/raid.ts';

/** A fifth of the whole raid, which `npm run bench -- raid` carries out (docs/raid.md). */
const parts = 5;

let done: Raid;
beforeAll(async () => {
  await openCampaign();
  done = await raid(parts, { leads: [people.lead], moderators: [people.moderator], seconds: [people.second] });
}, 600_000);
const of = (...wanted: string[]) => done.outcomes.filter(({ group }) => wanted.includes(group));

describe('a raid of three hundred uploads', () => {
  test('before a person has looked nothing is let through, and nothing rejected', () => {
    expect(done.outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(300);
    expect(done.decidedAlone).toBe(0);
    expect(done.withoutPerson).toBe(0);
  });

  test('a picture that was rejected is known again in eight disguises', () => {
    const easy = disguises.filter(({ harder }) => !harder).map(({ how }) => how);
    expect(of(...easy)).toHaveLength(8);
    expect(shareOf(of(...easy), ({ held }) => held)).toBeGreaterThanOrEqual(leastHeld);
  });

  test('hardly an ordinary photo waits apart from the others', () => {
    expect(shareOf(of(groups.ordinary), ({ held, burstOnly }) => held + burstOnly)).toBeLessThanOrEqual(mostHeld);
  });

  test('what comes from one network, with the same words, is a burst', () => {
    expect(done.emptied.work.get('burst')?.items).toBeGreaterThan(0);
  });

  test('people empty the queue: nothing hateful is cleared, nothing innocent rejected', () => {
    expect(done.left).toBe(0);
    expect(done.hatefulCleared).toBe(0);
    expect(done.innocentRejected).toBe(0);
    expect(done.emptied.overlooked, 'what the first overlooks the second finds').toBeGreaterThan(0);
  });

  test('pictures of one look fall in a few decisions, and no innocent one is ticked beforehand', () => {
    const { decisions, items } = done.emptied.work.get('clusters') ?? { decisions: 1, items: 0 };
    expect(items).toBeGreaterThanOrEqual(70);
    expect(items / decisions).toBeGreaterThanOrEqual(10);
    expect(done.emptied.innocentTicked).toBe(0);
  });
});
