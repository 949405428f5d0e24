/** `sitemap.xml` and `robots.txt` of a built site, from the canonical links of its pages. */
import type { Page } from '../check/built-site.ts';

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** The addresses of the pages that stand for themselves: an embed's canonical address is that of its full page. */
export function listedAddresses(pages: readonly Page[], root: string): string[] {
  return pages.flatMap(({ path, elements }) => {
    const canonical = elements.find(({ tag, attrs }) => tag === 'link' && attrs.rel === 'canonical')?.attrs.href;
    return canonical === root + path ? [canonical] : [];
  });
}

export function sitemap(addresses: readonly string[]): string {
  const urls = addresses.map((address) => `  <url><loc>${escaped(address)}</loc></url>\n`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}</urlset>\n`;
}

/** @param root the site's address with its base path, ending with "/" */
export function robots(root: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${root}sitemap.xml\n`;
}
