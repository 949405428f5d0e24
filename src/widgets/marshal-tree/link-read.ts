/** Reads a state back out of a link. Apart from the writing, since few visits begin with a link. */
import { parseFragment } from '../shared/url-state.ts';
import { LINK_VERSION } from './link.ts';

/** What a link says; what it leaves out is undefined. Paths are looked up once the file is there. */
export interface LinkState {
  sample?: string;
  python?: string;
  at?: string;
  open?: string[];
  edits: Record<number, number>;
  cut?: number;
}

export type LinkResult = { kind: 'none' } | { kind: 'state'; state: LinkState } | { kind: 'broken'; reason: string };

class LinkProblem extends Error {}

function fail(detail: string): never {
  throw new LinkProblem(detail);
}

/** The sentence for a link that could not be read. */
export function brokenLink(detail: string): string {
  return `The state in this link cannot be read: ${detail}. The widget shows its default instead.`;
}

const PATH = /^[a-z0-9.]*(:\d{1,9})?$/;

function parseEdits(text: string): Record<number, number> {
  const edits: Record<number, number> = {};
  for (const part of text.split(',')) {
    const match = /^(\d{1,9}):([0-9a-f]{2})$/i.exec(part) ?? fail(`“${part}” is not an edit such as 21:ff`);
    edits[Number(match[1])] = parseInt(match[2], 16);
  }
  return edits;
}

/** Reads the values of a link or of an embed's query. */
function parseValues(values: URLSearchParams): LinkState {
  const state: LinkState = { edits: {} };
  const path = (text: string) => (PATH.test(text) ? text : fail(`“${text}” is not a place in the tree`));
  const readers: Record<string, (text: string) => void> = {
    sample: (text) => (state.sample = /^[a-z0-9_]+$/.test(text) ? text : fail(`“${text}” is not the name of a sample`)),
    python: (text) => (state.python = /^\d\.\d{1,2}$/.test(text) ? text : fail(`“${text}” is not a Python version`)),
    at: (text) => (state.at = path(text)),
    open: (text) => (state.open = text.split(',').map(path)),
    edit: (text) => (state.edits = parseEdits(text)),
    cut: (text) =>
      (state.cut = /^\d{1,9}$/.test(text) ? Number(text) : fail(`cut is “${text}”, which is not a length`)),
  };
  for (const [name, text] of values)
    (Object.hasOwn(readers, name) ? readers[name] : fail(`it has a part “${name}” that this page does not know`))(text);
  return state;
}

/** Reads the fragment of a URL; without a state in it, what the query says about sample, Python and place. */
export function parseLink(hash: string, search: string): LinkResult {
  const parsed = parseFragment(hash, LINK_VERSION);
  if (parsed.kind === 'broken') return parsed;
  const query = new URLSearchParams(
    [...new URLSearchParams(search)].filter(([name]) => ['sample', 'python', 'at', 'open'].includes(name)),
  );
  if (parsed.kind === 'none' && query.size === 0) return parsed;
  try {
    return { kind: 'state', state: parseValues(parsed.kind === 'state' ? parsed.state.values : query) };
  } catch (problem) {
    if (!(problem instanceof LinkProblem)) throw problem;
    return { kind: 'broken', reason: brokenLink(problem.message) };
  }
}
