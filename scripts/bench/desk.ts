import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { ensureDatabase } from '../postgres.ts';
import type { Row } from './row.ts';
import { median, percentile } from './stack.ts';

export const title = 'A moderator at the keyboard, in Chromium on a real site';

const singles = 30;
const grids = 5;
const inGrid = 9;
/** A grid has as many behind it again. */
const items = singles + (grids + 2) * inGrid;

/** Ms from a key to the next picture, at the 95th percentile. */
const nextMs = 50;
/** Decisions a minute, one after the other and in grids, that the program's own delay must allow. */
const [leastSingle, leastGrid] = [60, 300];

/** What the program's own delay allows a moderator who needs no time at all: she presses as soon as a key counts. */
export default async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zakhor-bench-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL's user must reach it
  const database = await ensureDatabase(folder);
  const SESSION_SECRET = 'only-for-measuring-only-for-measuring';
  Object.assign(process.env, { NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: folder, SESSION_SECRET });
  const { migrate } = await import('#db/migrate.ts');
  await migrate(database.ownerUrl);
  const { openCampaign, given } = await import('#tests/support/campaign.ts');
  const { scene } = await import('#tests/support/scenes.ts');
  const { appoint } = await import('#app/domain/staff/staff.ts');
  const { startSite } = await import('#tests/support/site.ts');
  const { startBrowser } = await import('#tests/support/browser.ts');
  const { deskOf, password } = await import('#tests/support/sign-in.ts');
  const { close } = await import('#db/client.ts');
  try {
    await openCampaign();
    await appoint({ email: 'one@example.org', name: 'One', role: 'moderator', partner: null }, password);
    for (let index = 0; index < items; index += 1)
      await given('in-review', {
        picture: await sharp(await scene(index))
          .resize(1600, 1200)
          .jpeg({ quality: 85 })
          .toBuffer(),
      });
    const [site, browser] = await Promise.all([startSite({ DATA_DIR: folder }), startBrowser()]);
    try {
      const desk = await deskOf(browser, site, 'one@example.org', '/desk/review?lane=review');
      await desk.locator('main[data-ready]').waitFor();
      const one = await oneByOne(desk);
      const many = await inGrids(desk);
      return [
        {
          what: 'from the key to the next picture on the screen, ms: median, p95',
          figure: `${one.middle.toFixed(0)}, ${one.p95.toFixed(0)}`,
          limit: `p95 ≤ ${nextMs}`,
          ok: one.p95 <= nextMs,
          values: { median: one.middle, p95: one.p95 },
        },
        {
          what: 'decisions a minute, one by one, with the moment in which no key counts',
          figure: one.aMinute.toFixed(0),
          limit: `≥ ${leastSingle}`,
          ok: one.aMinute >= leastSingle,
          values: { aMinute: one.aMinute },
        },
        {
          what: `items a minute in grids of ${inGrid}, with the second for which each is seen`,
          figure: many.toFixed(0),
          limit: `≥ ${leastGrid}`,
          ok: many >= leastGrid,
          values: { aMinute: many },
        },
      ];
    } finally {
      await browser.close();
      await site.stop();
    }
  } finally {
    await close();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Approves one after the other. */
async function oneByOne(desk: Page): Promise<{ middle: number; p95: number; aMinute: number }> {
  await desk.evaluate(watchPictures);
  const began = performance.now();
  for (let index = 0; index < singles; index += 1) {
    const before = await desk.locator('main[data-ready]').getAttribute('data-ready');
    await desk.keyboard.press('a');
    await desk.locator(`main[data-ready]:not([data-ready="${before}"])`).waitFor();
  }
  const tookMs = performance.now() - began;
  const { waits, late } = await desk.evaluate<{ waits: number[]; late: number }>('({ waits, late })');
  if (late > 0) throw new Error(`${late} of ${singles} pictures were not there in the next frame`);
  // What takes less than two steps is not told.
  while (waits.length < singles) waits.push(16);
  return { middle: median(waits), p95: percentile(waits, 0.95), aMinute: (singles * 60_000) / tookMs };
}

/**
 * For the page: notes for each key how many ms passed until the frame after it was presented, by the browser's own clock
 * (Event Timing, in steps of 8 ms), and whether that frame had the next picture: it is decoded with its frame.
 */
const watchPictures = `
  globalThis.waits = [];
  globalThis.late = 0;
  const picture = () => document.querySelector('.stage-shown img');
  addEventListener('keydown', () => {
    const before = picture()?.src;
    requestAnimationFrame(() => {
      const next = picture();
      if (!next || next.src === before || !next.complete) late += 1;
    });
  }, true);
  new PerformanceObserver((seen) => {
    for (const { name, duration } of seen.getEntries()) if (name === 'keydown') waits.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 });
`;

/** Approves grid after grid; answers how many items a minute. */
async function inGrids(desk: Page): Promise<number> {
  await desk.keyboard.press('g');
  const seen = desk.locator('.tile-seen');
  await desk
    .locator('.tile')
    .nth(inGrid - 1)
    .waitFor();
  const began = performance.now();
  for (let index = 0; index < grids; index += 1) {
    await seen.nth(inGrid - 1).waitFor();
    await desk.keyboard.press('a');
    await seen.first().waitFor({ state: 'detached' });
  }
  return (grids * inGrid * 60_000) / (performance.now() - began);
}
