import type { CodeObject, ExceptionTableEntry, Instruction } from '../pyc/code.ts';
import type { OpRecord } from './ops/define.ts';
import type { PyCell, PyDict, PyFunction, PyGenerator, PyObject, PyTuple } from './objects/model.ts';

/** A code object made ready to run: instructions without EXTENDED_ARG, operands and jump targets by place. */
export interface Prepared {
  code: CodeObject;
  /** Index in `Trace.codes`. */
  id: number;
  instructions: Instruction[];
  ops: OpRecord[];
  args: number[];
  /** Place (in `ops`) that an instruction jumps to; -1 for others. */
  targets: number[];
  /** Index in `instructions`. */
  origin: number[];
  /** Place of the instruction at an offset; prefixes count to what they widen. */
  places: Map<number, number>;
  consts: PyObject[];
  handlers: ExceptionTableEntry[];
  /** Up to 3.10: the slot of the first cell, from which operands count cells. 0 from 3.11 on: they count all slots. */
  cells: number;
  /** Up to 3.10: whether frames have cells, which no instruction makes. */
  makesCells: boolean;
  /** Up to 3.10: arguments that live in cells: the slot of the cell and that of the argument. */
  cellArguments: readonly (readonly [number, number])[];
  /** Up to 3.10: whether calling the function makes a generator or coroutine, as the code's flags say. */
  makesGenerator: boolean;
}

/** An activation of a code object: `_PyInterpreterFrame`. */
export class Frame {
  id: number;
  prepared: Prepared;
  globals: PyDict;
  builtins: PyDict;
  /** The namespace of a module or class body. */
  locals: PyDict | null;
  /** Fast locals, cells and free variables; null is unbound. */
  fast: (PyObject | null)[];
  func: PyFunction | null;
  /** The value stack; null is NULL. */
  stack: (PyObject | null)[] = [];
  /** The step that pushed each entry. */
  by: number[] = [];
  /** The recorder's nodes of the entries that have not changed since it last looked. */
  nodes: number[] = [];
  clean = 0;
  /** Place of the recorder's copy of `fast`; -1 when it must be taken again. */
  localsAt = -1;
  /** Up to 3.10: node of the innermost block in the recorder's tree; -1: none. */
  block = -1;
  /** Place of the next instruction. */
  next = 0;
  /** The step that this frame ran last, or runs now. */
  step = -1;
  back: Frame | null = null;
  /** Whether native code waits for its result. */
  entry = false;
  generator: PyGenerator | null = null;
  /** What lay on the stack before the running instruction, which may hold it still; null where nobody asks. */
  holding: (PyObject | null)[] | null = null;
  /** Up to 3.10: what the caller's stack holds of the call until it is over. */
  given: PyObject[] = [];
  /** What containers let go of during the running instruction, which may hold it still. */
  lost: PyObject[] = [];
  /** What KW_NAMES keeps for the next CALL (3.11 and 3.12). */
  keywordNames: PyTuple | null = null;

  constructor(
    id: number,
    prepared: Prepared,
    globals: PyDict,
    builtins: PyDict,
    locals: PyDict | null,
    func: PyFunction | null,
  ) {
    this.id = id;
    this.prepared = prepared;
    this.globals = globals;
    this.builtins = builtins;
    this.locals = locals;
    this.func = func;
    this.fast = new Array(prepared.code.localsplusnames.length).fill(null);
  }

  push(value: PyObject | null): void {
    this.stack.push(value);
    this.by.push(this.step);
  }

  popNull(): PyObject | null {
    const value = this.stack.pop()!;
    this.by.pop();
    if (this.stack.length < this.clean) this.clean = this.stack.length;
    return value;
  }

  pop(): PyObject {
    return this.popNull()!;
  }

  /** Takes the top `count` entries, bottom first. */
  popMany(count: number): PyObject[] {
    if (count === 0) return [];
    const from = this.stack.length - count;
    const values = this.stack.splice(from) as PyObject[];
    this.by.length = from;
    if (from < this.clean) this.clean = from;
    return values;
  }

  top(): PyObject {
    return this.stack[this.stack.length - 1]!;
  }

  /** The entry at a depth; 1 is the top. */
  peek(depth: number): PyObject {
    return this.stack[this.stack.length - depth]!;
  }

  /** Exchanges the top with the entry at a depth; each keeps who pushed it. */
  swap(depth: number): void {
    const top = this.stack.length - 1;
    const other = top - depth + 1;
    [this.stack[top], this.stack[other]] = [this.stack[other], this.stack[top]];
    [this.by[top], this.by[other]] = [this.by[other], this.by[top]];
    if (other < this.clean) this.clean = other;
  }

  /** Puts an entry also into another place, both counted from the bottom; it keeps who pushed it. */
  move(from: number, to: number): void {
    this.stack[to] = this.stack[from];
    this.by[to] = this.by[from];
    if (to < this.clean) this.clean = to;
  }

  /** Puts another value in the place of an entry, counted from the bottom. */
  replace(at: number, value: PyObject | null): void {
    this.stack[at] = value;
    this.by[at] = this.step;
    if (at < this.clean) this.clean = at;
  }

  /** Moves the top below the `count` - 1 entries under it; each keeps who pushed it. */
  rotate(count: number): void {
    const to = this.stack.length - count;
    this.stack.splice(to, 0, this.stack.pop()!);
    this.by.splice(to, 0, this.by.pop()!);
    if (to < this.clean) this.clean = to;
  }

  /** Cuts the stack to a depth. */
  cut(depth: number): void {
    this.stack.length = depth;
    this.by.length = depth;
    if (depth < this.clean) this.clean = depth;
  }

  setFast(slot: number, value: PyObject | null): void {
    this.fast[slot] = value;
    this.localsAt = -1;
  }

  cell(slot: number): PyCell {
    return this.fast[slot] as PyCell;
  }

  /** Goes on at the running instruction's target. */
  jump(): void {
    this.next = this.prepared.targets[this.next - 1];
  }

  /** The offset that the running instruction's operand names. */
  handler(): number {
    return this.instruction().jumpTarget!;
  }

  /** The offset of the instruction after the running one. */
  nextOffset(): number {
    return this.prepared.instructions[this.prepared.origin[this.next]].start;
  }

  /** The running instruction. */
  instruction(): Instruction {
    return this.prepared.instructions[this.prepared.origin[Math.max(0, this.next - 1)]];
  }
}
