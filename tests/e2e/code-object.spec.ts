/** The code object viewer, and the page that lists the tools. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { TOOLS } from '../../src/components/tools.ts';
import { expect, test } from './site.ts';

async function ready(page: Page) {
  const widget = page.getByRole('group', { name: 'Code object viewer' });
  await expect(widget).toHaveAttribute('data-ready', 'true');
  return {
    widget,
    tree: widget.getByRole('tree'),
    fields: widget.getByRole('table', { name: /^Fields of/ }),
    meaning: widget.getByRole('group', { name: 'What it means' }),
    source: widget.getByRole('group', { name: 'Source', exact: true }),
    bytes: widget.getByRole('group', { name: 'Bytes of the file' }),
    button: (name: string | RegExp) => widget.getByRole('button', { name }),
    notes: widget.getByRole('alert'),
    file: widget.locator('input[type=file]'),
  };
}

test('nested code objects are a tree, walked with pointer and arrows', async ({ page, site }) => {
  await site.open('code-object/#1.sample=counter&python=3.13');
  const { tree, widget } = await ready(page);
  await expect(tree.getByRole('treeitem')).toHaveText([/<module>/, /make_counter/, /step/]);
  await tree.getByRole('treeitem', { name: 'make_counter' }).click();
  await expect(widget.locator('.repr')).toContainText('<code object make_counter at');
  await tree.focus();
  await page.keyboard.press('ArrowDown');
  await expect(tree.getByRole('treeitem', { selected: true })).toContainText('step');
  await page.keyboard.press('ArrowLeft');
  await expect(tree.getByRole('treeitem', { selected: true })).toContainText('make_counter');
});

test('a constant leads to its bytes, its instruction and its source', async ({ page, site }) => {
  await site.open('code-object/#1.sample=errors&python=3.13&code=divide');
  const { button, fields, meaning, source, bytes } = await ready(page);
  await fields
    .getByRole('row', { name: /'caught:'/ })
    .getByRole('button')
    .click();
  await expect(meaning).toContainText("is 'caught:'");
  await expect(meaning.getByRole('button', { name: /LOAD_CONST \d+ \('caught:'\)/ })).toBeVisible();
  await expect(source.locator('mark')).toHaveText('"caught:"');
  await expect(bytes.locator('mark').last()).toContainText('63 61 75 67 68 74');
  await button('co_stacksize').click();
  await expect(meaning).toContainText('How deep the value stack can get');
});

test('a click anywhere in a row chooses it, and again lets it go', async ({ page, site }) => {
  await site.open('code-object/#1.sample=errors&python=3.13&code=divide');
  const { fields, meaning, button } = await ready(page);
  const row = fields.getByRole('row', { name: /'caught:'/ });
  await row.getByRole('cell').first().click();
  await expect(row.getByRole('button', { name: /^co_consts/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(meaning).toContainText("'caught:'");
  await row.getByRole('cell').first().click();
  await expect(row.getByRole('button', { name: /^co_consts/ })).toHaveAttribute('aria-pressed', 'false');
  await button(/^Line table/).click();
  const entry = page
    .getByRole('table', { name: /^Line table/ })
    .getByRole('row')
    .nth(2);
  await entry.getByRole('cell').first().click();
  await expect(entry.getByRole('button')).toHaveAttribute('aria-pressed', 'true');
});

test('flags in words, free variables, line table and exception table', async ({ page, site }) => {
  await site.open('code-object/#1.sample=counter&python=3.13&code=make_counter.<locals>.step');
  const { widget, fields, button, meaning, source } = await ready(page);
  await expect(fields.getByRole('row', { name: /^co_flags: members/ })).toContainText(
    '0x13 OPTIMIZED | NEWLOCALS | NESTED',
  );
  await button('co_freevars: members').click();
  await button('co_freevars[0]').click();
  await expect(meaning).toContainText('co_freevars[0] is count');
  await expect(meaning).toContainText('Used by 3 instructions');
  await button(/^Line table/).click();
  await widget
    .getByRole('table', { name: /^Line table/ })
    .getByRole('button')
    .nth(2)
    .click();
  await expect(meaning).toContainText('Entry 2 of the line table');
  await expect(source.locator('mark').first()).toBeVisible();
  await button(/^Exception table/).click();
  await expect(widget).toContainText('nothing in this code object catches anything');
});

test('a byte leads to what it belongs to', async ({ page, site }) => {
  await site.open('code-object/#1.sample=counter&python=3.13&code=make_counter&pick=argcount');
  const { meaning, bytes } = await ready(page);
  await bytes.focus();
  await page.keyboard.press('ArrowRight');
  await expect(meaning).toContainText('co_posonlyargcount');
});

test('every Python has its own fields; a code object that one does not make is said to be missing', async ({
  page,
  site,
}) => {
  await site.open('code-object/#1.sample=squares&python=3.11&code=<listcomp>');
  const { widget, fields, notes, button } = await ready(page);
  await expect(widget.locator('.repr')).toContainText('<listcomp>');
  await widget.getByLabel('3.12', { exact: true }).check();
  await expect(notes).toContainText('Python 3.12 makes no code object “<listcomp>”');
  await widget.getByLabel('3.7', { exact: true }).check();
  await expect(fields.getByRole('row', { name: /^co_lnotab/ })).toBeVisible();
  await expect(fields.getByRole('row', { name: /^co_nlocals/ })).toBeVisible();
  await button(/^Exception table/).click();
  await expect(widget).toContainText('Python 3.7 has no exception tables');
});

test('a link to what was chosen, a broken link, a file of one’s own', async ({ page, site }) => {
  await site.open('embed/code-object/#1.sample=errors&python=3.12&code=divide&pick=exceptions.1');
  const { widget, meaning } = await ready(page);
  await expect(meaning).toContainText('Entry 1 of the exception table');
  await expect(widget.getByRole('link', { name: 'Open in the full page' })).toHaveAttribute(
    'href',
    /pick=exceptions\.1$/,
  );
  await page.goto('about:blank');
  await site.open('code-object/#1.sample=nothing');
  const { notes, file, tree } = await ready(page);
  await expect(notes).toContainText('“nothing”');
  const buffer = readFileSync('public/samples/__pycache__/shapes.cpython-38.pyc');
  await file.setInputFiles({ name: 'mine.pyc', mimeType: 'application/octet-stream', buffer });
  await expect(tree.getByRole('treeitem').nth(1)).toContainText('Rectangle');
  await expect(notes).toHaveCount(0);
  buffer[4] = 255;
  await file.setInputFiles({ name: 'mine.pyc', mimeType: 'application/octet-stream', buffer });
  await expect(notes).toContainText('mine.pyc, byte 4: the flags are 255');
  await expect(tree.getByRole('treeitem').nth(1)).toContainText('Rectangle');
});

test('the page of tools leads to every widget', async ({ page, site }) => {
  await site.open('');
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Tools' }).click();
  const titles = await page.getByRole('heading', { level: 2 }).allInnerTexts();
  expect(titles.slice(0, TOOLS.length)).toEqual(TOOLS.map(({ title }) => title));
  for (const name of ['Code object', 'Disassembly']) {
    await page.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await page.goBack();
  }
});
