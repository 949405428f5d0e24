/** The clinic in a link: `#1.text=ImportError%3A%20bad%20magic…`, `#1.practice=1`. */
import { formatFragment } from '../shared/url-format.ts';
import { broken, parseFragment, shortened, type BrokenLink } from '../shared/url-state.ts';
import type { ClinicState } from './state.ts';

const VERSION = 1;

export type LinkResult = { kind: 'none' } | { kind: 'state'; state: ClinicState } | BrokenLink;

export function readLink(hash: string): LinkResult {
  const fragment = parseFragment(hash, VERSION);
  if (fragment.kind !== 'state') return fragment;
  const { values } = fragment.state;
  const unknown = [...values.keys()].find((name) => name !== 'text' && name !== 'practice');
  if (unknown !== undefined) return broken(`it has a part “${shortened(unknown)}” that this page does not know`);
  return { kind: 'state', state: { text: values.get('text') ?? '', practice: values.get('practice') === '1' } };
}

/** The fragment for a state, `#` included. */
export function writeLink({ text, practice }: ClinicState): string {
  return formatFragment(VERSION, { text, practice: practice ? 1 : undefined });
}
