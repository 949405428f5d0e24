/** What a reader chooses in a widget that has not opened yet what its page asks for. */
import { readFileSync } from 'node:fs';
import { expect, test } from './site.ts';

const OWN = {
  name: 'mine.cpython-39.pyc',
  mimeType: 'application/octet-stream',
  buffer: readFileSync('public/samples/__pycache__/area.cpython-39.pyc'),
};

for (const widget of ['stepper', 'disassembly', 'code-object', 'header-lab', 'marshal-tree'])
  test(`${widget}: it stays, on the Python that the page asks for`, { tag: '@once' }, async ({ page, site }) => {
    // The widget is alive, and its address is read in the task after this one.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        const island = document.querySelector('astro-island:not([ssr])');
        const program = [...(island?.querySelectorAll('select') ?? [])].find(({ labels }) =>
          /Program|Sample/.test(labels[0]?.textContent ?? ''),
        );
        if (!program) return;
        observer.disconnect();
        program.value = 'counter';
        program.dispatchEvent(new Event('change', { bubbles: true }));
      }).observe(document, { subtree: true, attributeFilter: ['ssr'] });
    });
    await page.goto(site.url(`embed/${widget}/?python=3.11`));
    await expect(page.locator('[data-ready=true]')).toBeVisible();
    const link = page.getByRole('link', { name: 'Open in the full page' });
    await expect(link).toHaveAttribute('href', /sample=counter&python=3\.11/);
    await expect(page.getByRole('combobox', { name: /Program|Sample/ })).toHaveValue('counter');
  });

for (const [widget, link, broken] of [
  ['header-lab', '#1.sample=fib&python=3.11', '#1.sample=nope'],
  ['marshal-tree', '#1.sample=fib&python=3.11', '#1.sample=nope'],
  ['code-object', '#1.sample=fib&python=3.11', '#1.sample=nope'],
  ['disassembly', '#1.sample=fib&python=3.11', '#1.sample=nope'],
  ['stepper', '#2.sample=branch&python=3.11', '#2.sample=nope'],
])
  test(`${widget}: a file of the reader's own is shown, and stays`, { tag: '@once' }, async ({ page, site }) => {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/samples\//, async (route) => {
      await released;
      await route.continue();
    });
    const asked = page.waitForRequest(/\/samples\//);
    await page.goto(site.url(`${widget}/${link}`));
    await asked;
    await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
    await page.locator('main input[type=file]').setInputFiles(OWN);
    release();
    const own = page.locator('option:checked', { hasText: /^(mine\.cpython-39\.pyc|your file)$/ });
    await expect(own).toHaveCount(1);
    await expect(page.locator('[data-ready=true]')).toBeVisible();
    await page.evaluate((hash) => (location.hash = hash), broken);
    await expect(page.locator('main').getByRole('alert')).toContainText('What was here stays.');
    await expect(own).toHaveCount(1);
  });
