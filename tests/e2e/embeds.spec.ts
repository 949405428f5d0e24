/** Every widget as an embed, by one table: it opens from a state, reports it, reproduces it, fits its box, prints. */
import { TOOLS, widgetName } from '../../src/components/tools.ts';
import type { Embed } from '../../src/embed-kit/client.ts';
import { LINKS } from './files/links.ts';
import { expect, test } from './foreign.ts';

const once = { tag: '@once' };

declare global {
  interface Window {
    embed: Embed;
  }
}

const page = (client: string, frame: string, width: number, height: number) =>
  `<!doctype html><html lang="en"><title>Slide</title><style>body{margin:0}iframe{display:block;border:0}</style>
<iframe title="Widget" width="${width}" height="${height}" src="${frame.replaceAll('&', '&amp;')}"></iframe>
<script type="module">import { connect } from '${client}'; window.embed = connect(document.querySelector('iframe'));</script>`;

const SIZES = [
  [200, 200],
  [320, 180],
  [640, 360],
  [960, 540],
  [1280, 720],
  [1920, 1080],
] as const;

for (const tool of TOOLS) {
  const widget = widgetName(tool);
  test(
    `${tool.title}: opens a state, reports it, reproduces it, resizes, prints`,
    once,
    async ({ page: tab, site, foreign }) => {
      const links = LINKS.filter((link) => link.widget === widget);
      expect(links.length, 'a link to this widget is among those that open for ever').toBeGreaterThan(0);
      const { fragment } = links.at(-1)!;
      const client = site.url('embed-client.js');
      await tab.goto(foreign.page('one.html', page(client, site.url(`embed/${widget}/${fragment}`), 1000, 700)));
      const ready = await tab.evaluate(() => window.embed.ready);
      expect(ready.widget).toBe(widget);
      const state = await tab.evaluate(() => window.embed.getState());
      expect(state, 'it tells its state').toMatch(/^#\d+\./);
      const shown = () => tab.frames()[1].locator('.panel').first().innerText();
      await expect.poll(shown).not.toBe('');
      const first = await shown();

      // Another frame, opened at the default and given this state, shows the same.
      await tab.goto(foreign.page('two.html', page(client, site.url(`embed/${widget}/`), 1000, 700)));
      await tab.evaluate(() => window.embed.ready);
      await tab.evaluate((state) => window.embed.setState(state!), state);
      await expect.poll(() => tab.evaluate(() => window.embed.getState())).toBe(state);
      await expect.poll(shown).toBe(first);

      // As a slide, in one frame that gets other sizes: nothing scrolls at 16:9, and nothing sideways in a square.
      await tab.setViewportSize({ width: 1920, height: 1080 });
      await tab.goto(
        foreign.page('slide.html', page(client, site.url(`embed/${widget}/?ui=min${fragment}`), 1920, 1080)),
      );
      await tab.evaluate(() => window.embed.ready);
      const over = () =>
        tab.frames()[1].evaluate(() => {
          const { scrollWidth, scrollHeight } = document.scrollingElement!;
          return [scrollWidth - innerWidth, scrollHeight - innerHeight].map((more) => Math.max(0, more));
        });
      for (const [width, height] of SIZES) {
        await tab.locator('iframe').evaluate(
          (frame: HTMLIFrameElement, size) => {
            [frame.width, frame.height] = size;
          },
          [String(width), String(height)],
        );
        await expect.poll(() => tab.frames()[1].evaluate(() => innerWidth)).toBe(width);
        const free = width > height ? 'nothing scrolls' : 'nothing scrolls sideways';
        await expect
          .poll(async () => (await over()).slice(0, width > height ? 2 : 1), `${free} at ${width}×${height}`)
          .toEqual(width > height ? [0, 0] : [0]);
      }
      // From the back of a room: body text is at least a fiftieth of the height of the slide.
      await tab
        .locator('iframe')
        .evaluate((frame: HTMLIFrameElement) => ([frame.width, frame.height] = ['960', '540']));
      const textHeight = () =>
        tab.frames()[1].evaluate(() => {
          const panel = document.querySelector('.panel')!;
          const { fontSize } = getComputedStyle(panel);
          return (parseFloat(fontSize) * panel.getBoundingClientRect().width) / (panel as HTMLElement).offsetWidth;
        });
      await expect.poll(textHeight).toBeGreaterThanOrEqual(540 / 50);
      await tab.emulateMedia({ media: 'print' });
      await expect.poll(shown).not.toBe('');
    },
  );
}

for (const { widget, fragment, shows } of LINKS)
  test(`the link /${widget}/${fragment} opens as it always did`, once, async ({ page: tab, site }) => {
    await site.open(`embed/${widget}/${fragment}`);
    await expect(tab.locator('[data-ready="true"]').first()).toBeVisible();
    await expect(tab.locator('.panel').first()).toContainText(shows);
    await expect(tab.getByText(/cannot be read|is not here/)).toHaveCount(0);
  });
