import { PYTHON_VERSIONS, type AnyPython } from '../../pyc/types.ts';
import { formatFragment } from '../shared/url-format.ts';
import { noProgram, parseFragment, shortened, type BrokenLink } from '../shared/url-state.ts';
import { TABS, type Pick, type Tab } from './model.ts';
import { tabOf, type CodeState } from './state.ts';

const VERSION = 1;

/** What a link says. Absent: the widget's default. */
export interface LinkState {
  sample?: string;
  python?: AnyPython;
  code?: string;
  tab?: Tab;
  pick?: Pick;
}

export interface LinkResult {
  state: LinkState;
  /** What is wrong with parts of the link, a sentence each. */
  notes: string[];
  /** Set where nothing of it can be read. */
  broken?: BrokenLink;
}

const unread = (broken: BrokenLink): LinkResult => ({ state: {}, notes: [], broken });

/** Reads fragment and query. The query holds how an embed starts; a state in the fragment goes before it. */
export function readLink(hash: string, search: string, samples: readonly string[]): LinkResult {
  const fragment = parseFragment(hash, VERSION);
  if (fragment.kind === 'broken') return unread(fragment);
  const values = fragment.kind === 'state' ? fragment.state.values : new URLSearchParams(search);
  const state: LinkState = {};
  const notes: string[] = [];
  const sample = values.get('sample');
  if (sample !== null && !samples.includes(sample)) return unread(noProgram(sample));
  if (sample !== null) state.sample = sample;
  const python = values.get('python');
  if (python !== null) {
    state.python = PYTHON_VERSIONS.find((version) => version === python);
    if (!state.python) notes.push(`This link asks for Python “${shortened(python)}”; there are 3.7 to 3.15.`);
  }
  const code = values.get('code');
  if (code !== null) state.code = code;
  const pick = values.get('pick');
  if (pick !== null && /^[a-z]+(\.\d{1,9})?$/.test(pick)) state.pick = pick;
  else if (pick !== null) notes.push(`This link chooses “${shortened(pick)}”, which is no part of a code object.`);
  state.tab =
    TABS.find((tab) => tab === values.get('tab')) ?? (state.pick === undefined ? undefined : tabOf(state.pick));
  return { state, notes };
}

/** The fragment for a state, `#` included. */
export function writeLink(sample: string, state: CodeState): string {
  return formatFragment(VERSION, {
    sample,
    python: state.python,
    code: state.code === '<module>' ? undefined : state.code,
    tab: state.tab === (state.pick === null ? 'fields' : tabOf(state.pick)) ? undefined : state.tab,
    pick: state.pick ?? undefined,
  });
}
