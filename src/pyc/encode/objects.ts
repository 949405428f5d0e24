import { codeLayout } from '../marshal/code-layout.ts';
import { nodeEnd, nodeType, readLong, resolve } from '../marshal/tree.ts';
import { FLAG_REF, TYPE } from '../marshal/types.ts';
import type { MarshalTree } from '../marshal/types.ts';
import { decodeLatin1, decodeUtf8, surrogatePairs } from '../marshal/utf8.ts';
import { longValue } from '../marshal/longs.ts';

/** Type codes whose object is the type byte alone. */
export type SingletonType =
  | typeof TYPE.NULL
  | typeof TYPE.NONE
  | typeof TYPE.STOPITER
  | typeof TYPE.ELLIPSIS
  | typeof TYPE.FALSE
  | typeof TYPE.TRUE;

/** Type codes of strings that are text; TYPE_INTERNED is one except in Python 2. */
export type TextType =
  | typeof TYPE.UNICODE
  | typeof TYPE.INTERNED
  | typeof TYPE.ASCII
  | typeof TYPE.ASCII_INTERNED
  | typeof TYPE.SHORT_ASCII
  | typeof TYPE.SHORT_ASCII_INTERNED;

/** Type codes of what has members. */
export type ContainerType =
  | typeof TYPE.TUPLE
  | typeof TYPE.SMALL_TUPLE
  | typeof TYPE.LIST
  | typeof TYPE.SET
  | typeof TYPE.FROZENSET
  | typeof TYPE.DICT
  | typeof TYPE.FROZENDICT
  | typeof TYPE.SLICE;

/**
 * A decoded object with what marshal's writer decides about it: which type code, and whether it can be referred to. A
 * reference holds the object itself and not its number, so that objects can be put in and taken out.
 */
export type MarshalObject = {
  /** Whether the type byte has FLAG_REF. */
  flagged: boolean;
} & (
  | { kind: 'singleton'; type: SingletonType }
  | { kind: 'int'; type: typeof TYPE.INT | typeof TYPE.INT64 | typeof TYPE.LONG; value: bigint }
  /** One double, or two for a complex number, as their IEEE 754 bits: a NaN has more to it than a number tells. */
  | { kind: 'double'; type: typeof TYPE.BINARY_FLOAT | typeof TYPE.BINARY_COMPLEX; bits: bigint[] }
  /** The digits as the file has them (Latin-1): several texts are the same number. */
  | { kind: 'float-text'; type: typeof TYPE.FLOAT | typeof TYPE.COMPLEX; texts: string[] }
  | { kind: 'bytes'; type: typeof TYPE.STRING | typeof TYPE.INTERNED; value: Uint8Array }
  /** `pairs`: see `surrogatePairs`. */
  | { kind: 'text'; type: TextType; value: string; pairs: number[] }
  | { kind: 'ref'; type: typeof TYPE.REF | typeof TYPE.STRINGREF; target: MarshalObject }
  /** The members of a dict end with a NULL. */
  | { kind: 'container'; type: ContainerType; members: MarshalObject[] }
  | { kind: 'code'; type: typeof TYPE.CODE; integers: number[]; firstlineno: number; members: MarshalObject[] }
);

/** One kind of object: `ObjectOf<'code'>`. */
export type ObjectOf<K extends MarshalObject['kind']> = Extract<MarshalObject, { kind: K }>;

function bitsAt(bytes: Uint8Array, at: number): bigint {
  return new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(at, true);
}

