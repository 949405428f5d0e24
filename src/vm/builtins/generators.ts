/** Generators, coroutines, asynchronous generators and what `await` drives: their methods and attributes. */
import { callMethod, typeLookup } from '../objects/attributes.ts';
import { asyncSend, asyncThrow, coroutineWrapper, finished, nextOr } from '../objects/awaitables.ts';
import { dictGetStr, dictSet } from '../objects/dict.ts';
import { frameObject } from '../objects/frames.ts';
import {
  PyAwaitable,
  PyDict,
  PyException,
  PyGenerator,
  PyStr,
  PyTraceback,
  PyType,
  Raised,
  type PyBuiltin,
  type PyObject,
} from '../objects/model.ts';
import { address } from '../objects/repr.ts';
import { call, runtime } from '../objects/runtime.ts';
import {
  None,
  T,
  bool,
  dict,
  exceptions,
  int,
  isInstance,
  isSubtype,
  raise,
  str,
  tuple,
  typeError,
  unsupported,
} from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { functions, getters, methods, property } from './define.ts';
import { next } from './functions.ts';

const generator = (self: PyObject): PyGenerator => self as PyGenerator;

/** The iterator that a generator or coroutine waits for in `yield from` or `await`. */
export function delegate(self: PyGenerator): PyObject | null {
  const { frame } = self;
  if (frame === null || !self.started || self.running) return null;
  const { ops, args } = frame.prepared;
  const op = ops[frame.next]?.name;
  // Up to 3.10 the frame stands at YIELD_FROM, which runs again for each item.
  if (op === 'YIELD_FROM') return frame.top();
  // Later it goes on at RESUME, whose operand tells after what: 2 is yield from, 3 is await.
  if (op !== 'RESUME' || (args[frame.next] & 3) < 2) return null;
  return minor >= 15 ? frame.peek(2) : frame.top();
}

type Given = { done: boolean; value: PyObject };

/**
 * Throws into a generator what `throw(type, value, traceback)` got, first into what it delegates to; `close` false:
 * GeneratorExit is thrown there as well.
 */
export function throwInto(self: PyGenerator, args: readonly PyObject[], close = true): Given {
  const inner = delegate(self);
  if (inner !== null) {
    const isExit =
      close &&
      args.some((one) => (one instanceof PyType ? one : one.type).mro.includes(exceptions.get('GeneratorExit')!));
    const method = typeLookup(inner.type, isExit ? 'close' : 'throw');
    if (method !== null) {
      self.running = true;
      try {
        const result = callMethod(method, inner, isExit ? [] : [...args]);
        if (!isExit) return { done: false, value: result };
      } catch (error) {
        if (!(error instanceof Raised)) throw error;
        self.running = false;
        return isExit ? runtime().resume(self, None, error) : leaveDelegate(self, error);
      } finally {
        self.running = false;
      }
    }
  }
  return runtime().resume(self, None, thrown(args));
}

/** Goes on after a delegation that ended in an exception: StopIteration has the value of `yield from`. */
function leaveDelegate(self: PyGenerator, raised: Raised): Given {
  // From 3.12 on the generator's own code does this, at CLEANUP_THROW.
  if (minor > 11) return runtime().resume(self, None, raised);
  const frame = self.frame!;
  frame.pop();
  // 3.11 goes on at the target of the SEND that stands before YIELD_VALUE; earlier versions after YIELD_FROM.
  frame.next = minor === 11 ? frame.prepared.targets[frame.next - 2] : frame.next + 1;
  if (!isInstance(raised.exception, exceptions.get('StopIteration')!)) return runtime().resume(self, None, raised);
  return runtime().resume(self, raised.exception.args[0] ?? None);
}

/** Whether closing a generator runs some of its code: it waits in a `try` or `with`, or delegates to another. */
function waitsInTry(self: PyGenerator): boolean {
  const { frame } = self;
  if (frame === null || !self.started || self.running) return false;
  const { offset } = frame.instruction();
  return (
    delegate(self) !== null ||
    frame.prepared.handlers.some(
      (entry) => entry.start <= offset && offset < entry.end && !closesOnly(frame.prepared, entry.target),
    )
  );
}

