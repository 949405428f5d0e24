/** Two clocks: what the source's file says of it, what the header says, and whether they are equal. */
import { decideWith } from '../../importlib/decide-with.ts';
import { MAGIC_NUMBER } from '../../importlib/magic.ts';
import { cacheTag } from '../../importlib/paths.ts';
import type { CacheVerdict } from '../../importlib/types.ts';
import type { PythonVersion } from '../../pyc/types.ts';

export interface ClocksState {
  /** Of the source file: seconds after or before `BASE`, and bytes. */
  sourceMtime: number;
  sourceSize: number;
  /** What the header holds. */
  headerMtime: number;
  headerSize: number;
  /** Whether the source's text is another one than what was compiled. */
  edited: boolean;
}

/** Where the clocks begin: 2025-06-15 15:06:40 UTC. */
export const BASE = 1_750_000_000;
export const SPAN = 90;
export const SIZES = { min: 1, max: 64 } as const;

export const START: ClocksState = { sourceMtime: 0, sourceSize: 22, headerMtime: 0, headerSize: 22, edited: false };

export type NumberField = Exclude<keyof ClocksState, 'edited'>;
export type ClocksEvent =
  { type: NumberField; value: number } | { type: 'edited'; value: boolean } | { type: 'state'; value: ClocksState };

/** The least and the most of a number. */
export function rangeOf(field: NumberField): { min: number; max: number } {
  return field.endsWith('Mtime') ? { min: -SPAN, max: SPAN } : SIZES;
}

/** The state after an event; the same one where nothing changes. A text of another size is another text. */
export function reduce(state: ClocksState, event: ClocksEvent): ClocksState {
  if (event.type === 'state') return event.value;
  if (event.type === 'edited') return event.value === state.edited ? state : { ...state, edited: event.value };
  const { min, max } = rangeOf(event.type);
  const value = Math.min(max, Math.max(min, Math.trunc(event.value)));
  if (Number.isNaN(value) || value === state[event.type]) return state;
  return { ...state, [event.type]: value };
}

/** Situations worth a look. */
export const SITUATIONS: readonly { title: string; state: ClocksState }[] = [
  { title: 'just compiled', state: START },
  { title: 'edited later', state: { ...START, sourceMtime: 30, sourceSize: 23, edited: true } },
  { title: 'edited in the same second, same size', state: { ...START, edited: true } },
  { title: 'edited in the same second, longer', state: { ...START, sourceSize: 30, edited: true } },
  { title: 'touched', state: { ...START, sourceMtime: 30 } },
  { title: 'an older source put back', state: { ...START, sourceMtime: -60, edited: true } },
];

/** What a Python decides, check by check. */
export function decided(state: ClocksState, python: PythonVersion): CacheVerdict {
  const pyc = new Uint8Array(20);
  pyc.set(MAGIC_NUMBER[python]);
  const view = new DataView(pyc.buffer);
  view.setUint32(8, BASE + state.headerMtime, true);
  view.setUint32(12, state.headerSize, true);
  // The body is a code object: what is in it is not looked at here.
  return decideWith(() => ({ type: 'code' }), python, {
    python,
    module: 'm',
    pyc,
    pycPath: `__pycache__/m.${cacheTag(python)}.pyc`,
    sourcePath: 'm.py',
    source: { mtime: BASE + state.sourceMtime, size: state.sourceSize, hash: null },
  });
}

export type Outcome = 'used' | 'old-code' | 'compiled' | 'needless';

/** What comes of it for a reader. */
export function outcomeOf(state: ClocksState, verdict: CacheVerdict): Outcome {
  const other = state.edited || state.sourceSize !== START.sourceSize;
  if (verdict.outcome.kind === 'used') return other ? 'old-code' : 'used';
  return other ? 'compiled' : 'needless';
}
