/** What `await` and `async for` ask of objects (Objects/genobject.c, Objects/typeobject.c). */
import { callMethod, callSpecial, typeLookup } from './attributes.ts';
import { PyAwaitable, PyGenerator, PyIterator, PyObject, Raised } from './model.ts';
import { runtime } from './runtime.ts';
import { minor } from './version.ts';
import { None, T, builtinType, exceptions, isInstance, raise, raised, typeError } from './types.ts';

/** What an asynchronous generator's `yield` gives to whoever drives it: told apart from what an inner `await` yields. */
const wrappedValue = builtinType('async_generator_wrapped_value');

class PyWrappedValue extends PyObject {
  value: PyObject;
  constructor(value: PyObject) {
    super(wrappedValue);
    this.value = value;
  }
}

export const wrapValue = (value: PyObject): PyObject => new PyWrappedValue(value);

const is = (error: unknown, name: string): error is Raised =>
  error instanceof Raised && isInstance(error.exception, exceptions.get(name)!);

/** Whether an object is an iterator in C's eyes. */
function isIterator(object: PyObject): boolean {
  return (
    object instanceof PyIterator ||
    (object instanceof PyGenerator && object.type === T.generator) ||
    typeLookup(object.type, '__next__') !== null
  );
}

/** CO_ITERABLE_COROUTINE of a generator's code. */
const isIterableCoroutine = (object: PyObject): boolean =>
  object instanceof PyGenerator && ((object.frame?.prepared.code.flags ?? 0) & 0x100) !== 0;

/** The iterator that `await object` drives (`_PyCoro_GetAwaitableIter`). */
export function awaitableIterator(object: PyObject): PyObject {
  if (object.type === T.coroutine || isIterableCoroutine(object)) return object;
  const method = typeLookup(object.type, '__await__');
  if (method === null)
    return typeError(
      minor >= 14
        ? `'${object.type.name}' object can't be awaited`
        : `object ${object.type.name} can't be used in 'await' expression`,
    );
  const iterator = callMethod(method, object, []);
  if (iterator.type === T.coroutine || isIterableCoroutine(iterator))
    return typeError('__await__() returned a coroutine');
  if (!isIterator(iterator)) return typeError(`__await__() returned non-iterator of type '${iterator.type.name}'`);
  return iterator;
}

/** `aiter(object)` as `async for` asks for it. */
export function asyncIterator(object: PyObject): PyObject {
  const method = typeLookup(object.type, '__aiter__');
  if (method === null)
    return typeError(`'async for' requires an object with __aiter__ method, got ${object.type.name}`);
  const iterator = callMethod(method, object, []);
  if (typeLookup(iterator.type, '__anext__') === null)
    return typeError(
      `'async for' received an object from __aiter__ that does not implement __anext__: ${iterator.type.name}`,
    );
  return iterator;
}

/** What GET_ANEXT pushes: the iterator that waits for the next item. */
export function asyncNext(iterator: PyObject): PyObject {
  const next = callSpecial(iterator, '__anext__');
  if (next === null)
    return typeError(`'async for' requires an iterator with __anext__ method, got ${iterator.type.name}`);
  if (iterator.type === T.asyncGenerator) return next;
  try {
    return awaitableIterator(next);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    const outer = raised('TypeError', `'async for' received an invalid object from __anext__: ${next.type.name}`);
    outer.exception.cause = outer.exception.context = error.exception;
    outer.exception.suppressContext = true;
    throw outer;
  }
}

type State = 'init' | 'iter' | 'closed';

/** Turns what an asynchronous generator gave into what its awaitable gives: a yielded value ends the waiting. */
function unwrap(generator: PyGenerator, run: () => { done: boolean; value: PyObject }): PyObject {
  let given: { done: boolean; value: PyObject };
  try {
    given = run();
    if (given.done) throw raised('StopAsyncIteration');
  } catch (error) {
    if (is(error, 'StopAsyncIteration') || is(error, 'GeneratorExit')) generator.closed = true;
    generator.busy = false;
    throw error;
  }
  if (!(given.value instanceof PyWrappedValue)) return given.value;
  generator.busy = false;
  return raise('StopIteration', [given.value.value]);
}

