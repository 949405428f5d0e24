/** Writes down a run as the machine goes: columns of numbers, values once each, changes of what can change. */
import type { CodeObject, Instruction } from '../pyc/code.ts';
import type { Frame } from './frame.ts';
import { describe, type Description } from './describe.ts';
import type { PyDict, PyObject } from './objects/model.ts';
import { PyException, PyInt, PyStr, PyType } from './objects/model.ts';
import { T, plainName, unsupported } from './objects/types.ts';
import { exceptionText } from './objects/repr.ts';
import { BlockTree } from './blocks.ts';
import type { HeapObject, Trace, TraceCode, TraceEnd, TraceEvent, TraceFrame, TraceValue } from './trace.ts';

/** A list of 32-bit integers that grows. */
class Column {
  data = new Int32Array(256);
  length = 0;
  push(value: number): void {
    if (this.length === this.data.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.data);
      this.data = larger;
    }
    this.data[this.length++] = value;
  }
  done(): Int32Array {
    return this.data.slice(0, this.length);
  }
}

/** Most values that a trace may hold, contents of containers and their changes counted. */
const MAX_VALUES = 20_000_000;

let nextBase = 1;

export class Recorder {
  /** Marks below this belong to an earlier recording. */
  readonly base = nextBase;
  readonly codes: TraceCode[] = [];
  private readonly frames: TraceFrame[] = [];
  private readonly frame = new Column();
  private readonly instruction = new Column();
  private readonly top = new Column();
  private readonly localsAt = new Column();
  private readonly printed = new Column();
  private readonly block = new Column();
  private readonly below = new Column();
  private readonly value = new Column();
  private readonly pushedBy = new Column();
  private readonly locals = new Column();
  private readonly values: TraceValue[] = [{ kind: 'null' }];
  private readonly heap: HeapObject[] = [];
  /** The live objects behind `heap`, how much they hold, and what their changes since the last full record cost. */
  private readonly live: { object: PyObject; content: () => (PyObject | null)[]; size: number; cost: number }[] = [];
  readonly blocks = new BlockTree();
  private readonly events: TraceEvent[] = [];
  private readonly ints = new Map<number | bigint, number>();
  private readonly strings = new Map<string, number>();
  private output: string[] = [];
  private outputLength = 0;
  private held = 0;
  /** Number of the step that runs. */
  step = -1;
  /** Steps left to code that runs without being recorded: what the interpreter asks to print a traceback. */
  private unrecorded: number | null = null;
  /** Whether an instruction runs (and no state is being taken). */
  private running = false;
  /** Whether the version has a block stack: up to 3.10. */
  private readonly hasBlocks: boolean;

  constructor(hasBlocks: boolean) {
    this.hasBlocks = hasBlocks;
  }

  addCode(code: CodeObject, instructions: Instruction[]): number {
    this.codes.push({ code, instructions });
    return this.codes.length - 1;
  }

  addFrame(code: number, caller: Frame | null, namespace: PyDict | null, globals: PyDict): number {
    const id = this.frames.length;
    this.frames.push({
      id,
      code,
      caller: caller?.id ?? null,
      callStep: caller?.step ?? -1,
      namespace: namespace === null ? null : this.heapId(namespace),
      globals: this.heapId(globals),
    });
    return id;
  }

  private heapId(object: PyObject): number {
    const value = this.values[this.valueOf(object)];
    return value.kind === 'object' ? value.id : -1;
  }

  /** The state before a step (or, at the end, where the run stopped). */
  state(frame: Frame, place: number): void {
    if (this.unrecorded !== null) {
      if (this.unrecorded-- === 0) unsupported('a text of an exception that takes so many steps');
      return;
    }
    this.running = false;
    this.step++;
    frame.step = this.step;
    this.frame.push(frame.id);
    this.instruction.push(place < 0 ? -1 : frame.prepared.origin[place]);
    const { stack, nodes } = frame;
    for (let n = frame.clean; n < stack.length; n++) {
      this.below.push(n === 0 ? -1 : nodes[n - 1]);
      this.value.push(this.valueOf(stack[n]));
      this.pushedBy.push(frame.by[n]);
      nodes[n] = this.below.length - 1;
    }
    frame.clean = stack.length;
    this.top.push(stack.length === 0 ? -1 : nodes[stack.length - 1]);
    if (frame.localsAt < 0) {
      frame.localsAt = this.locals.length;
      for (const held of frame.fast) this.locals.push(held === null ? -1 : this.valueOf(held));
    }
    this.localsAt.push(frame.localsAt);
    this.printed.push(this.outputLength);
    if (this.hasBlocks) this.block.push(frame.block);
    this.running = true;
  }

  /** Runs `work`, and records nothing of the program's code that it calls. */
  apart<T>(work: () => T): T {
    this.unrecorded = 100_000;
    try {
      return work();
    } finally {
      this.unrecorded = null;
    }
  }

  private event(event: TraceEvent): void {
    if (this.unrecorded === null) this.events.push(event);
  }

  /** A frame is entered by an exception before its first instruction: no state will show its slots. */
  unstarted(frame: Frame): void {
    this.frames[frame.id].slots = this.locals.length;
    for (const held of frame.fast) this.locals.push(held === null ? -1 : this.valueOf(held));
  }

  write(text: string): void {
    this.output.push(text);
    this.outputLength += text.length;
    if (this.outputLength > 10_000_000) unsupported('output of more than 10,000,000 characters');
  }

  entered(frame: Frame, step: number): void {
    this.event({ kind: 'call', step, frame: frame.id });
  }

  left(frame: Frame, kind: 'return' | 'yield', value: PyObject): void {
    this.event({ kind, step: this.step, frame: frame.id, value: this.values[this.valueOf(value)] });
  }

