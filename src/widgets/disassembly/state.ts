import { OLDER_PYTHONS, PYTHON_VERSIONS, type AnyPython, type PythonVersion } from '../../pyc/types.ts';
import type { Cell, Spot } from './model.ts';

/** As many listings stand side by side. */
export const MOST_PYTHONS = 4;

/** What a reader has chosen to see. */
export interface DisState {
  /** One, or up to four to be compared, oldest first. */
  pythons: AnyPython[];
  /** Key of the code object. */
  code: string;
  /** Whether inline caches have rows, and `EXTENDED_ARG` prefixes. `dis` hides the first and prints the second. */
  caches: boolean;
  prefixes: boolean;
  spot: Spot | null;
  /** The column whose head was asked about. */
  head: Cell | null;
  /** The entry of the exception table that was chosen. */
  handler: number | null;
}

export type DisEvent =
  | { type: 'pythons'; pythons: readonly AnyPython[] }
  | { type: 'python'; python: AnyPython; on: boolean }
  | { type: 'compare'; on: boolean }
  | { type: 'code'; code: string }
  | { type: 'caches'; on: boolean }
  | { type: 'prefixes'; on: boolean }
  | { type: 'spot'; spot: Spot | null }
  | { type: 'head'; cell: Cell | null }
  | { type: 'handler'; entry: number | null };

export function initialState(python: AnyPython, code: string): DisState {
  return { pythons: [python], code, caches: false, prefixes: true, spot: null, head: null, handler: null };
}

const nothing = { spot: null, head: null, handler: null } as const;

/** Versions once each, oldest first, no more than can stand side by side. */
export function inOrder(pythons: readonly AnyPython[]): AnyPython[] {
  return [...OLDER_PYTHONS, ...PYTHON_VERSIONS].filter((version) => pythons.includes(version)).slice(0, MOST_PYTHONS);
}

function withPythons(state: DisState, pythons: readonly AnyPython[]): DisState {
  const next = inOrder(pythons);
  if (next.length === 0 || next.join() === state.pythons.join()) return state;
  const spot = state.spot && next.includes(state.spot.python) ? state.spot : null;
  return { ...state, ...nothing, pythons: next, spot };
}

/** The Python to begin a comparison with: the one before, for the oldest the one after. */
export function neighbour(python: AnyPython): PythonVersion {
  const at = PYTHON_VERSIONS.findIndex((version) => version === python);
  return PYTHON_VERSIONS[at <= 0 ? 1 : at - 1];
}

/** What an event makes of a state. */
export function reduce(state: DisState, event: DisEvent): DisState {
  switch (event.type) {
    case 'pythons':
      return withPythons(state, event.pythons);
    case 'python':
      if (!event.on)
        return withPythons(
          state,
          state.pythons.filter((python) => python !== event.python),
        );
      return state.pythons.length < MOST_PYTHONS ? withPythons(state, [...state.pythons, event.python]) : state;
    case 'compare': {
      if (event.on === state.pythons.length > 1) return state;
      const kept = state.spot?.python ?? state.pythons[state.pythons.length - 1];
      return withPythons(state, event.on ? [...state.pythons, neighbour(state.pythons[0])] : [kept]);
    }
    case 'code':
      return event.code === state.code ? state : { ...state, ...nothing, code: event.code };
    case 'caches':
    case 'prefixes':
      return { ...state, [event.type]: event.on };
    case 'spot':
      return { ...state, ...nothing, spot: event.spot };
    case 'head':
      return { ...state, head: event.cell };
    case 'handler':
      return { ...state, ...nothing, handler: event.entry };
  }
}
