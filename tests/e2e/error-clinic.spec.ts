/** The error clinic: texts and files are diagnosed, the labs open at the situation, patients are practised on. */
import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { expect, test } from './site.ts';

const once = { tag: '@once' };
const fib = readFileSync('public/samples/__pycache__/fib.cpython-313.pyc');
const dropped = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

test('a pasted message is told, and leads into a lab set to it', async ({ page, site }) => {
  await site.open('error-clinic/');
  const clinic = page.getByRole('group', { name: 'Error clinic', exact: true });
  await expect(clinic).toHaveAttribute('data-ready', 'true');
  const box = clinic.getByRole('textbox');
  await box.fill("ImportError: bad magic number in 'm': b'\\xa7\\r\\r\\n'");
  await expect(clinic.getByRole('status').first()).toContainText('Another Python made this file');
  await expect(clinic.locator('.facts')).toContainText('Python 3.11');
  await clinic.getByRole('link', { name: 'A file of Python 3.11, imported by 3.13' }).click();
  await expect(page.locator('.lab')).toHaveAttribute('data-ready', 'true');
  await expect(page.locator('.lab')).toContainText("ImportError: bad magic number in 'fib': b'\\xa7\\r\\r\\n'");
});

test('each kind of lab opens at the situation', once, async ({ page, site }) => {
  const cases: [string, string, string, string][] = [
    [
      'ValueError: bad marshal data (digit out of range in long)',
      'Such an integer at the start of a body',
      '.marshal',
      'digit out of range in long',
    ],
    [
      "# could not create '/a/__pycache__': PermissionError(13, 'Permission denied')",
      'A folder that cannot be written',
      '.cache-lab',
      'could not create',
    ],
    [
      "ModuleNotFoundError: No module named 'm'",
      'The source is gone, the cache file is not',
      '.cache-lab',
      "No module named 'm'",
    ],
    ["ImportError: invalid flags 9 in 'm'", 'A file with these flags', '.lab', "invalid flags 9 in 'fib'"],
  ];
  for (const [text, link, widget, says] of cases) {
    await site.open(`error-clinic/#1.text=${encodeURIComponent(text)}`);
    await page.getByRole('group', { name: 'Error clinic', exact: true }).getByRole('link', { name: link }).click();
    await expect(page.locator(widget)).toHaveAttribute('data-ready', 'true');
    await expect(page.locator(widget)).toContainText(says);
  }
});

