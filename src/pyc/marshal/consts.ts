import type { ByteRange } from '../types.ts';
import type { Const } from '../code.ts';
import { codeAt } from './code-object.ts';
import { lazyProperty, once, withLazy } from './lazy.ts';
import type { LazyProperties, Made, Source } from './lazy.ts';
import { leafConst } from './leaf.ts';
import { isReference, nodeEnd, nodeType, resolve } from './tree.ts';
import { TYPE } from './types.ts';
import type { MarshalTree } from './types.ts';

/** The members of a node as constants, made once. */
export function membersAt(tree: MarshalTree, node: number, made: Made): Const[] {
  return once(made, node, 'members', () => {
    const found: Const[] = [];
    for (let child = node + 1; child < tree.next[node]; child = tree.next[child])
      found.push(constAt(tree, child, made));
    return found;
  });
}

const members = ({ tree, node, made }: Source) => membersAt(tree, node, made);

/** A dict ends with a NULL that is no entry, and drops a key whose value is NULL. */
function entries(source: Source): [Const, Const][] {
  const flat = members(source);
  const pairs: [Const, Const][] = [];
  for (let i = 0; i + 1 < flat.length && flat[i + 1].type !== 'NULL'; i += 2) pairs.push([flat[i], flat[i + 1]]);
  return pairs;
}

const ITEMS: LazyProperties = { items: lazyProperty('items', members) };
const ENTRIES: LazyProperties = { entries: lazyProperty('entries', entries) };
const SLICE: LazyProperties = Object.fromEntries(
  ['start', 'stop', 'step'].map((name, i) => [name, lazyProperty(name, (source) => members(source)[i])]),
);
const CODE: LazyProperties = { value: lazyProperty('value', ({ tree, node, made }) => codeAt(tree, node, made)) };

const CONTAINERS: Readonly<Record<number, [type: Const['type'], properties: LazyProperties]>> = {
  [TYPE.TUPLE]: ['tuple', ITEMS],
  [TYPE.SMALL_TUPLE]: ['tuple', ITEMS],
  [TYPE.LIST]: ['list', ITEMS],
  [TYPE.SET]: ['set', ITEMS],
  [TYPE.FROZENSET]: ['frozenset', ITEMS],
  [TYPE.DICT]: ['dict', ENTRIES],
  [TYPE.FROZENDICT]: ['frozendict', ENTRIES],
  [TYPE.SLICE]: ['slice', SLICE],
  [TYPE.CODE]: ['code', CODE],
};

/** The constant at a node. Its members are made when they are asked for. */
function constAt(tree: MarshalTree, node: number, made: Made): Const {
  const target = resolve(tree, node);
  const refers = isReference(tree, node);
  const ref: { ref?: ByteRange } = refers ? { ref: { start: tree.start[node], end: nodeEnd(tree, node) } } : {};
  const isContainer = CONTAINERS[nodeType(tree, target)] !== undefined;
  const read = () => (isContainer ? null : leafConst(tree, target));
  // A long text that many references point to is made once.
  const leaf = refers && !isContainer ? once(made, target, 'leaf', read) : read();
  if (leaf) return refers ? { ...leaf, ...ref } : leaf;
  const [type, properties] = CONTAINERS[nodeType(tree, target)];
  const range = { start: tree.start[target], end: nodeEnd(tree, target) };
  return withLazy({ type, range, ...ref }, properties, { tree, node: target, made });
}

/**
 * The whole object of an undamaged tree as plain data. Members of a container, and the parts of a code object, are made when
 * they are first asked for: a file of single-byte constants would need a hundred times its size at once. A reference becomes
 * a copy of what it points to, members shared, with its own place in `ref`; a list that holds itself holds itself here too.
 */
export function constOf(tree: MarshalTree): Const {
  if (tree.error) throw new Error('constOf: the tree is damaged');
  return constAt(tree, 0, new Map());
}
