/** "Share…" on a widget: what it gives is tried where it is meant for. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Download, Locator, Page } from '@playwright/test';
import { expect, test } from './foreign.ts';

const once = { tag: '@once' };

async function openShare(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Share…' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Share this state' });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function saved(page: Page, button: Locator): Promise<Download> {
  const download = page.waitForEvent('download');
  await button.click();
  return download;
}

const snippetOf = async (dialog: Locator, host: string) => {
  await dialog.getByRole('combobox', { name: 'For' }).selectOption(host);
  return dialog.locator('pre').innerText();
};

test(
  'the texts for pages and decks show the very state where they are pasted',
  once,
  async ({ page, site, foreign }) => {
    await site.open('stepper/#2.sample=area&python=3.11&step=7');
    const dialog = await openShare(page);
    await expect(dialog.getByRole('textbox', { name: 'Link to this state' })).toHaveValue(
      site.url('stepper/#2.sample=area&python=3.11&step=7'),
    );
    await dialog.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
    await dialog.getByRole('checkbox', { name: /projector/ }).check();
    const texts: Record<string, string> = {};
    for (const host of ['iframe', 'element', 'reveal', 'slidev', 'marp', 'quarto', 'jupyter', 'link', 'picture'])
      texts[host] = await snippetOf(dialog, host);
    expect(texts.quarto).toContain('data-external="1"');
    expect(texts.jupyter).toMatch(
      /^from IPython\.display import IFrame\nIFrame\("http[^"]*", width="100%", height=640\)$/,
    );
    expect(texts.link).toBe(site.url('stepper/#2.sample=area&python=3.11&step=7'));
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Share…' }).first()).toBeFocused();

    const html = (body: string) => `<!doctype html><html lang="en"><title>Pasted</title>${body}`;
    for (const [host, frame] of [
      ['iframe', 'iframe'],
      ['marp', 'iframe'],
      ['quarto', 'iframe'],
      ['element', 'pyc-stepper iframe'],
    ]) {
      await page.goto(foreign.page(`${host}.html`, html(texts[host])));
      const slider = page.frameLocator(frame).getByRole('slider');
      await expect(slider, host).toHaveAttribute('aria-valuetext', /^step 7 of /);
      await expect(page.frameLocator(frame).locator('html')).toHaveAttribute('data-embed-theme', 'dark');
    }
    const deck = `<link rel="stylesheet" href="/reveal/reveal.css"><div class="reveal"><div class="slides">${texts.reveal}</div></div>
    <script type="module">import Reveal from '/reveal/reveal.mjs'; window.Reveal = Reveal;</script>`;
    // The plugin's lines stand in the deck's own script, which has begun reveal.js by then.
    const [slide, script] = texts.reveal.split('<!-- Once in the deck.');
    expect(script).toContain('embed-reveal.js');
    await page.goto(
      foreign.page(
        'reveal.html',
        html(
          deck
            .replace(texts.reveal, slide)
            .replace('window.Reveal = Reveal;', 'window.Reveal = Reveal; Reveal.initialize();'),
        ),
      ),
    );
    await expect(page.frameLocator('iframe').getByRole('slider')).toHaveAttribute('aria-valuetext', /^step 7 of /);
  },
);

for (const [name, path, shows] of [
  ['stepper', 'stepper/#2.sample=area&python=3.12&step=9', /step 9 of/],
  ['header-lab', 'header-lab/#1.sample=fib&python=3.13&edit=0:00', /bad magic number|Recompiled/],
  ['marshal-tree', 'marshal-tree/#1.sample=fib&python=3.8', /fib\.cpython-38\.pyc/],
  ['disassembly', 'disassembly/#1.sample=fib&python=3.14', /Python 3\.14/],
] as const)
  test(
    `${name}: picture and page are saved, and the page works from a disk without a network`,
    once,
    async ({ page, site, browser }, info) => {
      await site.open(path);
      const dialog = await openShare(page);
      const svg = await saved(page, dialog.getByRole('button', { name: 'Picture (SVG)' }));
      const drawing = readFileSync(await svg.path(), 'utf8');
      // A drawing that needs nothing else: no page inside it, no address outside of it.
      expect(drawing).toMatch(/^<svg /);
      expect(drawing).not.toMatch(/foreignObject|url\((?!#|data:)|href="(?!#)/);
      const png = await saved(page, dialog.getByRole('button', { name: 'Picture (PNG)' }));
      const picture = readFileSync(await png.path());
      expect(picture.subarray(1, 4).toString()).toBe('PNG');
      expect(picture.readUInt32BE(16)).toBeGreaterThan(1000);

      const single = await saved(page, dialog.getByRole('button', { name: /offline/ }));
      const file = info.outputPath(`${name}.html`);
      await single.saveAs(file);
      const context = await browser.newContext({ offline: true, reducedMotion: 'reduce' });
      const alone = await context.newPage();
      const problems: string[] = [];
      alone.on('console', (message) => message.type() === 'error' && problems.push(message.text().slice(0, 300)));
      alone.on('pageerror', (error) => problems.push(error.message));
      alone.on('request', (request) => /^(data|blob|file):/.test(request.url()) || problems.push(request.url()));
      await alone.goto(pathToFileURL(file).href);
      await expect(alone.locator('[data-ready="true"]')).toBeVisible();
      await expect(alone.getByText(shows).first()).toBeVisible();
      if (name === 'stepper') {
        await alone.getByRole('button', { name: 'Step', exact: true }).click();
        await expect(alone.getByRole('slider')).toHaveAttribute('aria-valuetext', /^step 10 of /);
        await alone.getByRole('combobox', { name: 'Python' }).selectOption('3.8');
        await expect(alone.getByText('Python 3.8').first()).toBeVisible();
      }
      expect(problems).toEqual([]);
      await context.close();
    },
  );

test(
  'an instructor builds a frame: what is done in the preview is in the text to paste',
  once,
  async ({ page, site }) => {
    await site.open('instructors/');
    const builder = page.getByRole('group', { name: 'A widget for your slide' });
    const preview = builder.frameLocator('iframe');
    await expect(preview.getByRole('slider')).toBeVisible();
    await builder.getByRole('combobox', { name: 'Sample' }).selectOption('area');
    await builder.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
    await expect(preview.locator('html')).toHaveAttribute('data-embed-theme', 'dark');
    const text = builder.locator('pre');
    await expect(text).toContainText('embed/stepper/?theme=dark#2.sample=area&amp;python=3.13');
    await preview.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(text).toContainText('&amp;step=2');
    await builder.getByRole('combobox', { name: 'Widget' }).selectOption('cache-lab');
    await expect(preview.getByRole('group', { name: /Cache lab/ }).first()).toBeVisible();
    await builder.getByRole('combobox', { name: 'For' }).selectOption('element');
    await expect(text).toContainText('<pyc-cache-lab');
  },
);
