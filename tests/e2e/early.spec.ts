/** What a reader does before a widget is alive, or finds when a part of it cannot be had. */
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const byte = (page: Page, offset: number) => page.locator(`[role=gridcell][data-offset="${offset}"]`);

/** Holds the scripts of some name back until what is given is called. */
async function holdBack(page: Page, name: RegExp): Promise<() => void> {
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(name, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test('digits go to the byte that was chosen before the widget was alive', { tag: '@once' }, async ({ page, site }) => {
  const release = await holdBack(page, /\/HeaderLab\.[^/]*\.js$/);
  await page.goto(site.url('header-lab/'));
  await byte(page, 6).click();
  await expect(byte(page, 6)).toBeFocused();
  release();
  await expect(page.locator('[data-ready="true"]')).toBeAttached();
  await page.keyboard.type('ff');
  await expect(byte(page, 6)).toHaveText('ff');
  await expect(byte(page, 0)).not.toHaveText('ff');
});

test(
  'a choice made before the widget was alive does not stand beside another file',
  { tag: '@once' },
  async ({ page, site }) => {
    const release = await holdBack(page, /\/HeaderLab\.[^/]*\.js$/);
    await page.goto(site.url('header-lab/'));
    await page.getByLabel('Sample').selectOption('collatz');
    release();
    await expect(page.locator('[data-ready="true"]')).toBeAttached();
    await expect(page.getByLabel('Sample')).toHaveValue('fib');
    await page.getByLabel('Sample').selectOption('collatz');
    await expect(page.getByRole('group', { name: 'Header lab: collatz.cpython-313.pyc' })).toBeVisible();
  },
);

test('the header lab says that a part of it could not be loaded', { tag: '@once' }, async ({ page, site, watch }) => {
  watch.allow(/files\.|Failed to fetch dynamically imported module|Failed to load resource|^uncaught: $/);
  await site.open('header-lab/');
  await page.route(/\/files\.[^/]*\.js$/, (route) => route.abort());
  await page.getByLabel('Sample').selectOption('collatz');
  await expect(page.getByText('A part of this page could not be loaded. Is the network there?')).toBeVisible();
  await expect(byte(page, 8)).toHaveText('d2');
});
