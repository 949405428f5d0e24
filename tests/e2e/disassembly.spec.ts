/** The disassembly: what a reader asks of a listing, with pointer, keyboard, links and files. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const PYC = (name: string) => readFileSync(`public/samples/__pycache__/${name}.pyc`);

async function ready(page: Page) {
  const widget = page.getByRole('group', { name: 'Disassembly', exact: true });
  await expect(widget).toHaveAttribute('data-ready', 'true');
  const grid = widget.getByRole('grid');
  return {
    widget,
    grid,
    rows: grid.locator('[data-offset]'),
    row: (text: string | RegExp) => grid.locator('[data-offset]', { hasText: text }).first(),
    meaning: widget.getByRole('group', { name: 'What it means' }),
    said: widget.locator('.said'),
    source: widget.getByRole('group', { name: 'Source', exact: true }),
    bytes: widget.getByRole('group', { name: 'Bytes of the file' }),
    python: (version: string) => widget.getByLabel(version, { exact: true }),
    compare: widget.getByRole('button', { name: 'Compare' }),
    notes: widget.getByRole('alert'),
    file: widget.locator('input[type=file]'),
  };
}

test('a cell says what it means, where it comes from and where its bytes are', async ({ page, site }) => {
  await site.open('disassembly/#1.sample=arithmetic&python=3.13');
  const { row, said, source, bytes, meaning } = await ready(page);
  await row(/BINARY_OP/)
    .locator('[data-cell=operand]')
    .click();
  await expect(said).toContainText('0 in BINARY_OP means +');
  await expect(source.locator('mark')).toHaveText('a + b');
  await expect(bytes.locator('mark.opcode')).toHaveText('2d');
  await expect(bytes.locator('mark.operand')).toHaveText('00');
  await meaning.getByRole('button', { name: 'line' }).click();
  await expect(said).toContainText('of the source, from column');
});

test('a column head says what the column is', async ({ page, site }) => {
  await site.open('disassembly/#1.sample=branch&python=3.13');
  const { grid, meaning } = await ready(page);
  await grid.getByRole('button', { name: 'label' }).click();
  await expect(meaning).toContainText('A name that dis makes up for every place that is jumped to');
  await grid.getByRole('button', { name: 'label' }).click();
  await expect(meaning).not.toContainText('makes up');
});

test('inline caches unfold, each part with its name', async ({ page, site }) => {
  await site.open('disassembly/#1.sample=branch&python=3.13');
  const { widget, rows, row, said } = await ready(page);
  const before = await rows.count();
  await widget.getByLabel(/inline caches \(11\)/).check();
  await expect(rows).toHaveCount(before + 11);
  await row(/counter: 0/).click();
  await expect(said).toContainText('inline cache of');
});

test('the arrow keys go from cell to cell, and Escape clears', async ({ page, site }) => {
  await site.open('disassembly/#1.sample=arithmetic&python=3.13');
  const { grid, said, meaning } = await ready(page);
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await expect(meaning).toContainText('RESUME');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(said).toContainText('is an index into the constants: co_consts[0]');
  const active = await grid.getAttribute('aria-activedescendant');
  await expect(page.locator(`[id="${active}"]`)).toHaveAttribute('data-cell', 'operand');
  await page.keyboard.press('Escape');
  await expect(meaning).toContainText('Choose any cell');
});

test('a jump leads to its target, a loaded code object opens, a byte leads back to its instruction', async ({
  page,
  site,
}) => {
  await site.open('disassembly/#1.sample=fib&python=3.13');
  const { row, meaning, bytes, widget } = await ready(page);
  await row(/<code object fib/)
    .locator('[data-cell=operand]')
    .click();
  await meaning.getByRole('button', { name: 'Open fib' }).click();
  await expect(widget.getByRole('grid', { name: /^Disassembly of fib/ })).toBeVisible();
  await row(/FOR_ITER/).click();
  await meaning.getByRole('button', { name: /^Go to L\d/ }).click();
  await expect(meaning).toContainText(/END_FOR|POP_ITER/);
  await bytes.focus();
  await page.keyboard.press('ArrowRight');
  await expect(meaning).toContainText('POP_TOP');
});

test('an entry of the exception table shows what it covers and who handles it', async ({ page, site }) => {
  await site.open('disassembly/#1.sample=errors&python=3.13&code=divide');
  const { widget, grid, said } = await ready(page);
  await widget.getByRole('button', { name: /^L1 to L2 -> L\d+ \[0\]$/ }).click();
  await expect(said).toContainText('An exception raised from L1 to before L2 is caught');
  await expect(grid.locator('.covered')).toHaveCount(3);
  await expect(grid.locator('.caught')).toContainText('PUSH_EXC_INFO');
});

test('up to four Pythons stand side by side, and what differs is said', async ({ page, site }) => {
  await site.open('disassembly/#1.sample=fib&python=3.13&code=fib');
  const { compare, python, grid, meaning } = await ready(page);
  await compare.click();
  await expect(grid.getByRole('columnheader')).toHaveText([/^Python 3.12/, /^Python 3.13/]);
  await python('3.8').check();
  await python('3.15').check();
  await expect(grid.getByRole('columnheader')).toHaveCount(4);
  await expect(python('3.9')).toBeDisabled();
  const binary = grid.getByRole('gridcell', { name: /BINARY_OP 0 \(\+\)/ }).first();
  await binary.click();
  await expect(meaning).toContainText('Python 3.12: was BINARY_ADD in 3.8');
  await expect(grid.locator('.gone').first()).toContainText(/gone, was in/);
  await compare.click();
  await expect(grid.getByRole('columnheader').first()).toHaveText('line');
});

test('it follows the reader’s Python until one is chosen here', async ({ page, site }) => {
  await site.open('disassembly/', { python: '3.8' });
  const { grid, python } = await ready(page);
  await expect(grid).toHaveAccessibleName('Disassembly of <module>, Python 3.8');
  await page.getByLabel('Your Python').selectOption('3.10');
  await expect(grid).toHaveAccessibleName('Disassembly of <module>, Python 3.10');
  await python('3.12').check();
  await expect(grid).toHaveAccessibleName('Disassembly of <module>, Python 3.12');
  await page.getByLabel('Your Python').selectOption('3.9');
  await expect(grid).toHaveAccessibleName('Disassembly of <module>, Python 3.12');
});

test('a copied link opens the same state, a broken one the default with a note', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await site.open('disassembly/#1.sample=errors&python=3.8,3.13&code=divide&at=4@3.13');
  const { widget, meaning } = await ready(page);
  // What the opcode does is loaded when it is first asked for.
  await expect(meaning.locator('.summary')).toBeVisible();
  const before = await meaning.innerText();
  await widget.getByRole('button', { name: 'Copy link' }).click();
  await expect(widget.getByText('Copied.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto('about:blank');
  await page.goto(copied);
  await ready(page);
  await expect.poll(() => meaning.innerText()).toBe(before);
  await page.goto('about:blank');
  await site.open('embed/disassembly/#99.sample=fib');
  await expect((await ready(page)).notes).toContainText('The state in this link cannot be read');
});

test('a file of one’s own is shown, alone or with its source; another file is refused', async ({ page, site }) => {
  await site.open('disassembly/');
  const { file, grid, source, widget, notes } = await ready(page);
  const mine = { name: 'mine.cpython-39.pyc', mimeType: 'application/octet-stream', buffer: PYC('fib.cpython-39') };
  await file.setInputFiles(mine);
  await expect(grid).toHaveAccessibleName('Disassembly of <module>, Python 3.9');
  await expect(widget).toContainText('has not left your browser');
  await expect(source).toHaveCount(0);
  await file.setInputFiles([
    mine,
    { name: 'fib.py', mimeType: 'text/x-python', buffer: readFileSync('public/samples/fib.py') },
  ]);
  await expect(source).toContainText('def fib(n):');
  await expect(notes).toHaveCount(0);
  await file.setInputFiles([mine, { name: 'area.py', mimeType: 'text/x-python', buffer: Buffer.from('x = 1\n') }]);
  await expect(notes).toContainText('area.py has 6 bytes, and the .pyc was compiled from');
  await file.setInputFiles({
    name: 'photo.png',
    mimeType: 'image/png',
    buffer: Buffer.from('89504e470d0a1a0a', 'hex'),
  });
  await expect(notes).toContainText('photo.png');
  await expect(grid).toHaveAccessibleName('Disassembly of <module>, Python 3.9');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the listing is there', { tag: '@once' }, async ({ page }) => {
    await page.goto('disassembly/');
    await expect(page.getByRole('grid')).toContainText('RESUME');
    await expect(page.getByRole('grid')).toContainText('(number)');
  });
});
