import { PYTHON_VERSIONS, type AnyPython, type PythonVersion } from '../../pyc/types.ts';
import { formatFragment } from '../shared/url-format.ts';
import { noProgram, parseFragment, shortened, type BrokenLink } from '../shared/url-state.ts';
import { CELLS, type Spot } from './model.ts';
import { inOrder, MOST_PYTHONS, type DisState } from './state.ts';

const VERSION = 1;

/** What a link says. Absent: the widget's default. */
export interface LinkState {
  sample?: string;
  pythons?: AnyPython[];
  code?: string;
  caches?: boolean;
  prefixes?: boolean;
  spot?: Spot;
  handler?: number;
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
  return readValues(fragment.kind === 'state' ? fragment.state.values : new URLSearchParams(search), samples);
}

function readValues(values: URLSearchParams, samples: readonly string[]): LinkResult {
  const state: LinkState = {};
  const notes: string[] = [];
  const sample = values.get('sample');
  if (sample !== null && !samples.includes(sample)) return unread(noProgram(sample));
  if (sample !== null) state.sample = sample;
  const python = values.get('python');
  if (python !== null) {
    const asked = python.split(',');
    const known = inOrder(PYTHON_VERSIONS.filter((version) => asked.includes(version)));
    if (known.length > 0) state.pythons = known;
    const unknown = asked.filter((version) => !(PYTHON_VERSIONS as readonly string[]).includes(version));
    if (unknown.length > 0)
      notes.push(`This link asks for Python “${shortened(unknown.join(', '))}”; there are 3.7 to 3.15.`);
    else if (new Set(asked).size > MOST_PYTHONS)
      notes.push(`This link asks for ${asked.length} Pythons; up to ${MOST_PYTHONS} stand side by side.`);
  }
  const code = values.get('code');
  if (code !== null) state.code = code;
  if (values.has('caches')) state.caches = values.get('caches') === '1';
  if (values.has('prefixes')) state.prefixes = values.get('prefixes') === '1';
  const at = values.get('at');
  if (at !== null) {
    const match = /^(\d{1,9})(?:@(3\.\d+))?$/.exec(at);
    const on = match?.[2] ?? state.pythons?.[0];
    const cell = CELLS.find((each) => each === values.get('cell')) ?? 'opname';
    if (!match) notes.push(`This link asks for the instruction at “${shortened(at)}”, which is not an offset.`);
    else state.spot = { python: (on ?? '') as PythonVersion, offset: Number(match[1]), cell };
  }
  const handler = values.get('handler');
  if (handler !== null && /^\d{1,6}$/.test(handler)) state.handler = Number(handler);
  return { state, notes };
}

/** The fragment for a state, `#` included. */
export function writeLink(sample: string, state: DisState): string {
  const { spot } = state;
  return formatFragment(VERSION, {
    sample,
    python: state.pythons.join(','),
    code: state.code === '<module>' ? undefined : state.code,
    caches: state.caches ? 1 : undefined,
    prefixes: state.prefixes ? undefined : 0,
    at: spot ? (state.pythons.length > 1 ? `${spot.offset}@${spot.python}` : spot.offset) : undefined,
    cell: spot && spot.cell !== 'opname' ? spot.cell : undefined,
    handler: state.handler ?? undefined,
  });
}
