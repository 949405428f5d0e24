import { bindingsAt, contentAt, globalsAt, type Binding, type Trace, type TraceValue } from '../../vm/index.ts';
import type { Session } from './session.ts';
import { sameValue, valueView } from './values.ts';

/** A variable that is watched: a name, and whether it is the module's. */
export interface Watched {
  name: string;
  global: boolean;
}

function bindingOf({ trace }: Session, { name, global }: Watched, state: number): Binding | null {
  const bindings = global ? globalsAt(trace, state) : bindingsAt(trace, state);
  return bindings.find((each) => each.name === name && (global || each.scope !== 'global')) ?? null;
}

/** The objects that a value reaches at a state, itself included. */
function reached(trace: Trace, value: TraceValue, state: number): Set<number> {
  const found = new Set<number>();
  const todo: TraceValue[] = [value];
  for (let each = todo.pop(); each; each = todo.pop()) {
    if (each.kind !== 'object' || found.has(each.id) || found.size > 2000) continue;
    found.add(each.id);
    const content = contentAt(trace, each.id, state);
    if (content.shape === 'sequence') todo.push(...content.items);
    else if (content.shape === 'mapping') todo.push(...content.entries.flat());
    else todo.push(...content.parts.map(([, part]) => part));
    const { dict } = trace.heap[each.id];
    if (dict !== null) found.add(dict);
  }
  return found;
}

/** States at which one of some objects became another. */
function changesOf(trace: Trace, ids: Iterable<number>): number[] {
  const steps: number[] = [];
  for (const id of ids) {
    const { log } = trace.heap[id];
    for (let at = 0; at < log.length; at += 4 + log[at + 3]) steps.push(log[at]);
  }
  return steps;
}

/** States of a frame at which one of its own names may have been bound anew. */
function rebindings(trace: Trace, frame: number): number[] {
  const { frame: frames, locals } = trace.columns;
  const states: number[] = [];
  let before = -2;
  for (let state = 0; state <= trace.steps; state++) {
    if (frames[state] !== frame) continue;
    if (locals[state] !== before) states.push(state);
    before = locals[state];
  }
  return states;
}

/**
 * The next state (or the one before) at which a variable is bound to something else, or what it is bound to has another
 * content; null where there is none. A function's variable is looked for in the frame that runs.
 */
export function nextChange(session: Session, watched: Watched, state: number, back: boolean): number | null {
  const { trace } = session;
  const frame = trace.frames[trace.columns.frame[state]];
  const value = bindingOf(session, watched, state)?.value;
  const places = value ? reached(trace, value, state) : new Set<number>();
  if (watched.global) places.add(frame.globals);
  else if (frame.namespace !== null) places.add(frame.namespace);
  const candidates = changesOf(trace, places);
  if (!watched.global) candidates.push(...rebindings(trace, frame.id));
  const own = trace.columns.frame;
  const inside = (at: number) => watched.global || own[at] === frame.id;
  const viewAt = (at: number) => {
    const held = inside(at) ? bindingOf(session, watched, at)?.value : undefined;
    return held ? valueView(session, held, at) : null;
  };
  /** The state of the same frame before one: a call in between changes what it changes on the way. */
  const previous = (at: number) => {
    let before = at - 1;
    while (before >= 0 && !inside(before)) before--;
    return before;
  };
  const changed = (at: number) => {
    const before = previous(at);
    const [was, is] = [before < 0 ? null : viewAt(before), viewAt(at)];
    return was === null || is === null ? was !== is : !sameValue(was, is);
  };
  /** A change inside of a call is seen when the frame goes on. */
  const seen = (at: number) => {
    let here = at;
    while (here <= trace.steps && !inside(here)) here++;
    return here;
  };
  const states = [...new Set(candidates.map(seen))]
    .filter((at) => at <= trace.steps && (back ? at < state : at > state))
    .sort((a, b) => (back ? b - a : a - b));
  return states.find(changed) ?? null;
}
