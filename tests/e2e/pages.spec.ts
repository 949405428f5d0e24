/** What holds for every page of the site, whatever is on it. */
import type { Page } from '@playwright/test';
import { hydrate } from './reader.ts';
import { PATHS, expect, test } from './site.ts';
import { COLOURS, violations } from './violations.ts';

const isEmbed = (path: string) => path.startsWith('embed/');

/** Of the pages of opcodes, which are made alike, some: with meanings, both ways of a jump, a form, an event, no example. */
const OPCODE_PAGES = ['BINARY_OP', 'FOR_ITER', 'TO_BOOL_INT', 'INSTRUMENTED_POP_JUMP_IF_TRUE', 'CACHE'];
const isOneOfMany = (path: string) =>
  /^opcodes\/[A-Z0-9_]+\/$/.test(path) && !OPCODE_PAGES.includes(path.split('/')[1]);

/** Under another base path a lesson's widgets and links are found as those of these lessons are. */
const LESSONS_UNDER_BASE = ['you-edited-it', 'sixteen-bytes', 'the-value-stack'];
const isLesson = (path: string) => path.startsWith('lessons/');
const isOnce = (path: string) => isLesson(path) && !LESSONS_UNDER_BASE.includes(path.split('/')[1]);

/** What sticks out of the page to the right; nothing where it cannot be scrolled sideways. */
const stickingOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const sticksOut = (element: Element) => {
      const { left, right } = element.getBoundingClientRect();
      const spills = getComputedStyle(element).overflowX === 'visible' ? left + element.scrollWidth : right;
      return Math.max(right, spills) > root.clientWidth + 0.5;
    };
    const culprits = [...document.body.querySelectorAll('*')].filter(sticksOut).reverse().slice(0, 8);
    return [`${root.scrollWidth}px`, ...culprits.map((culprit) => (culprit.cloneNode() as Element).outerHTML)];
  });

async function skipsToTheText(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  const skip = page.locator('a.skip-link');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  const inHeader = await page.evaluate(() => {
    const header = document.querySelector('body > header, .site-header');
    return Boolean(header?.contains(document.activeElement));
  });
  expect(inHeader, 'the next Tab stays behind the header').toBe(false);
}

const LOOKED_AT = PATHS.filter((each) => !isOneOfMany(each));

for (const path of LOOKED_AT)
  test(
    `/${path} comes alive, asks nobody else, fits every width, and is for everybody`,
    { tag: '@once' },
    async ({ page, site }) => {
      test.slow(['opcodes/matrix/', 'magic/'].includes(path), 'It has a table of hundreds of rows.');
      // Not while something moves to its new place either.
      await page.emulateMedia({ reducedMotion: 'no-preference', colorScheme: 'light' });
      await site.open(path);
      await expect(page).toHaveTitle(/\S/);
      for (const width of [320, 390, 820, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await stickingOut(page), `what sticks out at ${width}px`).toEqual([]);
      }
      if (!isEmbed(path)) await test.step('lets the keyboard skip to the text', () => skipsToTheText(page));
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
      // What is folded is read too, once it is opened.
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      await hydrate(page);
      expect(await violations(page), 'what axe finds').toEqual([]);
      // In the dark theme the colours alone are others.
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page, { rules: COLOURS }), 'what axe finds in the dark theme').toEqual([]);
    },
  );

// One visit after the other: a page of its own takes longer to make than one of these takes to look at.
test('every page comes alive under a base path, and asks nobody else', { tag: '@base' }, async ({ page, site }) => {
  test.slow();
  for (const path of LOOKED_AT.filter((each) => !isOnce(each)))
    await test.step(path, async () => {
      await site.open(path);
      await expect.soft(page, path).toHaveTitle(/\S/);
      await expect.soft(page.locator('main'), path).toBeVisible();
    });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  // Lessons are read whole without JavaScript in lessons.spec.ts.
  test('every page can be read', { tag: '@once' }, async ({ page }) => {
    test.slow();
    for (const path of LOOKED_AT.filter((each) => !isLesson(each)))
      await test.step(path, async () => {
        await page.goto(path);
        await expect.soft(page, path).toHaveTitle(/\S/);
        await expect.soft(page.locator('h1'), path).toHaveCount(1);
        await expect.soft(page.locator('h1'), path).toHaveText(/\S/);
        const text = await page.locator('main').innerText();
        expect
          .soft(text.trim().length, `main of /${path} reads ${JSON.stringify(text.slice(0, 200))}`)
          .toBeGreaterThan(80);
      });
  });
});

test(
  'what is seen after a reader has done something is for everybody too',
  { tag: '@once' },
  async ({ page, site }) => {
    test.slow();
    const isForEverybody = async (what: string) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
        expect(await violations(page), `${what}, ${colorScheme}`).toEqual([]);
      }
    };
    await test.step('a question that was missed, and its review', async () => {
      await site.open('lessons/sixteen-bytes/');
      const question = page.locator('form[data-question]').first();
      await question.getByRole('radio').first().check();
      await question.getByRole('button', { name: 'Commit to it' }).click();
      await expect(question.getByRole('status')).toHaveText(/\S/);
      await site.open('review/');
      await expect(page.locator('form[data-question]').first()).toBeVisible();
      await isForEverybody('the review');
    });
    await test.step('the search with its results', async () => {
      await page.keyboard.press('/');
      await page.getByRole('combobox', { name: /Search/ }).fill('stack');
      await expect(page.locator('#search').getByRole('option').first()).toBeVisible();
      await isForEverybody('the search');
      await page.keyboard.press('Escape');
    });
    await test.step('embeds without a background, and reduced to the widget', async () => {
      for (const widget of ['header-lab', 'stepper'])
        for (const theme of ['light', 'dark']) {
          await site.open(`embed/${widget}/?ui=min&bg=transparent&theme=${theme}`);
          await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: theme as 'light' | 'dark' });
          expect(await violations(page), `${widget}, ${theme}`).toEqual([]);
        }
    });
  },
);
