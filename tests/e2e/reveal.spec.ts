/** Embeds in a real deck of reveal.js: the deck's keys step, leaving and returning keeps the state, speaker view follows. */
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './foreign.ts';
import { textOfPages } from './pdf.ts';

const once = { tag: '@once' };

interface Deck {
  getIndices(): { h: number; v: number; f?: number };
  isReady(): boolean;
  slide(h: number, v?: number, f?: number): void;
}
declare global {
  interface Window {
    Reveal: Deck;
  }
}

const deckOf = (
  url: (path: string) => string,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Deck</title>
<link rel="stylesheet" href="/reveal/reveal.css"><link rel="stylesheet" href="/reveal/theme/white.css">
<style>.reveal iframe { width: 1200px; max-width: none; height: 620px; border: 0 }</style></head>
<body><div class="reveal"><div class="slides">
  <section><h2>Before</h2></section>
  <section><iframe title="Stepper" data-src="${url('embed/stepper/?sample=area&python=3.13&step=3&ui=min&theme=light&bg=transparent')}" data-preload data-pyc-steps="3"></iframe></section>
  <section><iframe title="Header lab" data-src="${url('embed/header-lab/?sample=fib&ui=min')}" data-pyc></iframe></section>
  <section><iframe title="Question" data-src="${url('embed/stepper/?sample=area&python=3.13&step=4&predict=1')}" data-pyc-reveal></iframe></section>
  <section><iframe title="All" data-src="${url('embed/stepper/?sample=arithmetic&python=3.13&step=36')}" data-preload data-pyc-steps="all"></iframe></section>
  <section><h2>After</h2></section>
</div></div>
<script type="module">
  import Reveal from '/reveal/reveal.mjs';
  import Notes from '/reveal/plugin/notes.mjs';
  import InsidePyc from '${url('embed-reveal.js')}';
  window.Reveal = Reveal;
  Reveal.initialize({ hash: true, width: 1280, height: 720, margin: 0, plugins: [InsidePyc, Notes], pdfSeparateFragments: false });
</script></body></html>`;

const where = (page: Page) => page.evaluate(() => window.Reveal.getIndices());
const slider = (page: Page, title: string) => page.frameLocator(`iframe[title="${title}"]`).getByRole('slider');
const at = (page: Page, title: string, step: number) =>
  expect(slider(page, title)).toHaveAttribute('aria-valuetext', new RegExp(`^step ${step} of `));

const hasFocus = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement === document.body)).toBe(true);

/** The share of pixels in which two pictures differ visibly. */
const differing = (page: Page, ...pictures: [Buffer, Buffer]) =>
  page.evaluate(
    async (pictures) => {
      const [one, other] = await Promise.all(
        pictures.map(async (base64) => {
          const image = new Image();
          image.src = `data:image/png;base64,${base64}`;
          await image.decode();
          // The printed deck has other edges around its slides: both are drawn at one size.
          const canvas = new OffscreenCanvas(640, 320);
          const context = canvas.getContext('2d')!;
          context.drawImage(image, 0, 0, 640, 320);
          return { ratio: image.width / image.height, data: context.getImageData(0, 0, 640, 320).data };
        }),
      );
      if (Math.abs(one.ratio - other.ratio) > 0.05) return 1;
      let count = 0;
      for (let at = 0; at < one.data.length; at += 4)
        if ([0, 1, 2].some((channel) => Math.abs(one.data[at + channel] - other.data[at + channel]) > 60)) count++;
      return count / (one.data.length / 4);
    },
    pictures.map((picture) => picture.toString('base64')),
  );

async function opened(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForFunction(() => window.Reveal?.isReady());
}

test(
  'the deck’s keys step through the widget, then go on; what was shown is there when one returns',
  once,
  async ({ page, site, foreign }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await opened(page, foreign.page('deck.html', deckOf(site.url)));
    await page.keyboard.press('ArrowRight');
    expect(await where(page)).toMatchObject({ h: 1 });
    await at(page, 'Stepper', 3);
    for (const step of [4, 5, 6]) {
      await page.keyboard.press('ArrowRight');
      await at(page, 'Stepper', step);
      expect(await where(page)).toMatchObject({ h: 1, f: step - 4 });
    }
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => where(page)).toMatchObject({ h: 2 });

    // Reveal takes the address of this frame away when its slide is left.
    const lab = page.frameLocator('iframe[title="Header lab"]');
    await expect(lab.getByRole('status').filter({ hasText: 'Used' }).first()).toBeVisible();
    await lab.getByRole('gridcell').first().click();
    await page.keyboard.type('00');
    await expect(lab.getByText(/bad magic number|Recompiled/).first()).toBeVisible();
    // PageDown belongs to the deck, also where the focus is in the widget.
    await page.keyboard.press('PageDown');
    await expect.poll(() => where(page)).toMatchObject({ h: 3 });
    await hasFocus(page);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => where(page)).toMatchObject({ h: 2 });
    await expect(lab.getByText(/bad magic number|Recompiled/).first()).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => where(page)).toMatchObject({ h: 1, f: 2 });
    await at(page, 'Stepper', 6);
    await page.keyboard.press('ArrowLeft');
    await at(page, 'Stepper', 5);

    // The answer to a question is a fragment; a run can be stepped to its end.
    await page.evaluate(() => window.Reveal.slide(3));
    const question = page.frameLocator('iframe[title="Question"]');
    await expect(question.getByRole('button', { name: /I do not know/ })).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(question.getByText('right', { exact: true }).first()).toBeVisible();
    await page.evaluate(() => window.Reveal.slide(4));
    await expect.poll(() => page.locator('section.present .fragment').count()).toBeGreaterThan(3);
    const count = await page.locator('section.present .fragment').count();
    for (let n = 0; n < count; n++) await page.keyboard.press('ArrowRight');
    const all = await slider(page, 'All').getAttribute('max');
    await expect(slider(page, 'All')).toHaveValue(all!);
    expect(count).toBeLessThan(10);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => where(page)).toMatchObject({ h: 5 });

    // Overview and back: nothing is taken from the keyboard, nothing moves.
    await page.evaluate(() => window.Reveal.slide(1, 0, 1));
    await at(page, 'Stepper', 5);
    await page.keyboard.press('Escape');
    await expect(page.locator('.reveal.overview')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('.reveal.overview')).toHaveCount(0);
    await at(page, 'Stepper', 5);
    // The slide's own colour is seen through.
    const background = await page
      .frameLocator('iframe[title="Stepper"]')
      .locator('body')
      .evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(background).toBe('rgba(0, 0, 0, 0)');
  },
);

test(
  'a link to a fragment of a slide opens the widget at that step, and so does each page of the printed deck',
  once,
  async ({ page, site, foreign }) => {
    const address = foreign.page('deck.html', deckOf(site.url));
    await page.setViewportSize({ width: 1280, height: 720 });
    await opened(page, `${address}#/1/0/2`);
    await at(page, 'Stepper', 6);
    const frame = page.locator('iframe[title="Stepper"]');
    const onScreen = await frame.screenshot({ animations: 'disabled' });
    await page.goto('about:blank');
    await opened(page, `${address}?view=print`);
    await at(page, 'Stepper', 6);
    const printed = await frame.screenshot({ animations: 'disabled' });
    expect(await differing(page, onScreen, printed)).toBeLessThan(0.03);
    // What is on the pages of the file itself: one for each slide, each with its widget at the slide's last step.
    const pages = textOfPages(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    expect(pages).toHaveLength(6);
    expect(pages[0]).toMatch(/before/i);
    expect(pages[1]).toMatch(/step6of/);
    // Reveal loads no frame for printing that has no data-preload.
    expect(pages[2]).toBe('');
    // How many steps "all" are is known after the pages were made: this one is where its address begins.
    expect(pages[4]).toContain('step36of40');
    expect(pages[5]).toMatch(/after/i);
  },
);

