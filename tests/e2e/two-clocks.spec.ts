/** Two clocks: numbers are moved and the verdict flips; an outcome is predicted; the old code is made to run. */
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';
import { violations } from './violations.ts';

async function ready(page: Page) {
  const widget = page.getByRole('group', { name: 'Two clocks', exact: true });
  await expect(widget).toHaveAttribute('data-ready', 'true');
  return {
    widget,
    verdict: widget.getByRole('status').filter({ has: page.locator('samp, form') }),
    slider: (name: string) => widget.getByRole('slider', { name, exact: true }),
    word: widget.getByRole('textbox', { name: 'What m.py prints' }),
    button: (name: string) => widget.getByRole('button', { name, exact: true }),
    sign: (name: string) => widget.getByRole('group', { name, exact: true }).locator('.sign'),
  };
}

test(
  'clocks are moved by key, and the verdict flips at the border of a second',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open('two-clocks/');
    const { verdict, slider, sign, word, button, widget } = await ready(page);
    await expect(verdict).toContainText('The cache is used');
    const source = slider('mtime of m.py');
    await source.focus();
    for (let tenth = 3; tenth <= 9; tenth++) await page.keyboard.press('ArrowRight');
    await expect(source).toHaveAttribute('aria-valuetext', '2025-06-15 15:06:40.9');
    await expect(sign('mtime')).toContainText('equal');
    await expect(verdict).toContainText('The cache is used');
    await page.keyboard.press('ArrowRight');
    await expect(source).toHaveAttribute('aria-valuetext', '2025-06-15 15:06:41.0');
    await expect(sign('mtime')).toContainText('not equal');
    await expect(sign('size')).toContainText('not asked');
    await expect(verdict).toContainText('Compiled again, for nothing');
    await slider('mtime in the header').focus();
    await page.keyboard.press('ArrowRight');
    await expect(verdict).toContainText('The cache is used');

    // The task: another word of three letters, and a header that still fits.
    await expect(widget.getByText('Done.', { exact: true })).toHaveCount(0);
    await word.fill('soup');
    await expect(sign('size')).toContainText('not equal');
    await expect(verdict.locator('samp')).toHaveText('soup');
    await word.fill('pie');
    await expect(verdict).toContainText('The old code runs');
    await expect(verdict.locator('samp')).toHaveText('tea');
    await expect(widget.getByText('Done.', { exact: true })).toBeVisible();

    // A run that compiles writes the header.
    await word.fill('coffee');
    await button('Run it').click();
    await expect(verdict).toContainText('It printed coffee. The header now holds 15:06:41 and 16.');
    await expect(slider('size in the header')).toHaveAttribute('aria-valuetext', '16 bytes');
    await expect(verdict).toContainText('The cache is used');
    // What would end the string is not taken.
    await word.press('End');
    await word.pressSequentially("'s");
    await expect(word).toHaveValue('coffees');
    await page.reload();
    await ready(page);
    await expect(widget.getByText('Done.', { exact: true }), 'the task is remembered').toBeVisible();
  },
);

test(
  'a situation is predicted first, with the keyboard alone, and what a real Python printed is told',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open('two-clocks/', { python: '3.8' });
    const { verdict, button, sign, widget } = await ready(page);
    await button('Edited in the same second').focus();
    await page.keyboard.press('Enter');
    await expect(verdict).toContainText('What does import m do?');
    await expect(verdict).not.toContainText('The old code');
    await expect(sign('mtime')).toContainText('?');
    await verdict.getByLabel('It compiles m.py again, and prints pie').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(verdict).toBeFocused();
    await expect(verdict).toContainText('Not as you said.');
    await expect(verdict).toContainText('The old code runs');
    await expect(verdict).toContainText(/Recorded: CPython 3\.8\.\d+ printed tea\./);
    await button('Older m.py put back').click();
    await verdict.getByLabel('It compiles m.py again, and prints jam').check();
    await button('Commit to it').click();
    await expect(verdict).toContainText('As you said.');
    await widget.getByLabel('ask me first').uncheck();
    await button('Touched').click();
    await expect(verdict).toContainText('Compiled again, for nothing');
  },
);

test(
  'an embed opens at a state, leads to the full page with it, and says when a link is broken',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open('embed/two-clocks/#1.sm=-30&word=pie&ask=1');
    const { verdict, widget, button } = await ready(page);
    await expect(verdict).toContainText('Predict first');
    await expect(widget.getByRole('link', { name: 'Open in the full page' })).toHaveAttribute(
      'href',
      /#1\.sm=-30&word=pie&ask=1$/,
    );
    await button('Show me').click();
    await expect(verdict).toContainText('Compiled again');
    await page.evaluate(() => (location.hash = '#1.sm=9999'));
    await expect(widget.getByRole('alert')).toContainText('not between -100 and 100');
    await expect(verdict).toContainText('The cache is used');
  },
);

test(
  'axe finds nothing in a verdict or a prediction, light or dark; paper and no JavaScript show both numbers',
  { tag: '@once' },
  async ({ page, site, browser }) => {
    await site.open('two-clocks/#1.sm=8&word=pie');
    const { verdict } = await ready(page);
    for (const [fragment, says] of [
      ['#1.sm=34&word=pie&ask=1', 'Predict first'],
      ['#1.sm=8&word=pie', 'The old code runs'],
    ]) {
      await page.evaluate((hash) => (location.hash = hash), fragment);
      await expect(verdict).toContainText(says);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page, { within: '.widget' })).toEqual([]);
      }
    }
    const context = await browser.newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    await still.goto(site.url('two-clocks/'));
    await expect(still.getByText('15:06:40.2')).toBeVisible();
    await expect(still.locator('.code').first()).toHaveText("print('tea')", { useInnerText: true });
    await expect(still.getByRole('slider')).toHaveCount(0);
    await still.emulateMedia({ media: 'print' });
    await expect(still.getByText('The cache is used')).toBeVisible();
    await context.close();
  },
);