/** `asend(value)` and `__anext__()` of an asynchronous generator. */
export function asyncSend(generator: PyGenerator, first: PyObject): PyAwaitable {
  let state: State = 'init';
  const reused = () => raise('RuntimeError', 'cannot reuse already awaited __anext__()/asend()');
  const start = () => {
    if (state === 'init') {
      if (generator.busy) raise('RuntimeError', 'anext(): asynchronous generator is already running');
      generator.busy = true;
    }
    const was = state;
    state = 'iter';
    return was;
  };
  const closing = (work: () => PyObject): PyObject => {
    try {
      return work();
    } catch (error) {
      state = 'closed';
      throw error;
    }
  };
  return new PyAwaitable(
    T.asyncGeneratorAsend,
    [generator, first],
    (value) => {
      if (state === 'closed') return reused();
      const sent = start() === 'init' && value === None ? first : value;
      return closing(() => unwrap(generator, () => runtime().resume(generator, sent)));
    },
    (thrown) => {
      if (state === 'closed') return reused();
      start();
      return closing(() => unwrap(generator, () => runtime().throwInto(generator, thrown)));
    },
    () => {
      state = 'closed';
    },
  );
}

/** `athrow(…)` of an asynchronous generator, or `aclose()` where nothing is thrown. */
export function asyncThrow(generator: PyGenerator, thrown: readonly PyObject[] | null): PyAwaitable {
  let state: State = 'init';
  const name = thrown === null ? 'aclose' : 'athrow';
  const ignored = () => {
    generator.busy = false;
    state = 'closed';
    return raise('RuntimeError', 'async generator ignored GeneratorExit');
  };
  const finish = (work: () => { done: boolean; value: PyObject }): PyObject => {
    try {
      if (thrown !== null) return unwrap(generator, work);
      const given = work();
      if (given.done) throw raised('StopAsyncIteration');
      return given.value instanceof PyWrappedValue ? ignored() : given.value;
    } catch (error) {
      generator.busy = false;
      state = 'closed';
      if (thrown === null && (is(error, 'StopAsyncIteration') || is(error, 'GeneratorExit')))
        return raise('StopIteration');
      throw error;
    }
  };
  const reused = () => raise('RuntimeError', 'cannot reuse already awaited aclose()/athrow()');
  const start = () => {
    if (generator.frame === null) {
      state = 'closed';
      raise('StopIteration');
    }
    if (state !== 'init') return false;
    if (generator.busy) {
      state = 'closed';
      raise('RuntimeError', `${name}(): asynchronous generator is already running`);
    }
    if (generator.closed) {
      state = 'closed';
      raise('StopAsyncIteration');
    }
    return true;
  };
  return new PyAwaitable(
    T.asyncGeneratorAthrow,
    [generator],
    (value) => {
      if (state === 'closed') return reused();
      if (!start()) return finish(() => runtime().resume(generator, value));
      if (value !== None) raise('RuntimeError', "can't send non-None value to a just-started coroutine");
      state = 'iter';
      generator.busy = true;
      if (thrown === null) generator.closed = true;
      return finish(() => runtime().throwInto(generator, thrown ?? [exceptions.get('GeneratorExit')!], false));
    },
    (error) => {
      if (state === 'closed') return reused();
      state = 'iter';
      return finish(() => runtime().throwInto(generator, error));
    },
    () => {
      state = 'closed';
    },
  );
}

/** The iterator of a coroutine: what its `__await__` gives. */
export function coroutineWrapper(coroutine: PyGenerator): PyAwaitable {
  return new PyAwaitable(
    T.coroutineWrapper,
    [coroutine],
    (value) => finished(runtime().resume(coroutine, value)),
    (thrown) => finished(runtime().throwInto(coroutine, thrown)),
    () => {
      runtime().close(coroutine);
    },
  );
}

/** What `send` gives of what a generator gave: its return is a StopIteration. */
export function finished({ done, value }: { done: boolean; value: PyObject }): PyObject {
  if (!done) return value;
  return raise('StopIteration', value === None ? [] : [value]);
}

/** `anext(iterator, fallback)`: waits for the next item, and gives the fallback where there is none. */
export function nextOr(awaitable: PyObject, fallback: PyObject): PyAwaitable {
  const through = (name: 'send' | 'throw' | 'close', args: readonly PyObject[]): PyObject => {
    const inner = awaitableIterator(awaitable);
    const iterator = inner instanceof PyGenerator && inner.type === T.coroutine ? coroutineWrapper(inner) : inner;
    try {
      if (name === 'send' && args[0] === None) return callSpecial(iterator, '__next__')!;
      const method = typeLookup(iterator.type, name);
      if (method === null) return typeError(`'${iterator.type.name}' object has no attribute '${name}'`);
      return callMethod(method, iterator, [...args]);
    } catch (error) {
      if (is(error, 'StopAsyncIteration')) return raise('StopIteration', [fallback]);
      throw error;
    }
  };
  return new PyAwaitable(
    T.anextAwaitable,
    [awaitable, fallback],
    (value) => through('send', [value]),
    (args) => through('throw', args),
    () => {
      through('close', []);
    },
  );
}
