/** Two clocks: what the file system says of a source, what the header holds of it, and whether they are equal. */
import { decideWith } from '../../importlib/decide-with.ts';
import { MAGIC_NUMBER } from '../../importlib/magic.ts';
import { cacheTag } from '../../importlib/paths.ts';
import type { CacheVerdict } from '../../importlib/types.ts';
import type { PythonVersion } from '../../pyc/types.ts';

export interface ClocksState {
  /** When the source was last changed: tenths of a second after or before `BASE`. */
  sourceMtime: number;
  /** What the source prints. */
  word: string;
  /** What the code in the cache file prints. */
  cached: string;
  /** What the header holds: whole seconds after or before `BASE`, and bytes. */
  headerMtime: number;
  headerSize: number;
}

/** Where the clocks begin: 2025-06-15 15:06:40 UTC. */
export const BASE = 1_750_000_000;

export const LONGEST_WORD = 16;

/** The text of the source. */
export const textOf = (word: string): string => `print('${word}')\n`;

/** Its size in bytes. */
export const sizeOf = (word: string): number => new TextEncoder().encode(textOf(word)).length;

/** Nothing that would end the string, or that Python reads as something else. */
export const isWord = (text: string): boolean => /^[\p{L}\p{N} .,!?-]*$/u.test(text) && text.length <= LONGEST_WORD;

export const RANGES = {
  sourceMtime: { min: -100, max: 100 },
  headerMtime: { min: -10, max: 10 },
  headerSize: { min: sizeOf(''), max: sizeOf('x'.repeat(LONGEST_WORD)) },
} as const;

export type NumberField = keyof typeof RANGES;

export const START: ClocksState = {
  sourceMtime: 2,
  word: 'tea',
  cached: 'tea',
  headerMtime: 0,
  headerSize: sizeOf('tea'),
};

/** Situations worth a look. What Pythons did in each is recorded. */
export const SITUATIONS: readonly { title: string; state: ClocksState }[] = [
  { title: 'Just compiled', state: START },
  { title: 'Edited 3 s later', state: { ...START, sourceMtime: 34, word: 'pie' } },
  { title: 'Edited in the same second', state: { ...START, sourceMtime: 8, word: 'pie' } },
  { title: 'The same second, longer', state: { ...START, sourceMtime: 8, word: 'coffee' } },
  { title: 'Touched', state: { ...START, sourceMtime: 34 } },
  { title: 'Older m.py put back', state: { ...START, sourceMtime: -56, word: 'jam' } },
];

export type ClocksEvent =
  | { type: NumberField; value: number }
  | { type: 'word'; value: string }
  | { type: 'state'; value: ClocksState }
  /** The module is imported: where it is compiled, a new cache file takes the place of the old one. */
  | { type: 'run'; python: PythonVersion };

/** Seconds of a source's mtime, as the file system has them. */
export const secondsOf = (tenths: number): number => BASE + tenths / 10;

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
    source: { mtime: secondsOf(state.sourceMtime), size: sizeOf(state.word), hash: null },
  });
}

const isUsed = (state: ClocksState, python: PythonVersion): boolean => decided(state, python).outcome.kind === 'used';

/** What the import prints. */
export function printed(state: ClocksState, python: PythonVersion): string {
  return isUsed(state, python) ? state.cached : state.word;
}

/** The state after an event; the same one where nothing changes. */
export function reduce(state: ClocksState, event: ClocksEvent): ClocksState {
  switch (event.type) {
    case 'state':
      return event.value;
    case 'word':
      return event.value === state.word || !isWord(event.value) ? state : { ...state, word: event.value };
    case 'run':
      if (isUsed(state, event.python)) return state;
      return {
        ...state,
        cached: state.word,
        headerMtime: Math.floor(state.sourceMtime / 10),
        headerSize: sizeOf(state.word),
      };
    default: {
      const { min, max } = RANGES[event.type];
      const value = Math.min(max, Math.max(min, Math.trunc(event.value)));
      return Number.isNaN(value) || value === state[event.type] ? state : { ...state, [event.type]: value };
    }
  }
}

export type Outcome = 'used' | 'old-code' | 'compiled' | 'needless';

/** What comes of it for a reader. */
export function outcomeOf(state: ClocksState, python: PythonVersion): Outcome {
  const other = state.word !== state.cached;
  if (isUsed(state, python)) return other ? 'old-code' : 'used';
  return other ? 'compiled' : 'needless';
}

/** What a task can ask for. */
export const GOALS = {
  'old-code': (outcome: Outcome) => outcome === 'old-code',
  needless: (outcome: Outcome) => outcome === 'needless',
  /** The mtimes are equal, and the sizes tell the texts apart. */
  'saved-by-size': (outcome: Outcome, verdict: CacheVerdict) =>
    outcome === 'compiled' && verdict.checks.some(({ id, result }) => id === 'size' && result === 'failed'),
} satisfies Record<string, (outcome: Outcome, verdict: CacheVerdict) => boolean>;

export type GoalName = keyof typeof GOALS;
