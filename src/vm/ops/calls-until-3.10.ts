/** Calls up to 3.10, one opcode for each way to call, and functions made with their qualified name. */
import { typeLookup } from '../objects/attributes.ts';
import { dictEntries } from '../objects/dict.ts';
import {
  PyCode,
  PyDict,
  PyFunction,
  PyMethod,
  PyStr,
  PyTuple,
  type Keywords,
  type PyObject,
} from '../objects/model.ts';
import { updateDict } from '../objects/operators.ts';
import { T, dict, typeError } from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { callableName } from './containers.ts';
import { isNull, outcome, starArguments } from './calls.ts';
import { between, defineOp, say, type Explaining } from './define.ts';
import { ATTRIBUTES, given, newFunction, setFunctionAttribute } from './functions.ts';
import type { Segment } from '../trace.ts';

const OLD = between('3.7', '3.10');

const spread = (args: readonly (Segment | Segment[])[]) => args.flatMap((arg, n) => (n ? say`, ${arg}` : say`${arg}`));

/** `f with 1, x = 2`, or `f without arguments`. */
const withArguments = (callable: Segment, args: readonly (Segment | Segment[])[]) =>
  args.length === 0 ? say`${callable} without arguments` : say`${callable} with ${spread(args)}`;

const theArguments = (count: number) =>
  count === 0 ? '' : count === 1 ? ' and the argument' : ` and the ${count} arguments`;

function keywordNames(step: Explaining): string[] {
  const top = step.popped[step.popped.length - 1];
  const shown = top.kind === 'value' ? step.repr(top.value) : '';
  return [...shown.matchAll(/'([^']*)'/g)].map((match) => match[1]);
}

/** The dict of keyword arguments that a mapping stands for: up to 3.8 `f(**mapping)` passes the mapping itself. */
function keywordsOf(callable: PyObject, mapping: PyObject): PyDict {
  if (!(mapping instanceof PyDict) && typeLookup(mapping.type, 'keys') === null)
    typeError(`${callableName(callable)} argument after ** must be a mapping, not ${mapping.type.name}`);
  let keywords = mapping as PyDict;
  if (mapping.type !== T.dict) updateDict((keywords = dict()), mapping);
  const func = callable instanceof PyMethod ? callable.func : callable;
  if (minor < 9 && func instanceof PyFunction && dictEntries(keywords).some(([key]) => !(key instanceof PyStr)))
    typeError(`${func.name}() keywords must be strings`);
  return keywords;
}

export const oldCallOps = [
  defineOp({
    name: 'CALL_FUNCTION',
    versions: OLD,
    summary: 'Pop the arguments and the callable below them; call it and push what it returns.',
    pops: (arg) => arg + 1,
    pushes: 1,
    run(frame, arg, machine) {
      const args = frame.popMany(arg);
      machine.callFrom(frame, frame.pop(), args, null);
    },
    explain: (step) => {
      const [callable, ...args] = step.popped;
      return say`Pop the callable${theArguments(args.length)}, call ${withArguments(callable, args)}${outcome(step)}.`;
    },
  }),
  defineOp({
    name: 'CALL_FUNCTION_KW',
    versions: OLD,
    summary:
      'Pop a tuple of names, the arguments (the last ones are keyword arguments with these names) and the callable; call it and push what it returns.',
    pops: (arg) => arg + 2,
    pushes: 1,
    run(frame, arg, machine) {
      const names = (frame.pop() as PyTuple).items as PyStr[];
      const values = frame.popMany(arg);
      const first = arg - names.length;
      const keywords: Keywords = new Map(names.map((name, n) => [name.s, values[first + n]]));
      machine.callFrom(frame, frame.pop(), values.slice(0, first), keywords);
    },
    explain: (step) => {
      const names = keywordNames(step);
      const [callable, ...values] = step.popped.slice(0, -1);
      const args = values.map((value, n) => {
        const name = names[n - (values.length - names.length)];
        return name === undefined ? [value] : say`${name} = ${value}`;
      });
      return say`Pop the names ${step.popped[step.popped.length - 1]}, the callable${theArguments(values.length)}, call ${withArguments(callable, args)}${outcome(step)}.`;
    },
  }),
  defineOp({
    name: 'CALL_FUNCTION_EX',
    versions: OLD,
    summary:
      'Pop an iterable of arguments (with operand 1, above it a dict of keyword arguments) and the callable; call it and push what it returns.',
    pops: (arg) => 2 + (arg & 1),
    pushes: 1,
    run(frame, arg, machine) {
      const mapping = arg & 1 ? frame.pop() : null;
      const source = frame.pop();
      const callable = frame.pop();
      const keywords = mapping && keywordsOf(callable, mapping);
      machine.callFrom(frame, callable, ...starArguments(callable, source, keywords));
    },
    explain: (step) => {
      const [callable, items, keywords] = step.popped;
      return say`Pop the callable and the arguments, call ${callable} with the items of ${items}${keywords ? say` and the keyword arguments ${keywords}` : ''}${outcome(step)}.`;
    },
  }),
  defineOp({
    name: 'CALL_METHOD',
    versions: OLD,
    summary:
      'Pop the arguments and what LOAD_METHOD pushed: a function and its self, or NULL and a callable; call it and push what it returns.',
    pops: (arg) => arg + 2,
    pushes: 1,
    run(frame, arg, machine) {
      const args = frame.popMany(arg);
      const second = frame.pop();
      const method = frame.popNull();
      if (method === null) machine.callFrom(frame, second, args, null);
      else machine.callFrom(frame, method, [second, ...args], null);
    },
    explain: (step) => {
      const [first, second, ...values] = step.popped;
      return isNull(first)
        ? say`Pop ${first} (there is no self), the callable${theArguments(values.length)}, call ${withArguments(second, values)}${outcome(step)}.`
        : say`Pop the method, its self${theArguments(values.length)}, call ${withArguments(first, [say`${second} (as self)`, ...values])}${outcome(step)}.`;
    },
  }),
  defineOp({
    name: 'MAKE_FUNCTION',
    versions: OLD,
    summary:
      'Pop a qualified name, a code object and what the operand’s bits tell (8: closure, 4: annotations, 2: keyword-only defaults, 1: defaults), push a new function.',
    pops: (arg) => 2 + given(arg).length,
    pushes: 1,
    run(frame, arg) {
      const qualname = frame.pop() as PyStr;
      const func = newFunction(frame, frame.pop() as PyCode);
      func.qualname = qualname.s;
      for (const bit of given(arg).reverse()) setFunctionAttribute(func, bit, frame.pop());
      frame.push(func);
    },
    explain: (step) => {
      const parts = given(step.arg).map((bit, n) => say`${step.popped[n]} as its ${ATTRIBUTES[bit]}`);
      const withParts = parts.flatMap((part, n) => say`${n === 0 ? ', with ' : ' and '}${part}`);
      const [code, name] = step.popped.slice(-2);
      return say`Pop ${name} and ${code}, push a new function of that name that runs it${withParts}${step.pushed.length ? say`: ${step.pushed}` : ''}.`;
    },
  }),
];
