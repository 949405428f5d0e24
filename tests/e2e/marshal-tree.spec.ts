/** What a person does with the marshal tree. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, hydrate, test } from './site.ts';

const TREE = 'marshal-tree/';
const AT = `${TREE}#1.sample=fib&python=3.13`;
const tree = (page: Page) => page.getByRole('tree');
const row = (page: Page, name: RegExp) => page.getByRole('treeitem', { name });
const chosenRow = (page: Page) => page.locator('[role=treeitem][aria-selected=true]');
const byte = (page: Page, offset: number) => page.locator(`[role=gridcell][data-offset="${offset}"]`);
const chosenByte = (page: Page) => page.locator('[role=gridcell][aria-selected=true]');
const inspector = (page: Page) => page.getByRole('group', { name: 'What is chosen' });
const outcome = (page: Page) => page.locator('.outcome');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a chosen object lights up its bytes, and says what each of them is', async ({ page, site }) => {
  await site.open(TREE);
  await row(page, /^filename/).click();
  await expect(inspector(page)).toContainText('code.co_filename');
  await expect(inspector(page)).toContainText('TYPE_REF');
  await expect(page.locator('.cell.in')).toHaveCount(5);
  await expect(page.locator('.cell.target').first(), 'what it points to is marked too').toHaveText('da');
  await row(page, /^names/).click();
  await expect(inspector(page)).toContainText("('__doc__', 'fib', 'print')");
  await expect(inspector(page)).toContainText('3 members');
});

test('a byte leads to the innermost object, down to the length of a string', async ({ page, site }) => {
  await site.open(TREE);
  await tree(page).evaluate((element) => element.scrollIntoView());
  await byte(page, 250).click();
  await expect(chosenRow(page)).toContainText("'range'");
  await expect(chosenRow(page)).toBeInViewport();
  await expect(inspector(page)).toContainText('code.co_consts[1].co_names[0]');
  await byte(page, 248).click();
  await expect(byte(page, 248)).toHaveAttribute('aria-label', "byte 248, 05, length of 'range'");
  await expect(inspector(page).getByRole('row', { name: /length/ })).toContainText('5 bytes');
  // Only what can be seen, and a little more, is drawn.
  await page.getByRole('grid').evaluate((pane) => (pane.scrollTop = 0));
  await byte(page, 8).click();
  await expect(inspector(page)).toContainText('A byte of the header');
});

test('a reference is followed to what it points to, and back', async ({ page, site }) => {
  await site.open(TREE);
  await row(page, /^filename/)
    .locator('[data-follow]')
    .click();
  await expect(inspector(page)).toContainText('code.co_consts[1].co_filename');
  await expect(inspector(page)).toContainText('FLAG_REF gave it number #10');
  await expect(page.locator('.arc'), 'the line from the reference is drawn').toHaveCount(1);
  await inspector(page).getByRole('button', { name: 'code.co_filename', exact: true }).click();
  await expect(inspector(page)).toContainText('Points to #10');
});

test('the tree is walked with the keys of a tree', async ({ page, site }) => {
  await site.open(TREE);
  await tree(page).focus();
  await expect(chosenRow(page)).toHaveAttribute('aria-level', '1');
  await page.keyboard.press('ArrowRight');
  await expect(chosenRow(page)).toContainText('argcount');
  await page.keyboard.type('consts');
  await expect(chosenRow(page)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await expect(chosenRow(page)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(chosenRow(page)).toContainText('<code object fib>');
  await expect(chosenRow(page)).toHaveAttribute('aria-posinset', '2');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(chosenRow(page)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('End');
  await expect(chosenRow(page)).toContainText('exceptiontable');
  await page.keyboard.press('Enter');
  await expect(inspector(page), 'Enter follows a reference').toContainText('code.co_consts[1].co_exceptiontable');
  await page.keyboard.press('Home');
  await expect(chosenRow(page)).toHaveAttribute('aria-level', '1');
  const active = await tree(page).getAttribute('aria-activedescendant');
  await expect(chosenRow(page)).toHaveAttribute('id', active!);
});

test('a byte is changed with the keys, and Python’s answer is exact', async ({ page, site }) => {
  await site.open(`${AT}&at=consts:0`);
  await expect(chosenByte(page)).toHaveAttribute('data-offset', '84');
  await page.getByRole('grid').focus();
  await page.keyboard.type('3f');
  await expect(outcome(page)).toContainText('Python 3.13: import fib fails.');
  await expect(outcome(page)).toContainText('ValueError: bad marshal data (unknown type code)');
  await expect(outcome(page)).toContainText('Reading stopped at byte 84');
  await expect(outcome(page)).toContainText('Python does not compile fib.py instead');
  await expect(byte(page, 85), 'the next byte is chosen').toHaveAttribute('aria-selected', 'true');
  await expect(byte(page, 85)).toHaveAttribute('aria-label', /not read/);
  await expect(row(page, /^body/)).toContainText('unfinished');
  await page.keyboard.press('Control+z');
  await expect(outcome(page)).toContainText('37 objects in 426 bytes');
  await page.keyboard.press('Control+Shift+z');
  await expect(byte(page, 84)).toHaveText('3f');
  await button(page, 'Reset').click();
  await expect(byte(page, 84)).toHaveText('29');
  await expect(button(page, 'Reset')).toBeDisabled();
});

test('each suggestion ends as it should', async ({ page, site }) => {
  await site.open(TREE);
  for (const [name, text] of [
    ['change a letter', 'reads the changed body without complaint'],
    ['an unknown type code', 'ValueError: bad marshal data (unknown type code)'],
    ['a length too large', 'EOFError: marshal data too short'],
    ['a reference to nowhere', 'ValueError: bad marshal data (invalid reference)'],
    ['cut off the last byte', 'EOFError: marshal data too short'],
    ['None instead of code', "ImportError: Non-code object in '__pycache__/fib.cpython-313.pyc'"],
  ]) {
    await button(page, name).click();
    await expect(outcome(page), name).toContainText(text);
  }
  await expect(page.locator('.cell.edited'), 'each starts from the file as it was').toHaveCount(1);
});

test('a copied link opens the very state', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await site.open(AT);
  await byte(page, 249).click();
  await page.getByRole('grid').focus();
  await page.keyboard.type('04');
  await byte(page, 249).click();
  await button(page, 'Copy link').click();
  await expect(page.locator('.copied')).toContainText('Copied.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain(site.url(AT));
  expect(link).toContain('edit=249:04');
  const other = await context.newPage();
  await other.goto(link);
  await expect(byte(other, 249)).toHaveText('04');
  await expect(chosenByte(other)).toHaveAttribute('data-offset', '249');
  await expect.poll(() => outcome(other).innerText()).toBe(await outcome(page).innerText());
});

test('a broken link shows the default, with a note', { tag: '@once' }, async ({ page, site }) => {
  await site.open(`${TREE}#1.sample=nothing`);
  await expect(page.locator('.notice')).toContainText('there is no sample “nothing”');
  await expect(outcome(page)).toContainText('37 objects');
  await page.evaluate(() => (location.hash = '#1.sample=fib&python=3.13&at=consts.999'));
  await expect(page.locator('.notice')).toContainText('asks for “consts.999”, which fib.cpython-313.pyc does not have');
  await expect(inspector(page), 'the nearest place is chosen').toContainText('code.co_consts');
});

test('the tree follows the reader’s Python and keeps the place', async ({ page, site }) => {
  await site.open(TREE);
  await row(page, /^names/).click();
  await page.getByLabel('Your Python').selectOption('3.8');
  await expect(page.locator('.widget-file')).toContainText('fib.cpython-38.pyc');
  await expect(inspector(page)).toContainText('code.co_names');
  await expect(row(page, /^nlocals/)).toBeVisible();
  await button(page, 'an unknown type code').click();
  await expect(outcome(page)).toContainText('Python 3.8: import fib fails.');
  await page.getByLabel('Your Python').selectOption('3.12');
  await expect(page.locator('.widget-file'), 'what is edited stays').toContainText('fib.cpython-38.pyc');
});

/** A tuple of 40,000 strings of 20 characters each: 1.7 MB, and more rows than any page could hold. */
function largeFile(): Buffer {
  const header = readFileSync('public/samples/__pycache__/fib.cpython-313.pyc').subarray(0, 16);
  const count = 80_000;
  const tuple = Buffer.from([0x28, 0, 0, 0, 0]);
  tuple.writeUInt32LE(count, 1);
  const strings = Array.from({ length: count }, (_, i) => {
    const text = `string number ${String(i).padStart(6, '0')}`;
    return Buffer.concat([Buffer.from([0x7a, text.length]), Buffer.from(text)]);
  });
  return Buffer.concat([header, tuple, ...strings]);
}

