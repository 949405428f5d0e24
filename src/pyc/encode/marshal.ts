import type { AnyPython } from '../types.ts';
import { codeLayout } from '../marshal/code-layout.ts';
import type { CodeLayout } from '../marshal/code-layout.ts';
import { FLAG_REF, TYPE } from '../marshal/types.ts';
import { newBuffer, putByte, putBytes, putLong, putLong64, putShort, written } from './buffer.ts';
import type { Buffer } from './buffer.ts';
import { longDigits } from '../marshal/longs.ts';
import type { MarshalObject, ObjectOf } from './objects.ts';
import { encodeLatin1, encodeUtf8 } from './text.ts';

interface Writer {
  buffer: Buffer;
  python: AnyPython;
  layout: CodeLayout;
  /** Numbers of the objects that were written and can be referred to. */
  numbers: Map<MarshalObject, number>;
}

/** Whether the reader gives the object a number: in Python 2 every interned string, later what has FLAG_REF and is more than its type byte. */
function isNumbered({ python }: Writer, object: MarshalObject): boolean {
  if (python === '2.7') return object.type === TYPE.INTERNED;
  return object.flagged && object.kind !== 'singleton' && object.kind !== 'ref';
}

function sized(buffer: Buffer, bytes: Uint8Array): void {
  putLong(buffer, bytes.length);
  putBytes(buffer, bytes);
}

function shortSized(buffer: Buffer, bytes: Uint8Array): void {
  putByte(buffer, bytes.length);
  putBytes(buffer, bytes);
}

function putInt(buffer: Buffer, { type, value }: ObjectOf<'int'>): void {
  if (type === TYPE.INT) return putLong(buffer, Number(value));
  if (type === TYPE.INT64) return putLong64(buffer, value);
  const digits = longDigits(value);
  putLong(buffer, value < 0n ? -digits.length : digits.length);
  for (const digit of digits) putShort(buffer, digit);
}

function putText(buffer: Buffer, { type, value, pairs }: ObjectOf<'text'>): void {
  if (type === TYPE.SHORT_ASCII || type === TYPE.SHORT_ASCII_INTERNED) shortSized(buffer, encodeLatin1(value));
  else if (type === TYPE.ASCII || type === TYPE.ASCII_INTERNED) sized(buffer, encodeLatin1(value));
  else sized(buffer, encodeUtf8(value, pairs));
}

function putCount(buffer: Buffer, { type, members }: ObjectOf<'container'>): void {
  if (type === TYPE.SMALL_TUPLE) putByte(buffer, members.length);
  else if (type === TYPE.TUPLE || type === TYPE.LIST || type === TYPE.SET || type === TYPE.FROZENSET)
    putLong(buffer, members.length);
}

function putCode(writer: Writer, { integers, firstlineno, members }: ObjectOf<'code'>): void {
  for (const value of integers) putLong(writer.buffer, value);
  members.forEach((member, i) => {
    if (i === writer.layout.objectsBeforeLine) putLong(writer.buffer, firstlineno);
    put(writer, member);
  });
}

function put(writer: Writer, object: MarshalObject): void {
  const { buffer, numbers } = writer;
  const target = object.kind === 'ref' ? object.target : object;
  const number = numbers.get(target);
  if (number !== undefined) {
    const type = writer.python === '2.7' ? TYPE.STRINGREF : TYPE.REF;
    putByte(buffer, type | (object.kind === 'ref' && object.flagged ? FLAG_REF : 0));
    return putLong(buffer, number);
  }
  // What it pointed to was taken out of the place where it stood: from now on it stands here.
  if (object.kind === 'ref') return put(writer, target);
  putByte(buffer, object.type | (object.flagged ? FLAG_REF : 0));
  if (isNumbered(writer, object)) numbers.set(object, numbers.size);
  switch (object.kind) {
    case 'singleton':
      return;
    case 'int':
      return putInt(buffer, object);
    case 'double':
      return object.bits.forEach((bits) => putLong64(buffer, bits));
    case 'float-text':
      return object.texts.forEach((text) => shortSized(buffer, encodeLatin1(text)));
    case 'bytes':
      return sized(buffer, object.value);
    case 'text':
      return putText(buffer, object);
    case 'container':
      putCount(buffer, object);
      return object.members.forEach((member) => put(writer, member));
    case 'code':
      return putCode(writer, object);
  }
}

/** The bytes of an object as a version's marshal lays it out. References get the numbers that its reader will give. */
export function encodeMarshal(object: MarshalObject, python: AnyPython, room = 1024): Uint8Array {
  const writer: Writer = { buffer: newBuffer(room), python, layout: codeLayout(python), numbers: new Map() };
  put(writer, object);
  return written(writer.buffer);
}
