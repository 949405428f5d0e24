/** The file name builder: a path is built part by part, predicted, and traced back. */
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';
import { violations } from './violations.ts';

async function ready(page: Page) {
  const widget = page.getByRole('group', { name: 'File names', exact: true });
  await expect(widget).toHaveAttribute('data-ready', 'true');
  return {
    widget,
    made: widget.locator('.path code'),
    box: widget.locator('.made'),
    back: widget.locator('.back [role=status]'),
    row: (python: string) =>
      widget.getByRole('row').filter({ has: page.getByRole('rowheader', { name: python, exact: true }) }),
    choose: (name: string) => widget.getByLabel(name, { exact: true }).check(),
    source: widget.getByLabel('Source', { exact: true }),
    prefix: widget.getByLabel('PYTHONPYCACHEPREFIX'),
  };
}

test(
  'source, Python, level and prefix make the path, and the task is done by building one',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open('file-names/');
    const { widget, made, box, row, choose, source, prefix } = await ready(page);
    await expect(made).toHaveText(['/lab/pkg/', '__pycache__/', 'm', '.cpython-313', '.pyc']);
    await expect(row('2.7')).toContainText('62211');
    await expect(row('2.7')).toContainText('m.pyc');
    await widget.getByLabel('ask me first').uncheck();
    await choose('3.11');
    await choose('-OO');
    await expect(made).toHaveText(['/lab/pkg/', '__pycache__/', 'm', '.cpython-311', '.opt-2', '.pyc']);
    await expect(row('3.11')).toHaveClass(/chosen/);
    await expect(row('2.7')).toContainText('m.pyo');
    await source.fill('/srv/shop/cart.py');
    await expect(widget.getByText('Done.', { exact: true })).toHaveCount(0);
    await prefix.fill('/tmp/pyc');
    await expect(made).toHaveText(['/tmp/pyc', '/srv/shop/', 'cart', '.cpython-311', '.opt-2', '.pyc']);
    await expect(widget.getByText('Done.', { exact: true })).toBeVisible();
    await expect(row('3.7')).toContainText('__pycache__/cart.cpython-37.opt-2.pyc');
    await choose('3.7');
    await expect(box).toContainText('3.7 does not look at it');
    await source.fill('//cart.py');
    await choose('3.9');
    await expect(box).toContainText('IndexError: string index out of range');
    // Said of 3.13 and earlier alone.
    await choose('3.14');
    await expect(made).toHaveText(['/tmp/pyc', '/', 'cart', '.cpython-314', '.opt-2', '.pyc']);
  },
);

test('a path is predicted first, with the keyboard alone', { tag: '@once' }, async ({ page, site }) => {
  await site.open('file-names/', { python: '3.12' });
  const { widget, made, box, row } = await ready(page);
  await widget.getByLabel('none', { exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(box).toContainText('Python 3.12 -O imports the module. For which file does it look?');
  await expect(made).toHaveCount(0);
  await expect(row('3.12')).not.toHaveClass(/chosen/);
  await box.getByLabel('/lab/pkg/__pycache__/m.cpython-312.opt-2.pyc').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(box).toBeFocused();
  await expect(box).toContainText('Not as you said. -O makes opt-1, -OO makes opt-2.');
  await expect(made).toHaveText(['/lab/pkg/', '__pycache__/', 'm', '.cpython-312', '.opt-1', '.pyc']);
  await widget.getByLabel('3.8', { exact: true }).check();
  await box.getByLabel('/lab/pkg/__pycache__/m.cpython-38.opt-1.pyc').check();
  await box.getByRole('button', { name: 'Commit to it' }).click();
  await expect(box).toContainText('As you said.');
});

test(
  'a name is traced back, or refused in CPython’s words; an embed opens at a state; a broken link says so',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open('embed/file-names/#1.python=3.9&source=/x/y.py&ask=1');
    const { widget, made, back, box } = await ready(page);
    await expect(back).toContainText('Its source is /lab/m.py.');
    await expect(back).not.toContainText('looks for');
    await box.getByRole('button', { name: 'Show me' }).click();
    await expect(made).toHaveText(['/x/', '__pycache__/', 'y', '.cpython-39', '.pyc']);
    await expect(back).toContainText('looks for /lab/__pycache__/m.cpython-39.pyc');
    await widget.getByLabel('And back: a cache file').fill('/lab/m.pyc');
    await expect(back).toContainText("ValueError: __pycache__ not bottom-level directory in '/lab/m.pyc'");
    await expect(widget.getByRole('link', { name: 'Open in the full page' })).toHaveAttribute(
      'href',
      /source=%2Fx%2Fy\.py.*cache=%2Flab%2Fm\.pyc$/,
    );
    await page.evaluate(() => (location.hash = '#1.level=3'));
    await expect(widget.getByRole('alert')).toContainText('“3” is no level');
    await expect(made).toHaveText(['/lab/pkg/', '__pycache__/', 'm', '.cpython-313', '.pyc']);
  },
);

test(
  'axe finds nothing in a path, an error or a prediction, light or dark; without JavaScript the folder is there',
  { tag: '@once' },
  async ({ page, site, browser }) => {
    await site.open('file-names/');
    const { box } = await ready(page);
    for (const [fragment, says] of [
      ['#1.level=1&prefix=/tmp/pyc&cache=m.pyc', 'the prefix'],
      ['#1.ask=1', 'Predict first'],
    ]) {
      await page.evaluate((hash) => (location.hash = hash), fragment);
      await expect(box).toContainText(says);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page, { within: '.widget' })).toEqual([]);
      }
    }
    const context = await browser.newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    await still.goto(site.url('file-names/'));
    await expect(still.getByRole('row').filter({ hasText: 'cpython-315' })).toContainText('3666');
    await expect(still.getByRole('textbox')).toHaveCount(0);
    await context.close();
  },
);
