/** Every widget as an embed, by one table: it opens from a state, reports it, reproduces it, fits its box, prints. */
import { TOOLS } from '../../src/components/tools.ts';
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

for (const { title, path } of TOOLS) {
  const widget = path.replaceAll('/', '');
  test(
    `${title}: opens a state, reports it, reproduces it, resizes, prints`,
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

      for (const [width, height] of [
        [200, 200],
        [640, 360],
        [960, 540],
        [1920, 1080],
      ]) {
        await tab.setViewportSize({ width, height });
        await tab.goto(
          foreign.page(`${width}.html`, page(client, site.url(`embed/${widget}/?ui=min${fragment}`), width, height)),
        );
        await tab.evaluate(() => window.embed.ready);
        const wide = () => tab.frames()[1].evaluate(() => document.documentElement.scrollWidth - innerWidth);
        await expect.poll(wide, `no sideways scrolling at ${width}×${height}`).toBeLessThanOrEqual(0);
      }
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
