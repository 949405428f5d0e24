/** Opcodes that make functions and classes. */
import { buildClass } from '../objects/classes.ts';
import { dictGetStr, dictSet } from '../objects/dict.ts';
import { PyCode, PyDict, PyFunction, PyTuple, type PyObject } from '../objects/model.ts';
import { None, T, dict, str } from '../objects/types.ts';
import type { Frame } from '../frame.ts';
import { minor } from '../objects/version.ts';
import type { Machine } from '../machine.ts';
import { between, defineOp, say } from './define.ts';
import { renamed } from '../objects/runtime.ts';

const builders = new WeakMap<Machine, PyObject>();

function builderOf(machine: Machine): PyObject {
  let builder = builders.get(machine);
  if (!builder) {
    builder = buildClass((body, namespace) => {
      const frame = machine.newFrame(body.code.code, body.globals, namespace, body);
      return machine.execute(frame).value;
    });
    builders.set(machine, builder);
  }
  return builder;
}

export const ATTRIBUTES: Record<number, string> = {
  1: 'defaults',
  2: 'keyword-only defaults',
  4: 'annotations',
  8: 'closure',
  16: 'annotate function',
};

/** The bits of MAKE_FUNCTION's operand that are set, in the order in which their values were pushed. */
export const given = (arg: number): number[] => [1, 2, 4, 8].filter((bit) => arg & bit);

/** From 3.14 on a code flag says that the first constant is the docstring. */
const HAS_DOCSTRING = 0x4000000;

export function newFunction(frame: Frame, code: PyCode): PyFunction {
  const { consts, flags } = code.code;
  const [doc] = consts;
  const first = doc?.type === 'str' && (minor < 14 || flags & HAS_DOCSTRING) ? str(doc.value) : None;
  const module = dictGetStr(frame.globals, '__name__') ?? None;
  return new PyFunction(T.function, code, frame.globals, module, first);
}

export function setFunctionAttribute(func: PyFunction, bit: number, value: PyObject): void {
  if (bit === 1) func.defaults = (value as PyTuple).items;
  else if (bit === 2) func.kwdefaults = value as PyDict;
  else if (bit === 4) func.annotations = value;
  else if (bit === 8) func.closure = value as PyTuple;
  else {
    func.annotate = value;
    (value as PyFunction).qualname = `${func.qualname}.__annotate__`;
    renamed(value);
  }
}

export const functionOps = [
  defineOp({
    name: 'MAKE_FUNCTION',
    versions: between('3.13', '3.15'),
    summary: 'Pop a code object, push a new function that runs it.',
    pops: 1,
    pushes: 1,
    run(frame) {
      frame.push(newFunction(frame, frame.pop() as PyCode));
    },
    explain: (step) =>
      say`Pop ${step.popped}, push a new function that runs it${step.pushed.length ? say`: ${step.pushed}` : ''}.`,
  }),
  defineOp({
    name: 'MAKE_FUNCTION',
    versions: ['3.11', '3.12'],
    summary:
      'Pop a code object and what the operand’s bits tell (8: closure, 4: annotations, 2: keyword-only defaults, 1: defaults), push a new function.',
    pops: (arg) => 1 + given(arg).length,
    pushes: 1,
    run(frame, arg) {
      const func = newFunction(frame, frame.pop() as PyCode);
      for (const bit of given(arg).reverse()) setFunctionAttribute(func, bit, frame.pop());
      frame.push(func);
    },
    explain: (step) => {
      const parts = given(step.arg).map((bit, n) => say`${step.popped[n]} as its ${ATTRIBUTES[bit]}`);
      const withParts = parts.flatMap((part, n) => say`${n === 0 ? ', with ' : ' and '}${part}`);
      return say`Pop ${step.popped[step.popped.length - 1]}, push a new function that runs it${withParts}${step.pushed.length ? say`: ${step.pushed}` : ''}.`;
    },
  }),
  defineOp({
    name: 'SET_FUNCTION_ATTRIBUTE',
    versions: ['3.13'],
    summary:
      'Pop a function and a value below it, give the function its defaults, annotations or closure, push it again.',
    pops: 2,
    pushes: 1,
    run(frame, arg) {
      const func = frame.pop() as PyFunction;
      const value = frame.pop();
      setFunctionAttribute(func, arg, value);
      frame.push(func);
    },
    explain: (step) =>
      say`Pop ${step.popped[1]} and ${step.popped[0]}, make these the function’s ${ATTRIBUTES[step.arg]}, push the function again.`,
  }),
  defineOp({
    name: 'SET_FUNCTION_ATTRIBUTE',
    versions: between('3.14', '3.15'),
    summary:
      'Pop a function and a value below it, give the function its defaults, closure or the function that makes its annotations, push it again.',
    pops: 2,
    pushes: 1,
    run(frame, arg) {
      const func = frame.pop() as PyFunction;
      const value = frame.pop();
      setFunctionAttribute(func, arg, value);
      frame.push(func);
    },
    explain: (step) =>
      say`Pop ${step.popped[1]} and ${step.popped[0]}, make these the function’s ${ATTRIBUTES[step.arg]}, push the function again.`,
  }),
  defineOp({
    name: 'LOAD_BUILD_CLASS',
    versions: between('3.7', '3.15'),
    summary: 'Push the built-in function that makes classes.',
    pops: 0,
    pushes: 1,
    run(frame, _arg, machine) {
      frame.push(builderOf(machine));
    },
    explain: (step) => say`Push ${step.pushed}, the built-in function that makes classes.`,
  }),
  defineOp({
    name: 'SETUP_ANNOTATIONS',
    versions: between('3.7', '3.15'),
    summary: 'Make sure that the module or class has a dict for annotations.',
    pops: 0,
    pushes: 0,
    run(frame) {
      const names = frame.locals!;
      if (dictGetStr(names, '__annotations__') === null) dictSet(names, str('__annotations__'), dict());
    },
    explain: () => say`Make a dict for annotations, if there is none yet.`,
  }),
];
