/** The builder's state in a link: `#1.python=3.12&source=/lab/m.py&level=1`. */
import { isPythonVersion } from '../shared/preferences.ts';
import { formatFragment } from '../shared/url-format.ts';
import { broken, parseFragment, shortened, type BrokenLink } from '../shared/url-state.ts';
import { LEVELS, LONGEST, type NamesState } from './names.ts';

const VERSION = 1;

export type LinkResult =
  | { kind: 'none' }
  /** `ask`: the path is to be predicted first. */
  | { kind: 'state'; state: Partial<NamesState>; ask: boolean }
  | BrokenLink;

export function readLink(hash: string): LinkResult {
  const fragment = parseFragment(hash, VERSION);
  if (fragment.kind !== 'state') return fragment;
  const state: Partial<NamesState> = {};
  let ask = false;
  for (const [name, value] of fragment.state.values) {
    if (value.length > LONGEST) return broken(`“${shortened(value)}” is longer than ${LONGEST} characters`);
    if (name === 'python') {
      if (!isPythonVersion(value)) return broken(`“${shortened(value)}” is no Python of 3.7 to 3.15`);
      state.python = value;
    } else if (name === 'level') {
      const level = LEVELS.find((one) => one === value);
      if (level === undefined) return broken(`“${shortened(value)}” is no level of -O`);
      state.level = level;
    } else if (name === 'source' || name === 'prefix' || name === 'cache') state[name] = value;
    else if (name === 'ask') ask = value === '1';
    else return broken(`it has a part “${shortened(name)}” that this page does not know`);
  }
  return { kind: 'state', state, ask };
}

/** The fragment for a state, `#` included. */
export function writeLink({ python, source, level, prefix, cache }: NamesState, ask = false): string {
  return formatFragment(VERSION, { python, source, level, prefix, cache, ask: ask ? 1 : undefined });
}
