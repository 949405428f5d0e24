import { nodeType } from '../../pyc/marshal/tree.ts';
import { TYPE } from '../../pyc/marshal/types.ts';
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import { fieldOf, parentsOf } from './lookup.ts';

/** The meanings that have a hue of their own; `body` is all the rest. */
export type Meaning = 'const' | 'name' | 'local' | 'body';

const OF_FIELD: Readonly<Record<string, Meaning>> = {
  consts: 'const',
  names: 'name',
  varnames: 'local',
  freevars: 'local',
  cellvars: 'local',
  localsplusnames: 'local',
  localspluskinds: 'local',
};

/** The meaning of a code object's field. */
export function meaningOfField(field: string): Meaning {
  return OF_FIELD[field] ?? 'body';
}

/** What a node is to the code object that holds it. */
export function meaningOf(tree: MarshalTree, node: number): Meaning {
  const parents = parentsOf(tree);
  for (let at = node; parents[at] >= 0; at = parents[at])
    if (nodeType(tree, parents[at]) === TYPE.CODE) return meaningOfField(fieldOf(tree, at) ?? '');
  return 'body';
}
