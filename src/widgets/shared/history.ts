/** A state with what it was before. The two lists have the nearest state last. */
export interface History<State> {
  past: readonly State[];
  present: State;
  future: readonly State[];
  /** What the last change was about: the next one about the same is one step with it. */
  subject: string | null;
}

/** As many steps can be taken back. */
const LIMIT = 200;

export function newHistory<State>(present: State): History<State> {
  return { past: [], present, future: [], subject: null };
}

/**
 * The history after a change to `next`. Changes about the same `subject` are one step; null is always a step of its own.
 * A step that leads back to where it began is none: `same` tells.
 */
export function step<State>(
  history: History<State>,
  next: State,
  subject: string | null,
  same: (a: State, b: State) => boolean,
): History<State> {
  const { past, present } = history;
  if (next === present) return history;
  if (subject !== null && subject === history.subject && past.length > 0) {
    return same(next, past[past.length - 1])
      ? { past: past.slice(0, -1), present: past[past.length - 1], future: [], subject: null }
      : { past, present: next, future: [], subject };
  }
  return { past: [...past, present].slice(-LIMIT), present: next, future: [], subject };
}

/** Ends a step: a change that follows is one of its own. */
export function endStep<State>(history: History<State>): History<State> {
  return history.subject === null ? history : { ...history, subject: null };
}

export function undo<State>(history: History<State>): History<State> {
  const { past, present, future } = history;
  if (past.length === 0) return history;
  return { past: past.slice(0, -1), present: past[past.length - 1], future: [...future, present], subject: null };
}

export function redo<State>(history: History<State>): History<State> {
  const { past, present, future } = history;
  if (future.length === 0) return history;
  return { past: [...past, present], present: future[future.length - 1], future: future.slice(0, -1), subject: null };
}

/** Where the keys of undo and redo lead; null for other keys. */
export function historyKey<State>(history: History<State>, event: KeyboardEvent): History<State> | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? redo(history) : undo(history);
  return key === 'y' ? redo(history) : null;
}
