/** Opcodes that read, bind and unbind names. */
import { dropped } from '../dropped.ts';
import { dictDelete, dictGet, dictGetStr, dictSet } from '../objects/dict.ts';
import { setCell } from '../objects/classes.ts';
import { deleteItem, setItem } from '../objects/item-assignment.ts';
import { getItem } from '../objects/subscript.ts';
import { PyCell, PyDict, Raised, type PyObject } from '../objects/model.ts';
import { T, exceptions, isInstance, raise, raised, str } from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import type { Frame } from '../frame.ts';
import type { Machine } from '../machine.ts';
import { frameAt, namesOf } from '../read.ts';
import {
  between,
  builtinName,
  cellName,
  defineOp,
  globalName,
  listed,
  local,
  pushes,
  say,
  type Explaining,
  type Piece,
} from './define.ts';

export const nameAt = (frame: Frame, slot: number): string => frame.prepared.code.localsplusnames[slot];

function unbound(frame: Frame, slot: number): never {
  const name = nameAt(frame, slot);
  raise(
    'UnboundLocalError',
    minor < 11
      ? `local variable '${name}' referenced before assignment`
      : `cannot access local variable '${name}' where it is not associated with a value`,
  );
}

/** A NameError that knows the name, as tracebacks need it for suggestions. */
function nameError(name: string, message: string): Raised {
  const error = raised('NameError', message);
  if (minor >= 10) error.exception.fields = new Map([['name', str(name)]]);
  return error;
}

function notDefined(name: string): never {
  throw nameError(name, `name '${name}' is not defined`);
}

export function boundFast(frame: Frame, slot: number): PyObject {
  return frame.fast[slot] ?? unbound(frame, slot);
}

