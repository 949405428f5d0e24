/** The JavaScript that a built page loads before its reader does anything. */
import { type BuiltSite, type Page, fileAt, importsIn } from './built-site.ts';

/** Where a page's JavaScript begins; files are relative to the build's folder. */
export interface PageScripts {
  /** Modules: scripts, preloads, the islands' components. What they import statically comes along. */
  modules: Set<string>;
  /** The modules that put the islands to work: Svelte's runtime. */
  renderers: Set<string>;
  /** Scripts that are no modules. */
  classic: Set<string>;
  /** The texts of the inline scripts. */
  inline: string[];
}

const isModule = (type: string | undefined) => type === 'module';
const isScript = (type: string | undefined) => !type || isModule(type) || /javascript/.test(type);

/** @throws Error when the page loads a file that the build does not have */
export function scriptsOf(site: BuiltSite, page: Page): PageScripts {
  const scripts: PageScripts = { modules: new Set(), renderers: new Set(), classic: new Set(), inline: [] };
  const resolve = (url: string): string => {
    const pathname = new URL(url, new URL(site.base + page.path, 'http://site.invalid')).pathname;
    const file = fileAt(site, pathname);
    if (file === null) throw new Error(`${page.file} loads ${url}, which the build does not have`);
    return file;
  };
  for (const { tag, attrs, text } of page.elements) {
    if (tag === 'script' && isScript(attrs.type)) {
      if (attrs.src) (isModule(attrs.type) ? scripts.modules : scripts.classic).add(resolve(attrs.src));
      else {
        scripts.inline.push(text);
        if (isModule(attrs.type)) for (const specifier of importsIn(text)) scripts.modules.add(resolve(specifier));
      }
    }
    if (tag === 'link' && attrs.rel === 'modulepreload') scripts.modules.add(resolve(attrs.href));
    if (tag === 'link' && attrs.rel === 'preload' && attrs.as === 'script') scripts.classic.add(resolve(attrs.href));
    if (tag === 'astro-island') {
      for (const name of ['component-url', 'before-hydration-url'])
        if (attrs[name]) scripts.modules.add(resolve(attrs[name]));
      if (attrs['renderer-url']) scripts.renderers.add(resolve(attrs['renderer-url']));
    }
  }
  return scripts;
}