/** The object of a node; a container's members and a reference's target are still missing. */
function objectOf(tree: MarshalTree, node: number): MarshalObject {
  const { bytes } = tree;
  const start = tree.start[node];
  const end = nodeEnd(tree, node);
  const flagged = (bytes[start] & FLAG_REF) !== 0;
  const type = nodeType(tree, node);
  const text = (type: TextType, value: string, pairs: number[] = []): MarshalObject => ({
    ...{ kind: 'text', type, flagged, value, pairs },
  });
  switch (type) {
    case TYPE.NULL:
    case TYPE.NONE:
    case TYPE.STOPITER:
    case TYPE.ELLIPSIS:
    case TYPE.FALSE:
    case TYPE.TRUE:
      return { kind: 'singleton', type, flagged };
    case TYPE.INT:
      return { kind: 'int', type, flagged, value: BigInt(readLong(bytes, start + 1)) };
    case TYPE.INT64:
      return { kind: 'int', type, flagged, value: BigInt.asIntN(64, bitsAt(bytes, start + 1)) };
    case TYPE.LONG:
      return { kind: 'int', type, flagged, value: longValue(bytes, start) };
    case TYPE.BINARY_FLOAT:
      return { kind: 'double', type, flagged, bits: [bitsAt(bytes, start + 1)] };
    case TYPE.BINARY_COMPLEX:
      return { kind: 'double', type, flagged, bits: [bitsAt(bytes, start + 1), bitsAt(bytes, start + 9)] };
    case TYPE.FLOAT:
      return { kind: 'float-text', type, flagged, texts: [decodeLatin1(bytes, start + 2, end)] };
    case TYPE.COMPLEX: {
      const middle = start + 2 + bytes[start + 1];
      const texts = [decodeLatin1(bytes, start + 2, middle), decodeLatin1(bytes, middle + 1, end)];
      return { kind: 'float-text', type, flagged, texts };
    }
    case TYPE.STRING:
      return { kind: 'bytes', type, flagged, value: bytes.slice(start + 5, end) };
    case TYPE.ASCII:
    case TYPE.ASCII_INTERNED:
      return text(type, decodeLatin1(bytes, start + 5, end));
    case TYPE.SHORT_ASCII:
    case TYPE.SHORT_ASCII_INTERNED:
      return text(type, decodeLatin1(bytes, start + 2, end));
    case TYPE.INTERNED:
      if (tree.python === '2.7') return { kind: 'bytes', type, flagged, value: bytes.slice(start + 5, end) };
      return text(type, decodeUtf8(bytes, start + 5, end), surrogatePairs(bytes, start + 5, end));
    case TYPE.UNICODE:
      return text(type, decodeUtf8(bytes, start + 5, end), surrogatePairs(bytes, start + 5, end));
    case TYPE.CODE: {
      const { integers } = codeLayout(tree.python);
      const values = integers.map((_, i) => readLong(bytes, start + 1 + 4 * i));
      return { kind: 'code', type, flagged, integers: values, firstlineno: 0, members: [] };
    }
    default:
      return { kind: 'container', type: type as ContainerType, flagged, members: [] };
  }
}

/** The objects of an undamaged tree, a reference's target found; the first is the outermost. By node. */
export function objectsOf(tree: MarshalTree): MarshalObject[] {
  if (tree.error) throw new Error('objectsOf: the tree is damaged');
  const layout = codeLayout(tree.python);
  const objects: MarshalObject[] = [];
  const open: number[] = [];
  for (let node = 0; node < tree.count; node++) {
    const type = nodeType(tree, node);
    const object: MarshalObject =
      type === TYPE.REF || type === TYPE.STRINGREF
        ? {
            ...{ kind: 'ref', type, flagged: (tree.bytes[tree.start[node]] & FLAG_REF) !== 0 },
            target: objects[resolve(tree, node)],
          }
        : objectOf(tree, node);
    objects.push(object);
    while (open.length > 0 && tree.next[open[open.length - 1]] <= node) open.pop();
    if (open.length > 0) {
      const holder = objects[open[open.length - 1]] as ObjectOf<'container' | 'code'>;
      holder.members.push(object);
      // The raw line number stands between two members.
      if (holder.kind === 'code' && holder.members.length === layout.objectsBeforeLine)
        holder.firstlineno = readLong(tree.bytes, nodeEnd(tree, node));
    }
    if (tree.next[node] > node + 1) open.push(node);
  }
  return objects;
}
