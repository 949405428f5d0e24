import type { ByteRange } from '../types.ts';
import { codeLayout } from './code-layout.ts';
import { nodeChildren, nodeEnd, readLong } from './tree.ts';
import type { MarshalTree } from './types.ts';

/** One part of a marshalled code object: a raw integer (`value`), or an object (`node`). */
export interface CodeField extends ByteRange {
  /** CPython's name, without `co_`. */
  name: string;
  value: number | null;
  node: number | null;
}

/** The parts of a TYPE_CODE node in file order, as far as the file has them. They follow its type byte without gaps. */
export function codeFields(tree: MarshalTree, node: number): CodeField[] {
  const layout = codeLayout(tree.python);
  const limit = nodeEnd(tree, node);
  const fields: CodeField[] = [];
  let at = tree.start[node] + 1;
  const integer = (name: string) => {
    if (at + 4 > limit) return;
    fields.push({ name, start: at, end: at + 4, value: readLong(tree.bytes, at), node: null });
    at += 4;
  };
  layout.integers.forEach(integer);
  nodeChildren(tree, node).forEach((child, i) => {
    if (i === layout.objectsBeforeLine) integer('firstlineno');
    const end = nodeEnd(tree, child);
    fields.push({ name: layout.objects[i], start: tree.start[child], end, value: null, node: child });
    at = end;
  });
  return fields;
}
