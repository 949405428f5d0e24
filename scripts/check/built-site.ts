/** A built site as files: its pages, what they refer to, and the JavaScript modules behind them. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { init, parse as parseImports } from 'es-module-lexer';
import { type DefaultTreeAdapterTypes as Tree, parse as parseHtml } from 'parse5';

await init;

/** One of the two builds: the folder that holds it, and the path that it is served under (begins and ends with "/"). */
export interface BuiltSite {
  dir: string;
  base: string;
}

/** An element of a page, reduced to what the checks ask. */
export interface Element {
  tag: string;
  attrs: Readonly<Record<string, string>>;
  /** The text between the tags, for elements without children of their own (`script`, `style`). */
  text: string;
  /** Line of the start tag in the HTML file, from 1. */
  line: number;
}

/** A built page. */
export interface Page {
  /** Its address below the base: "" for the home page, "lessons/the-header/". */
  path: string;
  /** Its file below the build's folder. */
  file: string;
  elements: Element[];
}

/** The files of a build with an extension, relative to its folder, with "/" between folders, in order. */
export function filesOf(dir: string, extension: string): string[] {
  if (!existsSync(dir)) throw new Error(`${dir} is not there: the site has not been built (npm run build).`);
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** The addresses of a build's pages below the base, 404.html among them under its own name. */
export function pathsOf(dir: string): string[] {
  return filesOf(dir, '.html').map((file) => file.replace(/(^|\/)index\.html$/, '$1'));
}

function elementsIn(node: Tree.ParentNode, into: Element[]): Element[] {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue;
    into.push({
      tag: child.tagName,
      attrs: Object.fromEntries(child.attrs.map(({ name, value }) => [name, value])),
      text: child.childNodes.map((inner) => ('value' in inner ? inner.value : '')).join(''),
      line: child.sourceCodeLocation?.startLine ?? 0,
    });
    elementsIn(child, into);
    if (child.tagName === 'template' && 'content' in child) elementsIn(child.content as Tree.DocumentFragment, into);
  }
  return into;
}

/** Reads every page of a build. `scriptingEnabled: false` makes the parser see into `noscript`. */
export function pagesOf(dir: string): Page[] {
  return filesOf(dir, '.html').map((file) => ({
    path: file.replace(/(^|\/)index\.html$/, '$1'),
    file,
    elements: elementsIn(
      parseHtml(readFileSync(join(dir, file), 'utf8'), { sourceCodeLocationInfo: true, scriptingEnabled: false }),
      [],
    ),
  }));
}

/** The file below a build's folder that an absolute path of the site names, as a static host finds it; null for none. */
export function fileAt(site: BuiltSite, pathname: string): string | null {
  if (!pathname.startsWith(site.base)) return null;
  const path = decodeURIComponent(pathname.slice(site.base.length));
  for (const candidate of path === '' || path.endsWith('/') ? [`${path}index.html`] : [path])
    if (statSync(join(site.dir, candidate), { throwIfNoEntry: false })?.isFile()) return candidate;
  return null;
}

/** The modules that a module file imports statically, relative to the build's folder. Dynamic imports load later. */
function staticImports(dir: string, file: string): string[] {
  const code = readFileSync(join(dir, file), 'utf8');
  return importsIn(code).map((specifier) => {
    if (!specifier.startsWith('.'))
      throw new Error(`${file} imports "${specifier}": a built module has relative imports only`);
    return join(file, '..', specifier).split(sep).join('/');
  });
}

/** The specifiers of a module's static imports and re-exports. */
export function importsIn(code: string): string[] {
  const [imports] = parseImports(code);
  return imports.filter(({ d, n }) => d === -1 && n !== undefined).map(({ n }) => n as string);
}

/** What the modules of a build import statically, each read once, by file. */
export type KnownImports = Map<string, readonly string[]>;

/**
 * The modules that load when some modules do: themselves and what they import statically, to any depth.
 * @param known shared by calls about one build, so that no module is read twice
 */
export function moduleGraph(dir: string, roots: Iterable<string>, known: KnownImports = new Map()): Set<string> {
  const seen = new Set<string>();
  const open = [...roots];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const imports = known.get(file) ?? staticImports(dir, file);
    known.set(file, imports);
    open.push(...imports);
  }
  return seen;
}