test('a dropped file of 2 MB is drawn a window at a time', async ({ page, site }) => {
  await site.open(TREE);
  const buffer = largeFile();
  const mine = { name: 'large.cpython-313.pyc', mimeType: 'application/octet-stream', buffer };
  await page.locator('input[type=file]').setInputFiles(mine);
  await expect(page.locator('.notice')).toContainText('Written by Python 3.13');
  await expect(outcome(page)).toContainText("ImportError: Non-code object in '__pycache__/large.cpython-313.pyc'");
  await tree(page).focus();
  await page.keyboard.press('End');
  await expect(chosenRow(page)).toContainText("'string number 079999'");
  await expect(chosenRow(page)).toBeInViewport();
  expect(await page.getByRole('treeitem').count()).toBeLessThan(120);
  expect(await page.getByRole('gridcell').count()).toBeLessThan(1600);
  await page.getByRole('grid').focus();
  await page.keyboard.type('21');
  await page.keyboard.press('Control+z');
  await expect(button(page, 'Reset'), 'two digits of one byte are one step').toBeDisabled();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('21');
  await expect(inspector(page)).toContainText("'string number 07999!'");
  await button(page, 'Copy link').click();
  await expect(page.locator('.copied')).toContainText('A link cannot carry a file of your own');
  await button(page, 'Back to fib.cpython-313.pyc').click();
  await expect(outcome(page)).toContainText('37 objects');
});

