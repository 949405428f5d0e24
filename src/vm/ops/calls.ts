/** Opcodes that call, and that return. */
import { dictEntries } from '../objects/dict.ts';
import { PyDict, PyStr, PyTuple, type Keywords, type PyObject } from '../objects/model.ts';
import { toArray } from '../objects/iterate.ts';
import { typeError } from '../objects/types.ts';
import { eventsAt } from '../read.ts';
import type { Frame } from '../frame.ts';
import { between, defineOp, raisedText, say, type Explaining } from './define.ts';
import type { Segment } from '../trace.ts';
import { minor } from '../objects/version.ts';
import { callableName } from './containers.ts';

/** What happens once callee and arguments are known. */
export function outcome(step: Explaining): Segment[] {
  const entered = eventsAt(step.trace, step.step).some(
    (event) =>
      event.kind === 'call' &&
      step.trace.frames[event.frame].callStep === step.step &&
      step.trace.columns.frame[step.step + 1] === event.frame,
  );
  if (step.raised) return say`: this raises ${raisedText(step.raised)}`;
  if (step.pushed.length === 0) return entered ? say`: a new frame starts` : [];
  return entered
    ? say`: a new frame starts, and its result, ${step.pushed}, is pushed here in the end`
    : say`, push its result, ${step.pushed}`;
}

export const isNull = (entry: Segment): boolean => entry.kind === 'value' && entry.value.kind === 'null';

/** What a call takes from the stack, in its order there: the callable, self or NULL, then `rest`. */
function taken(self: Segment, rest: Segment[][]): Segment[] {
  const second = isNull(self) ? say`${self} (there is no self)` : say`self`;
  const entries = [say`the callable`, second, ...rest];
  return entries.flatMap((entry, n) => (n === 0 ? entry : say`${n < entries.length - 1 ? ', ' : ' and '}${entry}`));
}

function called(step: Explaining, given: Segment[][], rest: Segment[][] = []): Segment[] {
  const [callable, self] = step.popped;
  const args = isNull(self) ? given : [say`${self} (as self)`, ...given];
  const what =
    args.length === 0
      ? say`${callable} without arguments`
      : say`${callable} with ${args.flatMap((arg, n) => (n ? say`, ${arg}` : arg))}`;
  const count = given.length === 0 ? [] : [say`${given.length === 1 ? 'the argument' : 'the arguments'}`];
  return say`Pop ${taken(self, [...count, ...rest])}, call ${what}${outcome(step)}.`;
}

/** What CALL_FUNCTION_EX makes of the iterable and the dict (or null) that it pops. */
export function starArguments(
  callable: PyObject,
  source: PyObject,
  given: PyDict | null,
): [PyObject[], Keywords | null] {
  const keywords: Keywords | null = given && new Map();
  for (const [key, value] of given ? dictEntries(given) : []) {
    if (!(key instanceof PyStr)) return typeError('keywords must be strings');
    keywords!.set(key.s, value);
  }
  const what = minor < 15 ? `${callableName(callable)} argument` : 'Value';
  return [toArray(source, `${what} after * must be an iterable, not ${source.type.name}`), keywords];
}

function takeCallable(
  frame: Frame,
  args: Parameters<Frame['push']>[0][],
): [Parameters<typeof toArray>[0], typeof args] {
  const self = frame.popNull();
  return [frame.pop(), self === null ? args : [self, ...args]];
}

function explainStarCall(step: Explaining): Segment[] {
  const [callable, self, items, keywords] = step.popped;
  const named = keywords !== undefined && !isNull(keywords);
  const rest = [say`the arguments`, ...(keywords ? [named ? say`the keyword arguments` : say`${keywords}`] : [])];
  return say`Pop ${taken(self, rest)}, call ${callable} with the items of ${items}${named ? say` and the keyword arguments ${keywords}` : ''}${outcome(step)}.`;
}

