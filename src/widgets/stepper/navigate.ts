import { stepInstruction } from '../../vm/index.ts';
import type { Session } from './session.ts';

/** An instruction or a line of source, as a place to run to. */
export type Place = { kind: 'row'; code: number; row: number } | { kind: 'line'; line: number };

/** Where a single command leads, from a state. */
export type Command = 'over' | 'over-back' | 'out' | 'out-back';

/** The state that a command leads to; the beginning or the end of the run where there is no other. */
export function commandTarget({ depths, facts }: Session, state: number, command: Command): number {
  const here = depths[state];
  switch (command) {
    // What a call does inside of its own frame is passed over, and so are the frames that it enters.
    case 'over':
      for (let at = state + 1; at < facts.steps; at++) if (depths[at] <= here) return at;
      return facts.steps;
    case 'over-back':
      for (let at = state - 1; at > 0; at--) if (depths[at] <= here) return at;
      return 0;
    case 'out':
      for (let at = state + 1; at < facts.steps; at++) if (depths[at] < here) return at;
      return facts.steps;
    case 'out-back':
      for (let at = state - 1; at > 0; at--) if (depths[at] < here) return at;
      return 0;
  }
}

/** All states at which a place is about to run, in order. */
export function visitsOf(session: Session, place: Place): number[] {
  const { trace, facts } = session;
  if (place.kind === 'line') return facts.lineStarts.filter((state) => lineAt(session, state) === place.line);
  const { frame, instruction } = trace.columns;
  const visits: number[] = [];
  for (let state = 0; state < facts.steps; state++)
    if (instruction[state] === place.row && trace.frames[frame[state]].code === place.code) visits.push(state);
  return visits;
}

/** The first of some states after one, or the last before it; null where there is none. */
export function nearest(states: readonly number[], state: number, back: boolean): number | null {
  const found = back ? states.findLast((each) => each < state) : states.find((each) => each > state);
  return found ?? null;
}

export function lineAt({ trace }: Session, state: number): number | null {
  return state < trace.steps ? (stepInstruction(trace, state)?.position.line ?? null) : null;
}

/** The state at which a line starts for the n-th time, counted from 1; null where it does not. */
export function visitOfLine(session: Session, line: number, visit: number): number | null {
  return visitsOf(session, { kind: 'line', line })[visit - 1] ?? null;
}

/** The frames that ran the code of that name, in the order in which they were made. */
function framesOf({ trace, listings }: Session, name: string): number[] {
  return [...trace.frames.keys()].filter((frame) => listings[trace.frames[frame].code].name === name);
}

/**
 * The state of another Python's run of the same program that is nearest to one of this: in the same call, on the same line
 * for the same time, and before the same instruction where that line has it. A finally that returns to its line starts that
 * line once more on some Pythons, so visits are counted within the call first.
 */
export function samePlace(from: Session, state: number, to: Session): number {
  if (state === 0) return 0;
  if (state >= from.facts.steps) return to.facts.steps;
  const start = from.facts.lineStarts.findLast((each) => each <= state) ?? 0;
  const line = lineAt(from, start);
  if (line === null) return 0;
  const frame = from.trace.columns.frame[start];
  const { name } = from.listings[from.trace.frames[frame].code];
  const visitsIn = (session: Session, inFrame: number) =>
    visitsOf(session, { kind: 'line', line }).filter((at) => session.trace.columns.frame[at] === inFrame);
  const call = framesOf(to, name)[framesOf(from, name).indexOf(frame)];
  const visit = visitsOf(from, { kind: 'line', line }).indexOf(start) + 1;
  const found = visitsIn(to, call)[visitsIn(from, frame).indexOf(start)] ?? visitOfLine(to, line, visit);
  if (found === null) return 0;
  const wanted = stepInstruction(from.trace, state);
  const end = nearest(to.facts.lineStarts, found, false) ?? to.facts.steps;
  for (let at = found; at < end; at++) {
    const each = stepInstruction(to.trace, at);
    if (each?.opname === wanted?.opname && each?.argrepr === wanted?.argrepr) return at;
  }
  return found;
}
