/** bytes and bytearray. */
import { callMethod, typeLookup } from '../objects/attributes.ts';
import { decode, encode } from '../objects/codecs.ts';
import { nativeHash } from '../objects/compare.ts';
import { dictSet } from '../objects/dict.ts';
import { PyBuiltin, PyBytes, PyDescriptor, PyStr, type PyObject, type PyType } from '../objects/model.ts';
import { nativeBinary, sequenceOperation } from '../objects/operators.ts';
import { nativeContains } from '../objects/contains.ts';
import { indexOf, sizeArgument, tryIndex } from '../objects/indices.ts';
import { nativeDeleteItem, nativeSetItem } from '../objects/item-assignment.ts';
import { toArray } from '../objects/iterate.ts';
import { getIterator } from '../objects/iterators.ts';
import { nativeGetItem } from '../objects/subscript.ts';
import { bytesRepr } from '../objects/text.ts';
import {
  None,
  NotImplemented,
  T,
  bool,
  bytes,
  checkLength,
  int,
  raise,
  str,
  typeError,
  valueError,
} from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { worked } from '../objects/work.ts';
import { fromHex, hexText, makeTrans, textMethods } from './bytes-methods.ts';
import { constructor, methods, nameArgument, parameters, type Table } from './define.ts';
import { comparisons } from './arithmetic.ts';
import { repeated } from './sequences.ts';

const b = (self: PyObject): Uint8Array => (self as PyBytes).b;

/** One byte of an iterable. */
function byteOf(item: PyObject, what = 'byte'): number {
  const byte = indexOf(item);
  return byte < 0 || byte > 255 ? valueError(`${what} must be in range(0, 256)`) : Number(byte);
}

function content(args: PyObject[], keywords: Map<string, PyObject> | null, name: string): Uint8Array {
  const [source, encoding, errors] = parameters(name, ['source', 'encoding', 'errors'], args, keywords ?? new Map());
  const [codec, handler] = [nameArgument(encoding, name, 'encoding'), nameArgument(errors, name, 'errors')];
  if (source === undefined) {
    if (codec === undefined && handler === undefined) return new Uint8Array();
    return typeError(`${codec === undefined ? 'errors' : 'encoding'} without a string argument`);
  }
  if (source instanceof PyStr) {
    if (codec === undefined) return typeError('string argument without an encoding');
    return encode(source, codec, handler);
  }
  if (codec !== undefined) return typeError('encoding without a string argument');
  if (handler !== undefined) return typeError('errors without a string argument');
  if (source instanceof PyBytes) return source.b.slice();
  const special = name === 'bytes' ? typeLookup(source.type, '__bytes__') : null;
  if (special !== null) {
    const made = callMethod(special, source, []);
    return made instanceof PyBytes
      ? made.b.slice()
      : typeError(`__bytes__ returned non-bytes (type ${made.type.name})`);
  }
  const count = tryIndex(source);
  if (count !== null) {
    if (typeof count === 'bigint')
      raise('OverflowError', `cannot fit '${source.type.name}' into an index-sized integer`);
    if (count < 0) valueError('negative count');
    checkLength(count, name);
    return new Uint8Array(count);
  }
  const items = toArray(
    source,
    minor < 8 && name === 'bytearray' ? undefined : `cannot convert '${source.type.name}' object to ${name}`,
  );
  return Uint8Array.from(items.map((item) => byteOf(item, name === 'bytes' ? 'bytes' : 'byte')));
}

function shared(): Table {
  return {
    ...textMethods,
    '__len__ 0': ([self]) => int(b(self).length),
    '__getitem__ 1': ([self, key]) => nativeGetItem(self, key),
    '__contains__ 1': ([self, item]) => bool(nativeContains(self, item)),
    '__iter__ 0': ([self]) => getIterator(self),
    '__add__ 1': ([self, other]) => sequenceOperation(self, other, '+') ?? NotImplemented,
    '__mul__ 1': repeated,
    '__rmul__ 1': repeated,
    '__mod__ 1': ([self, other]) => nativeBinary(self, other, '%') ?? NotImplemented,
    'decode k': ([self, ...args], keywords) => {
      const [encoding, errors] = parameters('decode', ['encoding', 'errors'], args, keywords);
      return decode(
        b(self),
        nameArgument(encoding, 'decode', 'encoding') ?? 'utf-8',
        nameArgument(errors, 'decode', 'errors'),
      );
    },
    'hex k': ([self, ...args], keywords) => {
      if (minor === 7 && args.length + keywords.size > 0)
        return typeError(`hex() takes no arguments (${args.length + keywords.size} given)`);
      return str(hexText(self, args, keywords));
    },
    ...comparisons(),
  };
}

