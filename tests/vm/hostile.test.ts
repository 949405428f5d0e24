import { describe, expect, test } from 'vitest';
import '../../src/vm/index.ts';
import { makeBuiltins } from '../../src/vm/builtins/index.ts';
import { Machine } from '../../src/vm/machine.ts';
import { compare } from '../../src/vm/objects/compare.ts';
import { Raised, Unsupported, type PyObject } from '../../src/vm/objects/model.ts';
import { binary, type Operator } from '../../src/vm/objects/operators.ts';
import { getAttribute } from '../../src/vm/objects/attributes.ts';
import { format } from '../../src/vm/objects/format.ts';
import { percentFormat } from '../../src/vm/objects/percent.ts';
import { toArray } from '../../src/vm/objects/iterate.ts';
import { call, setRuntime } from '../../src/vm/objects/runtime.ts';
import { T, int, list, str } from '../../src/vm/objects/types.ts';

/** How something ends that a program may ask of the machine: a Python exception, or what the machine lacks. */
function ending(ask: () => unknown): string {
  setRuntime(new Machine('3.13', 1000, makeBuiltins('3.13')));
  try {
    ask();
    return 'a result';
  } catch (error) {
    if (error instanceof Unsupported) return 'unsupported';
    if (error instanceof Raised) return error.exception.type.name;
    throw error;
  } finally {
    setRuntime(null);
  }
}

const operation = (a: PyObject, op: Operator, b: PyObject) => () => binary(a, b, op);
const method = (object: PyObject, name: string, ...args: PyObject[]) => call(getAttribute(object, name), args);
const range = (stop: number | bigint) => call(T.range, [int(stop)]);

describe('what would take too long or too much memory ends at once', () => {
  const endings: [string, () => unknown, string][] = [
    ['9**(9**9)', operation(int(9), '**', int(9 ** 9)), 'unsupported'],
    ['1 << 10**12', operation(int(1), '<<', int(10 ** 12)), 'unsupported'],
    ["'x' * 10**12", operation(str('x'), '*', int(10 ** 12)), 'unsupported'],
    ['[0] * 10**12', () => binary(list([int(0)]), int(10 ** 12), '*'), 'unsupported'],
    ["'x' * 10**30", operation(str('x'), '*', int(10n ** 30n)), 'OverflowError'],
    ['list(range(10**30))', () => toArray(range(10n ** 30n)), 'unsupported'],
    ['sum(range(10**18))', () => method(range(10n ** 18n), 'count', str('a')), 'unsupported'],
    ['range(10**30).index(10**29)', () => method(range(10n ** 30n), 'index', int(10n ** 29n)), 'a result'],
    ["format(5, '99999999999')", () => format(int(5), '99999999999'), 'unsupported'],
    ["'%9999999999d' % 5", () => percentFormat('%9999999999d', int(5)), 'unsupported'],
    ["'%.999999999f' % 5", () => percentFormat('%.999999999f', int(5)), 'unsupported'],
    ['str(10**5000)', () => format(int(10n ** 5000n), 'd'), 'ValueError'],
    [
      'a million times a million characters',
      () => method(str('a'.repeat(1e6)), 'replace', str('a'), str('b'.repeat(1e6))),
      'unsupported',
    ],
    [
      'two lists that hold each other, compared',
      () => {
        const [a, b] = [list([]), list([])];
        a.items.push(b);
        b.items.push(a);
        return compare(a, b, '==');
      },
      'RecursionError',
    ],
  ];
  test.each(endings)('%s', (_, ask, wanted) => {
    expect(ending(ask)).toBe(wanted);
  });
});
