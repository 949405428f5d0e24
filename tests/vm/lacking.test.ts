import { describe, expect, test } from 'vitest';
import '../../src/vm/index.ts';
import { BUILTIN_ATTRIBUTES } from '../../src/vm/generated/builtin-attributes-3.13.ts';
import { getAttribute, tryGetAttribute } from '../../src/vm/objects/attributes.ts';
import { PyObject, Raised, Unsupported, type PyType } from '../../src/vm/objects/model.ts';
import { T, exceptions } from '../../src/vm/objects/types.ts';

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

describe('an attribute that CPython has and the machine lacks', () => {
  test('the real interpreter told of every built-in type of the machine', () => {
    expect(types.map((type) => type.name).filter((name) => !Object.hasOwn(BUILTIN_ATTRIBUTES, name))).toEqual([]);
  });

  test('ends the run; it never raises AttributeError', () => {
    const wrong = types.flatMap((type) =>
      BUILTIN_ATTRIBUTES[type.name]
        .split(' ')
        .filter((name) => name && name !== '__abstractmethods__')
        .map((name) => `${type.name}.${name}: ${ask(type, name)}`)
        .filter((answer) => !/: (found|unsupported)$/.test(answer)),
    );
    expect(wrong).toEqual([]);
  });

  test('is named', () => {
    try {
      getAttribute(T.generator, 'gi_frame');
      expect.fail('generator.gi_frame is there now: ask for another attribute that is lacking');
    } catch (error) {
      expect(error).toMatchObject({ what: 'the attribute gi_frame of generator' });
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
