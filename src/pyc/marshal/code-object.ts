import type { CodeObject, Const } from '../code.ts';
import { codeLayout } from './code-layout.ts';
import { membersAt } from './consts.ts';
import { lazyProperty, once, sourceOf, withLazy } from './lazy.ts';
import type { LazyProperties, Made, Source } from './lazy.ts';
import { leafConst } from './leaf.ts';
import { nodeChildren, nodeEnd, nodeType, readLong, resolve } from './tree.ts';
import { TYPE } from './types.ts';
import type { MarshalTree } from './types.ts';
import { decodeLatin1 } from './utf8.ts';

const LOCAL = 0x20;
const CELL = 0x40;
const FREE = 0x80;

/** The node of a part of a code object, references followed. */
function partOf(tree: MarshalTree, node: number, name: string): number {
  return resolve(tree, nodeChildren(tree, node)[codeLayout(tree.python).objects.indexOf(name)]);
}

/** The text of a name; in Python 2 names are bytes, as a rule ASCII. */
function textAt(tree: MarshalTree, node: number): string {
  const value = leafConst(tree, node) as Const;
  if (value.type === 'bytes') return decodeLatin1(value.value, 0, value.value.length);
  return (value as Const & { type: 'str' }).value;
}

const textOnce = (tree: MarshalTree, node: number, made: Made) => once(made, node, 'text', () => textAt(tree, node));

function texts(tree: MarshalTree, tuple: number, made: Made): string[] {
  return once(made, tuple, 'texts', () => {
    const found: string[] = [];
    for (let child = tuple + 1; child < tree.next[tuple]; child = tree.next[child]) {
      const target = resolve(tree, child);
      found.push(target === child ? textAt(tree, child) : textOnce(tree, target, made));
    }
    return found;
  });
}

function data(tree: MarshalTree, node: number): Uint8Array {
  return (leafConst(tree, node) as Const & { type: 'bytes' }).value;
}

const hasSlots = (tree: MarshalTree) => codeLayout(tree.python).objects.includes('localsplusnames');

/** The names of one kind: a tuple of their own before 3.11, from then on what the kinds of the slots say. */
function namesOf(list: 'varnames' | 'cellvars' | 'freevars', kind: number): PropertyDescriptor {
  return lazyProperty(list, ({ tree, node, made }) => {
    if (!hasSlots(tree)) return texts(tree, partOf(tree, node, list), made);
    const kinds = data(tree, partOf(tree, node, 'localspluskinds'));
    return texts(tree, partOf(tree, node, 'localsplusnames'), made).filter((_, i) => kinds[i] & kind);
  });
}

/** The three tuples of before 3.11, in slot order. */
const BEFORE_3_11 = [
  ['varnames', LOCAL],
  ['cellvars', CELL],
  ['freevars', FREE],
] as const;

function slotNames({ tree, node, made }: Source): string[] {
  if (hasSlots(tree)) return texts(tree, partOf(tree, node, 'localsplusnames'), made);
  return BEFORE_3_11.flatMap(([list]) => texts(tree, partOf(tree, node, list), made));
}

function slotKinds({ tree, node }: Source): Uint8Array {
  if (hasSlots(tree)) return data(tree, partOf(tree, node, 'localspluskinds'));
  const kinds = BEFORE_3_11.flatMap(([list, kind]) => nodeChildren(tree, partOf(tree, node, list)).map(() => kind));
  return Uint8Array.from(kinds);
}

function consts({ tree, node, made }: Source): Const[] {
  return membersAt(tree, partOf(tree, node, 'consts'), made);
}

/** What can be long, and shared by many code objects: read when it is asked for. */
const LAZY: LazyProperties = {
  consts: lazyProperty('consts', consts),
  names: lazyProperty('names', ({ tree, node, made }) => texts(tree, partOf(tree, node, 'names'), made)),
  varnames: namesOf('varnames', LOCAL),
  cellvars: namesOf('cellvars', CELL),
  freevars: namesOf('freevars', FREE),
  localsplusnames: lazyProperty('localsplusnames', slotNames),
  localspluskinds: lazyProperty('localspluskinds', slotKinds),
};

/** The code object of a checked TYPE_CODE node, made once. */
export function codeAt(tree: MarshalTree, node: number, made: Made): CodeObject {
  return once(made, node, 'code', () => makeCode(tree, node, made));
}

function makeCode(tree: MarshalTree, node: number, made: Made): CodeObject {
  const layout = codeLayout(tree.python);
  const start = tree.start[node];
  const children = nodeChildren(tree, node);
  const integer = (name: string) => {
    const index = layout.integers.indexOf(name);
    return index < 0 ? 0 : readLong(tree.bytes, start + 1 + 4 * index);
  };
  const part = (name: string) => resolve(tree, children[layout.objects.indexOf(name)]);
  const isNew = hasSlots(tree);
  const code = part('code');
  return withLazy(
    {
      python: tree.python,
      argcount: integer('argcount'),
      posonlyargcount: integer('posonlyargcount'),
      kwonlyargcount: integer('kwonlyargcount'),
      stacksize: integer('stacksize'),
      flags: integer('flags'),
      code: data(tree, code),
      codeRange: { start: tree.start[code] + 5, end: nodeEnd(tree, code) },
      filename: textOnce(tree, part('filename'), made),
      name: textOnce(tree, part('name'), made),
      qualname: textOnce(tree, part(isNew ? 'qualname' : 'name'), made),
      // It stands before the last objects: one up to 3.10 (line table), two from 3.11.
      firstlineno: readLong(tree.bytes, nodeEnd(tree, children[layout.objectsBeforeLine - 1])),
      linetable: data(tree, part('linetable')),
      exceptiontable: isNew ? data(tree, part('exceptiontable')) : new Uint8Array(0),
      range: { start, end: nodeEnd(tree, node) },
    },
    LAZY,
    { tree, node, made },
  );
}

/** The code objects among a code object's constants, in order, the others not made. */
export function nestedCode(code: CodeObject): readonly CodeObject[] {
  const source = sourceOf(code);
  if (!source) return code.consts.flatMap((constant) => (constant.type === 'code' ? [constant.value] : []));
  const { tree, node, made } = source;
  const tuple = partOf(tree, node, 'consts');
  return once(made, tuple, 'codes', () => {
    const found: CodeObject[] = [];
    for (let child = tuple + 1; child < tree.next[tuple]; child = tree.next[child]) {
      const target = resolve(tree, child);
      if (nodeType(tree, target) === TYPE.CODE) found.push(codeAt(tree, target, made));
    }
    return found;
  });
}
