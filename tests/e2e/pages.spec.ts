/** What holds for every page of the site, whatever is on it. */
import { AxeBuilder } from '@axe-core/playwright';
import { hydrate } from './reader.ts';
import { PATHS, expect, test } from './site.ts';

const isEmbed = (path: string) => path.startsWith('embed/');

/** Of the pages of opcodes, which are made alike, some: with meanings, both ways of a jump, a form, no example. */
const OPCODE_PAGES = ['BINARY_OP', 'FOR_ITER', 'TO_BOOL_INT', 'CACHE'];
const isOneOfMany = (path: string) =>
  /^opcodes\/[A-Z0-9_]+\/$/.test(path) && !OPCODE_PAGES.includes(path.split('/')[1]);

for (const path of PATHS.filter((each) => !isOneOfMany(each))) {
  test.describe(`/${path}`, () => {
    test('opens, comes alive, and asks nobody else', async ({ page, site }) => {
      await site.open(path);
      await expect(page).toHaveTitle(/\S/);
      await expect(page.locator('main')).toBeVisible();
    });

    for (const theme of ['light', 'dark'] as const) {
      test(`has no accessibility violation in the ${theme} theme`, { tag: '@once' }, async ({ page, site }) => {
        test.slow(path === 'opcodes/matrix/', 'It has two thousand cells.');
        await page.emulateMedia({ colorScheme: theme });
        await site.open(path);
        // What is folded is read too, once it is opened.
        await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
        await hydrate(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.flatMap(({ id, help, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')}: ${failureSummary}`),
        );
        expect(found).toEqual([]);
      });
    }

    test('never scrolls sideways', { tag: '@once' }, async ({ page, site }) => {
      // Not while something moves to its new place either.
      await page.emulateMedia({ reducedMotion: 'no-preference' });
      await site.open(path);
      for (const width of [320, 390, 820, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        const sticking = await page.evaluate(() => {
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
        expect(sticking, `what sticks out at ${width}px`).toEqual([]);
      }
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('can be read', { tag: '@once' }, async ({ page }) => {
        await page.goto(path);
        await expect(page).toHaveTitle(/\S/);
        await expect(page.locator('h1')).toHaveCount(1);
        await expect(page.locator('h1')).toHaveText(/\S/);
        const text = await page.locator('main').innerText();
        expect(text.trim().length, `main reads ${JSON.stringify(text.slice(0, 200))}`).toBeGreaterThan(80);
      });
    });

    if (!isEmbed(path)) {
      test('lets the keyboard skip to the text', { tag: '@once' }, async ({ page, site }) => {
        await site.open(path);
        await page.keyboard.press('Tab');
        const skip = page.locator('a.skip-link');
        await expect(skip).toBeFocused();
        await expect(skip).toBeInViewport();
        await page.keyboard.press('Enter');
        await expect(page.locator('main')).toBeFocused();
        await page.keyboard.press('Tab');
        const landed = await page.evaluate(() => {
          const focused = document.activeElement;
          const header = document.querySelector('body > header, .site-header');
          return { outside: focused === document.body, inHeader: Boolean(header?.contains(focused)) };
        });
        expect(landed.inHeader, 'the next Tab stays behind the header').toBe(false);
      });
    }
  });
}
