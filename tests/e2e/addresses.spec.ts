/** What is said to machines: canonical links, social cards, the sitemap, the feed. */
import { expect, test } from './site.ts';

test('every page has one canonical address, a card that is there, and a place in the sitemap', async ({
  page,
  request,
  site,
  baseURL,
}) => {
  const base = new URL(baseURL!).pathname;
  const sitemap = await (await request.get('sitemap.xml')).text();
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(address).pathname);
  const pages = site.paths.filter((path) => !path.startsWith('embed/') && path !== '404.html');
  expect(listed.sort()).toEqual(pages.map((path) => base + path).sort());

  await page.goto('lessons/sixteen-bytes/');
  const content = (selector: string, name = 'content') => page.locator(`head ${selector}`).getAttribute(name);
  const canonical = (await content('link[rel=canonical]', 'href'))!;
  expect(new URL(canonical).pathname).toBe(`${base}lessons/sixteen-bytes/`);
  expect(await content('meta[property="og:url"]')).toBe(canonical);
  const card = new URL((await content('meta[property="og:image"]'))!);
  expect(card.pathname).toBe(`${base}cards/sixteen-bytes.png`);
  expect((await request.get(site.url(card.pathname.slice(base.length)))).headers()['content-type']).toBe('image/png');

  const feed = await (await request.get('rss.xml')).text();
  const parsed = await page.evaluate((text) => {
    const xml = new DOMParser().parseFromString(text, 'application/xml');
    return {
      error: xml.querySelector('parsererror')?.textContent ?? null,
      links: [...xml.querySelectorAll('item > link')].map((link) => link.textContent!),
    };
  }, feed);
  expect(parsed.error).toBeNull();
  expect(parsed.links.map((link) => new URL(link).pathname).sort()).toEqual(
    pages
      .filter((path) => path.startsWith('lessons/'))
      .map((path) => base + path)
      .sort(),
  );
  expect(await (await request.get('robots.txt')).text()).toContain(`${base}sitemap.xml`);
});
