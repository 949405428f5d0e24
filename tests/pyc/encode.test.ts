import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeBodies, plainBodies } from '../../scripts/regen/marshal-cases.ts';
import { encodeMarshal, encodePyc, objectsOf, PYTHON_VERSIONS, readMarshal, readPyc } from '../../src/pyc/index.ts';
import type { AnyPython } from '../../src/pyc/index.ts';
import { fromHex, golden, sampleFile, toHex } from './files.ts';

const SAMPLES = join(import.meta.dirname, '../../public/samples');

/** What is encoded of an object that was read, in hexadecimals; null where it cannot be read. */
function encoded(bytes: Uint8Array, python: AnyPython, start = 0): { read: string; made: string } | null {
  const tree = readMarshal(bytes, start, python);
  if (tree.error) return null;
  return {
    read: toHex(bytes.subarray(start, tree.end)),
    made: toHex(encodeMarshal(objectsOf(tree)[0], python)),
  };
}

test('every sample is the same after decoding and encoding, whatever its version and header', () => {
  const files = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pyc'));
  expect(files.length).toBeGreaterThan(100);
  const readers = new Set<string | null>();
  for (const name of files) {
    const bytes = new Uint8Array(readFileSync(join(SAMPLES, name)));
    const file = readPyc(bytes);
    readers.add(file.reader);
    expect([name, toHex(encodePyc(file)!)]).toEqual([name, toHex(bytes)]);
  }
  expect([...readers].sort()).toEqual(['2.7', '3.6', ...PYTHON_VERSIONS].sort());
});

test('the programs of 2.7 and 3.6 to 3.15 that edits start from are the same', () => {
  for (const python of ['2.7', '3.6', ...PYTHON_VERSIONS]) {
    const bytes = new Uint8Array(Buffer.from(golden<{ base: string }>(`edits-${python}.json`).base, 'base64'));
    expect(toHex(encodePyc(readPyc(bytes))!)).toBe(toHex(bytes));
  }
});

describe.each(PYTHON_VERSIONS)('marshal of Python %s', (python) => {
  test('every body that it accepts is encoded as it was', () => {
    const accepted = [...plainBodies(), ...codeBodies(python)]
      .map((body) => encoded(fromHex(body), python))
      .filter((outcome) => outcome !== null);
    expect(accepted.length).toBeGreaterThan(80);
    for (const { read, made } of accepted) expect(made).toBe(read);
  });

  test('so is a sample with changed bytes, where it can still be read', () => {
    let compared = 0;
    const edit = fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255));
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const bytes = sampleFile(`errors.cpython-${python.replace('.', '')}.pyc`);
        for (const [where, byte] of edits) bytes[16 + Math.floor(where * (bytes.length - 16))] = byte;
        const outcome = encoded(bytes, python, 16);
        if (!outcome) return;
        compared++;
        expect(outcome.made).toBe(outcome.read);
      }),
      { seed: 20240531, numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(20);
  });
});

/** Bytes of a body: text is Latin-1. */
const body = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each<[string, string, AnyPython]>([
  ['a NaN with a payload', 'g\x01\x02\x03\0\0\0\xf4\x7f', '3.13'],
  ['a float as text', 'f\x0212', '3.13'],
  ['a complex number as text', 'x\x031e0\x02-1', '3.13'],
  ['INT64', 'I\xff\xff\xff\xff\xff\xff\xff\x80', '3.13'],
  ['a surrogate pair kept apart', 'u\x06\0\0\0\xed\xa0\xbd\xed\xb8\x80', '3.13'],
  ['a lone surrogate', 'u\x04\0\0\0a\xed\xa0\x80', '3.13'],
  ['a character beyond the basic plane', 'u\x04\0\0\0\xf0\x9f\x98\x80', '3.13'],
  ['a long tuple where a short one would do', '(\x01\0\0\0N', '3.13'],
  ['a list that holds itself', '\xdb\x01\0\0\0r\0\0\0\0', '3.13'],
  ['a slice', ':i\x01\0\0\0NN', '3.14'],
  ['a frozendict', '}NT0', '3.15'],
  ['interned strings of Python 2', '(\x03\0\0\0t\x01\0\0\0aR\0\0\0\0u\x02\0\0\0\xc3\xa9', '2.7'],
  ['text of Python 3.1', '(\x02\0\0\0u\x02\0\0\0\xc3\xa9s\x01\0\0\0a', '3.1'],
])('%s is encoded as it was', (_, text, python) => {
  const outcome = encoded(body(text), python)!;
  expect(outcome.read).toBe(toHex(body(text)));
  expect(outcome.made).toBe(outcome.read);
});

test('what only marshal version 3 has is no type code of the versions before 3.4', () => {
  for (const python of ['2.7', '3.0', '3.3'] as const)
    for (const text of ['z\x01a', ')\0', 'a\x01\0\0\0a', '\xe9\x01\0\0\0', 'r\0\0\0\0'])
      expect([python, text, readMarshal(body(text), 0, python).error?.message]).toEqual([
        ...[python, text],
        'bad marshal data (unknown type code)',
      ]);
  expect(readMarshal(body('t\x01\0\0\0a'), 0, '3.2').error).not.toBeNull();
  expect(readMarshal(body('R\0\0\0\0'), 0, '3.13').error).not.toBeNull();
});

test('a damaged file and one of an unknown version are not encoded', () => {
  const bytes = sampleFile('fib.cpython-313.pyc');
  expect(encodePyc(readPyc(bytes.slice(0, 100)))).toBeNull();
  expect(encodePyc(readPyc(Uint8Array.of(1, 2, 3, 4)))).toBeNull();
});

test('what stands behind the object is kept', () => {
  const bytes = Uint8Array.of(...sampleFile('fib.cpython-313.pyc'), 1, 2, 3);
  expect(toHex(encodePyc(readPyc(bytes))!)).toBe(toHex(bytes));
});
