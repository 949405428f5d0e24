import type { AnyPython } from '../types.ts';
import { atLeast } from '../versions/compare.ts';
import type { CodeLayout } from './code-layout.ts';
import { TYPE } from './types.ts';
import type { MarshalTree } from './types.ts';
import { nodeChildren, nodeEnd, nodeType, readLong, resolve } from './tree.ts';

/** Exception and text, still without an offset. */
export type Raised = [exception: string, message: string];

/** Where `PyErr_BadInternalCall` stands in the interpreters that the site's data was made with; each build has its own. */
const BAD_CALL: Readonly<Partial<Record<AnyPython, string>>> = {
  '2.7': 'Objects/codeobject.c:112',
  '3.6': 'Objects/codeobject.c:131',
  '3.7': 'Objects/codeobject.c:119',
  '3.8': 'Objects/codeobject.c:130',
  '3.9': 'Objects/codeobject.c:141',
  '3.10': 'Objects/codeobject.c:141',
  '3.11': 'Objects/codeobject.c:250',
  '3.12': 'Objects/codeobject.c:354',
  '3.13': 'Objects/codeobject.c:412',
  '3.14': '../Objects/codeobject.c:465',
  '3.15': '../Objects/codeobject.c:465',
};

const TUPLES = new Set<number>([TYPE.TUPLE, TYPE.SMALL_TUPLE]);
const STRINGS = new Set<number>([
  ...[TYPE.UNICODE, TYPE.INTERNED, TYPE.ASCII, TYPE.ASCII_INTERNED],
  ...[TYPE.SHORT_ASCII, TYPE.SHORT_ASCII_INTERNED],
]);
const BYTES = new Set<number>([TYPE.STRING]);
/** Python 2 has one type for both, and another one for Unicode. */
const STRINGS_2 = new Set<number>([TYPE.STRING, TYPE.INTERNED]);

const stringTypes = (python: AnyPython) => (python === '2.7' ? STRINGS_2 : STRINGS);

function expectedTypes(python: AnyPython, part: string): ReadonlySet<number> {
  const expected = EXPECTED[part];
  return python === '2.7' && expected !== TUPLES ? STRINGS_2 : expected;
}

/** What each part of a code object must be. */
const EXPECTED: Readonly<Record<string, ReadonlySet<number>>> = {
  code: BYTES,
  consts: TUPLES,
  names: TUPLES,
  varnames: TUPLES,
  freevars: TUPLES,
  cellvars: TUPLES,
  localsplusnames: TUPLES,
  localspluskinds: BYTES,
  filename: STRINGS,
  name: STRINGS,
  qualname: STRINGS,
  linetable: BYTES,
  exceptiontable: BYTES,
};

/** Tuples that may hold nothing but strings, in the order in which CPython interns them. */
const NAME_TUPLES = ['names', 'varnames', 'localsplusnames', 'freevars', 'cellvars'];

const CO_VARARGS = 0x04;
const CO_VARKEYWORDS = 0x08;
const CO_FAST_LOCAL = 0x20;

/** Integers that must not be negative. */
function nonNegative(python: AnyPython): string[] {
  if (!atLeast(python, '3.8')) return ['argcount', 'kwonlyargcount', 'nlocals'];
  return ['argcount', 'posonlyargcount', 'kwonlyargcount', 'nlocals', 'stacksize', 'flags'];
}

/** What was found of parts that many code objects may share, so that each is looked through once. */
export interface KnownParts {
  /** Tuples of nothing but strings. */
  names: Set<number>;
  /** How many locals there are among the kinds of slots at a node. */
  locals: Map<number, number>;
}

function countLocals(tree: MarshalTree, kinds: number, known: KnownParts): number {
  let count = known.locals.get(kinds);
  if (count !== undefined) return count;
  count = 0;
  const end = nodeEnd(tree, kinds);
  for (let at = tree.start[kinds] + 5; at < end; at++) if (tree.bytes[at] & CO_FAST_LOCAL) count++;
  known.locals.set(kinds, count);
  return count;
}

/** Whether a tuple holds nothing but strings. An open one, which holds the code object itself, still has NULLs. */
function hasOnlyStrings(tree: MarshalTree, tuple: number, known: KnownParts): boolean {
  if (known.names.has(tuple)) return true;
  if (isOpen(tree, tuple)) return false;
  const types = stringTypes(tree.python);
  for (let child = tuple + 1; child < tree.next[tuple]; child = tree.next[child])
    if (!types.has(nodeType(tree, resolve(tree, child)))) return false;
  known.names.add(tuple);
  return true;
}

const isOpen = (tree: MarshalTree, node: number) => tree.next[node] === 0;

/** The size that a tuple states, which it may not have reached yet. */
function tupleSize(tree: MarshalTree, tuple: number): number {
  const at = tree.start[tuple] + 1;
  return nodeType(tree, tuple) === TYPE.SMALL_TUPLE ? tree.bytes[at] : readLong(tree.bytes, at);
}

/**
 * What making a code object of the parts raises, null where it succeeds. Ported from `PyCode_NewWithPosOnlyArgs` (up to
 * 3.10) and `_PyCode_Validate`, `_PyCode_New` (Objects/codeobject.c). 3.7 and 3.8 abort over names that are not strings.
 */
export function checkCode(tree: MarshalTree, node: number, layout: CodeLayout, known: KnownParts): Raised | null {
  const { python, bytes } = tree;
  const integers: Record<string, number> = {};
  layout.integers.forEach((name, i) => (integers[name] = readLong(bytes, tree.start[node] + 1 + 4 * i)));
  const parts: Record<string, number> = {};
  nodeChildren(tree, node).forEach((child, i) => (parts[layout.objects[i]] = resolve(tree, child)));
  const length = (part: string) =>
    expectedTypes(python, 'code').has(nodeType(tree, parts[part]))
      ? readLong(bytes, tree.start[parts[part]] + 1)
      : tupleSize(tree, parts[part]);

  const badCall =
    nonNegative(python).some((name) => integers[name] < 0) ||
    integers.argcount < (integers.posonlyargcount ?? 0) ||
    layout.objects.some((name) => !expectedTypes(python, name).has(nodeType(tree, parts[name]))) ||
    (parts.localsplusnames !== undefined && length('localsplusnames') !== length('localspluskinds'));
  if (badCall) {
    const place = BAD_CALL[python];
    return ['SystemError', `${place ? `${place}: ` : ''}bad argument to internal function`];
  }

  if (atLeast(python, '3.11') && length('code') % 2 !== 0) return ['ValueError', 'code: co_code is malformed'];

  const { argcount, kwonlyargcount = 0, flags } = integers;
  const args = argcount + kwonlyargcount + (flags & CO_VARARGS ? 1 : 0) + (flags & CO_VARKEYWORDS ? 1 : 0);
  const locals = parts.varnames !== undefined ? length('varnames') : countLocals(tree, parts.localspluskinds, known);
  const tooSmall: Raised = ['ValueError', `code: ${atLeast(python, '3.11') ? 'co_varnames' : 'varnames'} is too small`];
  // Before 3.9 the names are interned, and not found to be strings, before the arguments are counted.
  const notStrings = NAME_TUPLES.some((name) => parts[name] !== undefined && !hasOnlyStrings(tree, parts[name], known));
  const nonString: Raised = [
    atLeast(python, '3.9') ? 'SystemError' : 'Fatal Python error',
    'non-string found in code slot',
  ];
  if (notStrings && !atLeast(python, '3.11')) return nonString;
  if (args > locals && atLeast(python, '3.6')) return tooSmall;
  return notStrings ? nonString : null;
}