/** The value in a cell; an empty one raises NameError, for a variable of this function UnboundLocalError. */
export function cellValue(frame: Frame, slot: number): PyObject {
  const { value } = frame.cell(slot);
  if (value !== null) return value;
  if (frame.prepared.code.localspluskinds[slot] & 0x80) {
    const name = nameAt(frame, slot);
    throw nameError(
      name,
      minor < 11
        ? `free variable '${name}' referenced before assignment in enclosing scope`
        : `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
    );
  }
  return unbound(frame, slot);
}

export function fromGlobals(frame: Frame, machine: Machine, name: string): PyObject {
  return dictGetStr(frame.globals, name) ?? machine.builtin(name) ?? notDefined(name);
}

/** A name in the namespace of a module or class body; null where it is not bound there. */
export function inNamespace(namespace: PyObject, name: string): PyObject | null {
  if (namespace.type === T.dict) return dictGetStr(namespace as PyDict, name);
  if (namespace instanceof PyDict && !namespace.type.heap) return dictGet(namespace, str(name));
  try {
    return getItem(namespace, str(name));
  } catch (error) {
    if (error instanceof Raised && isInstance(error.exception, exceptions.get('KeyError')!)) return null;
    throw error;
  }
}

export const loads = (step: Explaining, what: Piece): ReturnType<typeof say> => say`Look up ${what}${pushes(step)}.`;

/** A name that is looked up among the global, then the built-in ones: which of them it was. */
export function origin({ raised, trace, step }: Explaining, name: string): Piece {
  if (raised) return say`the name ${globalName(name)}`;
  const { globals, namespace } = frameAt(trace, step);
  const bound = (id: number) => namesOf(trace, id, step).includes(name);
  if (namespace !== null && bound(namespace)) return say`the name ${globalName(name)}`;
  return bound(globals) ? say`the global name ${globalName(name)}` : say`the built-in name ${builtinName(name)}`;
}

const pair = (arg: number): [number, number] => [arg >> 4, arg & 15];
const localAt = (step: Explaining, slot: number) => local(step.code.localsplusnames[slot]);

export const loadFast = {
  pops: 0,
  pushes: 1,
  explain: (step: Explaining) => say`Read the local ${localAt(step, step.arg)}${pushes(step)}.`,
};

export const nameOps = [
  defineOp({
    name: 'LOAD_FAST',
    versions: between('3.12', '3.15'),
    summary: 'Push the value of a local variable that is certainly bound.',
    ...loadFast,
    run(frame, arg) {
      frame.push(frame.fast[arg]);
    },
  }),
  defineOp({
    name: 'LOAD_FAST_CHECK',
    versions: between('3.12', '3.15'),
    summary: 'Push the value of a local variable, or raise UnboundLocalError while it has none.',
    ...loadFast,
    run(frame, arg) {
      frame.push(boundFast(frame, arg));
    },
  }),
  defineOp({
    name: 'LOAD_FAST_LOAD_FAST',
    versions: between('3.13', '3.15'),
    summary: 'Push the values of two local variables: two LOAD_FAST in one.',
    pops: 0,
    pushes: 2,
    run(frame, arg) {
      frame.push(frame.fast[arg >> 4]);
      frame.push(frame.fast[arg & 15]);
    },
    explain: (step) =>
      say`Read the locals ${listed(pair(step.arg).map((slot) => localAt(step, slot)))}${pushes(step)}.`,
  }),
  defineOp({
    name: 'LOAD_FAST_AND_CLEAR',
    versions: between('3.12', '3.15'),
    summary: 'Push what a local variable holds, or NULL, and unbind it: a comprehension saves the outer variable so.',
    pops: 0,
    pushes: 1,
    run(frame, arg) {
      frame.push(frame.fast[arg]);
      frame.setFast(arg, null);
    },
    explain: (step) => {
      const held = step.local(step.arg);
      return held
        ? say`Save ${held} of the outer ${localAt(step, step.arg)} on the stack, and unbind it for the comprehension.`
        : say`Save the outer ${localAt(step, step.arg)} on the stack: it has no value, so push NULL.`;
    },
  }),
  defineOp({
    name: 'STORE_FAST',
    versions: between('3.7', '3.15'),
    summary: 'Pop a value and bind a local variable to it.',
    pops: 1,
    pushes: 0,
    run(frame, arg, machine) {
      const before = frame.fast[arg];
      frame.setFast(arg, frame.popNull());
      dropped(before, machine);
    },
    explain: (step) => {
      const [value] = step.popped;
      if (value.kind === 'value' && value.value.kind === 'null')
        return say`Pop NULL: the outer ${localAt(step, step.arg)} has no value again.`;
      return say`Pop ${value} and bind the local ${localAt(step, step.arg)} to it.`;
    },
  }),
  defineOp({
    name: 'STORE_FAST_LOAD_FAST',
    versions: between('3.13', '3.15'),
    summary:
      'Pop a value and bind a local variable to it, then push the value of another: STORE_FAST and LOAD_FAST in one.',
    pops: 1,
    pushes: 1,
    run(frame, arg, machine) {
      const before = frame.fast[arg >> 4];
      frame.setFast(arg >> 4, frame.popNull());
      frame.push(frame.fast[arg & 15]);
      dropped(before, machine);
    },
    explain: (step) =>
      say`Pop ${step.popped} and bind the local ${localAt(step, step.arg >> 4)} to it; then read ${localAt(step, step.arg & 15)}${pushes(step)}.`,
  }),
  defineOp({
    name: 'STORE_FAST_STORE_FAST',
    versions: between('3.13', '3.15'),
    summary: 'Pop two values and bind two local variables to them: two STORE_FAST in one.',
    pops: 2,
    pushes: 0,
    run(frame, arg, machine) {
      const before = [frame.fast[arg >> 4], frame.fast[arg & 15]];
      frame.setFast(arg >> 4, frame.popNull());
      frame.setFast(arg & 15, frame.popNull());
      for (const value of before) dropped(value, machine);
    },
    explain: (step) =>
      say`Pop ${step.popped[1]} and bind ${localAt(step, step.arg >> 4)} to it; pop ${step.popped[0]} and bind ${localAt(step, step.arg & 15)} to it.`,
  }),
  defineOp({
    name: 'DELETE_FAST',
    versions: between('3.7', '3.15'),
    summary: 'Unbind a local variable.',
    pops: 0,
    pushes: 0,
    run(frame, arg, machine) {
      const before = boundFast(frame, arg);
      frame.setFast(arg, null);
      dropped(before, machine);
    },
    explain: (step) => say`Unbind the local ${localAt(step, step.arg)}${pushes(step)}.`,
  }),
  defineOp({
    name: 'MAKE_CELL',
    versions: between('3.11', '3.15'),
    summary: 'Put a variable into a cell, so that inner functions can share it.',
    pops: 0,
    pushes: 0,
    run(frame, arg) {
      frame.setFast(arg, new PyCell(T.cell, frame.fast[arg]));
    },
    explain: (step) => {
      const held = step.local(step.arg);
      const cell = cellName(step.code.localsplusnames[step.arg]);
      return held
        ? say`Put ${held}, the value of ${cell}, into a cell: an inner function shares it.`
        : say`Make an empty cell for ${cell}: an inner function shares it.`;
    },
  }),
  defineOp({
    name: 'COPY_FREE_VARS',
    versions: between('3.11', '3.15'),
    summary: 'Copy the cells of the function’s closure into the frame.',
    pops: 0,
    pushes: 0,
    run(frame, arg) {
      const cells = frame.func!.closure!.items;
      const first = frame.fast.length - arg;
      cells.forEach((cell, n) => frame.setFast(first + n, cell));
    },
    explain: (step) =>
      say`Take the cells of the enclosing function’s ${listed(step.code.freevars.map(cellName))} into this frame.`,
  }),
  defineOp({
    name: 'LOAD_DEREF',
    versions: between('3.11', '3.15'),
    summary: 'Push the value in a cell.',
    pops: 0,
    pushes: 1,
    run(frame, arg) {
      frame.push(cellValue(frame, arg));
    },
    explain: (step) => say`Read the cell of ${cellName(step.code.localsplusnames[step.arg])}${pushes(step)}.`,
  }),
  defineOp({
    name: 'STORE_DEREF',
    versions: between('3.11', '3.15'),
    summary: 'Pop a value and put it into a cell: everyone who shares the cell sees it.',
    pops: 1,
    pushes: 0,
    run(frame, arg) {
      setCell(frame.cell(arg), frame.pop());
    },
    explain: (step) =>
      say`Pop ${step.popped} and put it into the cell of ${cellName(step.code.localsplusnames[step.arg])}.`,
  }),
  defineOp({
    name: 'DELETE_DEREF',
    versions: between('3.11', '3.15'),
    summary: 'Empty a cell.',
    pops: 0,
    pushes: 0,
    run(frame, arg) {
      cellValue(frame, arg);
      setCell(frame.cell(arg), null);
    },
    explain: (step) => say`Empty the cell of ${cellName(step.code.localsplusnames[step.arg])}${pushes(step)}.`,
  }),
  defineOp({
    name: 'LOAD_NAME',
    versions: between('3.7', '3.14'),
    summary:
      'Push the value of a name: from the module’s or class’s own names, else the global, else the built-in ones.',
    pops: 0,
    pushes: 1,
    run(frame, arg, machine) {
      const name = frame.prepared.code.names[arg];
      const own = frame.locals === null ? null : inNamespace(frame.locals, name);
      frame.push(own ?? fromGlobals(frame, machine, name));
    },
    explain: (step) => loads(step, origin(step, step.code.names[step.arg])),
  }),
  defineOp({
    name: 'STORE_NAME',
    versions: between('3.7', '3.15'),
    summary: 'Pop a value and bind a name of the module or class to it.',
    pops: 1,
    pushes: 0,
    run(frame, arg, machine) {
      const name = str(frame.prepared.code.names[arg]);
      const value = frame.pop();
      const namespace: PyObject = frame.locals!;
      const before = machine.watched.size > 0 && namespace.type === T.dict ? inNamespace(namespace, name.s) : null;
      if (namespace.type === T.dict) dictSet(frame.locals!, name, value);
      else setItem(namespace, name, value);
      dropped(before, machine);
    },
    explain: (step) => say`Pop ${step.popped} and bind the name ${globalName(step.code.names[step.arg])} to it.`,
  }),
  defineOp({
    name: 'DELETE_NAME',
    versions: between('3.7', '3.15'),
    summary: 'Unbind a name of the module or class.',
    pops: 0,
    pushes: 0,
    run(frame, arg, machine) {
      const name = frame.prepared.code.names[arg];
      const before = inNamespace(frame.locals!, name) ?? notDefined(name);
      deleteItem(frame.locals!, str(name));
      dropped(before, machine);
    },
    explain: (step) => say`Unbind the name ${globalName(step.code.names[step.arg])}${pushes(step)}.`,
  }),
  defineOp({
    name: 'LOAD_GLOBAL',
    versions: between('3.13', '3.14'),
    summary: 'Push the value of a global or built-in name; with the operand’s lowest bit, then NULL for a call.',
    pops: 0,
    pushes: (arg) => 1 + (arg & 1),
    run(frame, arg, machine) {
      frame.push(fromGlobals(frame, machine, frame.prepared.code.names[arg >> 1]));
      if (arg & 1) frame.push(null);
    },
    explain: (step) => loads(step, origin(step, step.code.names[step.arg >> 1])),
  }),
  defineOp({
    name: 'STORE_GLOBAL',
    versions: between('3.7', '3.15'),
    summary: 'Pop a value and bind a global name to it.',
    pops: 1,
    pushes: 0,
    run(frame, arg) {
      dictSet(frame.globals, str(frame.prepared.code.names[arg]), frame.pop());
    },
    explain: (step) => say`Pop ${step.popped} and bind the global name ${globalName(step.code.names[step.arg])} to it.`,
  }),
  defineOp({
    name: 'DELETE_GLOBAL',
    versions: between('3.7', '3.15'),
    summary: 'Unbind a global name.',
    pops: 0,
    pushes: 0,
    run(frame, arg) {
      const name = frame.prepared.code.names[arg];
      if (dictDelete(frame.globals, str(name)) === null) notDefined(name);
    },
    explain: (step) => say`Unbind the global name ${globalName(step.code.names[step.arg])}${pushes(step)}.`,
  }),
  defineOp({
    name: 'LOAD_LOCALS',
    versions: between('3.12', '3.15'),
    summary: 'Push the dict that holds the names of the module or class.',
    pops: 0,
    pushes: 1,
    run(frame) {
      frame.push(frame.locals!);
    },
    explain: (step) => say`Push the dict of the names bound here: ${step.pushed}.`,
  }),
  defineOp({
    name: 'LOAD_FROM_DICT_OR_DEREF',
    versions: between('3.12', '3.15'),
    summary: 'Pop a dict; push the value of a name from it, or from a cell where it has none.',
    pops: 1,
    pushes: 1,
    run(frame, arg) {
      const found = inNamespace(frame.pop(), nameAt(frame, arg));
      frame.push(found ?? cellValue(frame, arg));
    },
    explain: (step) =>
      say`Look for ${cellName(step.code.localsplusnames[step.arg])} in ${step.popped}, then in its cell${pushes(step)}.`,
  }),
  defineOp({
    name: 'LOAD_FROM_DICT_OR_GLOBALS',
    versions: between('3.12', '3.14'),
    summary: 'Pop a dict; push the value of a name from it, else the global, else the built-in one.',
    pops: 1,
    pushes: 1,
    run(frame, arg, machine) {
      const name = frame.prepared.code.names[arg];
      frame.push(inNamespace(frame.pop(), name) ?? fromGlobals(frame, machine, name));
    },
    explain: (step) =>
      say`Look for ${globalName(step.code.names[step.arg])} in ${step.popped}, then among the global names${pushes(step)}.`,
  }),
];
