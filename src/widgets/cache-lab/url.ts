/** The lab's state in a link: `#1.python=3.12&do=python%20main.py&do=touch%20m.py&at=1`. */
import { isPythonVersion } from '../shared/preferences.ts';
import { formatFragment } from '../shared/url-format.ts';
import { broken, parseFragment, shortened, type BrokenLink } from '../shared/url-state.ts';
import type { PythonVersion } from '../../pyc/types.ts';
import { LONGEST, MOST_LINES, type LabState } from './state.ts';

const VERSION = 1;

export type LinkResult = { kind: 'none' } | { kind: 'state'; state: Partial<LabState> } | BrokenLink;

export function readLink(hash: string): LinkResult {
  const fragment = parseFragment(hash, VERSION);
  if (fragment.kind !== 'state') return fragment;
  const { values } = fragment.state;
  const state: { -readonly [Key in keyof LabState]?: LabState[Key] } = {};
  for (const name of values.keys())
    if (!['python', 'do', 'at', 'v', 'ask', 'module', 'next'].includes(name))
      return broken(`it has a part “${shortened(name)}” that this page does not know`);
  const python = values.get('python');
  if (python !== null) {
    if (!isPythonVersion(python)) return broken(`“${shortened(python)}” is no Python of 3.7 to 3.15`);
    state.python = python;
  }
  const lines = values.getAll('do');
  if (lines.length > MOST_LINES) return broken(`it has ${lines.length} lines, and the limit is ${MOST_LINES}`);
  const next = values.get('next');
  const long = [...lines, ...(next === null ? [] : [next])].find(
    (line) => line.length > LONGEST || /[\n\r]/.test(line) || line.trim() === '',
  );
  if (long !== undefined) return broken(`“${shortened(long)}” is no line that can be typed`);
  state.lines = lines;
  if (next !== null) state.next = next;
  const at = values.get('at') ?? String(lines.length);
  if (!/^\d{1,3}$/.test(at) || Number(at) > lines.length)
    return broken(`it asks for the time after line “${shortened(at)}” of ${lines.length}`);
  state.at = Number(at);
  if (values.has('v')) state.verbose = values.get('v') === '1';
  if (values.has('ask')) state.ask = values.get('ask') === '1';
  const module = values.get('module');
  if (module !== null) state.module = module.slice(0, 60);
  return { kind: 'state', state };
}

/** The fragment for a state, `#` included. The reader's own Python is not in it. */
export function writeLink(state: LabState, reader: PythonVersion | null): string {
  return formatFragment(VERSION, {
    python: state.python === reader ? undefined : state.python,
    do: state.lines,
    at: state.at === state.lines.length ? undefined : state.at,
    v: state.verbose ? 1 : undefined,
    ask: state.ask ? undefined : 0,
    module: state.module ?? undefined,
    next: state.next ?? undefined,
  });
}
