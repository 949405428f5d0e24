/** The clinic in a link: `#1.text=ImportError%3A%20bad%20magic…`, `#1.practice=1`. */
import { formatFragment } from '../shared/url-format.ts';
import { parseFragment } from '../shared/url-state.ts';
import type { ClinicState } from './state.ts';

const VERSION = 1;

export type LinkResult = { kind: 'none' } | { kind: 'state'; state: ClinicState } | { kind: 'broken'; reason: string };

export function readLink(hash: string): LinkResult {
  const fragment = parseFragment(hash, VERSION);
  if (fragment.kind !== 'state') return fragment;
  const { values } = fragment.state;
  const unknown = [...values.keys()].find((name) => name !== 'text' && name !== 'practice');
  if (unknown !== undefined)
    return {
      kind: 'broken',
      reason: `The state in this link cannot be read: it has a part “${unknown.slice(0, 40)}” that this page does not know. The widget shows its default instead.`,
    };
  return { kind: 'state', state: { text: values.get('text') ?? '', practice: values.get('practice') === '1' } };
}

/** The fragment for a state, `#` included. */
export function writeLink({ text, practice }: ClinicState): string {
  return formatFragment(VERSION, { text, practice: practice ? 1 : undefined });
}
