/** The file name builder: a path is built part by part, and traced back. */
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

async function ready(page: Page) {
  const widget = page.getByRole('group', { name: 'File names', exact: true });
  await expect(widget).toHaveAttribute('data-ready', 'true');
  return { widget, made: widget.locator('.path'), back: widget.locator('.back [role=status]') };
}

test('source, Python, level and prefix make the path', async ({ page, site }) => {
  await site.open('file-names/');
  const { widget, made } = await ready(page);
  await expect(made.locator('code')).toHaveText(['/lab/pkg/', '__pycache__/', 'm', '.cpython-313', '.pyc']);
  await widget.getByLabel('3.8', { exact: true }).check();
  await widget.getByLabel('-OO', { exact: true }).check();
  await expect(made.locator('code')).toHaveText(['/lab/pkg/', '__pycache__/', 'm', '.cpython-38', '.opt-2', '.pyc']);
  await widget.getByLabel('Source', { exact: true }).fill('/srv/app.py');
  await widget.getByLabel('PYTHONPYCACHEPREFIX').fill('/tmp/pyc');
  await expect(made.locator('code')).toHaveText(['/tmp/pyc', '/srv/', 'app', '.cpython-38', '.opt-2', '.pyc']);
});

test('a name is traced back, or refused in CPython’s words', async ({ page, site }) => {
  await site.open('file-names/', { python: '3.12' });
  const { widget, back } = await ready(page);
  await expect(back).toContainText('says /lab/m.py');
  await widget.getByLabel('And back: a cache file').fill('/lab/m.pyc');
  await expect(back).toContainText("ValueError: __pycache__ not bottom-level directory in '/lab/m.pyc'");
});

test('a link opens a state, in the embed too; a broken one says so', async ({ page, site }) => {
  await site.open('embed/file-names/#1.python=3.9&source=/x/y.py');
  const { widget, made } = await ready(page);
  await expect(made).toContainText('.cpython-39');
  await expect(widget.getByRole('link', { name: 'Open in the full page' })).toHaveAttribute(
    'href',
    /source=%2Fx%2Fy\.py/,
  );
  await page.evaluate(() => (location.hash = '#1.level=3'));
  await expect(widget.getByRole('alert')).toContainText('“3” is no level');
});
