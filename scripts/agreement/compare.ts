import { readFileSync } from 'node:fs';
import {
  atLeast,
  codeObjects,
  constRepr,
  disText,
  exceptionTable,
  lineStarts,
  lineTable,
  positions,
  readPyc,
} from '../../src/pyc/index.ts';
import type { CodeObject } from '../../src/pyc/index.ts';
import { roundtripProblem } from '../pyc/roundtrip.ts';
import { sortFrozensets } from './frozensets.ts';
import type { OracleCode, OracleModule } from './oracle.ts';

/** What is compared, a column of the table each. */
export const ASPECTS = ['dis', 'round trip', 'positions', 'exception tables', 'fields'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** The first difference of one file in one aspect; null where there is none. */
export type Comparison = Record<Aspect, string | null>;

function firstDifference(ours: readonly string[], theirs: readonly string[]): string | null {
  const at = ours.findIndex((line, i) => line !== theirs[i]);
  const index = at >= 0 ? at : ours.length < theirs.length ? ours.length : -1;
  if (index < 0) return null;
  const show = (line: string | undefined) => (line === undefined ? 'nothing' : line.slice(0, 300));
  return `${index + 1}: ours ${show(ours[index])}\n      CPython ${show(theirs[index])}`;
}

/** The fields under the names that the interpreter's own code objects have; what it lacks is left out. */
function fieldsOf(code: CodeObject, theirs: OracleCode['fields']): Record<string, unknown> {
  const fields: Record<string, unknown> = {
    ...{ name: code.name, qualname: code.qualname, filename: code.filename, firstlineno: code.firstlineno },
    ...{ argcount: code.argcount, posonlyargcount: code.posonlyargcount, kwonlyargcount: code.kwonlyargcount },
    ...{ nlocals: code.varnames.length, stacksize: code.stacksize, flags: code.flags, names: code.names },
    ...{ varnames: code.varnames, freevars: code.freevars, cellvars: code.cellvars },
    consts: code.consts.map((constant) => sortFrozensets(constRepr(constant, code.python))),
  };
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name in theirs));
}

function positionsOf(code: CodeObject): unknown[] {
  if (atLeast(code.python, '3.11'))
    return positions(code).map(({ line, endLine, col, endCol }) => [line, endLine, col, endCol]);
  if (atLeast(code.python, '3.10')) return lineTable(code).map(({ start, end, line }) => [start, end, line]);
  return lineStarts(code).map(({ offset, line }) => [offset, line]);
}

const sorted = (object: Record<string, unknown>) =>
  Object.keys(object)
    .sort()
    .map((key) => `${key} ${JSON.stringify(object[key])}`);

/** Compares what the site's reader says of a module with what its interpreter says. */
export function compareModule(module: OracleModule): Comparison {
  const bytes = new Uint8Array(readFileSync(module.pyc));
  const { code, error } = readPyc(bytes);
  if (!code) {
    const problem = error ? `${error.exception}: ${error.message} at ${error.offset}` : 'not read';
    return { dis: problem, 'round trip': problem, positions: problem, 'exception tables': problem, fields: problem };
  }
  const ours = codeObjects(code);
  const theirs = module.codes;
  const each = (mine: (code: CodeObject, other: OracleCode) => string[], other: (code: OracleCode) => string[]) =>
    ours.length === theirs.length
      ? firstDifference(
          ours.flatMap((each, i) => [`code object ${i}`, ...mine(each, theirs[i])]),
          theirs.flatMap((each, i) => [`code object ${i}`, ...other(each)]),
        )
      : `${ours.length} code objects, CPython has ${theirs.length}`;
  const rows = (list: unknown[]) => list.map((row) => JSON.stringify(row));
  return {
    dis: firstDifference(sortFrozensets(disText(code)).split('\n'), sortFrozensets(module.text).split('\n')),
    'round trip': roundtripProblem(bytes),
    positions: each(
      (code) => rows(positionsOf(code)),
      (code) => rows(code.positions),
    ),
    'exception tables': each(
      (code) => rows(exceptionTable(code).map((e) => [e.start, e.end, e.target, e.depth, Number(e.lasti)])),
      (code) => rows(code.exceptions),
    ),
    fields: each(
      (code, other) => sorted(fieldsOf(code, other.fields)),
      ({ fields }) => sorted({ ...fields, consts: fields.consts.map(sortFrozensets) }),
    ),
  };
}
