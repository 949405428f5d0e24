/** The decks that the site brings along: they open from its own files, and their keys step through the embeds. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ROOT } from '../../scripts/setup.mjs';
import { expect, test } from './site.ts';

const DECKS = join(ROOT, 'public/decks');

/** The number of the first slide with such a frame, from 0. */
function slideWith(file: string, attribute: string): number {
  const slides = readFileSync(join(DECKS, file), 'utf8').split('<section>').slice(1);
  return slides.findIndex((slide) => slide.includes(attribute));
}

/** Opens a deck at a slide, with a load of its own. */
async function open(page: Page, file: string, slide: number): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`decks/${file}#/${slide}`);
  await expect(page.locator('.reveal.ready')).toBeVisible();
}

for (const file of readdirSync(DECKS).filter((name) => name.endsWith('.html'))) {
  test(`${file} opens, and its embeds answer`, { tag: '@once' }, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await open(page, file, 0);
    await expect(page.locator('section.present h1')).toBeVisible();
    const first = slideWith(file, '<iframe');
    for (let slide = 0; slide < first; slide++) await page.keyboard.press('ArrowRight');
    const widget = page.frameLocator('section.present iframe');
    await expect(widget.locator('main').first()).toBeVisible();
    await expect(widget.locator('astro-island:not([ssr])').first()).toBeAttached();
    await expect(widget.locator('astro-island[ssr]')).toHaveCount(0);
    await expect(widget.getByText('cannot be read')).toHaveCount(0);

    // It is readable: drawn smaller by a little at most.
    const scale = () =>
      widget.locator('html').evaluate((root) => Number(getComputedStyle(root).getPropertyValue('--scale')));
    await expect.poll(scale).toBeGreaterThan(0.65);

    // Every slide fits: what sticks out of 720 px is cut on a projector. Slides that are far away are not laid out.
    await page.addStyleTag({ content: '.reveal .slides > section { display: block !important }' });
    const heights = await page
      .locator('.slides > section')
      .evaluateAll((slides) => slides.map(({ scrollHeight }) => scrollHeight));
    expect(Math.min(...heights)).toBeGreaterThan(100);
    expect(Math.max(...heights)).toBeLessThanOrEqual(720);

    const stepping = slideWith(file, 'data-pyc-steps');
    if (stepping < 0) return;
    await open(page, file, stepping);
    const slider = page.frameLocator('section.present iframe').getByRole('slider');
    await expect(slider).toHaveAttribute('aria-valuetext', /^step \d+ of /);
    const before = Number(await slider.inputValue());
    for (const by of [1, 2]) {
      await page.keyboard.press('ArrowRight');
      await expect(slider).toHaveValue(String(before + by));
    }
    await page.keyboard.press('ArrowLeft');
    await expect(slider).toHaveValue(String(before + 1));
  });
}
