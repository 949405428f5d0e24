import { readFileSync } from 'node:fs';
import {
  atLeast,
  codeObjects,
  constRepr,
  printableOf,
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
import type { OracleModule } from './oracle.ts';

/** What an interpreter says of a module, as lines that can be compared. */
export const SPOKEN = ['dis', 'positions', 'exception tables', 'fields'] as const;

/** What is compared, a column of the table each. */
export const ASPECTS = ['dis', 'round trip', 'positions', 'exception tables', 'fields'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** The lines of each aspect of one module. */
export type Lines = Record<(typeof SPOKEN)[number], string[]>;

/** The first difference of one file in one aspect; null where there is none. */
export type Comparison = Record<Aspect, string | null>;

function firstDifference(ours: readonly string[], theirs: readonly string[]): string | null {
  const at = ours.findIndex((line, i) => line !== theirs[i]);
  const index = at >= 0 ? at : ours.length < theirs.length ? ours.length : -1;
  if (index < 0) return null;
  const show = (line: string | undefined) => (line === undefined ? 'nothing' : line.slice(0, 300));
  return `line ${index + 1}: ours ${show(ours[index])}\n      CPython ${show(theirs[index])}`;
}

/** The fields under the names that the interpreter's own code objects have. */
function fieldsOf(code: CodeObject): Record<string, unknown> {
  const { name, qualname, filename, firstlineno, argcount, stacksize, flags, names } = code;
  return {
    ...{ name, filename, firstlineno, argcount, nlocals: code.varnames.length, stacksize, flags, names },
    ...{ varnames: code.varnames, freevars: code.freevars, cellvars: code.cellvars },
    ...(atLeast(code.python, '3.0') ? { kwonlyargcount: code.kwonlyargcount } : {}),
    ...(atLeast(code.python, '3.8') ? { posonlyargcount: code.posonlyargcount } : {}),
    ...(atLeast(code.python, '3.11') ? { qualname } : {}),
    consts: code.consts.map((constant) => sortFrozensets(constRepr(constant, code.python, printableOf(code.python)))),
  };
}

function positionsOf(code: CodeObject): unknown[] {
  if (atLeast(code.python, '3.11'))
    return positions(code).map(({ line, endLine, col, endCol }) => [line, endLine, col, endCol]);
  if (atLeast(code.python, '3.10')) return lineTable(code).map(({ start, end, line }) => [start, end, line]);
  return lineStarts(code).map(({ offset, line }) => [offset, line]);
}

const rows = (list: unknown[]) => list.map((row) => JSON.stringify(row));

const fieldLines = (fields: Record<string, unknown>) =>
  Object.keys(fields)
    .sort()
    .map((key) => `${key} ${JSON.stringify(fields[key])}`);

const listing = (text: string) => sortFrozensets(text).split('\n');

/** Lines of every code object, each below its number. */
const eachCode = <T>(codes: readonly T[], lines: (code: T) => string[]) =>
  codes.flatMap((code, i) => [`code object ${i}`, ...lines(code)]);

/** What the site's reader says of a module's code. */
export function ourLines(code: CodeObject): Lines {
  const codes = codeObjects(code);
  const exceptions = (code: CodeObject) =>
    exceptionTable(code).map(({ start, end, target, depth, lasti }) => [start, end, target, depth, Number(lasti)]);
  return {
    dis: listing(disText(code)),
    positions: eachCode(codes, (each) => rows(positionsOf(each))),
    'exception tables': eachCode(codes, (each) => rows(exceptions(each))),
    fields: eachCode(codes, (each) => fieldLines(fieldsOf(each))),
  };
}

/** What the interpreter says of it. */
export function theirLines({ text, codes }: Pick<OracleModule, 'text' | 'codes'>): Lines {
  return {
    dis: listing(text),
    positions: eachCode(codes, (each) => rows(each.positions)),
    'exception tables': eachCode(codes, (each) => rows(each.exceptions)),
    fields: eachCode(codes, ({ fields }) => fieldLines({ ...fields, consts: fields.consts.map(sortFrozensets) })),
  };
}

/** Compares what the site's reader says of a module with what its interpreter says. */
export function compareModule(module: OracleModule): Comparison {
  const bytes = new Uint8Array(readFileSync(module.pyc));
  const { code, error } = readPyc(bytes);
  if (!code) {
    const problem = error ? `${error.exception}: ${error.message} at ${error.offset}` : 'no code object';
    return Object.fromEntries(ASPECTS.map((aspect) => [aspect, problem])) as Comparison;
  }
  const [ours, theirs] = [ourLines(code), theirLines(module)];
  const spoken = SPOKEN.map((aspect) => [aspect, firstDifference(ours[aspect], theirs[aspect])]);
  return { ...Object.fromEntries(spoken), 'round trip': roundtripProblem(bytes) } as Comparison;
}