  unwound(frame: Frame): void {
    this.event({ kind: 'unwind', step: this.step, frame: frame.id });
  }

  stopped(frame: Frame, exception: PyException): void {
    this.event({
      kind: 'stop',
      step: this.step,
      frame: frame.id,
      value: this.values[this.valueOf(exception)],
    });
  }

  raised(frame: Frame, exception: PyException, again: boolean, offset: number): void {
    this.event({
      kind: 'raise',
      step: this.step,
      frame: frame.id,
      value: this.values[this.valueOf(exception)],
      type: exception.type.name,
      message: exception.type.heap ? plainText(exception) : exceptionText(exception),
      again,
      offset,
    });
  }

  /** Index in `values`; what the trace has not seen yet is added. */
  private valueOf(object: PyObject | null): number {
    if (object === null) return 0;
    if (object.mark >= this.base) return object.mark - this.base;
    let known: number | undefined;
    if (object.type === T.int) known = this.ints.get((object as PyInt).v);
    else if (object.type === T.str) known = this.strings.get((object as PyStr).s);
    if (known === undefined) known = this.add(object);
    object.mark = this.base + known;
    if (object.type === T.int) this.ints.set((object as PyInt).v, known);
    else if (object.type === T.str && (object as PyStr).s.length < 100) this.strings.set((object as PyStr).s, known);
    return known;
  }

  private add(object: PyObject): number {
    const description = describe(object);
    const index = this.values.length;
    if (!('content' in description)) {
      this.values.push({ kind: 'leaf', type: plainName(object.type), ...description });
      this.hold(1);
      return index;
    }
    const id = this.heap.length;
    this.values.push({ kind: 'object', type: plainName(object.type), id });
    object.mark = this.base + index;
    this.addHeap(object, id, description);
    return index;
  }

  private addHeap(
    object: PyObject,
    id: number,
    { shape, text, names, dict, content }: Exclude<Description, { text: string; shape?: undefined }>,
  ): void {
    const made: HeapObject = {
      id,
      type: plainName(object.type),
      origin: originOf(object),
      shape,
      text,
      renamed: [],
      retyped: [],
      names,
      dict: null,
      log: [],
      marks: [],
    };
    this.heap.push(made);
    this.live.push({ object, content, size: 0, cost: 0 });
    this.full(id);
    if (dict !== null) made.dict = this.heapId(dict);
  }

  private hold(count: number): void {
    this.held += count;
    if (this.held > MAX_VALUES) unsupported(`traces of more than ${MAX_VALUES.toLocaleString('en')} values`);
  }

  /** The state from which a change holds: the next step's. */
  private now(): number {
    return this.running ? this.step + 1 : Math.max(0, this.step);
  }

  private full(id: number): void {
    const entry = this.live[id];
    const content = entry.content();
    entry.cost = 0;
    entry.size = content.length;
    this.hold(content.length + 4);
    const ids = content.map((item) => (item === null ? -1 : this.valueOf(item)));
    const { log, marks } = this.heap[id];
    marks.push(log.length);
    log.push(this.now(), 0, -1, ids.length);
    for (const one of ids) log.push(one);
  }

  /** An object has another name from now on. */
  rename(object: PyObject): void {
    const value = this.values[object.mark - this.base];
    if (value.kind !== 'object') return;
    const { renamed, retyped, type } = this.heap[value.id];
    renamed.push([this.now(), describe(object).text]);
    const now = plainName(object.type);
    if (now !== (retyped.at(-1)?.[1] ?? type)) retyped.push([this.now(), now]);
  }

  change(object: PyObject, at: number, removed: number, added: readonly (PyObject | null)[]): void {
    const value = this.values[object.mark - this.base];
    if (value.kind !== 'object' || this.unrecorded !== null) return;
    const entry = this.live[value.id];
    const { log } = this.heap[value.id];
    if (removed < 0) return this.full(value.id);
    // What replaying the change costs: items that it moves are copied many at a time.
    const moved = removed === added.length ? 0 : (entry.size - at - removed) >> 4;
    entry.cost += added.length + 5 + moved;
    entry.size += added.length - removed;
    this.hold(added.length + 4);
    const ids = added.map((item) => (item === null ? -1 : this.valueOf(item)));
    log.push(this.now(), at, removed, ids.length);
    for (const one of ids) log.push(one);
    // Full records now and then, so that looking up a state need not replay everything.
    if (entry.cost > 4 * (entry.size + 16)) this.full(value.id);
  }

  /** Ends the recording, also one that failed: marks of the next one are above. */
  close(): void {
    nextBase = this.base + this.values.length;
  }

  /** All that has been printed. */
  get text(): string {
    return this.output.join('');
  }

  finish(python: Trace['python'], end: TraceEnd): Trace {
    return {
      format: 1,
      python,
      codes: this.codes,
      frames: this.frames,
      steps: this.step,
      columns: {
        frame: this.frame.done(),
        instruction: this.instruction.done(),
        stack: this.top.done(),
        locals: this.localsAt.done(),
        output: this.printed.done(),
        block: this.block.done(),
      },
      blocks: this.blocks.nodes,
      stack: { below: this.below.done(), value: this.value.done(), pushedBy: this.pushedBy.done() },
      locals: this.locals.done(),
      values: this.values,
      heap: this.heap,
      events: this.events,
      output: this.output.join(''),
      end,
    };
  }
}

function originOf(object: PyObject): HeapObject['origin'] {
  if (object instanceof PyType) return 'class';
  if (object instanceof PyException) return 'exception';
  return object.type.heap ? 'user' : 'builtin';
}

/** The message of an exception without running the program's own `__str__`. */
function plainText(exception: PyException): string {
  const { args } = exception;
  if (args.length !== 1) return '';
  return args[0] instanceof PyStr ? args[0].s : '';
}
