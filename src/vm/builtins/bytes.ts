/** bytes and bytearray. */
import { nativeHash } from '../objects/compare.ts';
import { PyBytes, PyInt, PyStr, type PyObject, type PyType } from '../objects/model.ts';
import { sequenceOperation } from '../objects/operators.ts';
import { getIterator, indexOf, nativeContains, nativeGetItem, nativeSetItem, toArray } from '../objects/protocol.ts';
import { bytesRepr } from '../objects/text.ts';
import {
  None,
  NotImplemented,
  T,
  bool,
  bytes,
  checkLength,
  int,
  str,
  typeError,
  valueError,
} from '../objects/types.ts';
import { constructor, methods, parameters, type Table } from './define.ts';
import { comparisons } from './numbers.ts';
import { decode, encode } from './strings.ts';

const b = (self: PyObject): Uint8Array => (self as PyBytes).b;

function content(args: PyObject[], keywords: Map<string, PyObject> | null, name: string): Uint8Array {
  const [source, encoding] = parameters(name, ['source', 'encoding', 'errors'], args, keywords ?? new Map());
  if (source === undefined) return new Uint8Array();
  if (source instanceof PyStr) {
    if (encoding === undefined) return typeError('string argument without an encoding');
    return encode(source.s, (encoding as PyStr).s);
  }
  if (source instanceof PyBytes) return source.b.slice();
  if (source instanceof PyInt) {
    if (source.v < 0) valueError('negative count');
    checkLength(Number(source.v), name);
    return new Uint8Array(Number(source.v));
  }
  return Uint8Array.from(
    toArray(source, `cannot convert '${source.type.name}' object to bytes`).map((item) => {
      const byte = indexOf(item);
      return byte < 0 || byte > 255
        ? valueError(`${name === 'bytes' ? 'bytes' : 'byte'} must be in range(0, 256)`)
        : Number(byte);
    }),
  );
}

function shared(): Table {
  return {
    '__len__ 0': ([self]) => int(b(self).length),
    '__getitem__ 1': ([self, key]) => nativeGetItem(self, key),
    '__contains__ 1': ([self, item]) => bool(nativeContains(self, item)),
    '__iter__ 0': ([self]) => getIterator(self),
    '__add__ 1': ([self, other]) => sequenceOperation(self, other, '+') ?? NotImplemented,
    '__mul__ 1': ([self, other]) => sequenceOperation(self, other, '*') ?? NotImplemented,
    '__rmul__ 1': ([self, other]) => sequenceOperation(self, other, '*') ?? NotImplemented,
    'decode k': ([self, ...args], keywords) => {
      const [encoding] = parameters('decode', ['encoding', 'errors'], args, keywords);
      return decode(b(self), encoding ? (encoding as PyStr).s : 'utf-8');
    },
    'hex 0': ([self]) => str(Array.from(b(self), (byte) => byte.toString(16).padStart(2, '0')).join('')),
    ...comparisons(),
  };
}

constructor(T.bytes, ([type, ...args], keywords) => {
  const made = content(args, keywords, 'bytes');
  return type === T.bytes ? bytes(made) : new PyBytes(type as PyType, made);
});
methods(T.bytes, {
  ...shared(),
  '__init__ k': () => None,
  '__repr__ 0': ([self]) => str(bytesRepr(b(self))),
  '__hash__ 0': ([self]) => int(nativeHash(self)),
});
constructor(
  T.bytearray,
  ([type, ...args], keywords) => new PyBytes(type as PyType, content(args, keywords, 'bytearray')),
);
methods(T.bytearray, {
  ...shared(),
  '__init__ k': () => None,
  '__repr__ 0': ([self]) => str(`bytearray(${bytesRepr(b(self))})`),
  '__setitem__ 2': ([self, key, value]) => {
    nativeSetItem(self, key, value);
    return None;
  },
  'append 1': ([self, item]) => {
    const byte = indexOf(item);
    if (byte < 0 || byte > 255) valueError('byte must be in range(0, 256)');
    (self as PyBytes).b = Uint8Array.from([...b(self), Number(byte)]);
    return None;
  },
});
