import {
  bindingsAt,
  explainStep,
  globalsAt,
  jumpAt,
  popsAt,
  pushedAt,
  stackAt,
  stepInstruction,
  type Binding,
  type Segment,
  type StackEntry,
} from '../../vm/index.ts';
import { hueOf } from '../shared/hues.ts';
import type { FrameRow, Hue, Move, NameGroup, NameRow, Origin, Piece, StackItem, StepView } from './model.ts';
import { guardAt } from './guards.ts';
import { framesAt, type Session } from './session.ts';
import { sameValue, valueView } from './values.ts';

const ROLE_HUES: Record<Extract<Segment, { kind: 'name' }>['role'], Hue> = {
  local: 'local',
  cell: 'local',
  const: 'const',
  global: 'name',
  builtin: 'name',
  attribute: 'name',
};

/** Listing and row of the instruction at a state; row is null at the end of a run. */
function placeAt({ trace }: Session, state: number): { code: number; row: number | null } {
  const at = trace.columns.instruction[state];
  return { code: trace.frames[trace.columns.frame[state]].code, row: at < 0 ? null : at };
}

/** An instruction as a heading has it: `BINARY_OP` and `+`, `CALL` and `2`; empty at the end of a run. */
export function headingAt(session: Session, state: number): { opname: string; operand: string } {
  const { code, row } = placeAt(session, state);
  if (row === null) return { opname: '', operand: '' };
  const { opname, arg, operand } = session.listings[code].rows[row];
  return { opname, operand: operand || arg };
}

/** The instruction that a stack entry came from. */
function originOf(session: Session, pushedBy: number): Origin | null {
  if (pushedBy < 0) return null;
  const { code, row } = placeAt(session, pushedBy);
  if (row === null) return null;
  const { opname, operand } = headingAt(session, pushedBy);
  const hue = hueOf(session.trace.python, opname);
  return {
    position: pushedBy,
    text: operand ? `${opname} ${operand}` : opname,
    hue: hue === 'jump' ? null : hue,
    code,
    row,
  };
}

/** Stable keys: the frame, the step that pushed an entry, and which of that step's entries it is. */
function keysOf(frame: number, entries: readonly StackEntry[]): string[] {
  const seen = new Map<number, number>();
  return entries.map(({ pushedBy }) => {
    const nth = seen.get(pushedBy) ?? 0;
    seen.set(pushedBy, nth + 1);
    return `${frame}.${pushedBy}.${nth}`;
  });
}

function stackItems(session: Session, state: number): StackItem[] {
  const { trace } = session;
  const entries = stackAt(trace, state);
  const keys = keysOf(trace.columns.frame[state], entries);
  const from = entries.length - popsAt(trace, state);
  return entries.map((entry, n) => ({
    key: keys[n],
    value: valueView(session, entry.value, state),
    origin: originOf(session, entry.pushedBy),
    popped: n >= from,
    pushed: state > 0 && entry.pushedBy === pusherBefore(session, state),
  }));
}

/** The step whose result is new at a state: the one before it, or the call that has just returned. */
function pusherBefore({ trace }: Session, state: number): number {
  const frame = trace.columns.frame[state];
  let before = state - 1;
  while (before >= 0 && trace.columns.frame[before] !== frame) before--;
  return before;
}

/** Names that an instruction reads or binds, from its operand as `dis` prints it. */
export function namesOf(opname: string, operand: string): { reads: string[]; writes: string[] } {
  const names = operand.replace(/^NULL(\|self)? \+ | \+ NULL(\|self)?$/g, '').split(', ');
  if (/^STORE_FAST_LOAD_FAST$/.test(opname)) return { reads: names.slice(1), writes: names.slice(0, 1) };
  if (/^(LOAD|DELETE)_(NAME|GLOBAL|FAST|DEREF|FROM_DICT|CLASSDEREF)/.test(opname)) return { reads: names, writes: [] };
  if (/^STORE_(NAME|GLOBAL|FAST|DEREF)/.test(opname)) return { reads: [], writes: names };
  return { reads: [], writes: [] };
}

