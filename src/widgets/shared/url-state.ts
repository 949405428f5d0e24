/**
 * A widget's state in the fragment of a URL: `#1.sample=fib&edit=4:01`. The number is the format's version; links of old
 * versions open for ever. Which keys a version has, and what they may hold, is the widget's own affair. Apart from the writing
 * (`url-format.ts`), since few visits begin with a link.
 */
export interface FragmentState {
  version: number;
  values: URLSearchParams;
}

/** A link whose state cannot be read. */
export interface BrokenLink {
  kind: 'broken';
  /** What is wrong with it, a sentence. */
  why: string;
  /** What the reader is told where the default is shown instead. */
  reason: string;
}

export type FragmentResult = { kind: 'none' } | { kind: 'state'; state: FragmentState } | BrokenLink;

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

const unread = (why: string): BrokenLink => ({
  kind: 'broken',
  why,
  reason: `${why} The widget shows its default instead.`,
});

/** What a widget says of a link that it cannot read; `detail` is a clause. */
export const broken = (detail: string): BrokenLink => unread(`The state in this link cannot be read: ${detail}.`);

/** What a widget says of a link to a program that it does not have. */
export const noProgram = (name: string): BrokenLink =>
  unread(`This link names a program that is not here, “${shortened(name)}”.`);

/** A part of a link as such a sentence quotes it: its beginning, where it is long. */
export const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
