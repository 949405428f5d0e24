import type { AnyPython } from '../types.ts';
import { atLeast } from '../versions/compare.ts';

/**
 * How marshal stores a code object: raw 32-bit integers first, then objects, with `firstlineno` (raw too) before the
 * trailing ones. Source: `TYPE_CODE` in Python/marshal.c of each version.
 */
export interface CodeLayout {
  /** Names of the integers right after the type byte. */
  integers: readonly string[];
  /** Names of the objects, in order. */
  objects: readonly string[];
  /** How many objects stand before `firstlineno`. */
  objectsBeforeLine: number;
}

const UP_TO_3_10 = ['code', 'consts', 'names', 'varnames', 'freevars', 'cellvars', 'filename', 'name', 'linetable'];

const LAYOUT_2_7: CodeLayout = {
  integers: ['argcount', 'nlocals', 'stacksize', 'flags'],
  objects: UP_TO_3_10,
  objectsBeforeLine: 8,
};

const LAYOUT_3_0: CodeLayout = {
  integers: ['argcount', 'kwonlyargcount', 'nlocals', 'stacksize', 'flags'],
  objects: UP_TO_3_10,
  objectsBeforeLine: 8,
};

const LAYOUT_3_8: CodeLayout = {
  integers: ['argcount', 'posonlyargcount', 'kwonlyargcount', 'nlocals', 'stacksize', 'flags'],
  objects: UP_TO_3_10,
  objectsBeforeLine: 8,
};

const LAYOUT_3_11: CodeLayout = {
  integers: ['argcount', 'posonlyargcount', 'kwonlyargcount', 'stacksize', 'flags'],
  objects: [
    ...['code', 'consts', 'names', 'localsplusnames', 'localspluskinds', 'filename', 'name', 'qualname'],
    ...['linetable', 'exceptiontable'],
  ],
  objectsBeforeLine: 8,
};

/** The layout that a version reads and writes. */
export function codeLayout(python: AnyPython): CodeLayout {
  if (atLeast(python, '3.11')) return LAYOUT_3_11;
  if (atLeast(python, '3.8')) return LAYOUT_3_8;
  return python === '2.7' ? LAYOUT_2_7 : LAYOUT_3_0;
}
