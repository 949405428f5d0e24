/** The freshness table: a cell says why, and leads into the lab set to it. */
import { expect, test } from './site.ts';

test('a cell is chosen, told, and run in the lab', async ({ page, site }) => {
  await site.open('freshness/');
  const widget = page.getByRole('group', { name: 'Freshness', exact: true });
  await expect(widget).toHaveAttribute('data-ready', 'true');
  const row = widget.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /same second/ }) });
  await expect(row.getByRole('button')).toHaveText(['the old code runs', 'compiled again', 'the old code runs']);
  await row.getByRole('button').first().click();
  await expect(row.getByRole('button').first()).toHaveAttribute('aria-pressed', 'true');
  await expect(widget.getByRole('status')).toContainText('its mtime and size are those of the source');
  await widget.getByRole('link', { name: 'Run it in the cache lab' }).click();
  await expect(page.locator('.cache-lab')).toHaveAttribute('data-ready', 'true');
  await expect(page.locator('.cache-lab .verdict')).toContainText('the old code runs');
});

test('a link opens a cell, in the embed too; a broken one says so', async ({ page, site }) => {
  await site.open('embed/freshness/#1.cell=edit,checked-hash');
  const widget = page.getByRole('group', { name: 'Freshness', exact: true });
  await expect(widget.getByRole('status')).toContainText('The source’s text has another hash');
  await page.evaluate(() => (location.hash = '#1.cell=x'));
  await expect(widget.getByRole('alert')).toContainText('no cell “x”');
});