test('three million objects are walked from one end to the other', { tag: '@once' }, async ({ page, site }) => {
  await site.open(TREE);
  const count = 3_000_000;
  const header = [...readFileSync('public/samples/__pycache__/fib.cpython-313.pyc').subarray(0, 16)];
  // Made in the page: it is a tuple of as many None.
  await page.locator('input[type=file]').evaluate(
    (input: HTMLInputElement, [header, count]) => {
      const bytes = new Uint8Array(21 + count).fill(0x4e);
      bytes.set([...header, 0x28]);
      new DataView(bytes.buffer).setUint32(17, count, true);
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], 'nothing.cpython-313.pyc'));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [header, count] as const,
  );
  await expect(outcome(page)).toContainText("Non-code object in '__pycache__/nothing.cpython-313.pyc'");
  await tree(page).focus();
  const seen = async (name: string) => {
    await expect(chosenRow(page)).toContainText(name);
    await expect(chosenRow(page)).toBeInViewport();
  };
  await page.keyboard.press('End');
  await seen('[2999999]');
  await page.keyboard.press('ArrowUp');
  await seen('[2999998]');
  await page.keyboard.press('PageUp');
  await expect(chosenRow(page)).toBeInViewport();
  // A byte in the midst of the file, and the rows around it.
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+End');
  await expect(chosenByte(page)).toBeInViewport();
  await tree(page).evaluate((pane) => (pane.scrollTop = pane.scrollHeight / 2));
  const middle = page.getByRole('treeitem').filter({ hasText: /^\s*\[1[45]\d{5}\]/ });
  await expect(middle.first()).toBeAttached();
  await middle.nth(8).click();
  await expect(chosenRow(page)).toBeInViewport();
  const position = async () => Number(await chosenRow(page).getAttribute('aria-posinset'));
  const from = await position();
  await tree(page).focus();
  for (let i = 0; i < 40; i++) await page.keyboard.press('ArrowDown');
  expect(await position()).toBe(from + 40);
  await expect(chosenRow(page)).toBeInViewport();
  // The wheel moves by what it says, not by its share of three million.
  const first = () =>
    tree(page).evaluate((pane) => {
      const rows = [...pane.querySelectorAll('[role=treeitem]')];
      const top = pane.getBoundingClientRect().top;
      return Math.min(
        ...rows.filter((row) => row.getBoundingClientRect().top >= top).map((row) => Number(row.ariaPosInSet)),
      );
    });
  const before = await first();
  await tree(page).hover();
  await page.mouse.wheel(0, 280);
  await expect.poll(first).toBe(before + 10);
  await page.keyboard.press('Home');
  await expect(chosenRow(page)).toHaveAttribute('aria-level', '1');
  await expect(chosenRow(page)).toBeInViewport();
});

