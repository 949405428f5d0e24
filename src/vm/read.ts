/** Looking things up in a recorded trace. All functions are pure; a state is a number from 0 to `trace.steps`. */
import type { Instruction } from '../pyc/code.ts';
import type {
  Binding,
  HeapContent,
  StackEntry,
  Trace,
  TraceBlock,
  TraceCode,
  TraceEvent,
  TraceFrame,
  TraceStep,
  TraceValue,
} from './trace.ts';

const FREE = 0x80;
const CELL = 0x40;

/** Names that every module has and no lesson shows. */
const HIDDEN = new Set([
  '__builtins__',
  '__name__',
  '__file__',
  '__loader__',
  '__spec__',
  '__package__',
  '__doc__',
  '__cached__',
  '__annotations__',
  '__path__',
]);

/** Name of a str key as the program wrote it, from its repr (only keys without escapes are names). */
function nameOf(key: TraceValue): string {
  return key.kind === 'leaf' ? (key.type === 'str' ? key.text.slice(1, -1) : key.text) : '';
}

/** The value stack at a state, bottom first. */
export function stackAt(trace: Trace, state: number): StackEntry[] {
  const entries: StackEntry[] = [];
  for (let node = trace.columns.stack[state]; node >= 0; node = trace.stack.below[node])
    entries.push({ value: trace.values[trace.stack.value[node]], pushedBy: trace.stack.pushedBy[node] });
  return entries.reverse();
}

/** The block stack of the running frame at a state, outermost first; empty from 3.11 on, which has exception tables. */
export function blocksAt(trace: Trace, state: number): TraceBlock[] {
  const blocks: TraceBlock[] = [];
  for (let node = trace.columns.block[state] ?? -1; node >= 0; node = trace.blocks[node].below) {
    const { kind, handler, level } = trace.blocks[node];
    blocks.push({ kind, handler, level });
  }
  return blocks.reverse();
}

/** Indices into `trace.values` that an object holds at a state: the last full record, then the changes after it. */
function rawContent(trace: Trace, id: number, state: number): number[] {
  const { log, marks } = trace.heap[id];
  let low = 0;
  let high = marks.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (log[marks[middle]] <= state) low = middle;
    else high = middle;
  }
  let items: number[] = [];
  let at = marks[low] ?? 0;
  while (at < log.length && (log[at] <= state || at === marks[0])) {
    const [start, removed, added] = [log[at + 1], log[at + 2], log[at + 3]];
    if (removed < 0) items = log.slice(at + 4, at + 4 + added);
    else if (removed === added || start === items.length)
      for (let n = 0; n < added; n++) items[start + n] = log[at + 4 + n];
    else if (added < 1000) items.splice(start, removed, ...log.slice(at + 4, at + 4 + added));
    else items = items.slice(0, start).concat(log.slice(at + 4, at + 4 + added), items.slice(start + removed));
    at += 4 + added;
  }
  return items;
}

function entriesOf(trace: Trace, id: number, state: number): [TraceValue, TraceValue][] {
  const raw = rawContent(trace, id, state);
  const entries: [TraceValue, TraceValue][] = [];
  for (let n = 0; n < raw.length; n += 2)
    if (raw[n] >= 0) entries.push([trace.values[raw[n]], trace.values[raw[n + 1]]]);
  return entries;
}

/** The str keys of a dict at a state: the names bound in a namespace. */
export function namesOf(trace: Trace, id: number, state: number): string[] {
  return entriesOf(trace, id, state).map(([key]) => nameOf(key));
}

/** What the object `id` holds at a state (before the object existed: what it held first). */
export function contentAt(trace: Trace, id: number, state: number): HeapContent {
  const object = trace.heap[id];
  if (object.shape === 'mapping') {
    const entries = entriesOf(trace, id, state);
    return { shape: 'mapping', entries, length: entries.length };
  }
  const raw = rawContent(trace, id, state);
  if (object.shape === 'sequence') {
    const items = raw.filter((value) => value >= 0).map((value) => trace.values[value]);
    return { shape: 'sequence', items, length: items.length };
  }
  const parts: [string, TraceValue][] = [];
  raw.forEach((value, n) => {
    if (value >= 0) parts.push([object.names[n] ?? `args[${n}]`, trace.values[value]]);
  });
  if (object.dict !== null)
    for (const [key, value] of entriesOf(trace, object.dict, state)) parts.push([nameOf(key), value]);
  return { shape: 'parts', text: object.renamed.findLast(([from]) => from <= state)?.[1] ?? object.text, parts };
}

/** The name of an object's type at a state. */
export function typeAt(trace: Trace, id: number, state: number): string {
  const { retyped, type } = trace.heap[id];
  return retyped.findLast(([from]) => from <= state)?.[1] ?? type;
}

/** The code object and instructions that a state's frame runs. */
export function codeAt(trace: Trace, state: number): TraceCode {
  return trace.codes[trace.frames[trace.columns.frame[state]].code];
}

/** The frame that runs at a state. */
export function frameAt(trace: Trace, state: number): TraceFrame {
  return trace.frames[trace.columns.frame[state]];
}

