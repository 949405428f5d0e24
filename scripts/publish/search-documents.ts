/**
 * What the search of a built site can find, read from its pages: every page but the embeds, each section of a lesson,
 * and every element that names itself in `data-search` (an entry of the glossary, a myth).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes as Tree, parse as parseHtml } from 'parse5';
import type { SearchDocument } from '../../src/widgets/search/search.ts';
import { filesOf } from '../check/built-site.ts';

type Node = Tree.ChildNode;
type Element = Tree.Element;

/** What a page is called in a list of results, by its folder. */
const KINDS: readonly [RegExp, string][] = [
  [/^lessons\//, 'Lesson'],
  [/^opcodes\//, 'Opcode'],
  [/^glossary\//, 'Glossary'],
  [/^myths\//, 'Myth'],
  [/^magic\//, 'Table'],
  [/^instructors\//, 'For teachers'],
  [/^(tools|[a-z]+-[a-z]+|disassembly|stepper|freshness)\//, 'Tool'],
  [/^/, 'Page'],
];

const isElement = (node: Node): node is Element => 'tagName' in node;
const attribute = (node: Element, name: string) => node.attrs.find((attr) => attr.name === name)?.value;
const hasClass = (node: Element, name: string) => (attribute(node, 'class') ?? '').split(' ').includes(name);

/** What is drawn or asked by a widget, or stands on every page. */
const isLeftOut = (node: Element): boolean =>
  ['script', 'style', 'nav', 'astro-island', 'template', 'noscript', 'svg', 'button'].includes(node.tagName) ||
  hasClass(node, 'gloss-cards') ||
  attribute(node, 'data-search-skip') !== undefined;

const INLINE = new Set('a abbr b code em i kbd mark span strong sub sup wbr'.split(' '));

/** The text of a node as a reader sees it; each line once, since Pythons differ in few lines of a session. */
function textOf(nodes: readonly Node[]): string {
  let text = '';
  const visit = (node: Node) => {
    if ('value' in node) text += node.value;
    else if (isElement(node) && !isLeftOut(node)) {
      const apart = INLINE.has(node.tagName) ? '' : '\n';
      text += apart;
      node.childNodes.forEach(visit);
      text += apart;
    }
  };
  nodes.forEach(visit);
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  return [...new Set(lines.filter(Boolean))].join(' ');
}

function find(root: Tree.ParentNode, test: (element: Element) => boolean): Element | undefined {
  for (const child of root.childNodes) {
    if (!isElement(child)) continue;
    const found = test(child) ? child : find(child, test);
    if (found) return found;
  }
  return undefined;
}

function all(root: Tree.ParentNode, test: (element: Element) => boolean): Element[] {
  return root.childNodes.filter(isElement).flatMap((child) => (test(child) ? [child] : all(child, test)));
}

/** Headings that every lesson has: alone they would not say which. */
const REPEATED = new Set(['recap', 'in-your-terminal']);

/** A lesson cut at its headings: what comes before the first, then each with its `id`, title and text. */
function sectionsOf(article: Element): { id: string | null; title: string; text: string }[] {
  const sections: { id: string | null; title: string; nodes: Node[] }[] = [{ id: null, title: '', nodes: [] }];
  const visit = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      const heading = node.tagName === 'h2' || node.tagName === 'h3' ? attribute(node, 'id') : undefined;
      if (heading === 'goals') continue;
      if (heading !== undefined) sections.push({ id: heading, title: textOf([node]), nodes: [] });
      else if (node.tagName === 'section' || node.tagName === 'header') visit(node.childNodes);
      else if (node.tagName !== 'h1' && !hasClass(node, 'label')) sections.at(-1)!.nodes.push(node);
    }
  };
  visit(article.childNodes);
  return sections.map(({ id, title, nodes }) => ({ id, title, text: textOf(nodes) }));
}

/** The documents of one page. */
export function documentsOf(path: string, html: string): SearchDocument[] {
  const page = parseHtml(html, { scriptingEnabled: false });
  const main = find(page, ({ tagName }) => tagName === 'main');
  const heading = main && find(main, ({ tagName }) => tagName === 'h1');
  if (!main || !heading) return [];
  const kind = KINDS.find(([pattern]) => pattern.test(path))![1];
  const title = textOf([heading]);
  const named = all(main, (element) => attribute(element, 'data-search') !== undefined);
  if (named.length > 0) {
    const lead = find(main, (element) => hasClass(element, 'lead'));
    return [
      { title, path, kind: 'Page', text: lead ? textOf([lead]) : '' },
      ...named.map((element) => {
        const name = attribute(element, 'data-search')!;
        const text = textOf([element]);
        return {
          title: name,
          path: `${path}#${attribute(element, 'id')}`,
          kind,
          text: text.startsWith(name) ? text.slice(name.length).trim() : text,
        };
      }),
    ];
  }
  const lesson = find(main, (element) => hasClass(element, 'lesson'));
  if (!lesson) return [{ title, path, kind, text: textOf([main]).replace(title, '').trim() }];
  const label = /Lesson \d+/.exec(textOf([lesson]))?.[0] ?? kind;
  return sectionsOf(lesson)
    .filter(({ id }) => id !== 'sources')
    .map(({ id, title: section, text }) => ({
      title: id === null ? title : REPEATED.has(id) ? `${title}: ${section}` : section,
      path: id === null ? path : `${path}#${id}`,
      kind: label,
      text,
    }));
}

/** The documents of a built site. */
export function searchDocuments(dir: string): SearchDocument[] {
  return filesOf(dir, '.html')
    .map((file) => ({ file, path: file.replace(/(^|\/)index\.html$/, '$1') }))
    .filter(({ path }) => !path.startsWith('embed/') && path !== '404.html')
    .flatMap(({ file, path }) => documentsOf(path, readFileSync(join(dir, file), 'utf8')));
}
