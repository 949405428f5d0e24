/** Files have names of any length: a phone shows all of it, and its page never scrolls sideways. */
import { readFileSync } from 'node:fs';
import { expect, test } from './site.ts';

const FIB = readFileSync('public/samples/__pycache__/fib.cpython-313.pyc');

/** As plug-ins write them, nothing to break a line at, and as long as a file system takes. */
const NAMES = [
  'test_integration_user_accounts_views.cpython-313-pytest-8.3.4.pyc',
  `${'a'.repeat(74)}.cpython-313.pyc`,
  `${'a'.repeat(251)}.pyc`,
];

for (const tool of ['header-lab', 'marshal-tree', 'code-object', 'disassembly', 'stepper', 'error-clinic'])
  test(`${tool} shows long file names on a phone`, async ({ page, site }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await site.open(`${tool}/`);
    for (const name of NAMES) {
      await page
        .locator('.panel input[type=file]')
        .first()
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: FIB });
      await expect(page.locator('.panel').first()).toContainText(name.replace(/\.pyc$/, ''));
      const widths = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return { scrollWidth, clientWidth };
      });
      expect(widths.scrollWidth, name).toBe(widths.clientWidth);
    }
  });
