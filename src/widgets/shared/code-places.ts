import { codeFields, isReference, nodeChildren, nodeEnd, resolve } from '../../pyc/index.ts';
import type { ByteRange, CodeField, CodeObject, MarshalTree } from '../../pyc/index.ts';

/** The marshal node of a code object. */
export function codeNode(tree: MarshalTree, code: Pick<CodeObject, 'range'>): number {
  let low = 0;
  let high = tree.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tree.start[middle] < code.range.start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The bytes of a node, and those of what it points to where it is a reference. */
export interface Place extends ByteRange {
  target: ByteRange | null;
}

export function placeOf(tree: MarshalTree, node: number): Place {
  const range = (at: number) => ({ start: tree.start[at], end: nodeEnd(tree, at) });
  const target = resolve(tree, node);
  return { ...range(node), target: isReference(tree, node) ? range(target) : null };
}

/** The field of that name as the file stores it. */
export function fieldOf(tree: MarshalTree, code: CodeObject, name: string): CodeField | undefined {
  return codeFields(tree, codeNode(tree, code)).find((field) => field.name === name);
}

/** Where a member of a field that is a tuple stands; null where there is no such member. */
export function memberPlace(tree: MarshalTree, code: CodeObject, name: string, index: number): Place | null {
  const node = fieldOf(tree, code, name)?.node;
  if (node === undefined || node === null) return null;
  const child = nodeChildren(tree, resolve(tree, node))[index];
  return child === undefined ? null : placeOf(tree, child);
}
