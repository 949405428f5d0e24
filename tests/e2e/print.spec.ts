/** A printed lesson: a handout with the widgets as they stand. */
import { expect, hydrate, test } from './site.ts';

test(
  'a lesson prints its text, the widgets as they stand, and where it is from',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open('lessons/will-python-use-it/', { python: '3.11' });
    await hydrate(page);
    const widget = page.locator('figure.figure').first();
    const byte = widget.getByRole('gridcell').nth(4);
    await byte.click();
    await page.keyboard.type('04');
    await expect(byte).toHaveText(/04/);
    await page.locator('a[data-gloss]').first().hover();

    // The width of an A4 page between its margins.
    await page.setViewportSize({ width: 718, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    await expect(byte).toBeVisible();
    await expect(byte).toHaveText(/04/);
    await expect(widget.getByRole('status').first()).toContainText(/recompile/i);
    await expect(page.locator('#recap')).toBeVisible();
    await expect(page.locator('form[data-question] label').first()).toBeVisible();
    await expect(page.locator('.print-only')).toContainText('/lessons/will-python-use-it/');
    await expect(page.locator('.print-only')).toContainText(/As for Python\s+3\.11,/, { useInnerText: true });
    for (const gone of ['.site-header', '.site-footer', '.lesson-nav', '.gloss-card', '#search'])
      for (const one of await page.locator(gone).all()) await expect(one).toBeHidden();
    const root = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(root[0], 'nothing is cut at the side').toBeLessThanOrEqual(root[1]);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(50_000);
  },
);
