import { describe, expect, test } from 'vitest';
import { MUTATED_SAMPLES, MUTATIONS, sampleBody } from '../../scripts/regen/marshal.ts';
import { mutations } from '../../scripts/regen/mutations.ts';
import { bodyEdits, codeBodies, editBody, plainBodies } from '../../scripts/regen/marshal-cases.ts';
import {
  codeFields,
  constOf,
  constRepr,
  nodeChildren,
  nodeEnd,
  nodeType,
  PYTHON_VERSIONS,
  readMarshal,
  readPyc,
  refTarget,
  TYPE,
} from '../../src/pyc/index.ts';
import type { ConstOf, PythonVersion } from '../../src/pyc/index.ts';
import { fromHex, golden, sampleFile, toHex } from './files.ts';

interface Recorded {
  outcomes: string[];
  bodies: (number | null)[];
  file: string;
  edits: (number | null)[];
  mutations: (number | null)[];
}

/** What the reader says, in the words of the record: the value's type is not compared. */
function outcome(bytes: Uint8Array, start: number, python: PythonVersion): string {
  const { error } = readMarshal(bytes, start, python);
  return error ? `${error.exception}: ${error.message}` : 'ok';
}

const said = (recorded: string) => (recorded.startsWith('ok ') ? 'ok' : recorded);

describe.each(PYTHON_VERSIONS)('marshal.loads of Python %s', (python) => {
  const { outcomes, bodies, file, edits, mutations: mutants } = golden<Recorded>(`marshal-${python}.json`);

  test('says the same of damaged and borderline bodies', () => {
    const made = [...plainBodies(), ...codeBodies(python)];
    expect(made).toHaveLength(bodies.length);
    const told = made.map((body, i) => [body, bodies[i]] as const).filter(([, index]) => index !== null);
    expect(told.length).toBeGreaterThan(600);
    expect(told.map(([body]) => [body, outcome(fromHex(body), 0, python)])).toEqual(
      told.map(([body, index]) => [body, said(outcomes[index!])]),
    );
  });

  test('says the same of a sample that is cut or changed anywhere in its body', () => {
    const bytes = sampleFile(file);
    const made = bodyEdits(bytes.length, 16);
    expect(made).toHaveLength(edits.length);
    const told = made.map((edit, i) => [edit, edits[i]] as const).filter(([, index]) => index !== null);
    expect(told.length).toBeGreaterThan(280);
    expect(told.map(([edit]) => [edit, outcome(editBody(bytes, edit), 16, python)])).toEqual(
      told.map(([edit, index]) => [edit, said(outcomes[index!])]),
    );
  });

  test(`says the same of ${MUTATIONS} mutations of samples`, () => {
    const made = [
      ...mutations(
        MUTATED_SAMPLES.map((name) => sampleBody(name, python)),
        MUTATIONS,
        MUTATIONS,
      ),
    ];
    expect(made).toHaveLength(mutants.length);
    const told = made.map((body, i) => [body, mutants[i]] as const).filter(([, index]) => index !== null);
    expect(told.length).toBeGreaterThan(MUTATIONS - 100);
    const different = told.filter(([body, index]) => outcome(body, 0, python) !== said(outcomes[index!]));
    expect(different.map(([body, index]) => [toHex(body), outcome(body, 0, python), outcomes[index!]])).toEqual([]);
  });
});

/** Bytes of a body: text is Latin-1. */
const body = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

const read = (text: string, python: PythonVersion = '3.13') => readMarshal(body(text), 0, python);

describe('a damaged body', () => {
  test('keeps what came before the damage, and says at which byte it is', () => {
    const bytes = sampleFile('fib.cpython-313.pyc').slice(0, 200);
    const { body: tree, code, error } = readPyc(bytes);
    expect(code).toBeNull();
    expect(error).toEqual({ offset: 170, exception: 'EOFError', message: 'marshal data too short' });
    expect(nodeType(tree!, tree!.unfinished[0])).toBe(TYPE.CODE);
    const [codeString, consts] = nodeChildren(tree!, 0);
    expect([tree!.start[codeString], nodeEnd(tree!, codeString)]).toEqual([37, 84]);
    expect(nodeEnd(tree!, consts)).toBe(200);
  });

  test('with huge sizes costs no more than its bytes', () => {
    for (const type of ['(', '[', '<', '>', 's', 'u', 'l']) {
      const tree = read(`${type}\xff\xff\xff\x7fN`);
      expect(tree.error?.exception).toBe('EOFError');
      expect(tree.start.length).toBeLessThan(100);
    }
  });

  test('does not grow with what references multiply', () => {
    // Each tuple holds the one before it twice: forty levels stand for a tera of members.
    let text = '\xa9\x01N';
    for (let level = 0; level < 40; level++) text = `\xa9\x02${text}r${String.fromCharCode(40 - level)}\0\0\0`;
    const tree = read(`>\x01\0\0\0${text}`);
    expect(tree.error).toBeNull();
    expect(constRepr(constOf(tree)).length).toBeLessThan(1_100_000);
  });
});

