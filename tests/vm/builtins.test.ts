import { describe, expect, test } from 'vitest';
import '../../src/vm/index.ts';
import type { PythonVersion } from '../../src/pyc/index.ts';
import { makeBuiltins } from '../../src/vm/builtins/index.ts';
import { Machine } from '../../src/vm/machine.ts';
import { getAttribute } from '../../src/vm/objects/attributes.ts';
import { PartMissing } from '../../src/vm/objects/part-missing.ts';
import { binary } from '../../src/vm/objects/operators.ts';
import { Unsupported, type PyObject } from '../../src/vm/objects/model.ts';
import { repr } from '../../src/vm/objects/repr.ts';
import { call, setRuntime } from '../../src/vm/objects/runtime.ts';
import { complex, int, list, set, str, tuple } from '../../src/vm/objects/types.ts';
import { loadParts, withParts } from '../../src/vm/parts.ts';

/** What `work` gives on a machine of a version. */
function on<T>(version: PythonVersion, work: () => T): T {
  setRuntime(new Machine(version, 1000, makeBuiltins(version)));
  try {
    return work();
  } finally {
    setRuntime(null);
  }
}

const method = (object: PyObject, name: string, ...args: PyObject[]) => call(getAttribute(object, name), args);

describe('what str knows of characters', () => {
  test('is asked for when a program needs it, and the run starts again', async () => {
    const upper = () => on('3.12', () => repr(method(str('straße'), 'upper')));
    expect(upper).toThrow(PartMissing);
    expect(await withParts('3.12', upper)).toBe("'STRASSE'");
  });

  test('is what the version knows', async () => {
    await Promise.all([loadParts('3.7'), loadParts('3.15')]);
    // A letter of Unicode 13, which 3.7 does not know yet.
    expect(on('3.7', () => repr(method(str('\ua7c7'), 'isalpha')))).toBe('False');
    expect(on('3.15', () => repr(method(str('\ua7c7'), 'isalpha')))).toBe('True');
    expect(on('3.7', () => repr(method(str('ǆ'), 'capitalize')))).toBe("'Ǆ'");
    expect(on('3.15', () => repr(method(str('ǆ'), 'capitalize')))).toBe("'ǅ'");
    expect(on('3.15', () => repr(method(str('ΌΣΟΣ'), 'title')))).toBe("'Όσος'");
  });
});

describe('a set', () => {
  const order = (version: PythonVersion) =>
    on(version, () => {
      const made = set();
      for (let n = 0; n < 10; n++) method(made, 'add', int(n));
      method(made, 'discard', int(0));
      method(made, 'discard', int(1));
      method(made, 'add', int(0));
      return repr(made);
    });

  test('uses slots again that an item was taken out of, but not in 3.9', () => {
    expect(order('3.13')).toBe('{0, 2, 3, 4, 5, 6, 7, 8, 9}');
    expect(order('3.9')).toBe('{2, 3, 4, 5, 6, 7, 8, 9, 0}');
  });
});

test('since 3.14 a real operand has no imaginary part', () => {
  const product = () => repr(binary(complex(0, -0), int(2n ** 63n), '*'));
  expect(on('3.13', product)).toBe('0j');
  expect(on('3.14', product)).toBe('-0j');
});

describe('what shares its parts with itself many times over', () => {
  const doubled = (make: (a: PyObject) => PyObject) => {
    let made = make(int(1));
    for (let n = 0; n < 60; n++) made = make(made);
    return made;
  };

  test('ends the run where it would be written out', () => {
    expect(() => on('3.13', () => repr(doubled((one) => list([one, one]))))).toThrow(Unsupported);
  });

  test('ends the run where it would be compared', () => {
    const pair = () => doubled((one) => tuple([one, one]));
    expect(() =>
      on('3.13', () => binary(list([pair()]), list([pair()]), '+') && call(getAttribute(pair(), '__eq__'), [pair()])),
    ).toThrow(Unsupported);
  });
});
