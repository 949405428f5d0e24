/** The myths page: one click to the evidence. */
import { expect, test } from './site.ts';

test(
  'a claim shows its session at one click, and opens a widget at its state at another',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open('myths/#the-timestamp-is-always-zero', { python: '3.12' });
    const myth = page.locator('#the-timestamp-is-always-zero');
    await expect(myth).toBeInViewport();
    await expect(myth.locator('.verdict')).toContainText('Wrong');
    const session = myth.getByRole('group', { name: /Terminal session/ }).first();
    await expect(session).toBeHidden();
    await myth.getByText('The evidence').click();
    await expect(session.locator('samp:visible').filter({ hasText: 'timestamp: 0 =' })).toBeVisible();
    await myth.getByRole('link', { name: /layout of Python 3.6/ }).click();
    await expect(page).toHaveURL(/header-lab\/#1\.sample=fib/);
    await expect(page.getByRole('radio', { name: '3.3 to 3.6' })).toBeChecked();

    for (const [anchor, name, shown] of [
      ['running-writes-its-own', 'Run m.py as a script', 'python m.py'],
      ['the-folder-can-go', 'Delete it and import again', 'rm -r __pycache__'],
    ]) {
      await site.open(`myths/#${anchor}`);
      await page.locator(`#${anchor}`).getByRole('link', { name }).click();
      await expect(page.locator('main')).toContainText(shown);
      await expect(page.getByText('The state in this link cannot be read')).toHaveCount(0);
    }
  },
);
