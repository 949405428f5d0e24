import type { ByteRange } from '../types.ts';
import type { CodeObject, Const } from '../code.ts';
import { makeCode } from './code-object.ts';
import { longValue } from './longs.ts';
import { isReference, nodeEnd, nodeType, readLong } from './tree.ts';
import { FLAG_REF, TYPE } from './types.ts';
import type { MarshalTree } from './types.ts';
import { decodeLatin1, decodeUtf8, surrogatePairs } from './utf8.ts';
import { parseFloatText } from './floats.ts';

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

/** A container whose members are still to be added. */
interface Open {
  node: number;
  members: Const[];
  made: Const;
}

/** An empty container of a node's type; `members` is filled later. */
function openConst(tree: MarshalTree, node: number, members: Const[], range: ByteRange): Const {
  switch (nodeType(tree, node)) {
    case TYPE.LIST:
      return { type: 'list', items: members, range };
    case TYPE.SET:
      return { type: 'set', items: members, range };
    case TYPE.FROZENSET:
      return { type: 'frozenset', items: members, range };
    case TYPE.DICT:
      return { type: 'dict', entries: [], range };
    case TYPE.FROZENDICT:
      return { type: 'frozendict', entries: [], range };
    case TYPE.SLICE:
      return { type: 'slice', start: NONE, stop: NONE, step: NONE, range };
    case TYPE.CODE:
      return { type: 'code', value: {} as CodeObject, range };
    default:
      return { type: 'tuple', items: members, range };
  }
}

const NO_MEMBERS: Const[] = [];

const NONE: Const = { type: 'None', range: { start: 0, end: 0 } };

/** Puts the members where the container's type has them. */
function closeConst(tree: MarshalTree, { node, members, made }: Open): void {
  if (made.type === 'dict' || made.type === 'frozendict') {
    for (let i = 0; i + 1 < members.length; i += 2) made.entries.push([members[i], members[i + 1]]);
  } else if (made.type === 'slice') {
    [made.start, made.stop, made.step] = members;
  } else if (made.type === 'code') {
    Object.assign(made.value, makeCode(tree, node, members));
  }
}

/**
 * The whole object of an undamaged tree as plain data. A reference becomes a copy of what it points to, members shared,
 * with its own place in `ref`; a list that holds itself holds itself here too.
 */
export function constOf(tree: MarshalTree): Const {
  if (tree.error) throw new Error('constOf: the tree is damaged');
  const { bytes, refs, refCount } = tree;
  const shared: Const[] = [];
  // References are numbered in the order of their nodes: each is met once on the way.
  let nextRef = 0;
  const open: Open[] = [];
  let root: Const | null = null;
  for (let node = 0; node < tree.count; node++) {
    const range = { start: tree.start[node], end: nodeEnd(tree, node) };
    let made: Const;
    if (isReference(tree, node)) {
      made = { ...shared[readLong(bytes, range.start + 1)], ref: range };
    } else {
      const leaf = leafConst(tree, node);
      const members: Const[] = leaf ? NO_MEMBERS : [];
      made = leaf ?? openConst(tree, node, members, range);
      if (nextRef < refCount && refs[nextRef] === node) shared[nextRef++] = made;
      if (tree.next[node] > node + 1) {
        open.push({ node, members, made });
        continue;
      }
    }
    if (open.length > 0) open[open.length - 1].members.push(made);
    else root = made;
    while (open.length > 0 && tree.next[open[open.length - 1].node] === node + 1) {
      const closed = open.pop()!;
      closeConst(tree, closed);
      if (open.length > 0) open[open.length - 1].members.push(closed.made);
      else root = closed.made;
    }
  }
  return root!;
}