function lastEventBefore(trace: Trace, state: number): number {
  let low = 0;
  let high = trace.events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (trace.events[middle].step < state) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What the instruction of step `i` caused: calls, returns, exceptions, in order. */
export function eventsAt(trace: Trace, i: number): TraceEvent[] {
  const found: TraceEvent[] = [];
  for (let n = lastEventBefore(trace, i) + 1; n < trace.events.length && trace.events[n].step === i; n++)
    found.push(trace.events[n]);
  return found;
}

/** The instruction that is about to run; null in the state after the end. */
export function stepInstruction(trace: Trace, state: number): Instruction | null {
  const at = trace.columns.instruction[state];
  return at < 0 ? null : codeAt(trace, state).instructions[at];
}

/** The global names that a state's frame sees, without those that every module has. */
export function globalsAt(trace: Trace, state: number): Binding[] {
  return namesIn(trace, frameAt(trace, state).globals, state, 'global');
}

function namesIn(trace: Trace, id: number, state: number, scope: Binding['scope']): Binding[] {
  return entriesOf(trace, id, state)
    .map(([key, value]) => ({ name: nameOf(key), value, scope }))
    .filter((binding) => !HIDDEN.has(binding.name));
}

/** The names that the running frame binds: fast locals, cells, free variables, then a module's or class's names. */
export function bindingsAt(trace: Trace, state: number): Binding[] {
  return bindingsIn(trace, frameAt(trace, state), trace.columns.locals[state], state);
}

/** The names that a frame binds; `start` is the place of its slots in `trace.locals`. */
export function bindingsIn(trace: Trace, frame: TraceFrame, start: number, state: number): Binding[] {
  const { code } = trace.codes[frame.code];
  const bindings: Binding[] = [];
  for (const [slot, name] of code.localsplusnames.entries()) {
    const value = trace.locals[start + slot];
    if (value < 0) continue;
    const kind = code.localspluskinds[slot];
    const held = trace.values[value];
    const isCell = held.kind === 'object' && held.type === 'cell';
    const scope = kind & FREE ? 'free' : kind & CELL && isCell ? 'cell' : 'local';
    bindings.push({ name, value: held, scope });
  }
  if (frame.namespace === null) return bindings;
  const scope = frame.namespace === frame.globals ? 'global' : 'namespace';
  return [...bindings, ...namesIn(trace, frame.namespace, state, scope)];
}

/** The whole state `i`: before step `i`, or where the run stopped for `i === trace.steps`. */
export function stepAt(trace: Trace, state: number): TraceStep {
  const { columns } = trace;
  return {
    frame: columns.frame[state],
    instruction: columns.instruction[state],
    stack: stackAt(trace, state),
    bindings: bindingsAt(trace, state),
    output: columns.output[state],
  };
}

/** The next state of the same frame after step `i`; null where the frame does not go on. */
export function nextStateInFrame(trace: Trace, i: number): number | null {
  const { frame } = trace.columns;
  const end = trace.columns.instruction[trace.steps] < 0 ? trace.steps : trace.steps + 1;
  for (let state = i + 1; state < end; state++) if (frame[state] === frame[i]) return state;
  return null;
}

/** Offsets where a line of source starts in a code object, by offset. */
export function lineStarts(code: TraceCode): Map<number, number> {
  const starts = new Map<number, number>();
  for (const instruction of code.instructions)
    if (instruction.startsLine && instruction.position.line !== null)
      starts.set(instruction.offset, instruction.position.line);
  return starts;
}

/** The first state after `i` that is on another line or in another frame, or came back to a line's start; the last state at the end. */
export function nextLineStep(trace: Trace, i: number): number {
  const { frame } = trace.columns;
  const line = stepInstruction(trace, i)?.position.line ?? null;
  for (let state = i + 1; state < trace.steps; state++) {
    const instruction = stepInstruction(trace, state);
    const at = instruction?.position.line ?? null;
    if (at === null) continue;
    if (frame[state] !== frame[i] || at !== line) return state;
    if (trace.columns.instruction[state] <= trace.columns.instruction[state - 1] && frame[state - 1] === frame[i])
      return state;
  }
  return trace.steps;
}

const REPR_DEPTH = 8;
const REPR_ITEMS = 100;

/**
 * Python's `repr` of a value as it was at a state. User classes' `__repr__` is not run: instances, functions and the
 * like give their short description. Deeper than 8 levels and after 100 items it is cut with `…`.
 */
export function reprAt(trace: Trace, value: TraceValue, state: number, open: readonly number[] = []): string {
  if (value.kind === 'null') return 'NULL';
  if (value.kind === 'leaf') return value.text;
  const content = contentAt(trace, value.id, state);
  if (content.shape === 'parts') return content.text;
  const [left, right] = BRACKETS[value.type] ?? [`${value.type}(`, ')'];
  if (open.includes(value.id)) return `${left}...${right}`;
  if (open.length >= REPR_DEPTH) return `${left}…${right}`;
  const inner = [...open, value.id];
  const shown = (item: TraceValue) => reprAt(trace, item, state, inner);
  const length = content.length;
  const items =
    content.shape === 'sequence'
      ? content.items.slice(0, REPR_ITEMS).map(shown)
      : content.entries.slice(0, REPR_ITEMS).map(([key, item]) => `${shown(key)}: ${shown(item)}`);
  if (length > REPR_ITEMS) items.push('…');
  if (value.type === 'tuple' && length === 1) return `(${items[0]},)`;
  if (length === 0 && value.type === 'set') return 'set()';
  if (value.type === 'frozenset') return length === 0 ? 'frozenset()' : `frozenset({${items.join(', ')}})`;
  return left + items.join(', ') + right;
}

const BRACKETS: Record<string, [string, string]> = {
  tuple: ['(', ')'],
  list: ['[', ']'],
  dict: ['{', '}'],
  set: ['{', '}'],
};
