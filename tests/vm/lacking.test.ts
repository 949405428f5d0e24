import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { PythonVersion } from '../../src/pyc/types.ts';
import '../../src/vm/index.ts';
import { makeBuiltins } from '../../src/vm/builtins/index.ts';
import { Machine } from '../../src/vm/machine.ts';
import { classesChanged, getAttribute, tryGetAttribute } from '../../src/vm/objects/attributes.ts';
import { dictGetStr } from '../../src/vm/objects/dict.ts';
import { attributesOfType } from '../../src/vm/objects/lacking.ts';
import { PyObject, Raised, Unsupported, type PyType } from '../../src/vm/objects/model.ts';
import { setRuntime } from '../../src/vm/objects/runtime.ts';
import { T, exceptions, str } from '../../src/vm/objects/types.ts';

const types: PyType[] = [...Object.values(T), ...exceptions.values()];

/** How asking a built-in type for one of its attributes ends. */
function ask(type: PyType, name: string): string {
  try {
    return tryGetAttribute(type, name) === null ? 'not found' : 'found';
  } catch (error) {
    if (error instanceof Unsupported) return 'unsupported';
    if (error instanceof Raised) return `raised ${error.exception.type.name}`;
    throw error;
  }
}

function start(version: PythonVersion): Machine {
  const machine = new Machine(version, 0, makeBuiltins(version));
  setRuntime(machine);
  classesChanged();
  return machine;
}

beforeEach(() => void start('3.13'));
afterEach(() => setRuntime(null));

describe('an attribute that CPython has and the machine lacks', () => {
  test('the real interpreters told of every built-in type of the machine', () => {
    const told = (type: PyType) =>
      PYTHON_VERSIONS.some((version) => attributesOfType(type.name, Number(version.slice(2))).length > 0);
    expect(types.filter((type) => !told(type)).map((type) => type.name)).toEqual([]);
  });

  test.each(PYTHON_VERSIONS)('%s: ends the run; it never raises AttributeError', (version) => {
    start(version);
    const wrong = types.flatMap((type) =>
      attributesOfType(type.name, Number(version.slice(2)))
        // CPython itself raises for these of a built-in class: they are computed, and only a class statement has them.
        .filter((name) => !/^__(abstractmethods|annotations|annotate)__$/.test(name))
        .map((name) => `${type.name}.${name}: ${ask(type, name)}`)
        .filter((answer) => !/: (found|unsupported)$/.test(answer)),
    );
    expect(wrong).toEqual([]);
  });

  test('is named', () => {
    try {
      getAttribute(T.frame, 'f_trace');
      expect.fail('frame.f_trace is there now: ask for another attribute that is lacking');
    } catch (error) {
      expect(error).toMatchObject({ what: 'the attribute f_trace of frame' });
    }
  });

  test('a name that CPython has not either raises AttributeError', () => {
    for (const type of types) expect(ask(type, 'frobnicate'), type.name).toBe('not found');
    expect(() => getAttribute(new PyObject(T.none), 'append')).toThrow();
    try {
      getAttribute(new PyObject(T.none), 'append');
    } catch (error) {
      expect(error).toBeInstanceOf(Raised);
    }
  });
});

describe('what another version has', () => {
  test('str.removeprefix came with 3.9', () => {
    start('3.8');
    expect(() => getAttribute(str('abc'), 'removeprefix')).toThrow(Raised);
    start('3.9');
    expect(ask(T.str, 'removeprefix')).toMatch(/^(found|unsupported)$/);
  });

  test('PythonFinalizationError came with 3.13: before, the name is not bound', () => {
    expect(start('3.12').builtin('PythonFinalizationError')).toBeNull();
    expect(start('3.13').builtin('PythonFinalizationError')).toBe(exceptions.get('PythonFinalizationError'));
  });

  test('a built-in name that the machine lacks ends the run', () => {
    const machine = start('3.13');
    expect(dictGetStr(machine.builtins, 'memoryview')).toBeNull();
    expect(() => machine.builtin('memoryview')).toThrow(Unsupported);
  });
});