constructor(T.bytes, ([type, ...args], keywords) => {
  if (type === T.bytes && args.length === 1 && !keywords?.size && args[0].type === T.bytes) return args[0];
  const made = content(args, keywords, 'bytes');
  return type === T.bytes ? bytes(made) : new PyBytes(type as PyType, made);
});
methods(T.bytes, {
  ...shared(),
  '__repr__ 0': ([self]) => str(bytesRepr(b(self))),
  '__hash__ 0': ([self]) => int(nativeHash(self)),
  '__bytes__ 0': ([self]) => self,
});

/** Replaces bytes of a bytearray. */
function splice(self: PyObject, at: number, removed: number, added: ArrayLike<number>): void {
  const old = b(self);
  const made = new Uint8Array(old.length - removed + added.length);
  checkLength(made.length, 'a bytearray');
  worked(made.length);
  made.set(old.subarray(0, at));
  made.set(added, at);
  made.set(old.subarray(at + removed), at + added.length);
  (self as PyBytes).b = made;
}

constructor(T.bytearray, ([type]) => new PyBytes(type as PyType, new Uint8Array()));
methods(T.bytearray, {
  ...shared(),
  '__init__ k': ([self, ...args], keywords) => {
    (self as PyBytes).b = content(args, keywords, 'bytearray');
    return None;
  },
  '__repr__ 0': ([self]) => str(`${self.type.name}(${bytesRepr(b(self), minor < 15)})`),
  '__setitem__ 2': ([self, key, value]) => {
    nativeSetItem(self, key, value);
    return None;
  },
  '__delitem__ 1': ([self, key]) => {
    nativeDeleteItem(self, key);
    return None;
  },
  '__iadd__ 1': ([self, other]) => {
    if (!(other instanceof PyBytes)) return typeError(`can't concat ${other.type.name} to bytearray`);
    splice(self, b(self).length, 0, other.b);
    return self;
  },
  '__imul__ 1': ([self, times]) => {
    (self as PyBytes).b = (sequenceOperation(self, times, '*') as PyBytes).b;
    return self;
  },
  'append 1': ([self, item]) => {
    splice(self, b(self).length, 0, [byteOf(item)]);
    return None;
  },
  'extend 1': ([self, source]) => {
    if (source instanceof PyBytes) splice(self, b(self).length, 0, source.b.slice());
    else {
      if (source instanceof PyStr && source.s !== '' && minor >= 13)
        return typeError("expected iterable of integers; got: 'str'");
      const items = toArray(source, minor < 8 ? undefined : `can't extend bytearray with ${source.type.name}`);
      const made = items.map((item) => byteOf(item));
      splice(self, b(self).length, 0, made);
    }
    return None;
  },
  'insert 2': ([self, index, item]) => {
    const at = sizeArgument(index);
    const size = b(self).length;
    splice(self, at < 0 ? Math.max(0, at + size) : Math.min(at, size), 0, [byteOf(item)]);
    return None;
  },
  'pop 0-1': ([self, index]) => {
    const size = b(self).length;
    const given = index ? sizeArgument(index) : -1;
    if (size === 0) raise('IndexError', 'pop from empty bytearray');
    const at = given < 0 ? given + size : given;
    if (at < 0 || at >= size) raise('IndexError', 'pop index out of range');
    const byte = b(self)[at];
    splice(self, at, 1, []);
    return int(byte);
  },
  'remove 1': ([self, item]) => {
    const at = b(self).indexOf(byteOf(item));
    if (at < 0) return valueError('value not found in bytearray');
    splice(self, at, 1, []);
    return None;
  },
  'reverse 0': ([self]) => {
    (self as PyBytes).b = b(self).slice().reverse();
    return None;
  },
  'clear 0': ([self]) => {
    (self as PyBytes).b = new Uint8Array();
    return None;
  },
  'copy 0': ([self]) => new PyBytes(T.bytearray, b(self).slice()),
});
for (const type of [T.bytes, T.bytearray]) {
  dictSet(
    type.attributes,
    str('fromhex'),
    new PyDescriptor(
      T.classmethod,
      new PyBuiltin(T.builtin, 'fromhex', ([cls, ...args], keywords) => {
        if (keywords?.size) return typeError(`${minor < 9 ? '' : `${type.name}.`}fromhex() takes no keyword arguments`);
        if (args.length !== 1)
          return typeError(
            `${minor < 9 ? '' : `${type.name}.`}fromhex() takes exactly one argument (${args.length} given)`,
          );
        return new PyBytes(cls as PyType, fromHex(args[0]));
      }),
    ),
  );
  dictSet(
    type.attributes,
    str('maketrans'),
    new PyDescriptor(
      T.staticmethod,
      new PyBuiltin(T.builtin, 'maketrans', (args) => {
        if (args.length !== 2) return typeError(`maketrans expected 2 arguments, got ${args.length}`);
        return makeTrans(args[0], args[1]);
      }),
    ),
  );
}
