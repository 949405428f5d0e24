/** Calls as 3.11 and 3.12 make them: NULL or a method lies below what is called or passed as self. */
import type { Frame } from '../frame.ts';
import { PyDict, PyMethod, PyStr, PyTuple, type Keywords, type PyObject } from '../objects/model.ts';
import { codeAt } from '../read.ts';
import { T } from '../objects/types.ts';
import type { Segment } from '../trace.ts';
import { isNull, outcome, starArguments } from './calls.ts';
import { defineOp, say, type Explaining } from './define.ts';

/** Pops the arguments and what is below them: `NULL, callable` or `method, self`. */
function takeCall(frame: Frame, count: number): [PyObject, PyObject[]] {
  const args = frame.popMany(count);
  const second = frame.pop();
  const first = frame.popNull();
  return first === null ? [second, args] : [first, [second, ...args]];
}

/** The names of the keyword arguments of the call at a step: KW_NAMES stands right before it. */
function keywordNames(step: Explaining): string[] {
  const { instructions } = codeAt(step.trace, step.step);
  let at = step.trace.columns.instruction[step.step] - 1;
  while (instructions[at]?.opname === 'PRECALL' || instructions[at]?.opname === 'EXTENDED_ARG') at--;
  if (instructions[at]?.opname !== 'KW_NAMES') return [];
  const names = step.code.consts[instructions[at].arg!];
  return names.type === 'tuple' ? names.items.map((name) => (name.type === 'str' ? name.value : '')) : [];
}

function explainCall(step: Explaining): Segment[] {
  const [first, second, ...values] = step.popped;
  const names = keywordNames(step);
  const given = values.map((value, n) => {
    const name = names[n - (values.length - names.length)];
    return name === undefined ? [value] : say`${name} = ${value}`;
  });
  const [callable, args] = isNull(first) ? [second, given] : [first, [say`${second} (as self)`, ...given]];
  const what =
    args.length === 0
      ? say`${callable} without arguments`
      : say`${callable} with ${args.flatMap((arg, n) => (n ? say`, ${arg}` : arg))}`;
  const many = given.length === 0 ? '' : given.length === 1 ? ' and the argument' : ' and the arguments';
  const below = isNull(first) ? say`${first} (there is no self), the callable` : say`the method, self`;
  return say`Pop ${below}${many}, call ${what}${outcome(step)}.`;
}

export const olderCallOps = [
  defineOp({
    name: 'KW_NAMES',
    versions: ['3.11', '3.12'],
    summary: 'Keep a constant for the next CALL: the names of its last arguments, which are keyword arguments.',
    pops: 0,
    pushes: 0,
    run(frame, arg) {
      frame.keywordNames = frame.prepared.consts[arg] as PyTuple;
    },
    explain: (step) => {
      const names = step.code.consts[step.arg];
      const shown = names.type === 'tuple' ? names.items.map((name) => (name.type === 'str' ? name.value : '')) : [];
      return say`Keep ${shown.length === 1 ? 'the name' : 'the names'} ${shown.join(', ')} for the call: the last ${shown.length === 1 ? 'argument is a keyword argument' : `${shown.length} arguments are keyword arguments`}.`;
    },
  }),
  defineOp({
    name: 'PRECALL',
    versions: ['3.11'],
    summary: 'Make a call ready: if a bound method is to be called, put its function and its self in its place.',
    pops: 0,
    pushes: 0,
    run(frame, arg) {
      const at = frame.stack.length - arg - 1;
      const callable = frame.stack[at];
      if (frame.stack[at - 1] !== null || callable?.type !== T.method) return;
      const { func, self } = callable as PyMethod;
      frame.replace(at - 1, func);
      frame.replace(at, self);
    },
    explain: (step) => {
      const [below, callable] = step.stack.slice(step.stack.length - step.arg - 2);
      if (below.value.kind === 'null' && callable.value.kind === 'object' && callable.value.type === 'method')
        return say`Make the call ready: take the bound method ${{ kind: 'value', ...callable }} apart into its function and its self, which replace NULL and the method.`;
      return say`Make the call ready: nothing to do here.`;
    },
  }),
  defineOp({
    name: 'CALL',
    versions: ['3.11', '3.12'],
    summary:
      'Pop the arguments, then either self and a method or a callable and NULL; call it and push what it returns.',
    pops: (arg) => arg + 2,
    pushes: 1,
    run(frame, arg, machine) {
      const [callable, args] = takeCall(frame, arg);
      const names = frame.keywordNames;
      if (names === null) return machine.callFrom(frame, callable, args, null);
      frame.keywordNames = null;
      const first = args.length - names.items.length;
      const keywords: Keywords = new Map(names.items.map((name, n) => [(name as PyStr).s, args[first + n]]));
      machine.callFrom(frame, callable, args.slice(0, first), keywords);
    },
    explain: explainCall,
  }),
  defineOp({
    name: 'CALL_FUNCTION_EX',
    versions: ['3.11', '3.12'],
    summary:
      'Pop an iterable of arguments (with operand 1, above it a dict of keyword arguments), a callable and NULL; call it and push what it returns.',
    pops: (arg) => 3 + (arg & 1),
    pushes: 1,
    run(frame, arg, machine) {
      const given = arg & 1 ? (frame.pop() as PyDict) : null;
      const source = frame.pop();
      const callable = frame.pop();
      frame.popNull();
      machine.callFrom(frame, callable, ...starArguments(callable, source, given));
    },
    explain: (step) => {
      const [empty, callable, items, keywords] = step.popped;
      const rest = keywords ? say`the arguments and the keyword arguments` : say`the arguments`;
      return say`Pop ${empty}, the callable, ${rest}, call ${callable} with the items of ${items}${keywords ? say` and the keyword arguments ${keywords}` : ''}${outcome(step)}.`;
    },
  }),
];