test(
  'Escape goes to the widget first, and gives the focus to the deck where the widget has no use for it',
  once,
  async ({ page, site, foreign }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await opened(page, `${foreign.page('deck.html', deckOf(site.url))}#/2`);
    const lab = page.frameLocator('iframe[title="Header lab"]');
    const byte = lab.getByRole('gridcell').first();
    await expect(lab.getByRole('status').filter({ hasText: 'Used' }).first()).toBeVisible();
    const inFrame = () => page.evaluate(() => document.activeElement?.tagName);
    await byte.click();
    const before = await byte.innerText();
    await page.keyboard.type('0');
    await expect(byte).not.toHaveText(before);
    // Half of a byte is taken back; the grid is left; the widget is left.
    await page.keyboard.press('Escape');
    await expect(byte).toHaveText(before);
    await expect(byte).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(lab.getByRole('group', { name: /^Header lab/ }).first()).toBeFocused();
    expect(await inFrame()).toBe('IFRAME');
    await page.keyboard.press('Escape');
    await hasFocus(page);
    await expect(page.locator('.reveal.overview')).toHaveCount(0);

    // The stepper: what is chosen is given up first.
    await page.keyboard.press('ArrowLeft');
    const listing = page.frameLocator('iframe[title="Stepper"]').getByRole('group', { name: /^Bytecode of/ });
    await listing.getByRole('listitem').first().click();
    await listing.focus();
    await page.keyboard.press('Escape');
    await expect(listing).toBeFocused();
    await page.keyboard.press('Escape');
    await hasFocus(page);
    await page.keyboard.press('Home');
    await expect.poll(() => where(page)).toMatchObject({ h: 0 });
  },
);

async function speakerView(page: Page, context: BrowserContext): Promise<Page> {
  const opening = context.waitForEvent('page');
  await page.keyboard.press('s');
  return opening;
}

test('the speaker view shows the step that the room sees', once, async ({ page, context, site, foreign, watch }) => {
  // The notes window of reveal.js loads the deck twice more and says so in the console.
  watch.allow(/^console warning/);
  await opened(page, foreign.page('deck.html', deckOf(site.url)));
  await page.keyboard.press('ArrowRight');
  await at(page, 'Stepper', 3);
  const speaker = await speakerView(page, context);
  const current = speaker.frameLocator('#current-slide iframe');
  const mirrored = current.frameLocator('iframe[title="Stepper"]').getByRole('slider');
  await expect(mirrored).toHaveAttribute('aria-valuetext', /^step 3 of /);
  await page.bringToFront();
  await page.keyboard.press('ArrowRight');
  await at(page, 'Stepper', 4);
  await expect(mirrored).toHaveAttribute('aria-valuetext', /^step 4 of /);
});
