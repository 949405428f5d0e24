/**
 * A widget's state in the fragment of a URL: `#1.sample=fib&edit=4:01`. The number is the format's version; links of old
 * versions open for ever. Which keys a version has, and what they may hold, is the widget's own affair.
 */
export { formatFragment } from './url-format.ts';

export interface FragmentState {
  version: number;
  values: URLSearchParams;
}

export type FragmentResult =
  | { kind: 'none' }
  | { kind: 'state'; state: FragmentState }
  /** `reason` is a sentence for the reader. */
  | { kind: 'broken'; reason: string };

/** Longest fragment that is read at all: more is not a state of ours. */
const MAX_LENGTH = 8192;

export function parseFragment(hash: string, newestVersion: number): FragmentResult {
  const text = hash.startsWith('#') ? hash.slice(1) : hash;
  if (text === '') return { kind: 'none' };
  // `#section` is an ordinary anchor of the page, not a state.
  if (!/^\d+\./.test(text))
    return /[.=]/.test(text) ? broken('it does not start with a version number') : { kind: 'none' };
  if (text.length > MAX_LENGTH) return broken(`it is ${text.length} characters long, and the limit is ${MAX_LENGTH}`);
  const dot = text.indexOf('.');
  const version = Number(text.slice(0, dot));
  if (version < 1 || version > newestVersion)
    return broken(`it has format ${version}, and this page knows formats up to ${newestVersion}`);
  return { kind: 'state', state: { version, values: new URLSearchParams(text.slice(dot + 1)) } };
}

function broken(detail: string): FragmentResult {
  return {
    kind: 'broken',
    reason: `The state in this link cannot be read: ${detail}. The widget shows its default instead.`,
  };
}
