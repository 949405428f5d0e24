import { FLAG_REF, TYPE } from './types.ts';
import type { MarshalTree } from './types.ts';

/** The type code of a node, without `FLAG_REF`. */
export function nodeType(tree: MarshalTree, node: number): number {
  return tree.bytes[tree.start[node]] & ~FLAG_REF;
}

/** A signed 32-bit little-endian integer. */
export function readLong(bytes: Uint8Array, at: number): number {
  return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
}

/** Whether a node is a reference: a `TYPE_REF`, or a `TYPE_STRINGREF` of 2.7. */
export function isReference(tree: MarshalTree, node: number): boolean {
  const type = nodeType(tree, node);
  return type === TYPE.REF || type === TYPE.STRINGREF;
}

/** The node that a reference points to. */
export function refTarget(tree: MarshalTree, node: number): number {
  return tree.refs[readLong(tree.bytes, tree.start[node] + 1)];
}

/** The node itself, or what it points to where it is a reference. */
export function resolve(tree: MarshalTree, node: number): number {
  return isReference(tree, node) ? refTarget(tree, node) : node;
}

/** The reference number under which a node was stored; null where it has none. */
export function refIndex(tree: MarshalTree, node: number): number | null {
  let low = 0;
  let high = tree.refCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tree.refs[middle] < node) low = middle + 1;
    else high = middle;
  }
  return low < tree.refCount && tree.refs[low] === node ? low : null;
}

/** End of a node that has no members: its type byte and what it stores itself. */
function ownEnd(bytes: Uint8Array, start: number): number {
  switch (bytes[start] & ~FLAG_REF) {
    case TYPE.INT:
    case TYPE.REF:
    case TYPE.STRINGREF:
    case TYPE.TUPLE:
    case TYPE.LIST:
    case TYPE.SET:
    case TYPE.FROZENSET:
      return start + 5;
    case TYPE.INT64:
    case TYPE.BINARY_FLOAT:
      return start + 9;
    case TYPE.BINARY_COMPLEX:
      return start + 17;
    case TYPE.SMALL_TUPLE:
      return start + 2;
    case TYPE.LONG:
      return start + 5 + 2 * Math.abs(readLong(bytes, start + 1));
    case TYPE.STRING:
    case TYPE.UNICODE:
    case TYPE.INTERNED:
    case TYPE.ASCII:
    case TYPE.ASCII_INTERNED:
      return start + 5 + readLong(bytes, start + 1);
    case TYPE.SHORT_ASCII:
    case TYPE.SHORT_ASCII_INTERNED:
    case TYPE.FLOAT:
      return start + 2 + bytes[start + 1];
    case TYPE.COMPLEX: {
      const middle = start + 2 + bytes[start + 1];
      return middle + 1 + bytes[middle];
    }
    default:
      return start + 1;
  }
}

/** Whether damage left the node unfinished. */
export function isUnfinished(tree: MarshalTree, node: number): boolean {
  return tree.unfinished.includes(node);
}

/** One past a node's last byte; for an unfinished one where reading stopped. */
export function nodeEnd(tree: MarshalTree, node: number): number {
  const last = tree.next[node] - 1;
  if (last === tree.count - 1 && tree.unfinished.length > 0 && isUnfinished(tree, node)) return tree.end;
  return ownEnd(tree.bytes, tree.start[last]);
}

/** A node's members, in order. */
export function nodeChildren(tree: MarshalTree, node: number): number[] {
  const children: number[] = [];
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) children.push(child);
  return children;
}

/** For every node the node that holds it; -1 for the outermost one. */
export function nodeParents(tree: MarshalTree): Int32Array {
  const parents = new Int32Array(tree.count).fill(-1);
  let parent = -1;
  for (let node = 0; node < tree.count; node++) {
    while (parent >= 0 && tree.next[parent] <= node) parent = parents[parent];
    parents[node] = parent;
    if (tree.next[node] > node + 1) parent = node;
  }
  return parents;
}
