/** Forms of calls: what is called, and how its arguments fit. */
import { say } from '../ops/define.ts';
import { codeAt, stepInstruction } from '../read.ts';
import type { Segment, TraceValue } from '../trace.ts';
import {
  becomes,
  enteredFrames,
  exactType,
  heapOf,
  nextInstruction,
  partsOf,
  peek,
  shown,
  stays,
  typed,
  type Seen,
  type Specialized,
} from './seen.ts';

interface Call {
  callable: TraceValue;
  /** Arguments, self included. */
  count: number;
  keywords: boolean;
  bound: boolean;
}

/** Whether KW_NAMES stands before the call (3.11, 3.12). */
function hasKeywords({ trace, step }: Seen): boolean {
  const { instructions } = codeAt(trace, step);
  const before = (at: number): string => instructions[at]?.opname ?? '';
  const at = trace.columns.instruction[step] - 1;
  return before(at) === 'KW_NAMES' || (before(at) === 'PRECALL' && before(at - 1) === 'KW_NAMES');
}

/** The function of a bound method. */
const functionOf = (seen: Seen, method: TraceValue): TraceValue =>
  partsOf(seen, method).find(([name]) => name === '__func__')?.[1] ?? method;

function callOf(seen: Seen): Call {
  const { arg, minor } = seen;
  const lower = peek(seen, arg + 2);
  const upper = peek(seen, arg + 1);
  const selfless = minor >= 13 ? upper.kind === 'null' : lower.kind === 'null';
  const callable = minor >= 13 || !selfless ? lower : upper;
  const found = seen.stack[seen.stack.length - arg - (minor >= 13 ? 2 : 1)];
  const pusher = found.pushedBy < 0 ? null : stepInstruction(seen.trace, found.pushedBy);
  // The form of LOAD_SUPER_ATTR that goes with a call pushes the function and self, no bound method.
  if (selfless && pusher?.opname === 'LOAD_SUPER_ATTR' && exactType(seen, callable) === 'method')
    return {
      callable: functionOf(seen, callable),
      count: arg + 1,
      keywords: minor < 13 && hasKeywords(seen),
      bound: false,
    };
  return {
    callable,
    count: selfless ? arg : arg + 1,
    keywords: minor < 13 && hasKeywords(seen),
    bound: selfless && exactType(seen, callable) === 'method',
  };
}

/** The name of a form in this version: up to 3.12 those without keywords say so, and 3.11 has them at PRECALL. */
function named(seen: Seen, name: string): string {
  const noKeywords = seen.minor < 13 && !/^BUILTIN_CLASS|WITH_KEYWORDS$/.test(name);
  return `${seen.minor === 11 ? 'PRECALL' : 'CALL'}_${noKeywords ? 'NO_KW_' : ''}${name}`;
}

function general(seen: Seen, name: string, why: Segment[]): Specialized {
  return seen.minor >= 13 ? becomes(name, why) : stays(why);
}

/** A call that enters a Python function: how its parameters fit decides. */
function python(seen: Seen, { callable, count, keywords, bound }: Call): Specialized | null {
  if (seen.instruction.opname === 'PRECALL')
    return bound
      ? becomes(
          'PRECALL_BOUND_METHOD',
          say`${shown(callable)} is a bound method: its function and self take its place.`,
        )
      : becomes('PRECALL_PYFUNC', say`${shown(callable)} is a Python function.`);
  const code = codeOf(seen, bound ? functionOf(seen, callable) : callable);
  if (code === null) return null;
  const given = bound ? count + 1 : count;
  const what = bound ? say`${shown(callable)} is a bound method` : say`${shown(callable)} is a Python function`;
  const plain = (code.flags & 12) === 0 && code.kwonlyargcount === 0 && !keywords;
  if (plain && code.argcount === given)
    return becomes(
      bound ? 'CALL_BOUND_METHOD_EXACT_ARGS' : 'CALL_PY_EXACT_ARGS',
      say`${what} that gets exactly the ${given} ${given === 1 ? 'argument' : 'arguments'} that it has parameters for.`,
    );
  if (seen.minor < 13 && plain && given < code.argcount && !bound)
    return becomes('CALL_PY_WITH_DEFAULTS', say`${what}; the parameters without an argument get their defaults.`);
  return general(
    seen,
    bound ? 'CALL_BOUND_METHOD_GENERAL' : 'CALL_PY_GENERAL',
    say`${what}, whose parameters do not fit the arguments one by one.`,
  );
}

/** The code object that a function of the trace runs, by its name. */
function codeOf(seen: Seen, value: TraceValue | undefined) {
  const object = value && heapOf(seen, value);
  if (object?.type !== 'function') return null;
  const entered = enteredFrames(seen)[0];
  if (entered && entered.callStep === seen.step) return seen.trace.codes[entered.code].code;
  return null;
}

