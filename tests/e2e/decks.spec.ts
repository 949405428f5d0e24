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

const slideShown = (page: Page) => expect.poll(() => Number(new URL(page.url()).hash.slice(2).split('/')[0]));
const hasFocus = (page: Page) => expect.poll(() => page.evaluate(() => document.activeElement === document.body));

/** Widgets that take the focus, on slides that a link opens: the file, the slide, and what is clicked. */
const CLICKED = [
  ['part-2-the-header.html', 5, 'button', 'touch the source'],
  ['part-4-the-machine.html', 2, 'button', 'Step'],
] as const;

for (const [file, slide, role, name] of CLICKED)
  test(
    `${file}: on a slide that was opened by its link, a click into the widget leaves the keys to the deck`,
    { tag: '@once' },
    async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.addInitScript(() =>
        addEventListener('message', ({ data, source }) => {
          if (data?.type !== 'ready') return;
          const frames = [...document.querySelectorAll('iframe')];
          frames.find(({ contentWindow }) => contentWindow === source)?.setAttribute('data-answered', '');
        }),
      );
      const click = async () => {
        await expect(page.locator('section.present iframe[data-answered]')).toBeVisible();
        const widget = page.frameLocator('section.present iframe');
        await widget.getByRole(role, { name, exact: true }).click();
      };
      await open(page, file, slide);
      await click();
      // A slide with steps takes them first, and the clicker goes on from inside the widget.
      const steps = Number(await page.locator('section.present iframe').getAttribute('data-pyc-steps'));
      for (let n = 0; n <= steps; n++) await page.keyboard.press('PageDown');
      await slideShown(page).toBe(slide + 1);
      // The deck has the focus then: its own keys go on and back.
      await hasFocus(page).toBe(true);
      await page.keyboard.press('ArrowLeft');
      await slideShown(page).toBe(slide);
      await click();
      await page.keyboard.press('PageUp');
      await expect.poll(() => page.url()).not.toMatch(new RegExp(`#/${slide}(/0/${steps - 1})?$`));

      await open(page, file, slide);
      await click();
      await page.keyboard.press('Escape');
      await hasFocus(page).toBe(true);
      await expect(page.locator('.reveal.overview')).toHaveCount(0);
      await page.keyboard.press('ArrowLeft');
      await slideShown(page).toBe(slide - 1);
    },
  );
