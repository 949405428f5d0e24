import { change, newLab } from './lab.ts';
import type { Lab, LabEvent } from './lab.ts';

/** A lab with what it was before. The two lists have the nearest state last. */
export interface History {
  past: readonly Lab[];
  present: Lab;
  future: readonly Lab[];
  /** What the last change was about: the next one about the same is one step with it. */
  subject: string | null;
}

/** As many steps can be taken back. */
const LIMIT = 200;

export function newHistory(present: Lab): History {
  return { past: [], present, future: [], subject: null };
}

/** Two digits of a byte, or the digits of a number in a field, are one step; other changes are steps of their own. */
function subjectOf(event: LabEvent): string | null {
  if (event.type === 'byte') return `byte ${event.offset}`;
  if (event.type === 'field') return `field ${event.name}`;
  if (event.type === 'source') return `source ${Object.keys(event.change).join()}`;
  return null;
}

/** The history after an event. */
export function act(history: History, event: LabEvent): History {
  const { past, present, subject } = history;
  const next = change(present, event);
  if (next === present) return history;
  const now = subjectOf(event);
  if (now !== null && now === subject && past.length > 0) {
    // Typed back to what it was: there is no step left to undo.
    return sameState(next, past[past.length - 1])
      ? { past: past.slice(0, -1), present: past[past.length - 1], future: [], subject: null }
      : { past, present: next, future: [], subject };
  }
  return { past: [...past, present].slice(-LIMIT), present: next, future: [], subject: now };
}

/** Ends a step: a change that follows is one of its own. */
export function endStep(history: History): History {
  return history.subject === null ? history : { ...history, subject: null };
}

export function undo(history: History): History {
  const { past, present, future } = history;
  if (past.length === 0) return history;
  return { past: past.slice(0, -1), present: past[past.length - 1], future: [...future, present], subject: null };
}

export function redo(history: History): History {
  const { past, present, future } = history;
  if (future.length === 0) return history;
  return { past: [...past, present], present: future[future.length - 1], future: future.slice(0, -1), subject: null };
}

/** The lab as its file was loaded; `start` is where the page began with this file. Can be undone. */
export function reset(history: History, start: Lab | null): History {
  const { present } = history;
  const lab = start && start.file === present.file ? start : newLab(present.file, present.run);
  return sameState(lab, present) ? history : act(endStep(history), { type: 'lab', lab });
}

/** Whether two labs show the same; the file is compared by identity. */
export function sameState(a: Lab, b: Lab): boolean {
  const facts = ({ edits, cut, source, run, check, layout }: Lab) =>
    JSON.stringify([edits, cut, source.present, source.mtime, source.size, source.edited, run, check, layout]);
  return a.file === b.file && facts(a) === facts(b);
}
