/** What becomes of a link that cannot be read: at the opening of a page, and in a page that shows a reader's own file. */
import { readFileSync } from 'node:fs';
import { expect, test } from './site.ts';

const OWN = {
  name: 'mine.cpython-39.pyc',
  mimeType: 'application/octet-stream',
  buffer: readFileSync('public/samples/__pycache__/area.cpython-39.pyc'),
};

for (const [widget, good, bad] of [
  ['header-lab', '#1.sample=fib&python=3.12', '#1.sample=nope'],
  ['marshal-tree', '#1.sample=fib&python=3.12', '#1.sample=nope'],
  ['code-object', '#1.sample=fib&python=3.12', '#1.sample=nope'],
  ['disassembly', '#1.sample=fib&python=3.12', '#99.sample=fib'],
  ['stepper', '#2.sample=branch&python=3.12', '#2.sample=nope'],
])
  test(`${widget}: a broken link opens the default, and leaves alone what is there already`, async ({ page, site }) => {
    await site.open(`${widget}/${bad}`);
    const notice = page.locator('main').getByRole('alert');
    await expect(notice).toContainText('The widget shows its default instead.');

    await page.goto('about:blank');
    await site.open(`${widget}/${good}`);
    await page.locator('main input[type=file]').setInputFiles(OWN);
    const own = page.locator('option:checked', { hasText: /^(mine\.cpython-39\.pyc|your file)$/ });
    await expect(own).toHaveCount(1);
    await page.evaluate((hash) => (location.hash = hash), bad);
    await expect(notice).toContainText('What was here stays.');
    await expect(notice).not.toContainText('default');
    await expect(own, 'the file is still there').toHaveCount(1);
    await page.goBack();
    await expect(notice).toHaveCount(0);
    await expect(own, 'and after the way back, too').toHaveCount(1);
    await page.evaluate((hash) => (location.hash = hash), good.replace('3.12', '3.11'));
    await expect(own, 'a link that can be read is followed').toHaveCount(0);
  });