test('what is told of a file goes and returns with the file', { tag: '@once' }, async ({ page, site }) => {
  await site.open(TREE);
  await page.locator('input[type=file]').setInputFiles('public/samples/older/__pycache__/fib.cpython-36.pyc');
  await expect(page.locator('.notice')).toContainText('Written by Python 3.6');
  await button(page, 'Undo').click();
  await expect(page.locator('.widget-file')).toContainText('fib.cpython-313.pyc');
  await expect(page.locator('.notice')).toHaveCount(0);
  await button(page, 'Redo').click();
  await expect(page.locator('.notice')).toContainText('Written by Python 3.6');
  await button(page, 'Back to fib.cpython-313.pyc').click();
  await expect(page.locator('.notice')).toHaveCount(0);
  await button(page, 'Undo').click();
  await expect(page.locator('.notice')).toContainText('Written by Python 3.6');
});

test('a file that is no .pyc says so, and changes nothing', { tag: '@once' }, async ({ page, site }) => {
  await site.open(TREE);
  const mine = { name: 'notes.pyc', mimeType: 'text/plain', buffer: Buffer.from('some notes of mine') };
  await page.locator('input[type=file]').setInputFiles(mine);
  await expect(page.locator('.notice')).toContainText('notes.pyc is not a .pyc');
  await expect(outcome(page)).toContainText('37 objects');
});

test('a header that import does not take is told before the body', { tag: '@once' }, async ({ page, site }) => {
  await site.open(TREE);
  const fib = readFileSync('public/samples/__pycache__/fib.cpython-313.pyc');
  const open = (buffer: Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name: 'mine.pyc', mimeType: 'application/octet-stream', buffer });
  await open(fib.subarray(0, 10));
  await expect(page.locator('.notice')).toContainText('mine.pyc ends at byte 10, inside the mtime');
  await expect(page.locator('.notice')).toContainText('import compiles that again, silently');
  await expect(outcome(page)).toContainText('37 objects');
  fib[4] = 255;
  await open(fib);
  await expect(outcome(page)).toContainText('Python 3.13: import mine does not take this file.');
  await expect(outcome(page)).toContainText('byte 4: the flags are 255');
  await expect(page.locator('.widget-file')).toContainText('mine.pyc');
  await open(Buffer.alloc(8_000_001));
  await expect(page.locator('.notice')).toContainText('has 8,000,001 bytes; files of up to 8 MB are read here.');
});

test('an embed opens where its address says', async ({ page, site }) => {
  await site.open('embed/marshal-tree/?sample=area&python=3.12&at=consts.1.names&ui=min');
  await expect(inspector(page)).toContainText('code.co_consts[1].co_names');
  await expect(page.locator('.widget-file')).toContainText('area.cpython-312.pyc');
  await expect(page.getByLabel('Sample')).toHaveCount(0);
});

test.describe('on a phone', { tag: '@once' }, () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the tree is above the bytes, and digits can be typed', async ({ page, site }) => {
    await site.open(TREE);
    const [above, below] = [await tree(page).boundingBox(), await page.getByRole('grid').boundingBox()];
    expect(above!.y + above!.height).toBeLessThanOrEqual(below!.y + 1);
    await byte(page, 16).tap();
    await page.getByRole('button', { name: '4', exact: true }).tap();
    await page.getByRole('button', { name: 'e', exact: true }).tap();
    await expect(outcome(page)).toContainText('Non-code object');
  });
});

test.describe('without JavaScript', { tag: '@once' }, () => {
  test.use({ javaScriptEnabled: false });

  test('objects and bytes are there', async ({ page }) => {
    await page.goto(TREE);
    await expect(row(page, /^stacksize/)).toContainText('5');
    await expect(byte(page, 16)).toHaveText('e3');
    await expect(outcome(page)).toContainText('37 objects in 426 bytes');
  });
});

test(
  'a task is not done by a ready button: in a lesson they come when it is done',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open('lessons/past-the-header/');
    await hydrate(page);
    const tree = page.locator('figure').filter({ hasText: 'Change one byte so that Python says' });
    const ready = tree.getByRole('button', { name: 'a length too large' });
    await expect(tree.locator('.task')).toBeVisible();
    await expect(ready).toHaveCount(0);
    await tree.getByRole('gridcell', { name: /^byte 41, / }).click();
    await page.keyboard.type('01');
    await expect(tree.locator('.task')).toContainText('Done.');
    await expect(ready).toBeVisible();
  },
);
