/** Reads a state back out of a link. Apart from the writing, since few visits begin with a link. */
import { fail, readEdits, readParts, type PartReaders } from '../shared/link-parts.ts';
import { parseFragment, type BrokenLink } from '../shared/url-state.ts';
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

export type LinkResult = { kind: 'none' } | { kind: 'state'; state: LinkState } | BrokenLink;

const PATH = /^[a-z0-9.]*(:\d{1,9})?$/;

/** Reads the values of a link or of an embed's query. */
function parseValues(values: URLSearchParams): LinkResult {
  const state: LinkState = { edits: {} };
  const path = (text: string) => (PATH.test(text) ? text : fail(`“${text}” is not a place in the tree`));
  const readers: PartReaders = {
    sample: (text) => (state.sample = /^[a-z0-9_]+$/.test(text) ? text : fail(`“${text}” is not the name of a sample`)),
    python: (text) => (state.python = /^\d\.\d{1,2}$/.test(text) ? text : fail(`“${text}” is not a Python version`)),
    at: (text) => (state.at = path(text)),
    open: (text) => (state.open = text.split(',').map(path)),
    edit: (text) => (state.edits = readEdits(text, 9, '21:ff')),
    cut: (text) =>
      (state.cut = /^\d{1,9}$/.test(text) ? Number(text) : fail(`cut is “${text}”, which is not a length`)),
  };
  return readParts(values, readers) ?? { kind: 'state', state };
}

/** Reads the fragment of a URL; without a state in it, what the query says about sample, Python and place. */
export function parseLink(hash: string, search: string): LinkResult {
  const parsed = parseFragment(hash, LINK_VERSION);
  if (parsed.kind === 'broken') return parsed;
  const query = new URLSearchParams(
    [...new URLSearchParams(search)].filter(([name]) => ['sample', 'python', 'at', 'open'].includes(name)),
  );
  if (parsed.kind === 'none' && query.size === 0) return parsed;
  return parseValues(parsed.kind === 'state' ? parsed.state.values : query);
}
