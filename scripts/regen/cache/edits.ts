/** Random edits of `.pyc` headers: the same list for a seed on every machine, resolved into bytes for each Python. */
import type { HeaderLayout } from '../../../src/pyc/types.ts';
import type { CheckHashBasedPycs } from '../../../src/importlib/types.ts';

/** What stands in the source's place when an edited cache file is found. */
export const SOURCE_STATES = ['compiled', 'changed', 'touched', 'absent'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

/** A cache file that is edited, and the source that it was compiled from. Paths are relative to `public/`. */
export interface EditSample {
  source: string;
  /** With `TAG` for `cpython-313` and its like. */
  pyc: string;
  /** Of the source, in seconds since 1970, when it was compiled. */
  mtime: number;
}

/** The source in one state; null where it is absent. */
export interface SourceVersion {
  text: string;
  mtime: number;
}

/** The source as it is found in that state: changed ones are longer and a minute younger, touched ones a second. */
export function sourceIn(state: SourceState, text: string, mtime: number): SourceVersion | null {
  if (state === 'absent') return null;
  if (state === 'compiled') return { text, mtime };
  if (state === 'touched') return { text, mtime: mtime + 1 };
  return { text: `${text}# changed\n`, mtime: mtime + 60 };
}

/** What an edit of one sample can refer to, under one Python. */
export interface EditFacts {
  pyc: Uint8Array;
  layout: HeaderLayout;
  /** Magic numbers worth writing, four bytes each. */
  magics: readonly Uint8Array[];
  /** mtimes, sizes and source hashes (8 bytes) of the source in its states. */
  mtimes: readonly number[];
  sizes: readonly number[];
  hashes: readonly Uint8Array[];
}

/** One thing done to the header. Indices into lists of facts are taken modulo their length. */
type Change =
  | { kind: 'byte'; at: number; how: 'set' | 'add'; value: number }
  | { kind: 'magic'; index: number }
  | { kind: 'flags'; value: number }
  | { kind: 'mtime' | 'size'; index: number; plus: number }
  | { kind: 'word'; at: number; value: number }
  | { kind: 'hash'; index: number }
  | { kind: 'cut'; length: number };

/** An edit of one sample. */
export interface HeaderEdit {
  sample: number;
  policy: CheckHashBasedPycs;
  changes: Change[];
}

/** An edited file: `head` in place of the sample's first bytes, then cut to `length`; -1 leaves it whole. */
export interface EditedFile {
  head: Uint8Array;
  length: number;
}

/** A stream of random whole numbers below a bound; mulberry32. */
function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const WORDS = [0, 1, 0x7fffffff, 0x80000000, 0xffffffff];

function change(below: (bound: number) => number): Change {
  const dice = below(100);
  if (dice < 30) return { kind: 'byte', at: below(16), how: 'set', value: below(256) };
  if (dice < 40) return { kind: 'byte', at: below(16), how: 'add', value: [1, 255, 2, 128][below(4)] };
  if (dice < 48) return { kind: 'magic', index: below(1000) };
  if (dice < 66) return { kind: 'flags', value: below(10) < 8 ? below(8) : 2 ** below(32) };
  if (dice < 74) return { kind: 'mtime', index: below(1000), plus: below(3) - 1 };
  if (dice < 82) return { kind: 'size', index: below(1000), plus: below(3) - 1 };
  if (dice < 86) return { kind: 'word', at: 4 * below(4), value: WORDS[below(WORDS.length)] };
  if (dice < 94) return { kind: 'hash', index: below(1000) };
  return { kind: 'cut', length: below(21) };
}

/** `count` edits of `samples` samples. */
export function makeEdits(seed: number, count: number, samples: number): HeaderEdit[] {
  const below = random(seed);
  return Array.from({ length: count }, () => {
    const policy = (['default', 'default', 'default', 'default', 'always', 'never'] as const)[below(6)];
    return {
      sample: below(samples),
      policy,
      changes: Array.from({ length: 1 + below(4) }, () => change(below)),
    };
  });
}

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length];
}

/** Where a layout has each field; a missing one has no such field. */
const FIELDS: Readonly<Record<HeaderLayout, Partial<Record<'flags' | 'mtime' | 'size' | 'hash', number>>>> = {
  8: { mtime: 4 },
  12: { mtime: 4, size: 8 },
  16: { flags: 4, mtime: 8, size: 12, hash: 8 },
};

/** The edit done to that sample's header. A change of a field that its layout does not have changes nothing. */
export function applyEdit(edit: HeaderEdit, { pyc, layout, magics, mtimes, sizes, hashes }: EditFacts): EditedFile {
  const head = pyc.slice(0, layout);
  const view = new DataView(head.buffer);
  const at = FIELDS[layout];
  let length = -1;
  for (const one of edit.changes) {
    if (one.kind === 'byte') {
      const byte = one.at % layout;
      head[byte] = one.how === 'set' ? one.value : head[byte] + one.value;
    } else if (one.kind === 'word') view.setUint32(one.at % layout, one.value, true);
    else if (one.kind === 'magic') head.set(pick(magics, one.index));
    // The body of an older file is not judged: it is cut off whole or not at all.
    else if (one.kind === 'cut') length = layout === 16 ? one.length : one.length % (layout + 1);
    else {
      const start = at[one.kind];
      if (start === undefined) continue;
      if (one.kind === 'hash') head.set(pick(hashes, one.index), start);
      else if (one.kind === 'flags') view.setUint32(start, one.value, true);
      else view.setUint32(start, pick(one.kind === 'mtime' ? mtimes : sizes, one.index) + one.plus, true);
    }
  }
  return { head, length };
}

/** The whole edited file. */
export function editedBytes(pyc: Uint8Array, { head, length }: EditedFile): Uint8Array {
  const bytes = pyc.slice();
  bytes.set(head);
  return length < 0 ? bytes : bytes.slice(0, length);
}
