/** Questions about a tree that its columns do not answer at once: who holds a node, which node a byte belongs to, who refers to it. */
import { codeFields } from '../../pyc/marshal/code-fields.ts';
import type { CodeField } from '../../pyc/marshal/code-fields.ts';
import { codeLayout } from '../../pyc/marshal/code-layout.ts';
import {
  isReference as isReferenceType,
  nodeEnd,
  nodeParents,
  nodeType,
  readLong,
  refIndex,
} from '../../pyc/marshal/tree.ts';
import { TYPE } from '../../pyc/marshal/types.ts';
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import type { ByteRange } from '../../pyc/types.ts';

const parentColumns = new WeakMap<MarshalTree, Int32Array>();
const useColumns = new WeakMap<MarshalTree, Uint32Array>();

/** For every node the node that holds it; -1 for the outermost one. */
export function parentsOf(tree: MarshalTree): Int32Array {
  let parents = parentColumns.get(tree);
  if (!parents) parentColumns.set(tree, (parents = nodeParents(tree)));
  return parents;
}

/** The innermost node that has a byte; -1 for a byte that was not read. */
export function innermost(tree: MarshalTree, offset: number): number {
  if (offset >= tree.end) return -1;
  let low = 0;
  let high = tree.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tree.start[middle] <= offset) low = middle + 1;
    else high = middle;
  }
  let node = low - 1;
  if (node < 0) return -1;
  const parents = parentsOf(tree);
  while (node >= 0 && nodeEnd(tree, node) <= offset) node = parents[node];
  return node;
}

/** Whether a node is a reference that leads somewhere. */
export function isReference(tree: MarshalTree, node: number): boolean {
  return isReferenceType(tree, node) && !tree.unfinished.includes(node);
}

/** How many references point to each reference number. */
function useCounts(tree: MarshalTree): Uint32Array {
  let counts = useColumns.get(tree);
  if (counts) return counts;
  counts = new Uint32Array(tree.refCount);
  for (let node = 0; node < tree.count; node++)
    if (isReference(tree, node)) counts[readLong(tree.bytes, tree.start[node] + 1)]++;
  useColumns.set(tree, counts);
  return counts;
}

/** The reference number that a node took, and how many references use it; null for a node without one. */
export function numberOf(tree: MarshalTree, node: number): { number: number; uses: number } | null {
  const number = refIndex(tree, node);
  return number === null ? null : { number, uses: useCounts(tree)[number] };
}

/** The first references to a node, in file order; at most `most`. */
export function referrers(tree: MarshalTree, node: number, most: number): number[] {
  const number = refIndex(tree, node);
  const found: number[] = [];
  if (number === null) return found;
  for (let at = node + 1; at < tree.count && found.length < most; at++)
    if (isReference(tree, at) && readLong(tree.bytes, tree.start[at] + 1) === number) found.push(at);
  return found;
}

/** Whether a node holds others, or a code object's integers. */
export function hasMembers(tree: MarshalTree, node: number): boolean {
  return tree.next[node] > node + 1 || (nodeType(tree, node) === TYPE.CODE && codeFields(tree, node).length > 0);
}

/** The place of a node among its parent's members, from 0. */
export function slotOf(tree: MarshalTree, parent: number, node: number): number {
  let slot = 0;
  for (let at = parent + 1; at < node; at = tree.next[at]) slot++;
  return slot;
}

/** A code object's field that holds a node directly; null for other nodes. */
export function fieldOf(tree: MarshalTree, node: number): string | null {
  const parent = parentsOf(tree)[node];
  if (parent < 0 || nodeType(tree, parent) !== TYPE.CODE) return null;
  return codeLayout(tree.python).objects[slotOf(tree, parent, node)] ?? null;
}

/** What is looked at: a node, or one of a code object's raw integers; and, inside of it, one byte. */
export interface Spot {
  /** Offset at which it starts. No two of them start at the same byte. */
  start: number;
  byte: number | null;
}

/** What stands at a spot. */
export interface Found {
  node: number;
  /** Set where it is a raw integer of the code object `node`. */
  integer: CodeField | null;
}

/** The node or integer that a spot is about; null where nothing was read. */
export function findSpot(tree: MarshalTree, { start }: Spot): Found | null {
  const node = innermost(tree, start);
  return node < 0 ? null : { node, integer: integerAt(tree, node, start) };
}

/** The bytes of what stands at a spot, members included; those of the byte itself where nothing was read. */
export function rangeOf(tree: MarshalTree, spot: Spot): ByteRange {
  const found = findSpot(tree, spot);
  if (!found) return { start: spot.start, end: spot.start + 1 };
  if (found.integer) return { start: found.integer.start, end: found.integer.end };
  return { start: tree.start[found.node], end: nodeEnd(tree, found.node) };
}

/** The raw integer of a code object that has a byte. */
export function integerAt(tree: MarshalTree, node: number, offset: number): CodeField | null {
  if (nodeType(tree, node) !== TYPE.CODE) return null;
  return (
    codeFields(tree, node).find(({ start, end, value }) => value !== null && offset >= start && offset < end) ?? null
  );
}

/** The spot of a byte: the innermost thing that it is part of. */
export function spotOfByte(tree: MarshalTree, offset: number): Spot {
  const node = innermost(tree, offset);
  if (node < 0) return { start: offset, byte: offset };
  return { start: integerAt(tree, node, offset)?.start ?? tree.start[node], byte: offset };
}

/** The same place in a tree that was read anew: where it began, as long as something begins there. */
export function keepSpot(tree: MarshalTree, spot: Spot): Spot {
  return spot.byte !== null ? spotOfByte(tree, spot.byte) : { ...spotOfByte(tree, spot.start), byte: null };
}
