/** enumerate, zip, map, filter, reversed, and the methods of iterators and generators. */
import { callMethod, typeLookup } from '../objects/attributes.ts';
import { dictIterator, getIterator, getItem, indexOf, length, nextItem, truth, address } from '../objects/protocol.ts';
import {
  PyDict,
  PyException,
  PyGenerator,
  PyInt,
  PyIterator,
  PyList,
  Raised,
  type PyObject,
  type PyType,
} from '../objects/model.ts';
import { raisedFrom } from '../objects/exceptions.ts';
import { call, runtime } from '../objects/runtime.ts';
import { None, T, exceptions, int, isInstance, raise, str, tuple, typeError, valueError } from '../objects/types.ts';
import { constructor, getters, methods, parameters } from './define.ts';
import { next } from './functions.ts';

for (const type of Object.values(T)) {
  if (!/iterator$/.test(type.name) && !['enumerate', 'zip', 'map', 'filter', 'reversed'].includes(type.name)) continue;
  methods(type, { '__iter__ 0': ([self]) => self, '__next__ 0': ([self]) => nextItem(self) ?? raise('StopIteration') });
}

constructor(T.enumerate, ([type, ...args], keywords) => {
  const [source, start] = parameters('enumerate', ['iterable', 'start'], args, keywords ?? new Map());
  if (!source) return typeError("enumerate() missing required argument 'iterable' (pos 1)");
  const iterator = getIterator(source);
  let count = start ? indexOf(start) : 0;
  return new PyIterator(
    type as PyType,
    () => {
      const item = nextItem(iterator);
      if (item === null) return null;
      const number = int(count);
      count = (int(BigInt(count) + 1n) as PyInt).v;
      return tuple([number, item]);
    },
    () => [
      ['iterator', iterator],
      ['count', int(count)],
    ],
  );
});

constructor(T.zip, ([type, ...sources], keywords) => {
  for (const key of keywords?.keys() ?? [])
    if (key !== 'strict') typeError(`zip() got an unexpected keyword argument '${key}'`);
  const strict = keywords?.has('strict') && truth(keywords.get('strict')!);
  const iterators = sources.map((source) => getIterator(source));
  return new PyIterator(
    type as PyType,
    () => {
      if (iterators.length === 0) return null;
      const items: PyObject[] = [];
      for (const [n, iterator] of iterators.entries()) {
        const item = nextItem(iterator);
        if (item !== null) {
          items.push(item);
          continue;
        }
        const which = (k: number) => (k === 1 ? 'argument 1' : `arguments 1-${k}`);
        if (strict && n > 0) valueError(`zip() argument ${n + 1} is shorter than ${which(n)}`);
        if (strict)
          for (let k = 1; k < iterators.length; k++)
            if (nextItem(iterators[k]) !== null) valueError(`zip() argument ${k + 1} is longer than ${which(k)}`);
        return null;
      }
      return tuple(items);
    },
    () => iterators.map((iterator, n): [string, PyObject] => [`iterator ${n}`, iterator]),
  );
});

constructor(T.map, ([type, func, ...sources]) => {
  if (!func || sources.length === 0) return typeError('map() must have at least two arguments.');
  const iterators = sources.map((source) => getIterator(source));
  return new PyIterator(
    type as PyType,
    () => {
      const items: PyObject[] = [];
      for (const iterator of iterators) {
        const item = nextItem(iterator);
        if (item === null) return null;
        items.push(item);
      }
      return call(func, items);
    },
    () => [['function', func], ...iterators.map((iterator, n): [string, PyObject] => [`iterator ${n}`, iterator])],
  );
});

constructor(T.filter, ([type, ...args]) => {
  if (args.length !== 2) return typeError(`filter expected 2 arguments, got ${args.length}`);
  const [func, source] = args;
  const iterator = getIterator(source);
  return new PyIterator(
    type as PyType,
    () => {
      for (let item = nextItem(iterator); item !== null; item = nextItem(iterator))
        if (truth(func === None ? item : call(func, [item]))) return item;
      return null;
    },
    () => [
      ['function', func],
      ['iterator', iterator],
    ],
  );
});

