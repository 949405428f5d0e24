/** What a person does in the cache lab: runs, edits, copies, predicts, and steps back in time. */
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const LAB = 'cache-lab/';

async function ready(page: Page) {
  const widget = page.getByRole('group', { name: 'Cache lab', exact: true });
  await expect(widget).toHaveAttribute('data-ready', 'true');
  const prompt = widget.getByLabel('Command', { exact: true });
  return {
    widget,
    prompt,
    terminal: widget.getByRole('log', { name: 'Terminal' }),
    verdict: widget.locator('.verdict'),
    node: (id: string) => widget.locator(`[data-node="${id}"]`),
    file: (name: string) => widget.locator('tbody tr').filter({ has: page.getByText(name, { exact: true }) }),
    button: (name: string) => widget.getByRole('button', { name, exact: true }),
    /** Types a line and waits until it is in the terminal. */
    async type(line: string) {
      const typed = widget.locator('.log .line b');
      const count = await typed.count();
      await prompt.fill(line);
      await prompt.press('Enter');
      await expect(typed).toHaveCount(count + 1);
      await expect(typed.last()).toHaveText(line);
    },
    /** Does away with the questions. */
    async unasked() {
      await widget.getByLabel('ask me first').uncheck();
    },
  };
}

test('the first run is on the page: what was asked, written and printed', async ({ page, site }) => {
  await site.open(LAB);
  const { terminal, verdict, node, file } = await ready(page);
  await expect(terminal).toContainText('the old code');
  await expect(verdict).toContainText('There was no cache file');
  await expect(file('m.cpython-313.pyc')).toBeVisible();
  await expect(node('get_data')).toHaveClass(/no/);
  await expect(node('set_data')).toHaveClass(/yes/);
  await expect(node('mtime')).toHaveClass(/dark/);
});

test('a prediction comes first, and is judged', async ({ page, site }) => {
  await site.open(LAB);
  const { widget, button, verdict, node, terminal } = await ready(page);
  await button('python main.py').click();
  await expect(widget.getByText('Predict first')).toBeVisible();
  await widget.getByLabel('It uses a cache file, and does not compile.').check();
  await button('Run it').click();
  await expect(verdict).toContainText('As you said.');
  await expect(verdict).toContainText('its mtime and size are those of the source');
  await expect(node('used')).toHaveClass(/yes/);
  await expect(node('mtime')).toContainText('1749996000');

  await widget.getByLabel('Change m.py', { exact: true }).check();
  await button('touch m.py').click();
  await expect(terminal).toContainText('touch m.py');
  await widget.getByLabel('Run', { exact: true }).check();
  await button('python main.py').click();
  await widget.getByLabel('It uses a cache file, and does not compile.').check();
  await button('Run it').click();
  await expect(verdict).toContainText('Not so: you said that it uses a cache file.');
  await expect(node('mtime')).toHaveClass(/no/);
  await expect(node('size')).toHaveClass(/dark/);
});

test('edited within the same second, with the same size, the old code runs', async ({ page, site }) => {
  await site.open(LAB);
  const { type, unasked, verdict } = await ready(page);
  await unasked();
  await type('edit m.py old && python main.py && edit m.py new && python main.py');
  await expect(verdict).toContainText('the old code runs');
  await type('edit m.py longer && python main.py');
  await expect(verdict).toContainText('Compiled');
});

test('what is not understood is answered with a sentence', async ({ page, site }) => {
  await site.open(LAB);
  const { type, terminal } = await ready(page);
  await type('pyhton main.py');
  await expect(terminal).toContainText('The lab’s shell has no “pyhton”');
});

test('one steps back in time, and forward again', async ({ page, site }) => {
  await site.open(LAB);
  const { type, unasked, button, file, terminal } = await ready(page);
  await unasked();
  await type('rm -r __pycache__');
  await expect(file('m.cpython-313.pyc')).toHaveCount(0);
  await button('Step back').click();
  await expect(file('m.cpython-313.pyc')).toHaveCount(1);
  await expect(terminal.getByRole('button', { name: 'rm -r __pycache__' })).toBeVisible();
  await button('Forward').click();
  await expect(file('m.cpython-313.pyc')).toHaveCount(0);
  await button('Reset').click();
  await expect(file('m.cpython-313.pyc')).toHaveCount(1);
  await expect(terminal.locator('.line')).toHaveCount(1);
});

test('other Pythons leave files of their own', async ({ page, site }) => {
  await site.open(LAB, { python: '3.12' });
  const { type, unasked, file, widget, terminal } = await ready(page);
  await expect(file('m.cpython-312.pyc')).toHaveCount(1);
  await unasked();
  await widget.getByLabel('3.8', { exact: true }).check();
  await expect(terminal).toContainText('use 3.8');
  await type('python main.py');
  await expect(file('m.cpython-38.pyc')).toHaveCount(1);
  await expect(file('m.cpython-312.pyc')).toHaveCount(1);
});

test('the lines of -v are shown on demand', async ({ page, site }) => {
  await site.open(LAB);
  const { widget, terminal } = await ready(page);
  await expect(terminal).not.toContainText('# code object from');
  await widget.getByLabel('lines of -v').check();
  await expect(terminal).toContainText('# code object from /lab/m.py');
});

test('a link opens a state, its time and its Python', async ({ page, site }) => {
  await site.open(`${LAB}#1.python=3.9&do=python%20main.py&do=touch%20m.py&do=python%20main.py&at=2`);
  const { button, verdict, file, terminal } = await ready(page);
  await expect(file('m.cpython-39.pyc')).toHaveCount(1);
  await expect(terminal.locator('.line')).toHaveCount(3);
  await button('Forward').click();
  await expect(verdict).toContainText('the source’s is');
});

test('a broken link says so, and shows the default', async ({ page, site }) => {
  await site.open(`${LAB}#1.python=2.7`);
  const { widget, file } = await ready(page);
  await expect(widget.getByRole('alert')).toContainText('“2.7” is no Python of 3.7 to 3.15');
  await expect(file('m.cpython-313.pyc')).toHaveCount(1);
});

test('everything can be done with the keyboard', async ({ page, site }) => {
  await site.open(LAB);
  const { prompt, widget, verdict, button, terminal } = await ready(page);
  await prompt.focus();
  await page.keyboard.press('ArrowUp');
  await expect(prompt).toHaveValue('python main.py');
  await page.keyboard.press('Enter');
  await expect(widget.getByLabel('It uses a cache file, and does not compile.')).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(verdict).toBeFocused();
  await expect(verdict).toContainText('As you said.');
  await button('Step back').focus();
  await page.keyboard.press('Enter');
  await expect(terminal.locator('.line.later')).toHaveCount(1);
  await page.keyboard.press('Control+Shift+Z');
  await expect(terminal.locator('.line.later')).toHaveCount(0);
});

test('an embed shows the same, and leads to the full page with its state', async ({ page, site }) => {
  await site.open('embed/cache-lab/#1.do=python%20-B%20main.py');
  const { verdict, widget } = await ready(page);
  await expect(verdict).toContainText('writing is switched off');
  await expect(widget.getByRole('link', { name: 'Open in the full page' })).toHaveAttribute(
    'href',
    /\/cache-lab\/#1\..*do=python%20-B%20main\.py/,
  );
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('files, output and the lit path are there', async ({ page }) => {
    await page.goto(LAB);
    await expect(page.locator('.log')).toContainText('the old code');
    await expect(page.locator('[data-node="set_data"]')).toHaveClass(/yes/);
    await expect(page.getByLabel('Command', { exact: true })).toBeHidden();
  });
});