function nameGroups(session: Session, state: number): NameGroup[] {
  const { trace } = session;
  const instruction = state < trace.steps ? stepInstruction(trace, state) : null;
  const uses = instruction ? namesOf(instruction.opname, instruction.argrepr) : { reads: [], writes: [] };
  const bindings = bindingsAt(trace, state);
  const isModule = bindings.some((each) => each.scope === 'global') || trace.frames.length === 1;
  const before = state > 0 && trace.columns.frame[state - 1] === trace.columns.frame[state] ? state - 1 : null;
  const all = (at: number) => [...(isModule ? [] : globalsAt(trace, at)), ...bindingsAt(trace, at)];
  const was = new Map(before === null ? [] : all(before).map((each) => [`${each.scope} ${each.name}`, each.value]));
  const row = (each: Binding): NameRow => {
    const value = valueView(session, each.value, state);
    const old = was.get(`${each.scope} ${each.name}`);
    const fresh = before !== null && (!old || !sameValue(valueView(session, old, before), value));
    return {
      name: each.name,
      value,
      hue: each.scope === 'global' || each.scope === 'namespace' ? 'name' : 'local',
      mark: uses.writes.includes(each.name)
        ? 'write'
        : uses.reads.includes(each.name)
          ? 'read'
          : fresh
            ? 'fresh'
            : null,
    };
  };
  const group = (title: string, ...scopes: Binding['scope'][]): NameGroup => ({
    title,
    rows: bindings.filter((each) => scopes.includes(each.scope)).map(row),
  });
  const groups = [
    group('Locals', 'local'),
    group('Cells', 'cell', 'free'),
    group('Class body', 'namespace'),
    isModule ? group('Globals', 'global') : { title: 'Globals', rows: globalsAt(trace, state).map(row) },
  ];
  return groups.filter(({ rows, title }) => rows.length > 0 || (title === 'Globals' && isModule));
}

function frameRows(session: Session, state: number): FrameRow[] {
  const { trace } = session;
  let before = state;
  return framesAt(session, state).map((id, depth): FrameRow => {
    const frame = trace.frames[id];
    const name = session.listings[frame.code].name;
    if (depth === 0) return { id: frame.id, name, waiting: null };
    while (before >= 0 && trace.columns.frame[before] !== frame.id) before--;
    const call = before;
    const entries = stackAt(trace, call);
    const held = entries.slice(0, entries.length - popsAt(trace, call));
    return {
      id: frame.id,
      name,
      waiting: {
        position: call,
        line: stepInstruction(trace, call)?.position.line ?? null,
        stack: held.map((entry) => valueView(session, entry.value, state)),
      },
    };
  });
}

export function pieces(session: Session, segments: readonly Segment[], state: number): Piece[] {
  const { code } = placeAt(session, state);
  const listing = session.listings[code];
  return segments.map((segment): Piece => {
    switch (segment.kind) {
      case 'text':
        return segment;
      case 'value':
        return {
          kind: 'value',
          value: valueView(session, segment.value, state),
          origin:
            segment.pushedBy !== undefined && segment.pushedBy >= 0 && segment.pushedBy < state
              ? segment.pushedBy
              : null,
        };
      case 'name':
        return { kind: 'name', name: segment.name, hue: ROLE_HUES[segment.role] };
      case 'target': {
        const row = rowOfOffset(session, code, segment.offset);
        const instruction = session.trace.codes[code].instructions[row];
        const { label: place, opname } = listing.rows[row];
        const label = place && segment.named ? `${opname} at ${place}` : place || opname;
        return { kind: 'target', label, row, line: instruction.position.line };
      }
    }
  });
}

function rowOfOffset(session: Session, code: number, offset: number): number {
  const { instructions } = session.trace.codes[code];
  return Math.max(
    0,
    instructions.findIndex((each) => each.offset === offset || each.start === offset),
  );
}

