/** "Share…" on a widget: what it gives is tried where it is meant for. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Download, Locator, Page } from '@playwright/test';
import { TOOLS, widgetName } from '../../src/components/tools.ts';
import { LINKS } from './files/links.ts';
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
    // An editor that knows oEmbed goes from the page to a description, and from there to a frame.
    const described = await page.locator('link[type="application/json+oembed"]').getAttribute('href');
    const oembed = await (await page.request.get(site.url(new URL(described!).pathname.slice(1)))).json();
    expect(oembed).toMatchObject({ version: '1.0', type: 'rich', title: 'Stepper, Inside .pyc' });
    expect(oembed.html).toMatch(/^<iframe src="[^"]*\/embed\/stepper\/" title="Stepper, Inside \.pyc"/);

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

/** Something that is done in each widget, and what is seen then. */
const DOES: Record<string, (alone: Page) => Promise<void>> = {
  stepper: async (alone) => {
    await alone.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(alone.getByRole('slider')).toHaveAttribute('aria-valuetext', /^step 8 of /);
    await alone.getByRole('combobox', { name: 'Python' }).selectOption('3.8');
    await expect(alone.getByText('Python 3.8').first()).toBeVisible();
  },
  'header-lab': async (alone) => {
    await alone.getByRole('button', { name: 'Reset' }).click();
    await expect(alone.getByRole('status').filter({ hasText: 'Used: Python 3.13' })).toBeVisible();
  },
  'marshal-tree': async (alone) => {
    await alone.getByRole('button', { name: 'cut off the last byte' }).click();
    await expect(alone.getByText('EOFError').first()).toBeVisible();
  },
  'code-object': async (alone) => {
    await alone.getByRole('radio', { name: '3.13' }).check();
    await expect(alone.getByText('co_linetable').first()).toBeVisible();
  },
  disassembly: async (alone) => {
    await alone.getByRole('radio', { name: '3.9' }).check();
    await expect(alone.getByText('Python 3.9').first()).toBeVisible();
  },
  'two-clocks': async (alone) => {
    await alone.getByRole('button', { name: 'Touched' }).click();
    await alone.getByRole('button', { name: 'Show me' }).click();
    await expect(alone.getByText('Compiled again, for nothing')).toBeVisible();
  },
  'cache-lab': async (alone) => {
    await alone.getByRole('textbox').fill('rm m.py');
    await alone.getByRole('textbox').press('Enter');
    await expect(alone.getByRole('region', { name: 'Terminal' })).toContainText('rm m.py');
  },
  'file-names': async (alone) => {
    await alone.getByRole('radio', { name: '-OO', exact: true }).check();
    await alone.getByRole('button', { name: 'Show me' }).click();
    await expect(alone.locator('.made')).toContainText('opt-2');
  },
  freshness: async (alone) => {
    await alone
      .getByRole('button', { name: /^Run it/ })
      .first()
      .click();
    await expect(alone.getByText(/You ran it|here, on Python|on Python 3/).first()).toBeVisible();
  },
  'error-clinic': async (alone) => {
    await alone.getByRole('button', { name: 'git conflict' }).click();
    await expect(alone.getByRole('status').first()).not.toContainText('Another Python');
  },
};

for (const name of TOOLS.map(widgetName))
  test(
    `${name}: picture and page are saved, and the page works from a disk without a network`,
    once,
    async ({ page, site, browser }, info) => {
      const link = LINKS.filter(({ widget }) => widget === name).at(-1)!;
      await site.open(`${name}/${link.fragment}`);
      await expect(page.locator('.panel[data-ready="true"]').first()).toContainText(link.shows);
      const dialog = await openShare(page);
      const address = await dialog.getByRole('textbox', { name: 'Link to this state' }).inputValue();
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
      // Samples are carried by widgets that show them, and only the one that is shown.
      const sample = /sample=([a-z]+)/.exec(link.fragment)?.[1];
      const carried = /id="carried-files">(\{.*?\})</.exec(readFileSync(file, 'utf8'))![1];
      const names = Object.keys(JSON.parse(carried)).map((path) => path.split('/').at(-1)!.split('.')[0]);
      expect([...new Set(names)]).toEqual(sample === undefined ? [] : [sample]);

      const context = await browser.newContext({ offline: true, reducedMotion: 'reduce' });
      const alone = await context.newPage();
      const problems: string[] = [];
      alone.on('console', (message) => message.type() === 'error' && problems.push(message.text().slice(0, 300)));
      alone.on('pageerror', (error) => problems.push(error.message));
      alone.on('request', (request) => /^(data|blob|file):/.test(request.url()) || problems.push(request.url()));
      await alone.goto(pathToFileURL(file).href);
      await expect(alone.locator('[data-ready="true"]')).toContainText(link.shows);
      await expect(alone.getByRole('link', { name: 'Open in the full page' })).toHaveAttribute('href', address);
      await DOES[name](alone);
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
    const text = builder.locator('pre');
    // The first text is for a slide: at a slide's width, nothing scrolls inside of the frame, whichever widget it is.
    await expect(text).toContainText(/\?ui=min#2\..*height="640"/);
    await page.setViewportSize({ width: 1440, height: 900 });
    const over = () => preview.locator('html').evaluate((root) => root.scrollHeight - innerHeight);
    for (const name of TOOLS.map(widgetName)) {
      await builder.getByRole('combobox', { name: 'Widget' }).selectOption(name);
      await expect(preview.locator('[data-ready="true"]').first()).toBeVisible();
      await expect.poll(over, name).toBeLessThanOrEqual(0);
    }
    await builder.getByRole('combobox', { name: 'Widget' }).selectOption('stepper');
    await expect(preview.getByRole('slider')).toBeVisible();
    await builder.getByRole('combobox', { name: 'Sample' }).selectOption('area');
    await builder.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
    await expect(preview.locator('html')).toHaveAttribute('data-embed-theme', 'dark');
    await expect(text).toContainText('embed/stepper/?theme=dark&amp;ui=min#2.sample=area&amp;python=3.13');
    await preview.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(text).toContainText('&amp;step=2');
    await builder.getByRole('combobox', { name: 'Widget' }).selectOption('cache-lab');
    await expect(preview.getByRole('group', { name: /Cache lab/ }).first()).toBeVisible();
    await builder.getByRole('combobox', { name: 'For' }).selectOption('element');
    await expect(text).toContainText('<pyc-cache-lab');
  },
);
