/**
 * Gives a page one stylesheet with what it can use.
 *
 * Astro links the styles of every component that a route may render: each lesson had those of all widgets, two dozen
 * files that a phone waits for before it shows a word. What a component does later brings its styles itself (a dynamic
 * import loads them first), so a page needs the styles of what is in its HTML and in the modules that it loads at once.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuiltSite, type KnownImports, type Page, fileAt, filesOf, moduleGraph } from '../check/built-site.ts';
import { scriptsOf } from '../check/page-scripts.ts';

/** The marks by which Svelte and Astro keep a component's styles to its own elements. */
const SCOPE = /svelte-[a-z0-9]+|data-astro-cid-[a-z0-9]+/g;

const scopesIn = (text: string): string[] => [...new Set(text.match(SCOPE))];

/** Where Astro puts what it has made, below the base. */
const MADE = '_astro/';

const LINK = /<link rel="stylesheet" href="([^"]*)">/g;

/** Reads the files of a build, each once. */
class Reader {
  readonly #texts = new Map<string, string>();
  readonly #scopes = new Map<string, string[]>();
  readonly imports: KnownImports = new Map();
  readonly site: BuiltSite;

  constructor(site: BuiltSite) {
    this.site = site;
  }

  text(file: string): string {
    if (!this.#texts.has(file)) this.#texts.set(file, readFileSync(join(this.site.dir, file), 'utf8'));
    return this.#texts.get(file)!;
  }

  scopes(file: string): string[] {
    if (!this.#scopes.has(file)) this.#scopes.set(file, scopesIn(this.text(file)));
    return this.#scopes.get(file)!;
  }
}

/** The stylesheets among those that a page links which it can use, in its order, each text once. */
function used(reader: Reader, page: Page, html: string, sheets: readonly string[]): string[] {
  const { modules, renderers } = scriptsOf(reader.site, page);
  const present = new Set(scopesIn(html));
  for (const file of moduleGraph(reader.site.dir, [...modules, ...renderers], reader.imports))
    for (const scope of reader.scopes(file)) present.add(scope);
  const texts = new Set<string>();
  return sheets.filter((file) => {
    const scopes = reader.scopes(file);
    // Without a mark it is for everything. An embed keeps what it uses later, too: its offline file is made from it.
    const isUsed = page.path.startsWith('embed/') || scopes.length === 0 || scopes.some((scope) => present.has(scope));
    if (!isUsed || texts.has(reader.text(file))) return false;
    texts.add(reader.text(file));
    return true;
  });
}

/**
 * Rewrites the pages of a build (all of them, as `pagesOf` reads them), and takes away the stylesheets that nothing names any more.
 * @returns how many files the pages linked before and link now, all pages together
 * @throws Error when a page links styles that the build does not have
 */
export function joinStyles(site: BuiltSite, pages: readonly Page[]): { before: number; after: number } {
  const reader = new Reader(site);
  const total = { before: 0, after: 0 };
  for (const page of pages) {
    const html = readFileSync(join(site.dir, page.file), 'utf8');
    const isMade = (href: string) => href.startsWith(site.base + MADE);
    const sheets = [...html.matchAll(LINK)]
      .filter(([, href]) => isMade(href))
      .map(([, href]) => {
        const file = fileAt(site, href);
        if (file === null) throw new Error(`${page.file} links ${href}, which the build does not have`);
        return file;
      });
    if (sheets.length === 0) continue;
    const kept = used(reader, page, html, sheets);
    const text = kept.map((file) => reader.text(file).trimEnd()).join('\n');
    const file = `${MADE}page.${createHash('sha256').update(text).digest('base64url').slice(0, 8)}.css`;
    if (!existsSync(join(site.dir, file))) writeFileSync(join(site.dir, file), text);
    // A module that is loaded later does not load what is in here again: the helper of dynamic imports reads the names.
    const names = kept.map((name) => basename(name)).join(' ');
    let link = `<link rel="stylesheet" href="${site.base}${file}" data-styles="${names}">`;
    const joined = html.replace(LINK, (one, href: string) => {
      if (!isMade(href)) return one;
      const here = link;
      link = '';
      return here;
    });
    writeFileSync(join(site.dir, page.file), joined);
    total.before += sheets.length;
    total.after += 1;
  }
  const naming = [...filesOf(site.dir, '.html'), ...filesOf(site.dir, '.js')];
  const named = naming.map((file) => readFileSync(join(site.dir, file), 'utf8')).join('\n');
  for (const file of filesOf(site.dir, '.css'))
    if (file.startsWith(MADE) && !named.includes(file)) rmSync(join(site.dir, file));
  return total;
}
