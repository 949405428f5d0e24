/** The lab's whole state: what was typed, and how much of it has happened. */
import type { PythonVersion } from '../../pyc/types.ts';

export interface LabState {
  /** The Python with which the lab begins. */
  python: PythonVersion;
  lines: readonly string[];
  /** As many of the lines have happened; the others can be done again. */
  at: number;
  /** Whether the lines of `-v` are shown. */
  verbose: boolean;
  /** Whether a prediction is asked for first. */
  ask: boolean;
  /** Whose path is shown; null: that of m, or of the last module. */
  module: string | null;
  /** What stands on the prompt, to be run next. */
  next: string | null;
}

export type LabEvent =
  | { type: 'line'; line: string }
  /** Steps to a time: after so many lines. */
  | { type: 'go'; at: number }
  | { type: 'start'; lines: readonly string[]; next: string | null }
  | { type: 'python'; python: PythonVersion }
  | { type: 'verbose' | 'ask'; on: boolean }
  | { type: 'module'; module: string };

/** As many lines are kept, and a line is as long: links hold them. */
export const MOST_LINES = 60;
export const LONGEST = 160;

export function newState(python: PythonVersion, lines: readonly string[] = []): LabState {
  return { python, lines, at: lines.length, verbose: false, ask: true, module: null, next: null };
}

/** The state after an event; the same one where nothing changes. */
export function reduce(state: LabState, event: LabEvent): LabState {
  switch (event.type) {
    case 'line': {
      const line = event.line.trim();
      if (line === '' || line.length > LONGEST || state.at >= MOST_LINES) return state;
      // What was done later, before one stepped back, makes way.
      const lines = [...state.lines.slice(0, state.at), line];
      return { ...state, lines, at: lines.length, module: null, next: null };
    }
    case 'go': {
      const at = Math.min(Math.max(0, Math.trunc(event.at)), state.lines.length);
      return at === state.at || Number.isNaN(at) ? state : { ...state, at, module: null };
    }
    case 'start':
      return { ...state, lines: event.lines, at: event.lines.length, module: null, next: event.next };
    case 'python':
      return event.python === state.python ? state : { ...state, python: event.python };
    case 'verbose':
      return { ...state, verbose: event.on };
    case 'ask':
      return { ...state, ask: event.on };
    case 'module':
      return { ...state, module: event.module };
  }
}