describe('constants', () => {
  const value = (text: string, python: PythonVersion = '3.13') => constOf(read(text, python));

  test.each([
    ['i\xff\xff\xff\xff', '-1'],
    ['l\x03\0\0\0\x01\0\x02\0\x03\0', String(1n + (2n << 15n) + (3n << 30n))],
    ['l\xfe\xff\xff\xff\xff\x7f\xff\x7f', String(-((1n << 30n) - 1n))],
    ['l\x00\0\0\0', '0'],
    ['I\0\0\0\0\0\0\0\x80', String(-(1n << 63n))],
    ['g\x9a\x99\x99\x99\x99\x99\xb9?', '0.1'],
    ['f\x041e22', '1e+22'],
    ['f\x051e-05', '1e-05'],
    ['f\x04-inf', '-inf'],
    ['g\0\0\0\0\0\0\0\x80', '-0.0'],
    ['y\0\0\0\0\0\0\0\x80\0\0\0\0\0\0\xf0?', '(-0+1j)'],
    ['y\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xf0?', '1j'],
    ["z\x04it's", `"it's"`],
    ['z\x03a\nb', "'a\\nb'"],
    ['u\x03\0\0\0\xed\xa0\x80', "'\\ud800'"],
    ['u\x04\0\0\0\xf0\x9f\x90\x8d', "'🐍'"],
    ['u\x02\0\0\0\xc2\xa0', "'\\xa0'"],
    ['s\x03\0\0\0a\x00"', `b'a\\x00"'`],
    [')\x01N', '(None,)'],
    [')\0', '()'],
    ['[\x02\0\0\0TF', '[True, False]'],
    ['>\0\0\0\0', 'frozenset()'],
    ['<\0\0\0\0', 'set()'],
    ['{z\x01aN0', "{'a': None}"],
    ['.', 'Ellipsis'],
    ['S', "<class 'StopIteration'>"],
    ['\xdb\x01\0\0\0r\0\0\0\0', '[[...]]'],
    ['\xa9\x01r\0\0\0\0', '((...),)'],
  ])('%j is %s', (text, repr) => {
    expect(constRepr(value(text))).toBe(repr);
  });

  test('a slice and a frozendict, where the version has them', () => {
    expect(constRepr(value(':i\x01\0\0\0NN', '3.14'))).toBe('slice(1, None, None)');
    expect(constRepr(value('}NT0', '3.15'))).toBe('frozendict({None: True})');
    expect(read(':NNN', '3.13').error?.message).toBe('bad marshal data (unknown type code)');
    expect(read('}NN0', '3.14').error?.message).toBe('bad marshal data (unknown type code)');
  });

  test('a reference shows its own place and that of what it points to', () => {
    const tree = read(')\x02\xe9\x07\0\0\0r\0\0\0\0');
    const { items } = constOf(tree) as ConstOf<'tuple'>;
    expect(items[1]).toEqual({ type: 'int', value: 7n, range: { start: 2, end: 7 }, ref: { start: 7, end: 12 } });
    expect(refTarget(tree, 2)).toBe(1);
  });
});

test('the parts of a code object follow each other without a gap', () => {
  for (const python of PYTHON_VERSIONS) {
    const { body: tree } = readPyc(sampleFile(`errors.cpython-${python.replace('.', '')}.pyc`));
    for (let node = 0; node < tree!.count; node++) {
      if (nodeType(tree!, node) !== TYPE.CODE) continue;
      const fields = codeFields(tree!, node);
      let at = tree!.start[node] + 1;
      for (const field of fields) {
        expect(field.start).toBe(at);
        at = field.end;
      }
      expect(at).toBe(nodeEnd(tree!, node));
      expect(fields.map((field) => field.name)).toContain('firstlineno');
    }
  }
});
