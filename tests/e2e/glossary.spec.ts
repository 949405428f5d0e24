/** The glossary: its page, and its entries at the words of a lesson. */
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from './site.ts';

/** Every entry's name with what its file says: id, forms, and the lessons in which they count. */
const ENTRIES = readdirSync('content/glossary').map((file) => {
  const text = readFileSync(`content/glossary/${file}`, 'utf8');
  const forms = /^forms: \[(.*)\]$/m.exec(text)![1];
  const bound = (name: string, otherwise: number) =>
    Number(new RegExp(`^${name}: (\\d+)$`, 'm').exec(text)?.[1] ?? otherwise);
  return {
    id: file.replace('.md', ''),
    forms: [...forms.matchAll(/'([^']+)'/g)].map(([, form]) => form),
    from: bound('from', 1),
    until: bound('until', 18),
  };
});

test('each lesson explains each term of the glossary at its first use', { tag: '@once' }, async ({ page, site }) => {
  const lessons = site.paths.filter((path) => /^lessons\/.+/.test(path));
  expect(lessons.length).toBeGreaterThan(5);
  let seen = 0;
  for (const path of lessons) {
    await page.goto(path);
    const result = await page.evaluate((entries) => {
      const order = Number(/Lesson (\d+)/.exec(document.querySelector('.lesson header')!.textContent!)![1]);
      const outside =
        'a:not(.gloss), pre, kbd, samp, h1, h2, h3, h4, figure, astro-island, header, .goals, .sources, .gloss-cards, code, script, style';
      const shown = (element: Element) => element.checkVisibility();
      const nodes: Text[] = [];
      const walker = document.createTreeWalker(document.querySelector('.lesson')!, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (!node.parentElement!.closest(outside) && shown(node.parentElement!)) nodes.push(node as Text);
      const bare: string[] = [];
      let marked = 0;
      for (const { id, forms } of entries.filter(({ from, until }) => from <= order && order <= until)) {
        const words = forms.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
        const uses = nodes.filter(({ data }) =>
          words.some((word, at) =>
            new RegExp(`(^|[^\\w./-])${word}($|[^\\w/-])`, forms[at] === forms[at].toLowerCase() ? 'i' : '').test(data),
          ),
        );
        const links = [...document.querySelectorAll(`.lesson a.gloss[data-gloss="${id}"]`)].filter(shown);
        if (links.length > 1) bare.push(`${id} is marked ${links.length} times`);
        const [first] = uses;
        if (!first) continue;
        const before = links.some(
          (link) => link.contains(first) || link.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING,
        );
        // A longer form of another term (“hash-based .pyc”) may hold the word.
        if (!before && !first.parentElement!.closest('a.gloss'))
          bare.push(`${id}: “${first.data.trim().slice(0, 60)}”`);
        marked += links.length;
      }
      return { bare, marked };
    }, ENTRIES);
    expect(result.bare, path).toEqual([]);
    seen += result.marked;
  }
  expect(seen).toBeGreaterThan(lessons.length * 5);
});

test(
  'a term shows its entry to the pointer, to the keyboard and to a finger',
  { tag: '@once' },
  async ({ browser, page, site }) => {
    await site.open('lessons/sixteen-bytes/');
    const term = page.locator('a[data-gloss="little-endian"]');
    const card = page.locator('[data-card="little-endian"]');
    await expect(card).toBeHidden();
    await term.hover();
    await expect(card).toBeVisible();
    await expect(card).toContainText('the lowest comes first');
    await card.hover();
    await expect(card, 'the pointer can go to the card').toBeVisible();
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
    await page.locator('h1').hover();

    await page.locator('a[data-gloss="pycache"]').focus();
    const other = page.locator('[data-card="pycache"]');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expect(other).toBeVisible();
    await expect(page.locator('a[data-gloss="pycache"]')).toHaveAccessibleDescription(/folder beside a source/);
    const [word, box] = [(await page.locator('a[data-gloss="pycache"]').boundingBox())!, (await other.boundingBox())!];
    expect(box.y >= word.y + word.height || box.y + box.height <= word.y, 'it does not cover its word').toBe(true);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/glossary\/#pycache$/);
    await expect(page.locator('#pycache')).toBeInViewport();

    const phone = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 800 } });
    const touched = await phone.newPage();
    await touched.goto(site.url('lessons/sixteen-bytes/'));
    const tapped = touched.locator('a[data-gloss="little-endian"]');
    await tapped.tap();
    await expect(touched.locator('[data-card="little-endian"]')).toBeVisible();
    await expect(touched).toHaveURL(/sixteen-bytes/);
    await touched.locator('h1').tap();
    await expect(touched.locator('[data-card="little-endian"]')).toBeHidden();
    await tapped.tap();
    await tapped.tap();
    await expect(touched).toHaveURL(/\/glossary\/#little-endian$/);
    await phone.close();
  },
);