function builtin(seen: Seen, { callable, count, keywords }: Call): Specialized {
  const text = callable.kind === 'leaf' ? callable.text : '';
  const method = /^<method '(.*)' of '(.*)' objects>$/.exec(text);
  const name = method ? `${method[2]}.${method[1]}` : (/^<built-in (?:function|method) ([^ >]*)/.exec(text)?.[1] ?? '');
  const kind = kindOf(seen, name) ?? (method ? null : kindOf(seen, `math.${name}`));
  const prefix = method ? 'METHOD_DESCRIPTOR' : 'BUILTIN';
  const args = method ? count - 1 : count;
  const is = say`${shown(callable)} is built in`;
  if (!keywords) {
    if (name === 'len' && args === 1) return becomes(named(seen, 'LEN'), say`${is}: len has a form of its own.`);
    if (name === 'isinstance' && args === 2)
      return becomes(named(seen, 'ISINSTANCE'), say`${is}: isinstance has a form of its own.`);
    if (
      name === 'list.append' &&
      args === 1 &&
      (seen.minor >= 15 || nextInstruction(seen)?.opname === 'POP_TOP' || pops(seen))
    )
      return becomes(named(seen, 'LIST_APPEND'), say`${is}: appending to a list has a form of its own.`);
    if (kind === 'O' && args === 1) return becomes(named(seen, `${prefix}_O`), say`${is} and takes one argument.`);
    if (kind === 'N' && args === 0 && method)
      return becomes(named(seen, `${prefix}_NOARGS`), say`${is} and takes no argument but self.`);
    if (kind === 'F') return becomes(named(seen, `${prefix}_FAST`), say`${is} and takes its arguments as an array.`);
  }
  if (kind === 'K')
    return becomes(
      named(seen, `${prefix}_FAST_WITH_KEYWORDS`),
      say`${is} and takes its arguments, keyword arguments too, as an array.`,
    );
  return general(seen, 'CALL_NON_PY_GENERAL', say`${is}, without a faster way to be called.`);
}

/** Whether what PRECALL and CALL push is discarded at once (3.11). */
function pops({ trace, step, minor }: Seen): boolean {
  const { instructions } = codeAt(trace, step);
  return minor === 11 && instructions[trace.columns.instruction[step] + 2]?.opname === 'POP_TOP';
}

function kindOf(seen: Seen, name: string): string | null {
  for (const [kind, names] of Object.entries(seen.forms.functions)) if (names.split(' ').includes(name)) return kind;
  return null;
}

function className(seen: Seen, value: TraceValue): string | null {
  const text = value.kind === 'leaf' ? value.text : (heapOf(seen, value)?.text ?? '');
  return /^<class '(.*)'>$/.exec(text)?.[1] ?? null;
}

function classCall(seen: Seen, { callable, count, keywords }: Call, name: string): Specialized {
  const own = heapOf(seen, callable)?.origin === 'class';
  if (!own) {
    if (count === 1 && !keywords && ['type', 'str', 'tuple'].includes(name))
      return becomes(
        named(seen, `${name.toUpperCase()}_1`),
        say`${shown(callable)} with one argument has a form of its own.`,
      );
    if (seen.forms.classes.split(' ').includes(name))
      return becomes(
        named(seen, 'BUILTIN_CLASS'),
        say`${shown(callable)} is a built-in class with a fast way to be called.`,
      );
    const why = say`${shown(callable)} is a built-in class without a faster way to be called.`;
    return seen.minor >= 14 ? becomes('CALL_NON_PY_GENERAL', why) : stays(why);
  }
  const entered = enteredFrames(seen)[0];
  const code = entered && seen.trace.codes[entered.code].code;
  if (seen.minor >= 13 && code?.name === '__init__' && code.argcount === count + 1 && (code.flags & 12) === 0)
    return becomes(
      'CALL_ALLOC_AND_ENTER_INIT',
      say`${shown(callable)} is a class whose __init__ is a Python function that the arguments fit: make the instance and enter it.`,
    );
  return general(
    seen,
    'CALL_NON_PY_GENERAL',
    say`${shown(callable)} is a class without an __init__ that can be entered directly.`,
  );
}

export function call(seen: Seen): Specialized | null {
  const found = callOf(seen);
  const { callable, bound } = found;
  const type = exactType(seen, callable);
  const precall = seen.instruction.opname === 'PRECALL';
  if (bound || type === 'function') return python(seen, found);
  // In 3.11 the form of PRECALL makes the whole call, so CALL does not run.
  if (seen.minor === 11 && !precall) return null;
  const name = className(seen, callable);
  if (name !== null) return classCall(seen, found, name);
  if (type === 'builtin_function_or_method' || type === 'method_descriptor') return builtin(seen, found);
  return general(seen, 'CALL_NON_PY_GENERAL', say`${typed(callable)}: it is called in the general way.`);
}

/** CALL_KW (3.14+) and CALL_FUNCTION_EX (3.15+): Python function or not. */
export function otherCall(seen: Seen): Specialized {
  const keywords = seen.instruction.opname === 'CALL_KW';
  const callable = peek(seen, keywords ? seen.arg + 3 : 4);
  const type = exactType(seen, callable);
  const prefix = keywords ? 'CALL_KW' : 'CALL_EX';
  if (keywords && type === 'method') return becomes('CALL_KW_BOUND_METHOD', say`${shown(callable)} is a bound method.`);
  if (type === 'function') return becomes(`${prefix}_PY`, say`${shown(callable)} is a Python function.`);
  return becomes(`${prefix}_NON_PY${keywords ? '' : '_GENERAL'}`, say`${shown(callable)} is no Python function.`);
}
