/** Two clocks: the numbers are moved, and the verdict flips. */
import { expect, test } from './site.ts';

test('moving a clock flips the verdict, by key and by button', async ({ page, site }) => {
  await site.open('two-clocks/');
  const widget = page.getByRole('group', { name: 'Two clocks', exact: true });
  await expect(widget).toHaveAttribute('data-ready', 'true');
  const verdict = widget.getByRole('status');
  await expect(verdict).toContainText('Used.');
  const mtime = widget.getByRole('slider', { name: 'mtime of the source' });
  await mtime.focus();
  await page.keyboard.press('ArrowRight');
  await expect(mtime).toHaveAttribute('aria-valuetext', '2025-06-15 15:06:41');
  await expect(verdict).toContainText('mtime: not equal');
  await expect(verdict).toContainText('size: not reached');
  await expect(verdict).toContainText('Compiled again, for nothing.');
  await widget.getByRole('button', { name: 'edited in the same second, same size' }).click();
  await expect(verdict).toContainText('The old code runs.');
});

test('a link opens a state, in the embed too; a broken one says so', async ({ page, site }) => {
  await site.open('embed/two-clocks/#1.sm=-30&edited=1');
  const widget = page.getByRole('group', { name: 'Two clocks', exact: true });
  await expect(widget.getByRole('status')).toContainText('Compiled again.');
  await page.evaluate(() => (location.hash = '#1.sm=9999'));
  await expect(widget.getByRole('alert')).toContainText('not between -90 and 90');
});
