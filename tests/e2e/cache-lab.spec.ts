/** What a person does in the cache lab: runs, edits, copies, predicts, and steps back in time. */
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';
import { violations } from './violations.ts';

const LAB = 'cache-lab/';

async function ready(page: Page) {
  const widget = page.getByRole('group', { name: 'Cache lab', exact: true });
  await expect(widget).toHaveAttribute('data-ready', 'true');
  const prompt = widget.getByLabel('Command', { exact: true });
  const terminal = widget.getByRole('log');
  const answer = (text: string) => widget.getByLabel(text, { exact: true });
  return {
    widget,
    prompt,
    terminal,
    answer,
    verdict: widget.locator('.verdict'),
    node: (id: string) => widget.locator(`[data-node="${id}"]`),
    file: (name: string) => widget.locator('tbody tr').filter({ has: page.getByText(name, { exact: true }) }),
    button: (name: string) => widget.getByRole('button', { name, exact: true }),
    /** Types a line and waits until it is in the terminal. */
    async type(line: string) {
      const typed = terminal.locator('.line b');
      const count = await typed.count();
      await prompt.fill(line);
      await prompt.press('Enter');
      await expect(typed).toHaveCount(count + 1);
      await expect(typed.last()).toHaveText(line);
    },
    /** Chooses an answer and runs the line. */
    async predict(text: string) {
      await answer(text).check();
      await widget.getByRole('button', { name: 'Run it', exact: true }).click();
    },
    /** Does away with the questions. */
    async unasked() {
      await widget.getByLabel('ask me first').uncheck();
    },
  };
}

test('a lesson’s worth of work: predict, touch, edit in the same second, step back', async ({ page, site }) => {
  await site.open(LAB);
  const { widget, button, verdict, node, file, terminal, predict, answer, unasked, type } = await ready(page);
  // The first run is on the page, and its next line on the prompt.
  await expect(terminal).toContainText('the old code');
  await expect(verdict).toContainText('There was no cache file');
  await expect(node('get_data')).toHaveClass(/no/);
  await expect(node('set_data')).toHaveClass(/yes/);
  await expect(node('mtime')).toHaveClass(/dark/);

  await button('Run').click();
  await expect(widget.getByText('Predict first')).toBeVisible();
  // Nothing is given away.
  await expect(verdict).toHaveCount(0);
  await expect(widget.locator('li.yes, li.no')).toHaveCount(0);
  await predict('It uses a cache file, and does not compile.');
  await expect(verdict).toContainText('As you said.');
  await expect(verdict).toContainText('its mtime and size are those of the source');
  await expect(node('used')).toHaveClass(/yes/);
  await expect(node('mtime')).toContainText('1749996000');
  await expect(node('mtime')).toContainText('_validate_timestamp_pyc');

  await answer('Edit').check();
  await button('touch m.py').click();
  await expect(terminal).toContainText('touch m.py');
  await expect(file('m.py')).toContainText('changed');
  await answer('Run').check();
  await button('python main.py').click();
  await predict('It uses a cache file, and does not compile.');
  await expect(verdict).toContainText('Not so: you said that it uses a cache file.');
  await expect(verdict).toContainText('its time alone has changed');
  await expect(node('mtime')).toHaveClass(/no/);
  await expect(node('mtime')).toContainText('Equal to the second. Not newer, not older.');
  await expect(node('size')).toHaveClass(/dark/);

  await unasked();
  await type('edit m.py old && python main.py && edit m.py new && python main.py');
  await expect(verdict).toContainText('the old code runs');
  await type('edit m.py longer && python main.py');
  await expect(verdict).toContainText('Compiled');
  await button('Step back').click();
  await expect(verdict).toContainText('the old code runs');
  await expect(terminal.getByRole('button', { name: 'edit m.py longer && python main.py' })).toBeVisible();
  await button('Forward').click();
  await expect(verdict).toContainText('Compiled');
  await button('Reset').click();
  await expect(terminal.locator('.line')).toHaveCount(1);
  await expect(button('Reset')).toHaveAttribute('aria-disabled', 'true');
});

