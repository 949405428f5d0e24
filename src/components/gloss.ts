/** Marks in a lesson's HTML where each term of the glossary is used first. */
import { PYTHON_VERSIONS } from '../pyc/types.ts';

/** What marking needs to know of an entry. */
export interface GlossTerm {
  /** The entry's name in addresses: `magic-number`. */
  id: string;
  /** The texts that stand for the term. One with a capital letter is found as it is written, others in any case. */
  forms: readonly string[];
}

export interface Marked {
  html: string;
  /** Ids of the terms that were marked, in the order of their first use. */
  used: string[];
}

/** Elements in which nothing is marked: other links, headings, code, and whatever a widget draws. */
const SKIPPED = new Set(
  'a pre kbd samp h1 h2 h3 h4 h5 h6 figure astro-island button label summary nav svg template noscript'.split(' '),
);
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Comments, scripts and styles; code in a line of text, as a whole; any other tag. */
const TOKEN =
  /<!--[\s\S]*?-->|<(?:script|style)\b[\s\S]*?<\/(?:script|style)>|<code\b[^>]*>(?<code>[^<]*)<\/code>|<(?<slash>\/?)(?<name>[a-zA-Z][\w-]*)(?<attributes>(?:"[^"]*"|'[^']*'|[^>"'])*)>/g;

interface Open {
  tag: string;
  skip: boolean;
  /** The Pythons for whose readers the element is shown. */
  pythons: readonly string[];
  /** Where its start tag is in the output. */
  at: number;
  isTerm: boolean;
}

const attribute = (attributes: string, name: string): string | null =>
  new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1] ?? null;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Which term a text stands for, if any. */
function termFinder(terms: readonly GlossTerm[]): {
  pattern: RegExp;
  termOf: (text: string) => string | undefined;
} {
  const exact = new Map<string, string>();
  const folded = new Map<string, string>();
  for (const { id, forms } of terms)
    for (const form of forms) {
      const map = form === form.toLowerCase() ? folded : exact;
      if (map.has(form)) throw new Error(`The glossary has “${form}” twice: ${map.get(form)} and ${id}`);
      map.set(form, id);
    }
  const forms = terms.flatMap((term) => term.forms).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<![\\w.\\-/])(?:${forms.map(escaped).join('|')})(?![\\w\\-/])`, 'gi');
  return { pattern, termOf: (text) => exact.get(text) ?? folded.get(text.toLowerCase()) };
}

/**
 * Makes a link of each term's first use. A use that only the readers of some Pythons see counts for them: the others get
 * theirs at the first use that they see. Several texts of one page go through one marker, in their order.
 *
 * @param href the glossary's address; the entry's id comes behind it as a fragment
 */
export function glossMarker(terms: readonly GlossTerm[], href: string): { mark(html: string): Marked } {
  const { pattern, termOf } = termFinder(terms);
  const unseen = new Map(terms.map(({ id }) => [id, new Set<string>(PYTHON_VERSIONS)]));

  /** The term to mark for a text that these readers see, noted as seen by them. */
  const claim = (text: string, pythons: readonly string[]): string | null => {
    const id = termOf(text);
    const waiting = id === undefined ? undefined : unseen.get(id);
    if (!waiting || !pythons.some((python) => waiting.has(python))) return null;
    for (const python of pythons) waiting.delete(python);
    return id!;
  };
  const anchor = (id: string, content: string) =>
    `<a class="gloss" href="${href}#${id}" data-gloss="${id}" aria-describedby="gloss-${id}">${content}</a>`;

  return {
    mark(html) {
      if (terms.length === 0) return { html, used: [] };
      const used: string[] = [];
      const out: string[] = [];
      const open: Open[] = [];
      const wrap = (id: string, content: string): string => {
        if (!used.includes(id)) used.push(id);
        // The word around it takes the focus for its colour: one stop of the Tab key for both is enough.
        const term = open.findLast(({ isTerm }) => isTerm);
        if (term) out[term.at] = out[term.at].replace(/\s+tabindex="[^"]*"/, '');
        return anchor(id, content);
      };
      const text = (content: string) => {
        const { skip = false, pythons = PYTHON_VERSIONS } = open.at(-1) ?? {};
        if (skip) out.push(content);
        else
          out.push(
            content.replace(pattern, (found) => {
              const id = claim(found, pythons);
              return id === null ? found : wrap(id, found);
            }),
          );
      };
      const code = (content: string, element: string) => {
        const { skip = false, pythons = PYTHON_VERSIONS } = open.at(-1) ?? {};
        const id = skip ? null : claim(content, pythons);
        out.push(id === null ? element : wrap(id, element));
      };
      let from = 0;
      for (const token of html.matchAll(TOKEN)) {
        text(html.slice(from, token.index));
        from = token.index + token[0].length;
        const [whole] = token;
        const { code: content, slash, name, attributes } = token.groups!;
        const tag = name?.toLowerCase();
        if (content !== undefined) code(content, whole);
        else if (!tag) out.push(whole);
        else if (slash) {
          const last = open.findLastIndex((element) => element.tag === tag);
          if (last >= 0) open.length = last;
          out.push(whole);
        } else {
          if (!VOID.has(tag) && !attributes.endsWith('/')) {
            const parent = open.at(-1);
            const py = attribute(attributes, 'data-py')?.split(' ');
            const all = parent?.pythons ?? PYTHON_VERSIONS;
            const classes = attribute(attributes, 'class')?.split(' ') ?? [];
            open.push({
              tag,
              skip: (parent?.skip ?? false) || SKIPPED.has(tag) || classes.includes('sources'),
              pythons: py ? all.filter((python) => py.includes(python)) : all,
              at: out.length,
              isTerm: classes.includes('term'),
            });
          }
          out.push(whole);
        }
      }
      text(html.slice(from));
      return { html: out.join(''), used };
    },
  };
}
