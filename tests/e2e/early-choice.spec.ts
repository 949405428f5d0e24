/** What a reader chooses in a widget that has not opened yet what its page asks for. */
import { expect, test } from './site.ts';

for (const widget of ['stepper', 'disassembly', 'code-object'])
  test(`${widget}: it stays, on the Python that the page asks for`, { tag: '@once' }, async ({ page, site }) => {
    // The widget is alive, and its address is read in the task after this one.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        const island = document.querySelector('astro-island:not([ssr])');
        const program = [...(island?.querySelectorAll('select') ?? [])].find(({ labels }) =>
          labels[0]?.textContent.includes('Program'),
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
    await expect(page.getByRole('combobox', { name: 'Program' })).toHaveValue('counter');
  });
