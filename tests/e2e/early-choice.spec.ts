/** What a reader chooses in a widget that has not opened yet what its page asks for. */
import type { Page } from '@playwright/test';
import { expect, prefer, test } from './site.ts';

/** Holds what is to be done after the task that runs, and so all that widgets do once they are alive, until `go`. */
async function holdTimers(page: Page): Promise<{ held: () => Promise<unknown>; go: () => Promise<void> }> {
  await page.addInitScript(() => {
    const [real, held] = [window.setTimeout, [] as (() => void)[]];
    const hold = (task: () => void, wait?: number, ...rest: unknown[]) =>
      wait ? real(task, wait, ...rest) : held.push(() => task());
    Object.assign(window, {
      setTimeout: hold,
      held,
      go: () => {
        window.setTimeout = real;
        for (const task of held) real(task);
      },
    });
  });
  return {
    held: () => page.waitForFunction(() => (window as unknown as { held: unknown[] }).held.length > 0),
    go: () => page.evaluate(() => (window as unknown as { go: () => void }).go()),
  };
}

for (const widget of ['stepper', 'disassembly', 'code-object'])
  test(`${widget}: it stays, on the reader’s Python`, { tag: '@once' }, async ({ page, site }) => {
    await prefer(page, { python: '3.11' });
    const { held, go } = await holdTimers(page);
    await page.goto(site.url(`embed/${widget}/`));
    await page.locator('astro-island:not([ssr])').first().waitFor({ state: 'attached' });
    await held();
    const program = page.getByRole('combobox', { name: 'Program' });
    await program.selectOption('counter');
    await go();
    await expect(page.locator('[data-ready=true]')).toBeVisible();
    const link = page.getByRole('link', { name: 'Open in the full page' });
    await expect(link).toHaveAttribute('href', /sample=counter&python=3\.11/);
    await expect(program).toHaveValue('counter');
  });
