import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compiledProgram, EDIT_CASES } from '../../scripts/regen/edit-cases.ts';
import '../../src/pyc/versions/all-opcodes.ts';
import {
  codeObjects,
  disassemble,
  editPyc,
  headerField,
  PYTHON_VERSIONS,
  readHeader,
  readPyc,
} from '../../src/pyc/index.ts';
import type { AnyPython, PycEdit } from '../../src/pyc/index.ts';
import { golden, sampleFile, toHex } from './files.ts';

interface Recorded {
  base: string;
  printed: string;
  cases: { name: string; sha256: string; printed: string }[];
}

const VERSIONS = ['2.7', '3.6', ...PYTHON_VERSIONS] as const;

const has = (printed: string, line: string | RegExp) =>
  printed.split('\n').some((each) => (typeof line === 'string' ? each === line : line.test(each)));

describe.each(VERSIONS)('edits of a program of Python %s', (python) => {
  const recorded = golden<Recorded>(`edits-${python}.json`);
  const file = compiledProgram(recorded.base);

  test.each(EDIT_CASES.map((each) => [each.name, each] as const))('%s: the interpreter ran it so', (name, each) => {
    const edit = each.make(file);
    const outcome = recorded.cases.find((row) => row.name === name);
    if (!edit) return expect(outcome).toBeUndefined();
    const result = editPyc(file.bytes, edit);
    expect(result).toMatchObject({ ok: true });
    if (!result.ok) return;
    // The bytes are those that the real interpreter was given.
    expect(createHash('sha256').update(result.bytes).digest('hex')).toBe(outcome!.sha256);
    expect(has(recorded.printed, each.prints)).toBe(false);
    expect(has(outcome!.printed, each.prints)).toBe(true);
  });

  test('leave the file that was given as it is', () => {
    expect(Buffer.from(file.bytes).toString('base64')).toBe(recorded.base);
  });
});

const program = (python: AnyPython) => compiledProgram(golden<Recorded>(`edits-${python}.json`).base);

/** Why an edit of the program is refused. */
function refusal(python: AnyPython, edit: (code: number) => PycEdit, of = '<module>'): string {
  const file = program(python);
  const code = codeObjects(file.code!).find(({ name }) => name === of)!;
  const result = editPyc(file.bytes, edit(code.range.start));
  return result.ok ? 'not refused' : result.reason;
}

function offsetOf(python: AnyPython, opname: string): number {
  return disassemble(program(python).code!).find((each) => each.opname === opname)!.offset;
}

describe('an edit is refused, with the reason, where', () => {
  const instruction = (python: AnyPython, at: string, rest: { opname?: string; arg?: number }) =>
    refusal(python, (code) => ({ kind: 'instruction', code, offset: offsetOf(python, at), ...rest }));

  test('the operand needs a prefix that is not there', () => {
    expect(instruction('3.13', 'LOAD_CONST', { arg: 256 })).toBe(
      '256 needs more than 8 bits, and LOAD_CONST at 2 has no EXTENDED_ARG before it. Putting one in would move all that follows.',
    );
    expect(instruction('2.7', 'LOAD_CONST', { arg: 65536 })).toMatch(/^65536 needs more than 16 bits/);
  });

  test('the operand points outside its list, or a jump between instructions', () => {
    expect(instruction('3.13', 'LOAD_CONST', { arg: 200 })).toBe(
      'LOAD_CONST 200 points outside what it indexes (IndexError: tuple index out of range).',
    );
    expect(instruction('3.12', 'POP_JUMP_IF_FALSE', { arg: 255 })).toMatch(/would jump to \d+, where no instruction/);
    expect(instruction('3.13', 'LOAD_CONST', { arg: -1 })).toBe('An operand is a whole number from 0 on, not -1.');
  });

  test('the opcode is another version’s, or of another length', () => {
    expect(instruction('3.13', 'LOAD_CONST', { opname: 'BINARY_ADD' })).toBe('Python 3.13 has no opcode BINARY_ADD.');
    expect(instruction('3.13', 'LOAD_CONST', { opname: 'LOAD_ATTR' })).toMatch(
      /^LOAD_ATTR has 9 code units of inline cache behind it and LOAD_CONST 0/,
    );
    expect(instruction('2.7', 'LOAD_CONST', { opname: 'NOP' })).toBe(
      'NOP and LOAD_CONST differ in length: all that follows would move.',
    );
    expect(instruction('3.8', 'LOAD_CONST', { opname: 'EXTENDED_ARG' })).toBe(
      'EXTENDED_ARG is no instruction of its own.',
    );
    expect(instruction('3.8', 'RETURN_VALUE', { arg: 1 })).toBe('RETURN_VALUE takes no operand.');
  });

  test('there is nothing at that place', () => {
    const value = { type: 'None' } as const;
    expect(refusal('3.13', (code) => ({ kind: 'constant', code: code + 1, index: 0, value }))).toBe(
      'No code object begins at byte 17.',
    );
    expect(refusal('3.13', (code) => ({ kind: 'constant', code, index: 99, value }))).toMatch(
      /^<module> has \d+ constants; there is no 99\.$/,
    );
    expect(refusal('3.13', (code) => ({ kind: 'name', code, list: 'freevars', index: 0, value: 'x' }))).toBe(
      '<module> has 0 freevars; there is no 0.',
    );
    expect(refusal('3.10', (code) => ({ kind: 'name', code, list: 'qualname', value: 'x' }))).toBe(
      'Code objects of Python 3.10 have no qualname.',
    );
    expect(refusal('3.13', (code) => ({ kind: 'instruction', code, offset: 1, arg: 0 }))).toBe(
      'No instruction begins at offset 1 of <module>.',
    );
  });

  test('the version has no such constant', () => {
    const none = { type: 'None' } as const;
    const value = { type: 'slice', start: none, stop: none, step: none } as const;
    expect(refusal('3.13', (code) => ({ kind: 'constant', code, index: 0, value }))).toBe(
      'Python 3.13 has no slices among its constants (3.14 has).',
    );
    expect(refusal('3.14', (code) => ({ kind: 'constant', code, index: 0, value }))).toBe('not refused');
  });

  test('the file is damaged', () => {
    const cut = sampleFile('fib.cpython-313.pyc').slice(0, 200);
    expect(editPyc(cut, { kind: 'name', code: 16, list: 'name', value: 'x' })).toEqual({
      ok: false,
      reason: 'The file is damaged at byte 170: EOFError: marshal data too short.',
    });
  });
});