test('the keyboard alone: recall, predict, follow the way, go back', { tag: '@once' }, async ({ page, site }) => {
  await site.open(LAB);
  const { prompt, answer, verdict, node, button, terminal, widget } = await ready(page);
  await prompt.focus();
  await prompt.fill('');
  await page.keyboard.press('ArrowUp');
  await expect(prompt).toHaveValue('python main.py');
  await page.keyboard.press('Enter');
  await expect(answer('It uses a cache file, and does not compile.')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(widget.getByText('Predict first')).toHaveCount(0);
  await prompt.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(answer('It uses a cache file, and does not compile.')).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(verdict).toBeFocused();
  await expect(verdict).toContainText('As you said.');
  // The next stop is the way, whose nodes open.
  await page.keyboard.press('Tab');
  await expect(node('find_spec').locator('summary')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(node('find_spec')).toContainText('In each folder of sys.path');
  await button('Step back').focus();
  await page.keyboard.press('Enter');
  await expect(terminal.locator('.line.later')).toHaveCount(1);
  await page.keyboard.press('Control+Shift+Z');
  await expect(terminal.locator('.line.later')).toHaveCount(0);
});

test(
  'situations: a read-only folder, a lost source, compileall’s own way',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open(LAB);
    const { widget, prompt, button, verdict, node, predict, terminal, unasked } = await ready(page);
    const begin = (title: string) => widget.getByLabel('Begin with').selectOption({ label: title });
    await begin('A folder that cannot be written');
    await expect(terminal).toContainText('chmod a-w .');
    await expect(prompt).toHaveValue('python main.py');
    await expect(widget.locator('caption')).toContainText('read-only');
    await button('Run').click();
    await predict('It compiles, and writes none.');
    await expect(verdict).toContainText('As you said.');
    await expect(verdict).toContainText('PermissionError keeps m.cpython-313.pyc from being written');
    await expect(node('set_data')).toHaveClass(/no/);

    await unasked();
    await begin('The source was deleted');
    await expect(terminal).toContainText('rm m.py');
    await button('Run').click();
    await expect(terminal).toContainText("ModuleNotFoundError: No module named 'm'");
    await expect(verdict).toContainText('__pycache__/m.cpython-313.pyc is not looked at');

    await begin('compileall after an edit within the same second');
    await expect(prompt).toHaveValue('python -m compileall .');
    await button('Run').click();
    await expect(verdict).toContainText('compileall did not see it');
    await expect(node('up_to_date')).toContainText('The size is not looked at');
    await widget.getByLabel('./main.py', { exact: true }).check();
    await expect(verdict).toContainText('main.cpython-313.pyc is left as it is');
  },
);

test('other Pythons leave files of their own; a script none; -v tells', { tag: '@once' }, async ({ page, site }) => {
  await site.open(LAB, { python: '3.12' });
  const { type, unasked, file, widget, terminal, verdict, node } = await ready(page);
  await expect(file('m.cpython-312.pyc')).toHaveCount(1);
  await unasked();
  await widget.getByLabel('3.8', { exact: true }).check();
  await expect(terminal).toContainText('use 3.8');
  await type('python main.py');
  await expect(file('m.cpython-38.pyc')).toHaveCount(1);
  await expect(file('m.cpython-312.pyc')).toHaveCount(1);
  await type('python m.py');
  await expect(verdict).toContainText('m.py is the program itself');
  await expect(node('get_data')).toContainText('not asked');
  await expect(terminal).not.toContainText('# code object from');
  await widget.getByLabel('lines of -v').check();
  await expect(terminal).toContainText('# code object from /lab/m.py');
  await widget.getByLabel('3.15', { exact: true }).check();
  await expect(terminal).toContainText('use 3.15');
  await type('rm -r __pycache__ && edit main.py unused && python main.py');
  await expect(verdict).toContainText('main.py is the program itself');
  await expect(file('m.cpython-315.pyc')).toHaveCount(0);
});

test(
  'what is not understood, or not there, is said, and what was there stays',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open(LAB);
    const { type, terminal, verdict, file, unasked } = await ready(page);
    await unasked();
    await type('pyhton main.py');
    await expect(terminal).toContainText('The lab’s shell has no “pyhton”');
    await expect(verdict).toContainText('The line was not understood: nothing was done.');
    await expect(file('m.cpython-313.pyc')).toHaveCount(1);
    await type('python -m json.tool');
    await expect(terminal).toContainText('The lab’s Python does not have the library’s module json.tool');
    await expect(terminal).not.toContainText('No module named');
  },
);

