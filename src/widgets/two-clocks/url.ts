/** The clocks in a link: `#1.sm=30&ss=22&hm=0&hs=22&edited=1`. */
import { formatFragment } from '../shared/url-format.ts';
import { parseFragment } from '../shared/url-state.ts';
import { START, rangeOf, type ClocksState, type NumberField } from './clocks.ts';

const VERSION = 1;
const KEYS: readonly [string, NumberField][] = [
  ['sm', 'sourceMtime'],
  ['ss', 'sourceSize'],
  ['hm', 'headerMtime'],
  ['hs', 'headerSize'],
];

export type LinkResult = { kind: 'none' } | { kind: 'state'; state: ClocksState } | { kind: 'broken'; reason: string };

const broken = (detail: string): LinkResult => ({
  kind: 'broken',
  reason: `The state in this link cannot be read: ${detail}. The widget shows its default instead.`,
});

export function readLink(hash: string): LinkResult {
  const fragment = parseFragment(hash, VERSION);
  if (fragment.kind !== 'state') return fragment;
  const { values } = fragment.state;
  const state = { ...START, edited: values.get('edited') === '1' };
  for (const [key, field] of KEYS) {
    const text = values.get(key);
    if (text === null) continue;
    const { min, max } = rangeOf(field);
    if (!/^-?\d{1,4}$/.test(text) || Number(text) < min || Number(text) > max)
      return broken(`“${text.slice(0, 20)}” is not between ${min} and ${max}`);
    state[field] = Number(text);
  }
  return { kind: 'state', state };
}

/** The fragment for a state, `#` included. */
export function writeLink(state: ClocksState): string {
  const values = KEYS.map(([key, field]) => [key, state[field] === START[field] ? undefined : state[field]] as const);
  return formatFragment(VERSION, { ...Object.fromEntries(values), edited: state.edited ? 1 : undefined });
}