/** `generator.close()`. */
export function closeGenerator(self: PyGenerator): PyObject {
  if (self.frame === null) return None;
  // 3.13 just drops the frame of a generator that waits outside of any try; other versions, while traced, never do.
  if (!self.running && (minor === 13 ? !waitsInTry(self) : minor > 11 && !self.started)) {
    const { fast, stack } = self.frame;
    self.frame = null;
    runtime().watched.delete(self);
    for (const value of [...fast, ...stack]) if (value) runtime().released(value);
    return None;
  }
  try {
    const { done, value } = throwInto(self, [exceptions.get('GeneratorExit')!]);
    if (!done) raise('RuntimeError', `${self.type.name.replace('_', ' ')} ignored GeneratorExit`);
    return minor >= 13 ? value : None;
  } catch (error) {
    if (
      error instanceof Raised &&
      ['GeneratorExit', 'StopIteration'].some((name) => isInstance(error.exception, exceptions.get(name)!))
    ) {
      runtime().released(error.exception);
      return None;
    }
    throw error;
  }
}

/** Whether a handler is the one that the compiler puts round every generator, which closing need not run. */
function closesOnly(prepared: NonNullable<PyGenerator['frame']>['prepared'], target: number): boolean {
  const at = prepared.places.get(target)!;
  return prepared.ops[at].name === 'CALL_INTRINSIC_1' && prepared.args[at] === 3;
}

/** What `throw(type, value, traceback)` throws. */
function thrown([type, value, traceback]: readonly PyObject[]): Raised {
  if (traceback && traceback !== None && !(traceback instanceof PyTraceback))
    return typeError('throw() third argument must be a traceback object');
  const given = value && value !== None ? value : null;
  if (type instanceof PyType && isSubtype(type, exceptions.get('BaseException')!)) {
    if (given !== null && isInstance(given, type)) return new Raised(given as PyException);
    const args =
      given === null ? [] : given.type === T.tuple ? (given as unknown as { items: PyObject[] }).items : [given];
    const made = call(type, args);
    // The interpreter calls such a class again and again, with what it made.
    if (!(made instanceof PyException) || !isInstance(made, type))
      return unsupported('throwing a class of exceptions that makes something else');
    return new Raised(made);
  }
  if (!(type instanceof PyException))
    return typeError(`exceptions must be classes or instances deriving from BaseException, not ${type.type.name}`);
  if (given !== null) return typeError('instance exception may not have a separate value');
  return new Raised(type);
}

/** From 3.12 on more than one argument gives a DeprecationWarning, which the module remembers. */
function checkForm(args: PyObject[]): PyObject[] {
  if (minor < 12 || args.length < 2) return args;
  const frame = runtime().running();
  const name = dictGetStr(frame.globals, '__name__');
  if (!(name instanceof PyStr) || name.s !== '__main__') return args;
  let registry = dictGetStr(frame.globals, '__warningregistry__');
  if (!(registry instanceof PyDict)) {
    registry = dict();
    dictSet(registry as PyDict, str('version'), int(0));
    dictSet(frame.globals, str('__warningregistry__'), registry);
  }
  const text = 'the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.';
  const key = tuple([str(text), exceptions.get('DeprecationWarning')!, int(frame.instruction().position.line ?? 0)]);
  dictSet(registry as PyDict, key, bool(true));
  return args;
}