test('links: a state with its time and Python, a broken one, and the same in the embed', async ({ page, site }) => {
  await site.open(`${LAB}#1.python=3.9&do=python%20main.py&do=touch%20m.py&do=python%20main.py&at=2`);
  const { button, verdict, file, terminal, widget } = await ready(page);
  await expect(file('m.cpython-39.pyc')).toHaveCount(1);
  await expect(terminal.locator('.line')).toHaveCount(3);
  await button('Forward').click();
  await expect(verdict).toContainText('the source’s is');
  await page.evaluate(() => (location.hash = '#1.python=2.7'));
  await expect(widget.getByRole('alert')).toContainText('“2.7” is no Python of 3.7 to 3.15');
  await expect(terminal.locator('.line')).toHaveCount(1);

  await site.open('embed/cache-lab/#1.do=python%20-B%20main.py');
  const embed = await ready(page);
  await expect(embed.verdict).toContainText('writing is switched off');
  await expect(embed.widget.getByRole('link', { name: 'Open in the full page' })).toHaveAttribute(
    'href',
    /\/cache-lab\/#1\..*do=python%20-B%20main\.py/,
  );
});

for (const theme of ['light', 'dark'] as const)
  test(
    `${theme}: axe finds nothing in any state, and nothing scrolls sideways`,
    { tag: '@once' },
    async ({ page, site }) => {
      await page.setViewportSize({ width: 320, height: 800 });
      await site.open(LAB, { theme });
      const { widget, button, terminal, answer, type, unasked, verdict } = await ready(page);
      const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      const clean = async () => {
        expect(await violations(page, { within: '.cache-lab' })).toEqual([]);
        expect(await sideways()).toBeLessThanOrEqual(0);
      };
      await clean();
      await button('Run').click();
      await expect(widget.getByText('Predict first')).toBeVisible();
      await clean();
      await button('Run it without a guess').click();
      await unasked();
      await answer('Copy').check();
      for (const line of [
        'python -m compileall -q -f --invalidation-mode checked-hash .',
        'PYTHONPYCACHEPREFIX=/tmp/pyc python main.py',
        'cp -rp . /tmp/a-folder-with-a-rather-long-name-for-a-copy && chmod 444 m.py',
        'truncate -s 40 __pycache__/m.cpython-313.pyc',
        'python main.py',
      ])
        await type(line);
      await expect(verdict).toContainText('Raised.');
      await expect(terminal).toContainText('EOFError');
      await page.evaluate(() =>
        document.querySelectorAll<HTMLDetailsElement>('.cache-lab details').forEach((one) => (one.open = true)),
      );
      await clean();
      await page.setViewportSize({ width: 1280, height: 800 });
      await clean();
    },
  );

test(
  'in a frame of 960 by 540 files, prompt, verdict and the whole way are in sight',
  { tag: '@once' },
  async ({ page, site }) => {
    await page.setViewportSize({ width: 960, height: 540 });
    await site.open('embed/cache-lab/#1.do=python%20main.py&do=touch%20m.py&do=python%20main.py');
    const { prompt, verdict, node, file } = await ready(page);
    for (const part of [file('m.py'), prompt, verdict, node('find_spec'), node('mtime'), node('set_data')])
      await expect(part).toBeInViewport({ ratio: 1 });
  },
);

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('files, output and the lit path are there', { tag: '@once' }, async ({ page }) => {
    await page.goto(LAB);
    await expect(page.locator('.log')).toContainText('the old code');
    await expect(page.locator('[data-node="set_data"]')).toHaveClass(/yes/);
    await expect(page.getByLabel('Command', { exact: true })).toBeHidden();
  });
});
