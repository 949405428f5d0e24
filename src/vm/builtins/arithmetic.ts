/** What the number types have in common: the methods of operators and comparisons. */
import { type Comparison, nativeCompare } from '../objects/compare.ts';
import { PyComplex, PyFloat, PyInt, type PyObject } from '../objects/model.ts';
import { OPERATORS, nativeBinary, nativeUnary } from '../objects/operators.ts';
import { NotImplemented, bool } from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import type { Table } from './define.ts';

export const COMPARISON_METHODS: [string, Comparison][] = [
  ['__eq__', '=='],
  ['__ne__', '!='],
  ['__lt__', '<'],
  ['__le__', '<='],
  ['__gt__', '>'],
  ['__ge__', '>='],
];

/** `__eq__` and its like of a built-in type. */
export function comparisons(takes: (other: PyObject) => boolean = () => true): Table {
  return Object.fromEntries(
    COMPARISON_METHODS.map(([name, op]) => [
      `${name} 1`,
      ([self, other]: PyObject[]) => {
        const result = takes(other) ? nativeCompare(self, other, op) : null;
        return result === null ? NotImplemented : bool(result);
      },
    ]),
  );
}

/** Methods of operators; `takes` says with which other operand the type computes itself. */
export function arithmetic(takes: (other: PyObject) => boolean): Table {
  const table: Table = {};
  for (const [op, name] of OPERATORS) {
    if (op === '@') continue;
    const three = name === 'pow' ? '-2' : '';
    table[`__${name}__ 1${three}`] = ([a, b]) => (takes(b) ? nativeBinary(a, b, op) : null) ?? NotImplemented;
    table[`__r${name}__ 1${three}`] = ([a, b]) => (takes(b) ? nativeBinary(b, a, op) : null) ?? NotImplemented;
  }
  for (const [name, op] of [
    ['neg', '-'],
    ['pos', '+'],
    ['invert', '~'],
  ] as const)
    table[`__${name}__ 0`] = ([a]) => nativeUnary(a, op) ?? NotImplemented;
  return table;
}

export const isInt = (value: PyObject): boolean => value instanceof PyInt;
export const isReal = (value: PyObject): boolean => value instanceof PyInt || value instanceof PyFloat;
export const isNumber = (value: PyObject): boolean => isReal(value) || value instanceof PyComplex;

/** 3.7 has a plural after every number. */
export const atMostOne = (): string => (minor === 7 ? 's' : '');

/** What numbers are called in error texts. */
export const realNumber = (): string => (minor < 10 ? 'number' : 'real number');
