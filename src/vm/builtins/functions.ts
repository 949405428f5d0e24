/** The built-in functions. */
import { callMethod, getAttribute, setAttribute, tryGetAttribute, typeLookup } from '../objects/attributes.ts';
import { compare, hash, less } from '../objects/compare.ts';
import { identity } from '../objects/dict.ts';
import { ascii, format } from '../objects/format.ts';
import { tryIndex } from '../objects/indices.ts';
import { anyItem, iterate, nextItem, toArray } from '../objects/iterate.ts';
import { getIterator } from '../objects/iterators.ts';
import { length, truth } from '../objects/length.ts';
import {
  PyBuiltin,
  PyBytes,
  PyFunction,
  PyGenerator,
  PyIterator,
  PyMethod,
  type PyObject,
  PyStr,
  PyType,
} from '../objects/model.ts';
import { repr } from '../objects/repr.ts';
import { call, runtime } from '../objects/runtime.ts';
import { None, T, bool, int, list, raise, str, tuple, typeError, valueError } from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { worked } from '../objects/work.ts';
import { isInstanceOf, isSubclassOf } from './class-checks.ts';
import { argumentType, badKeyword, flagArgument, functions, parameters } from './define.ts';
import { absolute, divmod, power, radix, round, sum } from './number-functions.ts';
import { print } from './print.ts';
import { mergeSort } from './sort.ts';

function extreme(name: 'min' | 'max', args: PyObject[], keywords: Map<string, PyObject>): PyObject {
  if (keywords.size > 2) typeError(`${name}() takes at most 2 keyword arguments (${keywords.size} given)`);
  for (const key of keywords.keys()) if (key !== 'key' && key !== 'default') badKeyword(name, key);
  if (args.length === 0)
    typeError(`${name} expected ${minor < 9 ? '' : 'at least '}1 argument${minor < 8 ? 's' : ''}, got 0`);
  const fallback = keywords.get('default');
  if (args.length > 1 && fallback)
    typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
  const key = keywords.get('key') ?? None;
  const next = args.length > 1 ? iterate(tuple(args)) : iterate(args[0]);
  let best: PyObject | null = null;
  let bestKey: PyObject | null = null;
  for (let item = next(); item !== null; item = next()) {
    const value = key === None ? item : call(key, [item]);
    if (bestKey === null || truth(compare(value, bestKey, name === 'min' ? '<' : '>'))) [best, bestKey] = [item, value];
  }
  return (
    best ??
    fallback ??
    valueError(minor < 12 ? `${name}() arg is an empty sequence` : `${name}() iterable argument is empty`)
  );
}

/** `reader`: the function that gets an attribute, which up to 3.10 says it in words of its own. */
function attributeName(value: PyObject, reader: string | null = null): string {
  if (value instanceof PyStr) return value.s;
  if (reader !== null && minor < 11) return typeError(`${reader}(): attribute name must be string`);
  return typeError(`attribute name must be string, not '${value.type.name}'`);
}

function isCallable(object: PyObject): boolean {
  if (
    object instanceof PyFunction ||
    object instanceof PyBuiltin ||
    object instanceof PyMethod ||
    object instanceof PyType
  )
    return true;
  return typeLookup(object.type, '__call__') !== null;
}