/** What step `state - 1` carried: names to the stack, the stack to names, operands into their result. */
function movesTo(session: Session, state: number): Move[] {
  const { trace } = session;
  const step = state - 1;
  const instruction = step < 0 ? null : stepInstruction(trace, step);
  if (!instruction) return [];
  const before = stackAt(trace, step);
  const beforeKeys = keysOf(trace.columns.frame[step], before);
  const popped = beforeKeys.slice(before.length - popsAt(trace, step));
  const after = stackAt(trace, state);
  const afterKeys = keysOf(trace.columns.frame[state], after);
  const uses = namesOf(instruction.opname, instruction.argrepr);
  const stack = (key: string): Move['from'] => ({ at: 'stack', key });
  const name = (of: string): Move['from'] => ({ at: 'name', name: of });
  if (trace.columns.frame[step] !== trace.columns.frame[state]) {
    const pushed = afterKeys.filter((_, n) => after[n].pushedBy === pusherBefore(session, state));
    if (instruction.opname.startsWith('RETURN_') && pushed.length > 0)
      return popped.slice(-1).map((key) => ({ from: stack(key), to: stack(pushed[0]) }));
    return argumentMoves(session, step, state, beforeKeys);
  }
  const pushed = afterKeys.slice(after.length - pushedAt(trace, step).length);
  const stores: Move[] = uses.writes.flatMap((written, n) => {
    const key = popped[popped.length - 1 - n];
    return key === undefined ? [] : [{ from: stack(key), to: name(written) }];
  });
  if (uses.reads.length > 0)
    return [
      ...stores,
      ...pushed.slice(0, uses.reads.length).map((key, n) => ({ from: name(uses.reads[n]), to: stack(key) })),
    ];
  if (stores.length > 0 || pushed.length === 0) return stores;
  if (popped.length === 0) return pushed.map((key) => ({ from: { at: 'operand' }, to: stack(key) }));
  return popped.flatMap((from) => (pushed.includes(from) ? [] : [{ from: stack(from), to: stack(pushed[0]) }]));
}

/** Arguments become the new frame's locals. */
function argumentMoves(session: Session, step: number, state: number, keys: readonly string[]): Move[] {
  const { trace } = session;
  const passed = stackAt(trace, step);
  const from = passed.length - popsAt(trace, step);
  const left = passed.map((entry, n) => ({ value: valueView(session, entry.value, step), key: keys[n], n }));
  return bindingsAt(trace, state)
    .filter((each) => each.scope === 'local')
    .flatMap((each): Move[] => {
      const value = valueView(session, each.value, state);
      const at = left.findIndex((entry) => entry.n >= from && sameValue(entry.value, value));
      if (at < 0) return [];
      const [entry] = left.splice(at, 1);
      return [{ from: { at: 'stack', key: entry.key }, to: { at: 'name', name: each.name } }];
    });
}

/** Everything that is drawn for one state of a run. */
export function stepView(session: Session, state: number): StepView {
  const { trace } = session;
  const { code, row } = placeAt(session, state);
  const instruction = stepInstruction(trace, state);
  const ended = state >= trace.steps;
  const jump = jumpAt(trace, state);
  const jumpRow = jump ? rowOfOffset(session, code, jump.target) : 0;
  const printed = trace.columns.output[state];
  const names = nameGroups(session, state);
  const shown = new Set(names.flatMap((group) => group.rows.map((row) => row.name)));
  return {
    position: state,
    count: trace.steps,
    code,
    row,
    ...headingAt(session, state),
    hue: instruction ? hueOf(trace.python, instruction.opname) : null,
    offset: instruction?.offset ?? null,
    line: instruction?.position.line ?? null,
    spans: row === null ? [] : session.listings[code].rows[row].spans,
    explanation: pieces(session, explainStep(trace, state), state),
    stack: stackItems(session, state),
    pops: popsAt(trace, state),
    names,
    frames: frameRows(session, state),
    output: {
      text: trace.output.slice(0, printed),
      fresh: state > 0 ? printed - trace.columns.output[state - 1] : 0,
    },
    jump: jump && { row: jumpRow, label: session.listings[code].rows[jumpRow].label, taken: jump.taken },
    guard: guardAt(session, state),
    end: ended ? endOf(session) : null,
    moves: movesTo(session, state).filter(({ to }) => to.at !== 'name' || shown.has(to.name)),
  };
}

function endOf({ trace }: Session): StepView['end'] {
  switch (trace.end.kind) {
    case 'finished':
      return { kind: 'finished', detail: '' };
    case 'raised':
      return { kind: 'raised', detail: trace.end.traceback };
    case 'limit':
      return { kind: 'limit', detail: '' };
    case 'unsupported':
      return { kind: 'unsupported', detail: trace.end.what };
  }
}
