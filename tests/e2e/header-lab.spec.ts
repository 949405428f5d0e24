/** Points 4 and 6: what a person does with the header lab. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const LAB = 'header-lab/';
const byte = (page: Page, offset: number) => page.locator(`[role=gridcell][data-offset="${offset}"]`);
const verdict = (page: Page) => page.locator('.verdict').getByRole('status');
const check = (page: Page, question: RegExp) => page.locator('.checks li').filter({ hasText: question });

test('a byte is edited by pointer and keys, and field, verdict and checks follow', async ({ page, site }) => {
  await site.open(LAB);
  await expect(verdict(page)).toContainText('Used: Python 3.13 runs this bytecode.');
  await byte(page, 8).click();
  await page.keyboard.type('0e');
  await expect(byte(page, 8)).toHaveAttribute('aria-label', 'byte 8, mtime, 0e, edited, was d2');
  await expect(byte(page, 9), 'the next byte has the focus').toBeFocused();
  await expect(page.getByLabel('mtime in the header, seconds since 1970')).toHaveValue('1234567694');
  await expect(verdict(page)).toContainText('Recompiled, silently.');
  await expect(page.locator('.verdict')).toContainText("# bytecode is stale for 'fib'");
  await expect(check(page, /source’s mtime/)).toContainText('failed');
  await expect(check(page, /source’s mtime/)).toContainText('1234567890');
  await expect(check(page, /source’s size/)).toContainText('not reached');
  await expect(check(page, /magic number/)).toContainText('passed');
});

test('a field is edited, and the bytes follow', async ({ page, site }) => {
  await site.open(LAB);
  await page.getByLabel('mtime in the header, UTC').fill('2009-02-13T23:32:30');
  await expect(byte(page, 8)).toHaveText('0e');
  await expect(byte(page, 9)).toHaveText('03');
  await page.getByLabel('check source').check();
  await expect(byte(page, 4)).toHaveText('02');
  await page.getByLabel('hash-based').check();
  await expect(byte(page, 8)).toHaveAttribute('aria-label', /source hash/);
  await page.getByLabel('Magic number').selectOption('3531');
  await expect(byte(page, 0)).toHaveText('cb');
  await expect(check(page, /magic number/)).toContainText('f3 0d 0d 0a (3571)');
});

test('the same damage is recompiled with the source at hand, and refused without it', async ({ page, site }) => {
  await site.open(LAB);
  await page.getByRole('button', { name: 'set flag bit 2' }).click();
  await expect(verdict(page)).toContainText('Recompiled, silently.');
  await expect(page.locator('.verdict')).toContainText('python -v prints nothing about the reason');
  await page.getByLabel('absent').check();
  await expect(verdict(page)).toContainText("ImportError: invalid flags 4 in 'fib'");
  await page.getByRole('button', { name: 'Python 3.12’s magic' }).click();
  await expect(verdict(page)).toContainText("ImportError: bad magic number in 'fib': b'\\xcb\\r\\r\\n'");
  await page.getByRole('button', { name: 'cut the file to 10 bytes' }).click();
  await expect(verdict(page)).toContainText("EOFError: reached EOF while reading pyc header of 'fib'");
});

test('a source edited in the same second with the same size goes unnoticed', async ({ page, site }) => {
  await site.open(LAB);
  await page.getByLabel('touched').check();
  await expect(page.getByLabel('mtime of the source file, seconds since 1970')).toHaveValue('1234567950');
  await expect(verdict(page)).toContainText('Recompiled');
  await page.getByLabel('edited, same second and size').check();
  await expect(verdict(page)).toContainText('the old code runs');
});

test('the riddle of the timestamp that is always zero', async ({ page, site }) => {
  await site.open(LAB);
  await page.getByLabel('3.3 to 3.6').check();
  await expect(byte(page, 4)).toHaveAttribute('aria-label', 'byte 4, mtime, 00');
  await expect(page.getByLabel('mtime in the header, seconds since 1970')).toHaveValue('0');
  await expect(page.getByText('1970-01-01 00:00:00 UTC').first()).toBeVisible();
  await expect(page.locator('.bytes .note')).toContainText('here is the timestamp that is always zero');
  await expect(byte(page, 8)).toHaveAttribute('aria-label', 'byte 8, source size, d2');
  await page.getByLabel('2.7 and earlier').check();
  await expect(byte(page, 8)).toHaveAttribute('aria-label', 'byte 8, body, d2');
});

test('everything can be done with the keyboard', async ({ page, site }) => {
  await site.open(LAB);
  await byte(page, 0).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(byte(page, 0), 'arrows do not wrap').toBeFocused();
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('0');
  await page.keyboard.press('Escape');
  await expect(byte(page, 4)).toHaveAttribute('aria-label', 'byte 4, flags, 00');
  await page.keyboard.type('08');
  await expect(verdict(page)).toContainText('Recompiled');
  await page.keyboard.press('Control+z');
  await expect(verdict(page)).toContainText('Used');
  await page.keyboard.press('Control+Shift+z');
  await expect(byte(page, 4)).toHaveText('08');
  await page.keyboard.press('End');
  await expect(byte(page, 15)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(byte(page, 31)).toBeFocused();
  await page.keyboard.press('Control+End');
  await expect(byte(page, 63)).toBeFocused();
  await page.keyboard.press('Control+Home');
  await expect(byte(page, 0)).toBeFocused();
  expect(await page.locator('[role=gridcell][tabindex="0"]').count(), 'the grid is one tab stop').toBe(1);
  await page.keyboard.press('Escape');
  await expect(page.locator('.lab')).toBeFocused();
});

test('undo, redo and reset', async ({ page, site }) => {
  await site.open(LAB);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await expect(button('Undo')).toBeDisabled();
  await page.getByRole('button', { name: 'touch the source' }).click();
  await page.getByRole('button', { name: 'set flag bit 2' }).click();
  await button('Undo').click();
  await expect(byte(page, 4)).toHaveText('00');
  await button('Redo').click();
  await expect(byte(page, 4)).toHaveText('04');
  await button('Reset').click();
  await expect(verdict(page)).toContainText('Used');
  await expect(button('Reset')).toBeDisabled();
  await expect(button('Reset'), 'the focus stays').toBeFocused();
  await button('Undo').click();
  await expect(byte(page, 4)).toHaveText('04');
  await button('Undo').click();
  await button('Undo').click();
  await expect(button('Undo')).toBeDisabled();
  await expect(button('Undo'), 'the focus stays').toBeFocused();
  await page.keyboard.press('Enter');
  await expect(byte(page, 4), 'there is nothing left to undo').toHaveText('00');
});

test('the bytes behind the header are the body’s, and say that they are not edited here', async ({ page, site }) => {
  await site.open(LAB);
  await byte(page, 20).click();
  await page.keyboard.press('7');
  await expect(byte(page, 20)).toHaveAttribute('aria-label', 'byte 20, body, 00, read-only');
  await expect(page.locator('.told')).toHaveText('byte 20 · body · 00 = 0 · only bytes 0–15 can be edited here');
  await expect(page.getByText('behind the end')).toHaveCount(0);
});

test('a number that a field cannot take is put back with a reason', async ({ page, site }) => {
  await site.open(LAB);
  const flags = page.getByLabel('Flags, number');
  await flags.fill('99999999999');
  await flags.press('Tab');
  await expect(flags).toHaveValue('0');
  await expect(page.getByRole('alert')).toHaveText('whole numbers from 0 to 4294967295');
  await flags.fill('4');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(byte(page, 4)).toHaveText('04');
});

test('no edit moves what stands below it', { tag: '@once' }, async ({ page, site }) => {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await site.open(LAB);
    await page.evaluate(() => document.fonts.ready);
    const tops = () =>
      page.evaluate(() =>
        ['.verdict', '.try', '.import', '.fields'].map(
          (part) => document.querySelector(part)!.getBoundingClientRect().top + scrollY,
        ),
      );
    const before = await tops();
    for (const name of ['touch the source', 'set flag bit 2', 'Python 3.12’s magic', 'cut the file to 10 bytes']) {
      await page.getByRole('button', { name }).click();
      await expect(verdict(page)).toContainText('Recompiled');
      expect(await tops(), `${name}, ${width} px wide`).toEqual(before);
    }
  }
});

test('the checks name the Python that asks, and the header’s length has no field’s hue', async ({ page, site }) => {
  await site.open(LAB, { python: '3.11' });
  await expect(check(page, /Is the magic number that of Python 3\.11\?/)).toHaveAttribute('data-field', 'magic');
  await expect(check(page, /Is the header whole\?/)).not.toHaveAttribute('data-field');
});

test('a copied link opens the very state', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await site.open(LAB);
  await byte(page, 4).click();
  await page.keyboard.type('04');
  await page.getByLabel('absent').check();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.locator('.copied')).toContainText('Copied.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(site.url(`${LAB}#1.sample=fib&python=3.13&edit=4:04&source=absent`));
  const other = await context.newPage();
  await other.goto(link);
  await expect(verdict(other)).toContainText("ImportError: invalid flags 4 in 'fib'");
  await expect(byte(other, 4)).toHaveText('04');
});

test('where copying is refused, the link is there to be selected', { tag: '@once' }, async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
  });
  await site.open(LAB);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByLabel('Link to this state')).toHaveValue(site.url(`${LAB}#1.sample=fib&python=3.13`));
  await expect
    .poll(() => page.evaluate(() => getSelection()?.toString() || (document.activeElement as HTMLInputElement).value))
    .toContain('#1.sample=fib');
});

test('a broken link shows the default and says why', async ({ page, site }) => {
  await site.open(`${LAB}#1.sample=fib&edit=4:xyz`);
  await expect(page.locator('.notice')).toContainText('“4:xyz” is not an edit');
  await expect(verdict(page)).toContainText('Used');
  await page.goto(site.url(`${LAB}?a#1.sample=nosuch`));
  await expect(page.locator('.notice')).toContainText('there is no sample “nosuch”');
  await expect(byte(page, 0)).toHaveText('f3');
});

test('the edited file is downloaded under its own name', async ({ page, site }) => {
  await site.open(LAB);
  await byte(page, 4).click();
  await page.keyboard.type('02');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('fib.cpython-313.pyc');
  const bytes = readFileSync(await file.path());
  const original = readFileSync('public/samples/__pycache__/fib.cpython-313.pyc');
  original[4] = 2;
  expect(bytes.equals(original)).toBe(true);
});

test('a file of one’s own is read, judged, and what was there is one click away', async ({ page, site }) => {
  await site.open(LAB);
  await page.locator('input[type=file]').setInputFiles('public/samples/older/__pycache__/fib.cpython-36.pyc');
  await expect(page.locator('.notice')).toContainText('Written by Python 3.6');
  await expect(page.getByLabel('Imported by')).toHaveValue('3.6');
  await expect(byte(page, 4)).toHaveAttribute('aria-label', /mtime/);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.locator('.copied')).toContainText('cannot carry a file of your own');
  await page.getByRole('button', { name: 'Back to fib.cpython-313.pyc' }).click();
  await expect(verdict(page)).toContainText('Used: Python 3.13');
});

test('what is told of a file goes and returns with the file', { tag: '@once' }, async ({ page, site }) => {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await site.open(LAB);
  await page.locator('input[type=file]').setInputFiles('public/samples/older/__pycache__/fib.cpython-36.pyc');
  await expect(page.locator('.notice')).toContainText('Written by Python 3.6');
  await button('Undo').click();
  await expect(page.locator('.widget-file')).toContainText('fib.cpython-313.pyc');
  await expect(page.locator('.notice')).toHaveCount(0);
  await button('Redo').click();
  await expect(page.locator('.notice')).toContainText('Written by Python 3.6');
  await button('Back to fib.cpython-313.pyc').click();
  await expect(page.locator('.notice')).toHaveCount(0);
  await button('Undo').click();
  await expect(page.locator('.notice')).toContainText('Written by Python 3.6');
});

test('a file that is dropped is read', { tag: '@once' }, async ({ page, site }) => {
  await site.open(LAB);
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array([0xcb, 0x0d, 0x0d, 0x0a, 0, 0, 0, 0, 0xd2])], 'mine.cpython-312.pyc'));
    return transfer;
  });
  await page.locator('.lab').dispatchEvent('dragover', { dataTransfer: data });
  const said = () => page.locator('.lab').evaluate((element) => getComputedStyle(element, '::after').content);
  expect(await said(), 'it says what dropping the file does').toContain('it is read here and sent nowhere');
  await page.locator('.lab').dispatchEvent('drop', { dataTransfer: data });
  await expect(page.locator('.notice')).toContainText('mine.cpython-312.pyc ends at byte 9, inside the mtime');
  await expect(byte(page, 8)).toHaveText('d2');
  await expect(verdict(page)).toContainText('Recompiled');
});

const BAD: [string, Buffer, RegExp][] = [
  ['empty.pyc', Buffer.alloc(0), /empty\.pyc is empty: at byte 0/],
  ['cut.pyc', Buffer.from('f30d0d', 'hex'), /ends at byte 3, inside the magic number/],
  ['noise.pyc', Buffer.alloc(1 << 20, 'noise! '), /is not a \.pyc/],
  ['future.pyc', Buffer.from('ff7f0d0a0000000000000000000000006300', 'hex'), /magic number 32767/],
  [
    '<img src=x onerror=alert(1)>.pyc',
    Buffer.from('<script>alert(1)</script>'),
    /<img src=x onerror=alert\(1\)>\.pyc is not a/,
  ],
];
test('bad files get a sentence that says what is wrong and where', async ({ page, site }) => {
  await site.open(LAB);
  for (const [name, buffer, sentence] of BAD) {
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await expect(page.locator('.notice')).toContainText(sentence);
    await page.getByRole('button', { name: /^Back to fib/ }).click();
    await expect(byte(page, 0)).toHaveText('f3');
  }
});

test('a source is not taken for a .pyc, and what was shown stays', async ({ page, site }) => {
  await site.open(LAB);
  const source = { name: 'source.py', mimeType: 'text/x-python', buffer: Buffer.from('x = 1\n') };
  await page.locator('input[type=file]').setInputFiles(source);
  await expect(page.locator('.notice')).toHaveText(/source\.py is source\. .* choose the \.pyc/);
  await expect(verdict(page)).toContainText('Used: Python 3.13');
  await expect(byte(page, 0)).toHaveText('f3');
});

test('50 MB of noise', { tag: '@once' }, async ({ page, site }) => {
  await site.open(LAB);
  const choose = (size: number) =>
    page.locator('input[type=file]').evaluate((input: HTMLInputElement, length) => {
      const noise = new Uint8Array(length).map((_, at) => (at * 2654435761) >>> 13);
      const transfer = new DataTransfer();
      transfer.items.add(new File([noise], 'noise.pyc'));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, size);
  await choose(50_000_000);
  await expect(page.locator('.notice')).toContainText('noise.pyc is not a .pyc');
  await expect(page.locator('.widget-file')).toContainText('50,000,000 bytes');
  await page.getByRole('button', { name: /^Back to fib/ }).click();
  await choose(50_000_001);
  await expect(page.locator('.notice')).toContainText('files of up to 50 MB are read here');
  await expect(byte(page, 0), 'what was there is still there').toHaveText('f3');
});

test('file and verdict follow the reader’s Python until a byte is edited', async ({ page, site }) => {
  await site.open(LAB, { python: '3.11' });
  await expect(verdict(page)).toContainText('Used: Python 3.11');
  await expect(page.locator('.widget-file')).toContainText('fib.cpython-311.pyc');
  await page.getByLabel('Your Python').selectOption('3.8');
  await expect(page.locator('.widget-file')).toContainText('fib.cpython-38.pyc');
  await byte(page, 4).click();
  await page.keyboard.type('02');
  await page.getByLabel('Your Python').selectOption('3.14');
  await expect(page.locator('.widget-file')).toContainText('fib.cpython-38.pyc');
  await expect(check(page, /magic number/)).toContainText('failed');
});

test('other samples, Pythons and kinds can be chosen', async ({ page, site }) => {
  await site.open(LAB);
  await page.getByLabel('Sample').selectOption('words');
  await expect(page.locator('.widget-file')).toContainText('words.cpython-313.pyc');
  await page.getByLabel('Sample').selectOption('fib');
  await page.getByLabel('Checked by').selectOption('checked-hash');
  await expect(byte(page, 4)).toHaveText('03');
  await page.getByLabel('edited', { exact: true }).check();
  await expect(check(page, /source’s hash/)).toContainText('failed');
  await page.getByLabel('--check-hash-based-pycs').selectOption('never');
  await expect(verdict(page)).toContainText('the old code runs');
  await page.getByLabel('Compiled by').selectOption('3.9');
  await expect(page.locator('.widget-file')).toContainText('fib.cpython-39.pyc');
  await expect(verdict(page)).toContainText('Python 3.9');
});

test('an embed opens at its state, says no more than it must, and links to the full page', async ({ page, site }) => {
  const state = '#1.sample=fib&python=3.12&edit=4:04';
  await site.open(`embed/header-lab/?ui=min&theme=dark${state}`);
  await expect(verdict(page)).toContainText('Recompiled');
  expect(await page.evaluate(() => document.activeElement === document.body), 'it takes no focus').toBe(true);
  await expect(page.locator('.fields')).toHaveCount(0);
  await expect(page.locator('.site-header')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Open in the full page' })).toHaveAttribute(
    'href',
    new URL(site.url(LAB)).pathname + state,
  );
  await byte(page, 4).click();
  await page.keyboard.type('00');
  await expect(verdict(page)).toContainText('Used: Python 3.12');
  expect(page.url(), 'the frame’s own address is left alone').toBe(
    site.url(`embed/header-lab/?ui=min&theme=dark${state}`),
  );
  expect(await page.evaluate(() => localStorage.length), 'nothing is stored').toBe(0);
});

test('an embed’s query names the file; a broken state is said', async ({ page, site }) => {
  await site.open('embed/header-lab/?sample=words&python=3.9');
  await expect(page.locator('.widget-file')).toContainText('words.cpython-39.pyc');
  await page.goto(site.url('embed/header-lab/?sample=words&python=2.9'));
  await expect(page.locator('.notice')).toContainText('not there for Python 2.9');
});

test('a lesson’s task notices that it was done, and remembers', async ({ page, site }) => {
  await site.open('lessons/sixteen-bytes/');
  const task = page.locator('.task').first();
  await expect(task).not.toContainText('Done.');
  await page.getByLabel('3.3 to 3.6').check();
  await expect(task).toContainText('Done.');
  await page.reload();
  await page.locator('.task').first().scrollIntoViewIfNeeded();
  await expect(task).toContainText('Done.');
});

test(
  'on a phone eight bytes stand in a row, and keys come with the first byte',
  { tag: '@once' },
  async ({ browser, site }) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    await page.goto(site.url(LAB));
    await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
    const [first, eighth, ninth] = await Promise.all([0, 7, 8].map((offset) => byte(page, offset).boundingBox()));
    expect(eighth!.y).toBe(first!.y);
    expect(ninth!.y).toBeGreaterThan(first!.y);
    expect(Math.min(first!.width, first!.height)).toBeGreaterThanOrEqual(28);
    await byte(page, 12).tap();
    await page.getByRole('button', { name: '0', exact: true }).tap();
    await page.getByRole('button', { name: '1', exact: true }).tap();
    await expect(byte(page, 12)).toHaveText('01');
    await expect(check(page, /source’s size/)).toContainText('failed');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const size = page.locator('.field[data-field=size]');
    const names = await size
      .locator('.says, .other')
      .evaluateAll((sides) => sides.map((side) => getComputedStyle(side, '::before').content));
    expect(names.join(), 'both sides of a comparison are named').toMatch(/"header".*"source"/);

    await page.goto(site.url(''));
    await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
    await byte(page, 4).tap();
    const keys = page.getByRole('group', { name: 'Hex digits' });
    await expect(keys.getByRole('button', { name: 'Put this byte back' })).toBeInViewport({ ratio: 1 });
    await expect(byte(page, 4)).toBeInViewport({ ratio: 1 });
    const verdictAt = page.locator('.verdict');
    // The page is still being scrolled when the keys are first seen.
    await expect
      .poll(async () => {
        const [bottom, top] = await Promise.all([
          verdictAt.evaluate((element) => element.getBoundingClientRect().bottom),
          keys.evaluate((element) => element.getBoundingClientRect().top),
        ]);
        return bottom - top;
      }, 'the keys do not cover the verdict')
      .toBeLessThanOrEqual(1);
    await context.close();
  },
);

test('without JavaScript the page shows the file and the true verdict', { tag: '@once' }, async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url(LAB));
  await expect(byte(page, 8)).toHaveText('d2');
  await expect(verdict(page)).toContainText('Used: Python 3.13 runs this bytecode.');
  const mtime = page.locator('.field[data-field=mtime]');
  await expect(mtime.locator('noscript span').first()).toHaveText('1234567890');
  await expect(page.locator('noscript .notice')).toContainText('Editing needs JavaScript');
  expect(
    await page
      .locator('.lab :is(button, input, select, a)')
      .evaluateAll((all) => all.filter((control) => control.checkVisibility()).length),
    'nothing is offered that does nothing',
  ).toBe(0);
  await page.goto(site.url('lessons/sixteen-bytes/'));
  await expect(page.locator('.lab').first()).toBeVisible();
  await expect(page.locator('.task').first()).toBeHidden();
  await context.close();
});
