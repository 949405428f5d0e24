/** A program or a Python that cannot be fetched: what was shown stays, in the widget and in what it says is chosen. */
import { expect, test } from './site.ts';

for (const widget of ['header-lab', 'marshal-tree', 'code-object', 'disassembly', 'stepper'])
  test(`${widget}: what cannot be fetched is not chosen`, { tag: '@once' }, async ({ page, site, watch }) => {
    watch.allow(/samples\/.*ERR_FAILED|Failed to load resource/);
    await site.open(`${widget}/`);
    await expect(page.locator('[data-ready=true]')).toBeVisible();
    const program = page.getByRole('combobox', { name: /Program|Sample/ });
    const shown = await program.inputValue();
    const other = shown === 'counter' ? 'fib' : 'counter';
    await page.route(/\/samples\//, (route) => route.abort());
    await program.selectOption(other);
    await expect(page.locator('main').getByRole('alert')).toBeVisible();
    await expect(program).toHaveValue(shown);
    await page.unroute(/\/samples\//);
    await program.selectOption(other);
    await expect(page.locator('main').getByRole('alert')).toHaveCount(0);
    await expect(program).toHaveValue(other);
  });
