import { expect, test } from 'vitest';
import { config } from '#app/platform/config.ts';
import { chromiumPath, complaints, newPage, startBrowser } from '#tests/support/browser.ts';
import { given, openCampaign } from '#tests/support/campaign.ts';
import { photo } from '#tests/support/photos.ts';
import { startWhole } from '#tests/support/site.ts';

const { screenKey } = await openCampaign();
const square = await photo({ width: 2000, height: 2000 });
/** A mosaic of four finds others for the next card. */
for (let index = 0; index < 8; index += 1) await given('cleared', { picture: square });

test.skipIf(!chromiumPath)(
  'a mosaic shows each picture whole, and no larger than its field asks for',
  { timeout: 90_000 },
  async () => {
    const [site, browser] = await Promise.all([startWhole({ DATA_DIR: config.DATA_DIR }), startBrowser()]);
    const wall = await newPage(browser, site, `/screen/${screenKey}`, { viewport: { width: 1920, height: 1080 } });
    await wall.locator('.mosaic img').nth(3).waitFor({ timeout: 60_000 });
    const pictures = await wall.locator('.mosaic img').evaluateAll((images) =>
      (images as HTMLImageElement[]).map((image) => {
        const { width, height } = image.getBoundingClientRect();
        return {
          fit: getComputedStyle(image).objectFit,
          isWide: width > height,
          from: image.currentSrc.split('.').pop(),
        };
      }),
    );
    expect(pictures.map(({ fit, isWide }) => ({ fit, isWide }))).toEqual(
      Array.from({ length: 4 }, () => ({ fit: 'contain', isWide: true })),
    );
    // The card rendition, where the whole wall's is a JPEG; whoever stands alone soon is there larger already.
    expect(pictures.map(({ from }) => from)).toContain('webp');
    expect(complaints).toEqual([]);
    await browser.close();
    await site.stop();
  },
);
