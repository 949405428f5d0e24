import { TYPE } from './types.ts';
import type { MarshalTree } from './types.ts';
import { nodeChildren, nodeType, resolve } from './tree.ts';

const UNHASHABLE: Readonly<Record<number, string>> = { [TYPE.LIST]: 'list', [TYPE.SET]: 'set', [TYPE.DICT]: 'dict' };
const NAMES: Readonly<Record<number, string>> = {
  ...UNHASHABLE,
  [TYPE.TUPLE]: 'tuple',
  [TYPE.SMALL_TUPLE]: 'tuple',
  [TYPE.CODE]: 'code',
  [TYPE.SLICE]: 'slice',
  [TYPE.FROZENDICT]: 'frozendict',
};

/** The name of Python's type for a node that has members. */
export function typeName(tree: MarshalTree, node: number): string {
  return NAMES[nodeType(tree, resolve(tree, node))];
}

/**
 * The type that makes a node unhashable, null for a hashable one. A tuple hashes its members, a code object its constants.
 * `known` remembers what was found hashable, so that a tree whose references multiply costs no more than its nodes.
 */
export function findUnhashable(tree: MarshalTree, node: number, known: Set<number>): string | null {
  const todo = [resolve(tree, node)];
  while (todo.length > 0) {
    const at = todo.pop()!;
    const type = nodeType(tree, at);
    if (UNHASHABLE[type]) return UNHASHABLE[type];
    if (!NAMES[type] || known.has(at)) continue;
    known.add(at);
    const members = type === TYPE.CODE ? nodeChildren(tree, at).slice(1, 2) : nodeChildren(tree, at);
    for (let i = members.length - 1; i >= 0; i--) todo.push(resolve(tree, members[i]));
  }
  return null;
}
