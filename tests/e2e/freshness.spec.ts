/** The freshness table: a cell is predicted, really run, and told; it leads into the lab set to it. */
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';
import { violations } from './violations.ts';

async function ready(page: Page) {
  const widget = page.getByRole('group', { name: 'Freshness', exact: true });
  await expect(widget).toHaveAttribute('data-ready', 'true');
  const row = (name: RegExp) => widget.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  return {
    widget,
    told: widget.locator('.told'),
    cell: (name: RegExp, column: number) => row(name).getByRole('button').nth(column),
    cells: (name: RegExp) => row(name).getByRole('button'),
    button: (name: string) => widget.getByRole('button', { name, exact: true }),
  };
}

test(
  'cells are covered, predicted by keyboard, run on the reader’s Python, and told; the task is done by running',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open('freshness/', { python: '3.8' });
    const { widget, told, cell, button } = await ready(page);
    await expect(cell(/^touched/, 0)).toHaveText(/not run yet/);
    // The table is one stop of the Tab key: arrows go through it, and the question comes next.
    await cell(/^touched/, 0).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    await expect(cell(/same second/, 1)).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(cell(/same second/, 0)).toBeFocused();
    await expect(told).toContainText('m.py was edited in the same second');
    await expect(told).toContainText('What becomes of the cache file?');
    await expect(told).not.toContainText('those of the source');
    await page.keyboard.press('Tab');
    await expect(told.getByRole('radio').first()).toBeFocused();
    await told.getByLabel('compiled again', { exact: true }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(told).toBeFocused();
    await expect(told).toContainText('Not as you said: the old code runs');
    await expect(told.locator('samp')).toContainText('the old code');
    await expect(told).toContainText('m.cpython-38.pyc');
    await expect(told).toContainText('Run here, on Python 3.8.');
    await expect(cell(/same second/, 0)).toHaveText('the old code runs');
    await expect(cell(/same second/, 1)).toHaveText(/not run yet/);

    await cell(/^touched/, 1).click();
    await told.getByLabel('used', { exact: true }).check();
    await button('Run it').click();
    await expect(told).toContainText('As you said: used');

    // The task: an edit behind an unchecked hash is noticed with “always”.
    await cell(/^edited$/, 2).click();
    await button('Run it without a guess').click();
    await expect(told).toContainText('the old code runs');
    await expect(widget.getByText('Done.', { exact: true })).toHaveCount(0);
    await widget.getByLabel('always', { exact: true }).check();
    await expect(told).toContainText('python --check-hash-based-pycs always main.py');
    await told.getByLabel('compiled again', { exact: true }).check();
    await button('Run it').click();
    await expect(told.locator('samp')).toContainText('the new code');
    await expect(widget.getByText('Done.', { exact: true })).toBeVisible();
    await widget.getByLabel('ask me first').uncheck();
    await expect(cell(/^edited$/, 0)).toHaveText('compiled again');
  },
);

test('a cell that is chosen while another table is made stays chosen', { tag: '@once' }, async ({ page, site }) => {
  await site.open('freshness/');
  const { widget, told, cell } = await ready(page);
  await expect(told).toContainText('m.py was touched');
  // Both in one go, as a fast hand does: the table of the option is not there yet.
  await widget.evaluate((element) => {
    element.querySelectorAll<HTMLInputElement>('.check input')[1].click();
    element.querySelector<HTMLButtonElement>('tbody tr:first-child td:last-child button')!.click();
  });
  await expect(told).toContainText('--check-hash-based-pycs always');
  await expect(told).toContainText('m.py was edited; unchecked hash in the header');
  await expect(cell(/^edited$/, 2)).toHaveAttribute('aria-pressed', 'true');
});

test('a cell leads into the lab set to it', { tag: '@once' }, async ({ page, site }) => {
  await site.open('freshness/#1.cell=same-second,timestamp');
  const { told, cells } = await ready(page);
  await expect(cells(/same second/)).toHaveText(['the old code runs', 'compiled again', 'the old code runs']);
  await expect(told).toContainText('its mtime and size are those of the source');
  await told.getByRole('link', { name: 'Open it in the cache lab' }).click();
  await expect(page.locator('.cache-lab')).toHaveAttribute('data-ready', 'true');
  await expect(page.locator('.cache-lab .verdict')).toContainText('the old code runs');
});

test(
  'an embed opens at a cell and a check, and says when a link is broken',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open('embed/freshness/#1.cell=edit,checked-hash&check=never');
    const { widget, told } = await ready(page);
    await expect(told).toContainText('the old code runs');
    await expect(widget.getByRole('link', { name: 'Open in the full page' })).toHaveAttribute(
      'href',
      /#1\.cell=edit,checked-hash&check=never$/,
    );
    await page.evaluate(() => (location.hash = '#1.cell=x'));
    await expect(widget.getByRole('alert')).toContainText('no cell “x”');
    await expect(widget.getByLabel('default', { exact: true })).toBeChecked();
    await expect(told).toContainText('touch m.py');
  },
);

test(
  'axe finds nothing in a table or a prediction, light or dark; without JavaScript and on paper the table is there',
  { tag: '@once' },
  async ({ page, site, browser }) => {
    await site.open('freshness/');
    const { told } = await ready(page);
    for (const [fragment, says] of [
      ['#1.cell=touch,timestamp', 'The header holds the mtime'],
      ['#1.cell=edit,timestamp&ask=1', 'Predict first'],
    ]) {
      await page.evaluate((hash) => (location.hash = hash), fragment);
      await expect(told).toContainText(says);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page, { within: '.widget' })).toEqual([]);
      }
    }
    // A cell that is still covered is shown on paper.
    const covered = page.getByRole('row').filter({ hasText: 'same second' }).locator('.on-paper').first();
    await expect(covered).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(covered).toHaveText('the old code runs');
    await expect(covered).toBeVisible();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    await still.goto(site.url('freshness/'));
    for (const media of ['screen', 'print'] as const) {
      await still.emulateMedia({ media });
      await expect(still.getByRole('row').filter({ hasText: 'same second' })).toContainText('the old code runs');
      await expect(still.getByText('Predict first')).toHaveCount(0);
    }
    await context.close();
  },
);
