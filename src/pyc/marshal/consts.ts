import type { ByteRange } from '../types.ts';
import type { CodeObject, Const } from '../code.ts';
import { makeCode } from './code-object.ts';
import { leafConst } from './leaf.ts';
import { isReference, nodeEnd, nodeType, readLong } from './tree.ts';
import { TYPE } from './types.ts';
import type { MarshalTree } from './types.ts';

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