export const callOps = [
  defineOp({
    name: 'CALL',
    versions: between('3.13', '3.15'),
    summary: 'Pop the arguments, self or NULL, and a callable; call it and push what it returns.',
    pops: (arg) => arg + 2,
    pushes: 1,
    run(frame, arg, machine) {
      const [callable, args] = takeCallable(frame, frame.popMany(arg));
      machine.callFrom(frame, callable, args as Parameters<typeof machine.callFrom>[2], null);
    },
    explain: (step) =>
      called(
        step,
        step.popped.slice(2).map((arg) => [arg]),
      ),
  }),
  defineOp({
    name: 'CALL_KW',
    versions: between('3.13', '3.15'),
    summary: 'Like CALL, with a tuple of names on top: the last arguments are keyword arguments with these names.',
    pops: (arg) => arg + 3,
    pushes: 1,
    run(frame, arg, machine) {
      const names = (frame.pop() as PyTuple).items as PyStr[];
      const values = frame.popMany(arg);
      const keywords: Keywords = new Map(names.map((name, n) => [name.s, values[arg - names.length + n]]));
      const [callable, args] = takeCallable(frame, values.slice(0, arg - names.length));
      machine.callFrom(frame, callable, args as Parameters<typeof machine.callFrom>[2], keywords);
    },
    explain: (step) => {
      const top = step.popped[step.popped.length - 1];
      const shown = top.kind === 'value' ? step.repr(top.value) : '';
      const names = [...shown.matchAll(/'([^']*)'/g)].map((match) => match[1]);
      const values = step.popped.slice(2, -1);
      return called(
        step,
        values.map((value, n) => {
          const name = names[n - (values.length - names.length)];
          return name === undefined ? [value] : say`${name} = ${value}`;
        }),
        [say`the names ${top}`],
      );
    },
  }),
  defineOp({
    name: 'CALL_FUNCTION_EX',
    versions: ['3.13'],
    summary:
      'Pop an iterable of arguments (with operand 1, above it a dict of keyword arguments), NULL and a callable; call it and push what it returns.',
    pops: (arg) => 3 + (arg & 1),
    pushes: 1,
    run(frame, arg, machine) {
      const given = arg & 1 ? (frame.pop() as PyDict) : null;
      const source = frame.pop();
      frame.popNull();
      const callable = frame.pop();
      machine.callFrom(frame, callable, ...starArguments(callable, source, given));
    },
    explain: explainStarCall,
  }),
  defineOp({
    name: 'CALL_FUNCTION_EX',
    versions: between('3.14', '3.15'),
    summary:
      'Pop a dict of keyword arguments or NULL, an iterable of arguments, NULL and a callable; call it and push what it returns.',
    pops: 4,
    pushes: 1,
    run(frame, _arg, machine) {
      const given = frame.popNull() as PyDict | null;
      const source = frame.pop();
      const self = frame.popNull();
      const callable = frame.pop();
      const [args, keywords] = starArguments(callable, source, given);
      machine.callFrom(frame, callable, self === null ? args : [self, ...args], keywords);
    },
    explain: explainStarCall,
  }),
  defineOp({
    name: 'RETURN_VALUE',
    versions: between('3.8', '3.15'),
    summary: 'Pop a value, end the frame, and push the value on the caller’s stack.',
    pops: 1,
    pushes: 0,
    run(frame, _arg, machine) {
      machine.give(frame, frame.pop(), true);
    },
    explain: (step) => say`Pop ${step.popped} and return it from ${step.code.qualname}: its frame ends.`,
  }),
  defineOp({
    name: 'RETURN_CONST',
    versions: between('3.12', '3.13'),
    summary: 'End the frame and push a constant on the caller’s stack.',
    pops: 0,
    pushes: 0,
    run(frame, arg, machine) {
      machine.give(frame, frame.prepared.consts[arg], true);
    },
    explain: (step) => {
      const given = eventsAt(step.trace, step.step).find((event) => event.kind === 'return');
      const value: Segment[] = given?.kind === 'return' ? say` ${{ kind: 'value', value: given.value }}` : [];
      return step.code.name === '<module>'
        ? say`Return${value} from the module: the program ends.`
        : say`Return the constant${value} from ${step.code.qualname}: its frame ends.`;
    },
  }),
];
