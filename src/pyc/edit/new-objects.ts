import type { AnyPython } from '../types.ts';
import { encodeUtf8 } from '../encode/text.ts';
import type { MarshalObject } from '../encode/objects.ts';
import { TYPE } from '../marshal/types.ts';
import { atLeast } from '../versions/compare.ts';
import { Refusal } from './types.ts';
import type { NewConst } from './types.ts';

const isAscii = (text: string) => /^[\0-\x7f]*$/.test(text);

/** The short forms of marshal version 3 and later hold fewer than 256 bytes or members. */
const SHORT = 256;

/** A string as that version's writer has it: the shortest type code that can hold it. */
export function textObject(value: string, interned: boolean, python: AnyPython): MarshalObject {
  const type = !atLeast(python, '3.4')
    ? TYPE.UNICODE
    : !isAscii(value)
      ? interned
        ? TYPE.INTERNED
        : TYPE.UNICODE
      : value.length < SHORT
        ? interned
          ? TYPE.SHORT_ASCII_INTERNED
          : TYPE.SHORT_ASCII
        : interned
          ? TYPE.ASCII_INTERNED
          : TYPE.ASCII;
  return { kind: 'text', type, flagged: false, value, pairs: [] };
}

/** A name: text, or bytes in Python 2. `interned` says which of the two forms it takes. */
export function nameObject(value: string, interned: boolean, python: AnyPython): MarshalObject {
  if (python !== '2.7') return textObject(value, interned, python);
  return { kind: 'bytes', type: interned ? TYPE.INTERNED : TYPE.STRING, flagged: false, value: encodeUtf8(value) };
}

/** A tuple in its shorter form where the version has one. */
function tupleObject(members: MarshalObject[], python: AnyPython): MarshalObject {
  const short = atLeast(python, '3.4') && members.length < SHORT;
  return { kind: 'container', type: short ? TYPE.SMALL_TUPLE : TYPE.TUPLE, flagged: false, members };
}

function doubleBits(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

function intType(value: bigint, long: boolean, python: AnyPython) {
  if (long) return TYPE.LONG;
  if (value === BigInt.asIntN(32, value)) return TYPE.INT;
  return python === '2.7' && value === BigInt.asIntN(64, value) ? TYPE.INT64 : TYPE.LONG;
}

/** The object that a version's marshal writer makes of a constant. Throws a Refusal where the version has no such type. */
export function constObject(constant: NewConst, python: AnyPython): MarshalObject {
  const flagged = false;
  switch (constant.type) {
    case 'None':
      return { kind: 'singleton', type: TYPE.NONE, flagged };
    case 'Ellipsis':
      return { kind: 'singleton', type: TYPE.ELLIPSIS, flagged };
    case 'bool':
      return { kind: 'singleton', type: constant.value ? TYPE.TRUE : TYPE.FALSE, flagged };
    case 'int': {
      const long = constant.long === true && python === '2.7';
      return { kind: 'int', type: intType(constant.value, long, python), flagged, value: constant.value };
    }
    case 'float':
      return { kind: 'double', type: TYPE.BINARY_FLOAT, flagged, bits: [doubleBits(constant.value)] };
    case 'complex': {
      const bits = [doubleBits(constant.real), doubleBits(constant.imag)];
      return { kind: 'double', type: TYPE.BINARY_COMPLEX, flagged, bits };
    }
    case 'str':
      return textObject(constant.value, false, python);
    case 'bytes':
      return { kind: 'bytes', type: TYPE.STRING, flagged, value: constant.value.slice() };
    case 'tuple':
      return tupleObject(
        constant.items.map((item) => constObject(item, python)),
        python,
      );
    case 'frozenset': {
      const members = constant.items.map((item) => constObject(item, python));
      return { kind: 'container', type: TYPE.FROZENSET, flagged, members };
    }
    case 'slice': {
      if (!atLeast(python, '3.14')) throw new Refusal(`Python ${python} has no slices among its constants (3.14 has).`);
      const members = [constant.start, constant.stop, constant.step].map((item) => constObject(item, python));
      return { kind: 'container', type: TYPE.SLICE, flagged, members };
    }
  }
}
