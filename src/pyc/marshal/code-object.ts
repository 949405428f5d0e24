import type { CodeObject, Const, ConstOf } from '../code.ts';
import { codeLayout } from './code-layout.ts';
import { nodeEnd, readLong } from './tree.ts';
import { decodeLatin1 } from './utf8.ts';
import type { MarshalTree } from './types.ts';

const LOCAL = 0x20;
const CELL = 0x40;
const FREE = 0x80;

/** A name; in Python 2 those are bytes, as a rule ASCII. */
const text = (value: Const) =>
  value.type === 'bytes' ? decodeLatin1(value.value, 0, value.value.length) : (value as ConstOf<'str'>).value;
const texts = (value: Const) => (value as ConstOf<'tuple'>).items.map(text);
const data = (value: Const) => (value as ConstOf<'bytes'>).value;

/** Names and kinds of the slots as 3.11+ stores them, made from the three tuples of before. */
function slotsOf(varnames: string[], cellvars: string[], freevars: string[]): [string[], Uint8Array] {
  const kinds = [...varnames.map(() => LOCAL), ...cellvars.map(() => CELL), ...freevars.map(() => FREE)];
  return [[...varnames, ...cellvars, ...freevars], Uint8Array.from(kinds)];
}

/** `firstlineno` stands before the last objects: one up to 3.10 (line table), two from 3.11. */
function firstLine(tree: MarshalTree, parts: Const[], before: number): number {
  const previous = parts[before - 1];
  return readLong(tree.bytes, (previous.ref ?? previous.range).end);
}

/** Makes the code object of a checked TYPE_CODE node from its members. */
export function makeCode(tree: MarshalTree, node: number, parts: Const[]): CodeObject {
  const layout = codeLayout(tree.python);
  const start = tree.start[node];
  const integer = (name: string) => {
    const index = layout.integers.indexOf(name);
    return index < 0 ? 0 : readLong(tree.bytes, start + 1 + 4 * index);
  };
  const part = (name: string) => parts[layout.objects.indexOf(name)];
  const isNew = layout.objects.includes('localsplusnames');

  let slots: Pick<CodeObject, 'varnames' | 'cellvars' | 'freevars' | 'localsplusnames' | 'localspluskinds'>;
  if (isNew) {
    const localsplusnames = texts(part('localsplusnames'));
    const localspluskinds = data(part('localspluskinds'));
    const having = (kind: number) => localsplusnames.filter((_, i) => localspluskinds[i] & kind);
    const [varnames, cellvars, freevars] = [having(LOCAL), having(CELL), having(FREE)];
    slots = { varnames, cellvars, freevars, localsplusnames, localspluskinds };
  } else {
    const [varnames, cellvars, freevars] = [texts(part('varnames')), texts(part('cellvars')), texts(part('freevars'))];
    const [localsplusnames, localspluskinds] = slotsOf(varnames, cellvars, freevars);
    slots = { varnames, cellvars, freevars, localsplusnames, localspluskinds };
  }
  const code = part('code');
  return {
    python: tree.python,
    argcount: integer('argcount'),
    posonlyargcount: integer('posonlyargcount'),
    kwonlyargcount: integer('kwonlyargcount'),
    stacksize: integer('stacksize'),
    flags: integer('flags'),
    code: data(code),
    codeRange: { start: code.range.start + 5, end: code.range.end },
    consts: (part('consts') as ConstOf<'tuple'>).items,
    names: texts(part('names')),
    ...slots,
    filename: text(part('filename')),
    name: text(part('name')),
    qualname: text(part(isNew ? 'qualname' : 'name')),
    firstlineno: firstLine(tree, parts, layout.objectsBeforeLine),
    linetable: data(part('linetable')),
    exceptiontable: isNew ? data(part('exceptiontable')) : new Uint8Array(0),
    range: { start, end: nodeEnd(tree, node) },
  };
}
