/** Finds what in a built site leads nowhere: links, fragments, assets, and anything that another host would be asked for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltSite, type Element, type Page, fileAt, filesOf, pagesOf } from './built-site.ts';
import type { Checked } from './report.ts';

/** A reference from a page or stylesheet to something. */
interface Reference {
  url: string;
  line: number;
  /** The browser fetches it by itself, or only when the reader follows it. */
  loads: boolean;
}

const LOADING_REL =
  /\b(stylesheet|icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest|apple-touch-icon)\b/;

/** A widget's state in a fragment: a version, a dot, the state. The widget reads it; there is no element of that id. */
const STATE_FRAGMENT = /^\d+\./;

function urlsOfSrcset(srcset: string): string[] {
  return srcset
    .split(/,\s+/)
    .map((candidate) => candidate.trim().split(/\s+/)[0])
    .filter(Boolean);
}

function urlsInCss(css: string): string[] {
  const found = css.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/g);
  return [...found].map(
    (groups) =>
      groups
        .slice(1)
        .find((group) => group !== undefined)
        ?.trim() ?? '',
  );
}

function referencesOf({ tag, attrs, text, line }: Element, origin: string): Reference[] {
  const refs: Reference[] = [];
  const add = (url: string | undefined, loads: boolean) => {
    if (url !== undefined) refs.push({ url, line, loads });
  };
  if (tag === 'a' || tag === 'area') add(attrs.href, false);
  if (tag === 'link') add(attrs.href, LOADING_REL.test(attrs.rel ?? ''));
  if (tag === 'use' || tag === 'image') add(attrs.href ?? attrs['xlink:href'], true);
  if (tag === 'form') add(attrs.action, false);
  if (tag === 'object') add(attrs.data, true);
  if (tag === 'video') add(attrs.poster, true);
  if (/^(script|img|iframe|source|video|audio|embed|track|input)$/.test(tag)) add(attrs.src, true);
  for (const url of urlsOfSrcset(attrs.srcset ?? attrs.imagesrcset ?? '')) add(url, true);
  if (tag === 'astro-island')
    for (const name of ['component-url', 'renderer-url', 'before-hydration-url']) add(attrs[name], true);
  if (tag === 'style') for (const url of urlsInCss(text)) add(url, true);
  for (const url of urlsInCss(attrs.style ?? '')) add(url, true);
  if (tag === 'meta' && /^(og:(image|url)|twitter:image)$/.test(attrs.property ?? attrs.name ?? ''))
    if (attrs.content?.startsWith(origin)) add(attrs.content, false);
  return refs;
}

/**
 * Checks every page and stylesheet of a build.
 * @param origin what the build holds the site's own address to be (canonical links): treated as the site itself
 */
export function checkLinks(site: BuiltSite, origin: string): Checked[] {
  const pages = pagesOf(site.dir);
  const byFile = new Map(pages.map((page) => [page.file, page]));
  const targets = new Map<Page, Set<string>>();
  const targetsOf = (page: Page) => {
    let ids = targets.get(page);
    if (!ids) {
      ids = new Set(
        page.elements
          .flatMap(({ tag, attrs }) => [attrs.id, tag === 'a' ? attrs.name : undefined])
          .filter((id) => id !== undefined),
      );
      targets.set(page, ids);
    }
    return ids;
  };

  const problemOf = (url: string, loads: boolean, from: string, fromPage: Page | null): string | null => {
    if (/^(data|blob|mailto|about):/.test(url)) return null;
    if (url.startsWith('javascript:')) return 'is a javascript: address';
    let target: URL;
    try {
      target = new URL(url, new URL(from, origin));
    } catch {
      return 'is not an address';
    }
    if (target.origin !== origin) {
      if (loads) return 'is fetched from another host';
      return target.protocol === 'https:' ? null : 'leaves the site without https';
    }
    if (!target.pathname.startsWith(site.base)) return `is outside of the base path ${site.base}`;
    const file = fileAt(site, target.pathname);
    if (file === null)
      return fileAt(site, `${target.pathname}/`) ? 'lacks the slash at its end (a redirect)' : 'leads nowhere';
    const id = decodeURIComponent(target.hash.slice(1));
    if (loads || id === '' || id === 'top' || STATE_FRAGMENT.test(id) || id.startsWith(':~:')) return null;
    const page = url.startsWith('#') ? fromPage : byFile.get(file);
    return page && !targetsOf(page).has(id) ? `names no element: there is no id "${id}" on that page` : null;
  };

  const checked = pages.map((page): Checked => {
    const problems: string[] = [];
    const from = site.base + (page.path === page.file ? page.file : page.path);
    for (const element of page.elements) {
      for (const { url, line, loads } of referencesOf(element, origin)) {
        const problem = problemOf(url, loads, from, page);
        if (problem) problems.push(`line ${line}: <${element.tag}> ${JSON.stringify(url)} ${problem}`);
      }
    }
    const ids = page.elements.map(({ attrs }) => attrs.id).filter((id) => id !== undefined);
    for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index)))
      problems.push(`the id ${JSON.stringify(id)} stands on more than one element`);
    return { what: `${site.dir}/${page.file}`, problems };
  });

  for (const file of filesOf(site.dir, '.css')) {
    const problems = urlsInCss(readFileSync(join(site.dir, file), 'utf8')).flatMap((url) => {
      const problem = url.startsWith('#') ? null : problemOf(url, true, site.base + file, null);
      return problem ? [`url(${url}) ${problem}`] : [];
    });
    checked.push({ what: `${site.dir}/${file}`, problems });
  }
  return checked;
}