methods(T.generator, {
  '__iter__ 0': ([self]) => self,
  '__next__ 0': ([self]) => next(self),
  'send 1': ([self, value]) => finished(runtime().resume(generator(self), value)),
  'throw 1-3': ([self, ...args]) => finished(throwInto(generator(self), checkForm(args))),
  'close 0': ([self]) => closeGenerator(generator(self)),
});
methods(T.coroutine, {
  'send 1': ([self, value]) => finished(runtime().resume(generator(self), value)),
  'throw 1-3': ([self, ...args]) => finished(throwInto(generator(self), checkForm(args))),
  'close 0': ([self]) => closeGenerator(generator(self)),
  '__await__ 0': ([self]) => coroutineWrapper(generator(self)),
});
methods(T.asyncGenerator, {
  '__aiter__ 0': ([self]) => self,
  '__anext__ 0': ([self]) => asyncSend(generator(self), None),
  'asend 1': ([self, value]) => asyncSend(generator(self), value),
  'athrow 1-3': ([self, ...args]) => asyncThrow(generator(self), checkForm(args)),
  'aclose 0': ([self]) => asyncThrow(generator(self), null),
});

const PREFIXES: [PyType, string][] = [
  [T.generator, 'gi'],
  [T.coroutine, 'cr'],
  [T.asyncGenerator, 'ag'],
];
for (const [type, prefix] of PREFIXES) {
  methods(type, {
    '__repr__ 0': ([self]) => str(`<${type.name} object ${generator(self).qualname} at ${address(self)}>`),
  });
  property(
    type,
    '__name__',
    (self) => str(generator(self).name),
    (self, value) => {
      if (value?.type !== T.str) return typeError('__name__ must be set to a string object');
      generator(self).name = (value as unknown as { s: string }).s;
    },
  );
  property(
    type,
    '__qualname__',
    (self) => str(generator(self).qualname),
    (self, value) => {
      if (value?.type !== T.str) return typeError('__qualname__ must be set to a string object');
      generator(self).qualname = (value as unknown as { s: string }).s;
    },
  );
  getters(type, {
    [`${prefix}_frame`]: (self) => {
      const { frame } = generator(self);
      return frame === null ? None : frameObject(frame);
    },
    [`${prefix}_running`]: (self) => bool(type === T.asyncGenerator ? generator(self).busy : generator(self).running),
    [`${prefix}_code`]: (self) => generator(self).code,
    [prefix === 'gi' ? 'gi_yieldfrom' : `${prefix}_await`]: (self) => delegate(generator(self)) ?? None,
    [`${prefix}_suspended`]: (self) => {
      const { frame, started, running } = generator(self);
      return bool(frame !== null && started && !running);
    },
  });
}
getters(T.coroutine, { cr_origin: () => None });

const awaitable = (self: PyObject): PyAwaitable => self as PyAwaitable;
for (const type of [T.coroutineWrapper, T.asyncGeneratorAsend, T.asyncGeneratorAthrow, T.anextAwaitable]) {
  methods(type, {
    '__iter__ 0': ([self]) => self,
    '__next__ 0': ([self]) => awaitable(self).send(None),
    'send 1': ([self, value]) => awaitable(self).send(value),
    'throw 1-3': ([self, ...args]) => awaitable(self).throw(args),
    'close 0': ([self]) => {
      awaitable(self).close();
      return None;
    },
  });
  if (type !== T.coroutineWrapper) methods(type, { '__await__ 0': ([self]) => self });
}

/** `aiter` and `anext`. */
export const asyncFunctions: PyBuiltin[] = functions({
  'aiter 1': ([object]) => {
    const method = typeLookup(object.type, '__aiter__');
    if (method === null) return typeError(`'${object.type.name}' object is not an async iterable`);
    const iterator = callMethod(method, object, []);
    if (typeLookup(iterator.type, '__anext__') === null)
      return typeError(`aiter() returned not an async iterator of type '${iterator.type.name}'`);
    return iterator;
  },
  'anext 1-2': ([iterator, fallback]) => {
    const method = typeLookup(iterator.type, '__anext__');
    if (method === null) return typeError(`'${iterator.type.name}' object is not an async iterator`);
    const awaited = callMethod(method, iterator, []);
    return fallback ? nextOr(awaited, fallback) : awaited;
  },
});
