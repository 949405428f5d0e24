/** What is shown large for a projector (`?ui=min`) can be read there. */
import { TOOLS, widgetName } from '../../src/components/tools.ts';
import { expect, test } from './site.ts';

/** A frame as wide as a slide of 1280 by 720 leaves below its title. */
const [WIDTH, HEIGHT] = [1200, 540];

/**
 * A letter smaller than a forty-fifth of the frame's height is not read from the back of a room. The widgets that are
 * mostly sentences keep to a thirty-sixth.
 */
const LEAST = HEIGHT / 45;
const LEAST_OF: Record<string, number> = { 'header-lab': HEIGHT / 36, 'file-names': HEIGHT / 36 };

for (const widget of TOOLS.map(widgetName))
  test(`the text of ${widget} on a slide can be read`, { tag: '@once' }, async ({ page, site }) => {
    await page.setViewportSize({ width: WIDTH, height: HEIGHT });
    await site.open(`embed/${widget}/?ui=min`);
    await expect(page.locator('[data-ready="true"]').first()).toBeVisible();
    /** The texts that are too small, each with its size on the screen. */
    const small = () =>
      page.evaluate((least) => {
        const found: string[] = [];
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = texts.nextNode() as Text | null; node; node = texts.nextNode() as Text | null) {
          const parent = node.parentElement!;
          if (!node.data.trim() || parent.closest('script, style, option, .visually-hidden')) continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          const { width, height } = range.getBoundingClientRect();
          if (width < 1 || height < 1 || !parent.checkVisibility({ visibilityProperty: true })) continue;
          const size = parseFloat(getComputedStyle(parent).fontSize) * parent.currentCSSZoom;
          if (size < least) found.push(`${size.toFixed(1)} px: ${node.data.trim().slice(0, 60)}`);
        }
        return found;
      }, LEAST_OF[widget] ?? LEAST);
    await expect.poll(small).toEqual([]);
  });
