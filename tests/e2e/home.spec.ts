/** Point 2: what a visitor sees first. */
import { expect, test } from './site.ts';

test('the home page says what this is and shows a live widget above the fold', async ({ page, site }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await site.open('');
  await expect(page.locator('h1')).toContainText('byte by byte');
  const widget = page.locator('main .panel').first();
  const box = (await widget.boundingBox())!;
  expect(box.y + box.height, 'the widget ends above the fold').toBeLessThanOrEqual(900);
});

test('the widget on the home page answers to the first key', async ({ page, site }) => {
  await site.open('');
  const verdict = page.locator('main [role=status]').first();
  const before = await verdict.innerText();
  const byte = page.getByRole('gridcell').first();
  await byte.click();
  await page.keyboard.type('00');
  await expect(verdict).not.toHaveText(before);
  await expect(verdict).toContainText(/recompile/i);
});

test('the course at a glance lists eighteen lessons and links the written ones', async ({ page, site }) => {
  await site.open('');
  await expect(page.locator('main ol li')).toHaveCount(18);
  for (const slug of ['sixteen-bytes', 'will-python-use-it', 'the-value-stack']) {
    await expect(page.locator(`main li[data-slug="${slug}"] a`)).toHaveCount(1);
  }
});

test('the written lessons can be reached from the home page without JavaScript', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url(''));
  await page.locator('main li[data-slug="sixteen-bytes"] a').click();
  await expect(page.locator('h1')).toContainText(/sixteen bytes/i);
  await context.close();
});
