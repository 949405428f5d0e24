import { expect, test } from './site.ts';

test('an address that does not exist says so, at any depth, and leads home', async ({ page, site, watch }) => {
  watch.allow(/no\/such\/page/);
  const response = await page.goto('no/such/page/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('banner').getByRole('link').first().click();
  await expect(page).toHaveURL(site.url(''));
});