constructor(T.reversed, ([type, ...args]) => {
  if (args.length !== 1) return typeError(`reversed expected 1 argument, got ${args.length}`);
  const [source] = args;
  if (source instanceof PyList && !source.type.heap) {
    let index = source.items.length - 1;
    return new PyIterator(
      T.listReverseIterator,
      () => {
        if (index < 0 || index >= source.items.length) {
          index = -1;
          return null;
        }
        return source.items[index--];
      },
      () => [
        ['sequence', index < 0 ? null : source],
        ['index', int(index)],
      ],
    );
  }
  if (source instanceof PyDict && !source.type.heap)
    return dictIterator(source, T.dictReverseKeyIterator, (at) => source.keys[at]!, true);
  const method = typeLookup(source.type, '__reversed__');
  if (method !== null && method !== None) return callMethod(method, source, []);
  if (typeLookup(source.type, '__getitem__') === null || typeLookup(source.type, '__len__') === null)
    return typeError(`'${source.type.name}' object is not reversible`);
  let index = length(source) - 1;
  return new PyIterator(
    type as PyType,
    () => (index < 0 ? null : getItem(source, int(index--))),
    () => [
      ['sequence', source],
      ['index', int(index)],
    ],
  );
});

const generator = (self: PyObject): PyGenerator => self as PyGenerator;

function given({ done, value }: { done: boolean; value: PyObject }): PyObject {
  if (!done) return value;
  return raise('StopIteration', value === None ? [] : [value]);
}

/** The generator or iterator that a generator waits for in `yield from`. */
function delegate(self: PyGenerator): PyObject | null {
  const { frame } = self;
  if (frame === null || !self.started || self.running) return null;
  const instruction = frame.instruction();
  return instruction.opname === 'YIELD_VALUE' && instruction.arg === 1 ? frame.top() : null;
}

/** Throws into a generator, first into what it delegates to. */
function throwInto(self: PyGenerator, raised: Raised): { done: boolean; value: PyObject } {
  const inner = delegate(self);
  if (inner !== null) {
    const isExit = isInstance(raised.exception, exceptions.get('GeneratorExit')!);
    const method = isExit ? typeLookup(inner.type, 'close') : typeLookup(inner.type, 'throw');
    if (method !== null) {
      try {
        const result = callMethod(method, inner, isExit ? [] : [raised.exception]);
        if (!isExit) return { done: false, value: result };
      } catch (error) {
        if (!(error instanceof Raised)) throw error;
        return runtime().resume(self, None, error);
      }
    }
  }
  return runtime().resume(self, None, raised);
}

/** Whether closing a generator runs some of its code: it waits in a `try` or `with`, or delegates to another. */
export function waitsInTry(self: PyGenerator): boolean {
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
  if (!waitsInTry(self) && !self.running) {
    self.frame = null;
    return None;
  }
  try {
    const { done, value } = throwInto(self, new Raised(new PyException(exceptions.get('GeneratorExit')!, [])));
    if (!done) raise('RuntimeError', 'generator ignored GeneratorExit');
    return value;
  } catch (error) {
    if (
      error instanceof Raised &&
      ['GeneratorExit', 'StopIteration'].some((name) => isInstance(error.exception, exceptions.get(name)!))
    )
      return None;
    throw error;
  }
}

/** Whether a handler is the one that the compiler puts round every generator, which closing need not run. */
function closesOnly(prepared: NonNullable<PyGenerator['frame']>['prepared'], target: number): boolean {
  const at = prepared.places.get(target)!;
  return prepared.ops[at].name === 'CALL_INTRINSIC_1' && prepared.args[at] === 3;
}

methods(T.generator, {
  '__iter__ 0': ([self]) => self,
  '__next__ 0': ([self]) => next(self),
  '__repr__ 0': ([self]) => str(`<generator object ${generator(self).qualname} at ${address(self)}>`),
  'send 1': ([self, value]) => given(runtime().resume(generator(self), value)),
  'throw 1-3': ([self, error]) => given(throwInto(generator(self), raisedFrom(error, null))),
  'close 0': ([self]) => closeGenerator(generator(self)),
});
getters(T.generator, {
  __name__: (self) => str(generator(self).name),
  __qualname__: (self) => str(generator(self).qualname),
});