test('unknown texts, huge ones and broken links are said so', once, async ({ page, site }) => {
  await site.open('embed/error-clinic/');
  const clinic = page.getByRole('group', { name: 'Error clinic', exact: true });
  const box = clinic.getByRole('textbox');
  await box.fill("TypeError: 'int' object is not callable");
  await expect(clinic).toContainText('Nothing in this text is known here.');
  await expect(clinic).toContainText('Looked for:');
  await box.evaluate((element) => {
    const data = new DataTransfer();
    data.setData('text', 'x = 1 and some words\n'.repeat(200_000) + 'EOFError: marshal data too short\n');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(clinic).toContainText('its last million was read');
  await expect(box).toHaveValue('EOFError: marshal data too short');
  await expect(
    clinic.locator('.finding summary').filter({ hasText: 'The file ends in the middle of an object' }),
  ).toBeVisible();
  await page.evaluate(() => (location.hash = '#1.nonsense=1'));
  await expect(clinic.getByRole('alert')).toContainText('does not know');
});

test('a dropped file is examined, whole, cut and foreign; a log is read as text', once, async ({ page, site }) => {
  await site.open('error-clinic/');
  const clinic = page.getByRole('group', { name: 'Error clinic', exact: true });
  const input = clinic.locator('input[type=file]');
  await input.setInputFiles(dropped('fib.cpython-313.pyc', fib));
  const row = (python: string) =>
    clinic.getByRole('row').filter({ has: page.getByRole('rowheader', { name: python, exact: true }) });
  await expect(row('3.13')).toContainText('Uses it');
  await expect(clinic.getByRole('status').first()).toContainText('can be read to its end');
  await input.setInputFiles(dropped('fib.cpython-313.pyc', fib.subarray(0, 60)));
  await expect(clinic).toContainText('Reading the body stops at byte');
  await expect(row('3.13')).toContainText('EOFError: marshal data too short');
  const flagged = Buffer.from(fib);
  flagged[4] = 255;
  await input.setInputFiles(dropped('flags.pyc', flagged));
  await expect(clinic.locator('.problem')).toHaveText(/^\s*Byte 4\.\s+The flags are 255/);
  await input.setInputFiles(dropped('empty.pyc', Buffer.alloc(0)));
  await expect(clinic).toContainText('empty.pyc is empty');
  await input.setInputFiles(dropped('photo.pyc', Buffer.from('89504e470d0a1a0a', 'hex')));
  await expect(clinic).toContainText('which is a PNG picture');
  await input.setInputFiles(dropped('build.log', Buffer.from("step 3\nImportError: Non-code object in 'm.pyc'\n")));
  await expect(clinic.locator('.finding summary').filter({ hasText: 'The body is no code object' })).toBeVisible();
});

test('the three patients are checked, by keyboard too', once, async ({ page, site }) => {
  await site.open('lessons/operations-clinic/');
  const clinic = page.getByRole('group', { name: 'Error clinic', exact: true });
  await clinic.scrollIntoViewIfNeeded();
  await expect(clinic).toHaveAttribute('data-ready', 'true');
  await clinic.getByLabel('The file is damaged. Delete it').check();
  await expect(clinic).toContainText('That does not help.');
  await clinic.getByLabel('The file is damaged. Delete it').press('ArrowDown');
  await expect(clinic).toContainText('ee + 256');
  await clinic.getByLabel('Touch m.py').check();
  await expect(clinic.locator('.task')).not.toContainText('Done.');
  await clinic.getByLabel('Compile once at installation').check();
  await expect(clinic.locator('.task')).toContainText('Done.');
  await clinic
    .getByRole('button', { name: /What the clinic says/ })
    .nth(1)
    .click();
  await expect(
    clinic.locator('.finding summary').filter({ hasText: 'The file ends in the middle of an object' }),
  ).toBeVisible();
});

test('the damaged file of the last lesson can be repaired', once, async ({ page, site }) => {
  await site.open('lessons/sourceless-and-trust/');
  const type = async (widget: Locator, offset: number, digits: string) => {
    const pane = widget.getByRole('grid');
    // Of a long file only the rows in sight are there.
    await pane.evaluate((grid, part) => (grid.scrollTop = grid.scrollHeight * part - 60), offset / fib.length);
    await widget.locator(`[role=gridcell][data-offset="${offset}"]`).click();
    await page.keyboard.type(digits);
  };
  const tree = page.locator('.marshal');
  await tree.scrollIntoViewIfNeeded();
  await expect(tree).toHaveAttribute('data-ready', 'true');
  await expect(tree).toContainText('bad marshal data (unknown type code)');
  await type(tree, 16, 'e3');
  await type(tree, 248, '05');
  await expect(tree).toContainText('bad marshal data (invalid reference)');
  await expect(tree.locator('.task')).not.toContainText('Done.');
  await type(tree, 294, '00');
  await expect(tree.locator('.task')).toContainText('Done.');

  await page.getByRole('link', { name: 'one with three faults' }).click();
  const lab = page.locator('.lab');
  await expect(lab).toHaveAttribute('data-ready', 'true');
  await type(lab, 1, '0d');
  await type(lab, 4, '00');
  await expect(lab.locator('.verdict')).not.toContainText('Used');
  await type(lab, 11, '49');
  await expect(lab.locator('.verdict')).toContainText('Used');
});
