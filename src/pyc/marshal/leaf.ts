import type { Const } from '../code.ts';
import type { ByteRange } from '../types.ts';
import { parseFloatText } from './floats.ts';
import { longValue } from './longs.ts';
import { nodeEnd, nodeType, readLong } from './tree.ts';
import { FLAG_REF, TYPE } from './types.ts';
import type { MarshalTree } from './types.ts';
import { decodeLatin1, decodeUtf8, surrogatePairs } from './utf8.ts';

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The constant of a finished node that cannot have members; null for a container and for a reference. */
export function leafConst(tree: MarshalTree, node: number): Const | null {
  const { bytes } = tree;
  const range: ByteRange = { start: tree.start[node], end: nodeEnd(tree, node) };
  const { start, end } = range;
  const str = (value: string, interned: boolean): Const => ({ type: 'str', value, interned, range });
  switch (bytes[start] & ~FLAG_REF) {
    case TYPE.NULL:
      return { type: 'NULL', range };
    case TYPE.NONE:
      return { type: 'None', range };
    case TYPE.ELLIPSIS:
      return { type: 'Ellipsis', range };
    case TYPE.STOPITER:
      return { type: 'StopIteration', range };
    case TYPE.FALSE:
      return { type: 'bool', value: false, range };
    case TYPE.TRUE:
      return { type: 'bool', value: true, range };
    case TYPE.INT:
      return { type: 'int', value: BigInt(readLong(bytes, start + 1)), range };
    case TYPE.INT64:
      return { type: 'int', value: view(bytes).getBigInt64(start + 1, true), range };
    case TYPE.LONG:
      return { type: 'int', value: longValue(bytes, start), ...(tree.python === '2.7' ? { long: true } : {}), range };
    case TYPE.BINARY_FLOAT:
      return { type: 'float', value: view(bytes).getFloat64(start + 1, true), range };
    case TYPE.FLOAT:
      return { type: 'float', value: parseFloatText(bytes, start + 2, end)!, range };
    case TYPE.BINARY_COMPLEX: {
      const data = view(bytes);
      return { type: 'complex', real: data.getFloat64(start + 1, true), imag: data.getFloat64(start + 9, true), range };
    }
    case TYPE.COMPLEX: {
      const middle = start + 2 + bytes[start + 1];
      const real = parseFloatText(bytes, start + 2, middle)!;
      return { type: 'complex', real, imag: parseFloatText(bytes, middle + 1, end)!, range };
    }
    case TYPE.STRING:
      return { type: 'bytes', value: bytes.subarray(start + 5, end), range };
    case TYPE.ASCII:
      return str(decodeLatin1(bytes, start + 5, end), false);
    case TYPE.ASCII_INTERNED:
      return str(decodeLatin1(bytes, start + 5, end), true);
    case TYPE.SHORT_ASCII:
      return str(decodeLatin1(bytes, start + 2, end), false);
    case TYPE.SHORT_ASCII_INTERNED:
      return str(decodeLatin1(bytes, start + 2, end), true);
    case TYPE.UNICODE:
    case TYPE.INTERNED: {
      if (tree.python === '2.7' && nodeType(tree, node) === TYPE.INTERNED)
        return { type: 'bytes', value: bytes.subarray(start + 5, end), range };
      const value = decodeUtf8(bytes, start + 5, end);
      const pairs = surrogatePairs(bytes, start + 5, end);
      const interned = (bytes[start] & ~FLAG_REF) === TYPE.INTERNED;
      return { type: 'str', value, interned, ...(pairs.length > 0 ? { surrogatePairs: pairs } : {}), range };
    }
    default:
      return null;
  }
}