/** The built-in functions, by name. */
export const builtinFunctions: PyBuiltin[] = functions({
  'print k': (args, keywords) => print(args, keywords),
  'len 1': ([object]) => int(length(object)),
  'repr 1': ([object]) => str(repr(object)),
  'ascii 1': ([object]) => str(ascii(object)),
  'abs 1': ([object]) => absolute(object),
  'min k': (args, keywords) => extreme('min', args, keywords),
  'max k': (args, keywords) => extreme('max', args, keywords),
  'sum k': (args, keywords) => {
    if (minor === 7 && keywords.size > 0) return typeError('sum() takes no keyword arguments');
    if (args.length === 0)
      return typeError(
        minor === 7
          ? 'sum expected at least 1 arguments, got 0'
          : 'sum() takes at least 1 positional argument (0 given)',
      );
    const [values, start] = parameters('sum', ['iterable', 'start'], args, keywords);
    return sum(values!, start ?? int(0));
  },
  'sorted k': (args, keywords) => {
    if (args.length !== 1) return typeError(`sorted expected 1 argument, got ${args.length}`);
    const items = toArray(args[0]);
    return list(sortItems(items, 'sort', keywords));
  },
  'iter 1-2': ([object, sentinel]) => {
    if (!sentinel) return getIterator(object);
    if (!isCallable(object)) return typeError('iter(v, w): v must be callable');
    let open = true;
    return new PyIterator(T.callableIterator, () => {
      if (!open) return null;
      const value = call(object, []);
      open = !truth(compare(value, sentinel, '=='));
      return open ? value : null;
    });
  },
  'next 1-2': ([iterator, fallback]) => next(iterator, fallback),
  'isinstance 2': ([object, wanted]) => bool(isInstanceOf(object, wanted)),
  'issubclass 2': ([type, wanted]) => bool(isSubclassOf(type, wanted)),
  'callable 1': ([object]) => bool(isCallable(object)),
  'id 1': ([object]) => int(0x7f0000000000 + identity(object) * 48),
  'hash 1': ([object]) => int(hash(object)),
  'ord 1': ([object]) => {
    if (object instanceof PyBytes) {
      if (object.b.length === 1) return int(object.b[0]);
      return typeError(`ord() expected a character, but string of length ${object.b.length} found`);
    }
    if (!(object instanceof PyStr))
      return typeError(`ord() expected string of length 1, but ${object.type.name} found`);
    const size = length(object);
    if (size !== 1) typeError(`ord() expected a character, but string of length ${size} found`);
    return int(object.s.codePointAt(0)!);
  },
  'chr 1': ([object]) => {
    const point =
      tryIndex(object) ??
      typeError(
        minor < 10
          ? `an integer is required (got type ${object.type.name})`
          : `'${object.type.name}' object cannot be interpreted as an integer`,
      );
    if (minor < 13 && (point > 2147483647 || point < -2147483648) && typeof point === 'bigint')
      raise('OverflowError', `Python int too large to convert to C ${minor < 8 ? 'long' : 'int'}`);
    if (point < 0 || point > 0x10ffff) valueError('chr() arg not in range(0x110000)');
    return str(String.fromCodePoint(Number(point)));
  },
  'bin 1': ([object]) => radix(object, 2, '0b'),
  'oct 1': ([object]) => radix(object, 8, '0o'),
  'hex 1': ([object]) => radix(object, 16, '0x'),
  'round k': (args, keywords) => {
    const [number, digits] = parameters('round', ['number', 'ndigits'], args, keywords);
    if (!number) return typeError("round() missing required argument 'number' (pos 1)");
    return round(number, digits ?? None);
  },
  'divmod 2': ([a, b]) => divmod(a, b),
  'pow k': (args, keywords) => power(args, keywords),
  'all 1': ([values]) => bool(!anyItem(values, (item) => !truth(item))),
  'any 1': ([values]) => bool(anyItem(values, truth)),
  'format 1-2': ([value, spec]) => {
    if (spec !== undefined && !(spec instanceof PyStr))
      return typeError(`format() argument 2 must be str, not ${argumentType(spec)}`);
    return str(format(value, spec?.s ?? ''));
  },
  'getattr 2-3': ([object, name, fallback]) => {
    const key = attributeName(name, 'getattr');
    if (!fallback) return getAttribute(object, key);
    return tryGetAttribute(object, key) ?? fallback;
  },
  'hasattr 2': ([object, name]) => bool(tryGetAttribute(object, attributeName(name, 'hasattr')) !== null),
  'setattr 3': ([object, name, value]) => {
    setAttribute(object, attributeName(name), value);
    return None;
  },
  'delattr 2': ([object, name]) => {
    setAttribute(object, attributeName(name), null);
    return None;
  },
});

/** `next(iterator, fallback)`. */
export function next(iterator: PyObject, fallback?: PyObject): PyObject {
  if (iterator instanceof PyGenerator && iterator.type === T.generator && !fallback) {
    const given = runtime().resume(iterator, None);
    if (!given.done) return given.value;
    return raise('StopIteration', given.value === None ? [] : [given.value]);
  }
  const isNative = iterator instanceof PyIterator || iterator instanceof PyGenerator;
  const method = typeLookup(iterator.type, '__next__');
  if (!isNative && method === null) return typeError(`'${iterator.type.name}' object is not an iterator`);
  if (!isNative && !fallback) return callMethod(method!, iterator, []);
  return nextItem(iterator) ?? fallback ?? raise('StopIteration');
}

/** What `sorted` and `list.sort` do with `key` and `reverse`. */
export function sortItems(items: PyObject[], name: string, keywords: Map<string, PyObject>): PyObject[] {
  for (const key of keywords.keys()) if (key !== 'key' && key !== 'reverse') badKeyword(name, key);
  const key = keywords.get('key') ?? None;
  const reverse = flagArgument(keywords.get('reverse'));
  worked(30 * items.length * Math.log2(items.length + 2));
  const pairs = items.map((item): [PyObject, PyObject] => [key === None ? item : call(key, [item]), item]);
  if (reverse) pairs.reverse();
  const sorted = mergeSort(pairs, ([a], [b]) => less(a, b)).map(([, item]) => item);
  return reverse ? sorted.reverse() : sorted;
}
