/** `item in container` */
import { callMethod, typeLookup } from './attributes.ts';
import { same } from './compare.ts';
import { dictHas, rangeLength } from './dict.ts';
import { tryIndex } from './indices.ts';
import { anyItem } from './iterate.ts';
import { latin } from './latin.ts';
import { truth } from './length.ts';
import { PyBytes, PyDict, PyInt, PyList, PyObject, PyRange, PySet, PyStr, PyTuple } from './model.ts';
import { override } from './override.ts';
import { copySet, setFind } from './set.ts';
import { None, T, typeError, valueError } from './types.ts';
import { minor } from './version.ts';
import { worked } from './work.ts';

/** `item in container`. */
export function contains(container: PyObject, item: PyObject): boolean {
  const custom = override(container, '__contains__');
  if (custom === None) typeError(`'${container.type.name}' object is not a container`);
  if (custom !== null) return truth(callMethod(custom, container, [item]));
  return nativeContains(container, item);
}

export function nativeContains(container: PyObject, item: PyObject): boolean {
  if (container instanceof PyDict) return dictHas(container, item);
  if (container instanceof PySet) return setFind(container, soughtInSet(container, item));
  if (container instanceof PyStr) {
    if (!(item instanceof PyStr))
      return typeError(`'in <string>' requires string as left operand, not ${item.type.name}`);
    worked(container.s.length);
    return container.s.includes(item.s);
  }
  if (container instanceof PyList || container instanceof PyTuple) {
    const { items } = container;
    worked(16 * items.length);
    for (let n = 0; n < items.length; n++) if (isItem(items[n], item)) return true;
    return false;
  }
  if (container instanceof PyBytes) {
    if (item instanceof PyBytes) return latin(container.b).includes(latin(item.b));
    const byte = tryIndex(item) ?? typeError(`a bytes-like object is required, not '${item.type.name}'`);
    if (byte < 0 || byte > 255) valueError('byte must be in range(0, 256)');
    return container.b.includes(Number(byte));
  }
  if (container instanceof PyRange && item instanceof PyInt) {
    const offset = BigInt(item.v) - BigInt(container.start);
    const step = BigInt(container.step);
    return offset % step === 0n && offset / step >= 0n && offset / step < BigInt(rangeLength(container));
  }
  const isPlain = container.type.heap || container instanceof PyRange;
  const method = isPlain ? null : typeLookup(container.type, '__contains__');
  if (method !== null) return truth(callMethod(method, container, [item]));
  return anyItem(
    container,
    (one) => isItem(one, item),
    `argument of type '${container.type.name}' is not ${minor < 14 ? '' : 'a container or '}iterable`,
  );
}

/** A set that is looked for in a set counts as the frozenset of its items. */
export function soughtInSet(container: PyObject, item: PyObject): PyObject {
  return item instanceof PySet &&
    item.type.layout === 'set' &&
    !container.type.heap &&
    typeLookup(item.type, '__hash__') === None
    ? copySet(item, T.frozenset)
    : item;
}

/** `in` asks the item first, up to 3.8 what is looked for. */
const isItem = (one: PyObject, wanted: PyObject): boolean => (minor < 9 ? same(wanted, one) : same(one, wanted));