test('EXTENDED_ARG takes part in an operand, and is not edited by itself', () => {
  const file = program('3.13');
  const code = codeObjects(file.code!).find(({ name }) => name === 'many')!;
  const wide = disassemble(code).find(({ opname, arg }) => opname === 'LOAD_CONST' && arg === 280)!;
  expect(wide.start).toBe(wide.offset - 2);
  const edit = { kind: 'instruction', code: code.range.start } as const;
  expect(editPyc(file.bytes, { ...edit, offset: wide.start, arg: 0 })).toMatchObject({ ok: false });
  const result = editPyc(file.bytes, { ...edit, offset: wide.offset, arg: 3 });
  if (!result.ok) throw new Error(result.reason);
  const changed = codeObjects(readPyc(result.bytes).code!).find(({ name }) => name === 'many')!;
  expect(disassemble(changed).find(({ offset }) => offset === wide.offset)).toMatchObject({ arg: 3 });
  expect(changed.code.length).toBe(code.code.length);
});

test('what shared an object with the edited place keeps it', () => {
  for (const python of PYTHON_VERSIONS) {
    const bytes = sampleFile(`errors.cpython-${python.replace('.', '')}.pyc`);
    const file = readPyc(bytes);
    const before = codeObjects(file.code!);
    // Every code object of a file names the same source file; most of them by reference.
    const [first] = before;
    const result = editPyc(bytes, { kind: 'name', code: first.range.start, list: 'filename', value: 'elsewhere.py' });
    if (!result.ok) throw new Error(result.reason);
    const after = codeObjects(readPyc(result.bytes).code!);
    expect(after.map(({ filename }) => filename)).toEqual([
      'elsewhere.py',
      ...before.slice(1).map(({ filename }) => filename),
    ]);
    expect(after.map(({ names }) => names)).toEqual(before.map(({ names }) => names));
    expect(after.map(({ code }) => toHex(code))).toEqual(before.map(({ code }) => toHex(code)));
  }
});

test('a header field is changed, and nothing else', () => {
  const bytes = sampleFile('fib.cpython-313.pyc');
  const result = editPyc(bytes, { kind: 'header', field: 'mtime', value: 1700000000 });
  if (!result.ok) throw new Error(result.reason);
  expect(headerField(readHeader(result.bytes), 'mtime')?.value).toBe(1700000000);
  expect(toHex(result.bytes.slice(12))).toBe(toHex(bytes.slice(12)));
  expect(editPyc(bytes, { kind: 'header', field: 'hash', value: new Uint8Array(8) })).toEqual({
    ...{ ok: false, reason: 'This header has no field hash.' },
  });
  expect(editPyc(bytes, { kind: 'header', field: 'mtime', value: 2 ** 32 })).toEqual({
    ...{ ok: false, reason: 'mtime is a whole number from 0 to 4294967295, not 4294967296.' },
  });
});

test('any edit makes a file that can be read, or is refused with a sentence', () => {
  const small = fc.nat(40);
  const edit: fc.Arbitrary<(code: number) => PycEdit> = fc.oneof(
    fc
      .record({ index: small, value: fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }) })
      .map(({ index, value }) => (code: number): PycEdit => ({
        ...{ kind: 'constant', code, index, value: { type: 'int', value } },
      })),
    fc
      .record({ index: small, value: fc.string({ unit: 'binary', maxLength: 300 }) })
      .map(({ index, value }) => (code: number): PycEdit => ({
        ...{ kind: 'constant', code, index, value: { type: 'tuple', items: [{ type: 'str', value }] } },
      })),
    fc.record({ list: fc.constantFrom('names', 'varnames', 'freevars'), index: small, value: fc.string() }).map(
      ({ list, index, value }) =>
        (code: number) =>
          ({ kind: 'name', code, list, index, value }) as PycEdit,
    ),
    fc
      .record({ offset: fc.nat(80), arg: fc.nat(300) })
      .map(({ offset, arg }) => (code: number): PycEdit => ({ kind: 'instruction', code, offset, arg })),
  );
  let made = 0;
  fc.assert(
    fc.property(fc.constantFrom(...VERSIONS), fc.nat(3), edit, (python, which, make) => {
      const file = program(python);
      const codes = codeObjects(file.code!);
      const at = codes[which].range.start;
      const result = editPyc(file.bytes, make(at));
      if (!result.ok) {
        expect(result.reason).toMatch(/^[^\n]+\.$/);
        return;
      }
      made++;
      const changed = readPyc(result.bytes);
      expect(changed.error).toBeNull();
      expect(codeObjects(changed.code!).length).toBeLessThanOrEqual(codes.length);
    }),
    { seed: 20240531, numRuns: 600 },
  );
  expect(made).toBeGreaterThan(100);
});
