import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadOpcodes, readPyc } from '../../../src/pyc/index.ts';
import { PYTHON_VERSIONS, type PythonVersion } from '../../../src/pyc/types.ts';
import { disassemble } from '../../../src/pyc/index.ts';
import { editFile } from '../../../src/widgets/stepper/edit-engine.ts';
import { changeable, opcodesLike, readEdit, writeEdit, type Edit } from '../../../src/widgets/stepper/edits.ts';
import { readLiteral } from '../../../src/widgets/stepper/literal.ts';
import { openPyc } from '../../../src/widgets/stepper/session.ts';
import { pycOf } from './samples.ts';

const fileOf = (name: string, python: PythonVersion) => pycOf(`${name}.cpython-${python.replace('.', '')}`);

async function outputOf(bytes: Uint8Array): Promise<string> {
  const opened = await openPyc('changed.pyc', bytes, null);
  if (!opened.ok) throw new Error(opened.reason);
  expect(opened.session.trace.end).toEqual({ kind: 'finished' });
  return opened.session.trace.output;
}

beforeAll(async () => {
  await Promise.all(PYTHON_VERSIONS.map((python) => loadOpcodes(python)));
});

describe.each(PYTHON_VERSIONS)('a program of %s', (python) => {
  test('with another constant prints something else', async () => {
    const bytes = fileOf('area', python);
    const { code } = readPyc(bytes);
    const constants = changeable(bytes, code!)!.constants;
    // Up to 3.13 an int is a constant; from 3.14 on a small one is in the instruction.
    const index = constants.findIndex(({ text }) => text === '4');
    if (index < 0) return expect(Number(python.slice(2))).toBeGreaterThanOrEqual(14);
    const made = await editFile(bytes, [writeEdit({ kind: 'constant', code: 0, index, literal: '400' })]);
    expect(made.reason).toBeNull();
    expect((await outputOf(bytes)).split('\n')[0]).toBe('12');
    expect((await outputOf(made.bytes)).split('\n')[0]).toBe('1200');
  });

  test('with another opcode or operand computes something else', async () => {
    const bytes = fileOf('area', python);
    const area = readPyc(bytes).code!.consts.find((each) => each.type === 'code')!;
    const code = area.type === 'code' ? area.value : null;
    const multiply = disassemble(code!).find(
      (each) => each.opname === 'BINARY_OP' || each.opname === 'BINARY_MULTIPLY',
    )!;
    const { offset, opname } = multiply;
    const change: Edit =
      opname === 'BINARY_OP'
        ? { kind: 'instruction', code: 1, offset, opname, arg: 0 }
        : { kind: 'instruction', code: 1, offset, opname: 'BINARY_ADD', arg: null };
    const made = await editFile(bytes, [writeEdit(change)]);
    expect(made.reason).toBeNull();
    expect((await outputOf(made.bytes)).split('\n')[0]).toBe('7');
  });
});

describe('what cannot be changed is said', () => {
  const bytes = () => fileOf('area', '3.13');
  test.each<[string, RegExp]>([
    ['i.0.3.NOP', /No instruction begins at offset 3/],
    ['i.0.2.NO_SUCH_THING', /Python 3\.13 has no opcode NO_SUCH_THING/],
    ['i.9.2.NOP', /no code object 9/],
    ['c.0.99.1', /there is no 99/],
    ['c.0.1.5', /is a code object/],
    ['c.0.0.open("x")', /is no constant that is read here/],
    ['nonsense', /“nonsense” is no change of a program/],
  ])('%s', async (edit, says) => {
    const result = await editFile(bytes(), [edit]);
    expect(result.reason).toMatch(says);
    expect(result.bytes).toEqual(bytes());
  });

  test('changes before the one that cannot be made are made', async () => {
    const { constants } = changeable(bytes(), readPyc(bytes()).code!)!;
    const index = constants.findIndex(({ text }) => text === '4');
    const result = await editFile(bytes(), [`c.0.${index}.40`, 'i.0.3.NOP', `c.0.${index}.50`]);
    expect([result.made, result.reason]).toEqual([1, expect.stringContaining('offset 3')]);
    expect((await outputOf(result.bytes)).split('\n')[0]).toBe('120');
  });

  test.each([
    ['c.0.0.', 'A constant is missing.'],
    [`c.0.0.${'9'.repeat(2001)}`, 'A constant may have up to 2,000 characters.'],
    ['i.0.2.RESUME.12345678901', 'An operand may have up to 10 digits.'],
    ['nonsense', '“nonsense” is no change of a program.'],
  ])('%s is refused with a sentence', async (text, reason) => {
    expect((await editFile(bytes(), [text])).reason).toBe(reason);
  });

  test('a change after which nothing can be run is refused with a sentence', async () => {
    const module = disassemble(readPyc(bytes()).code!);
    const call = module.find((each) => each.opname === 'PUSH_NULL')!;
    const made = await editFile(bytes(), [`i.0.${call.offset}.POP_TOP`]);
    expect(made.reason).toBeNull();
    expect(await openPyc('area.pyc', made.bytes, null)).toEqual({
      ok: false,
      reason: expect.stringMatching(/^area\.pyc holds instructions that cannot be run in this order/),
    });
  });
});

test('only opcodes of the same length are offered, and the old one is among them', () => {
  for (const python of PYTHON_VERSIONS) {
    const names = opcodesLike(python, 'LOAD_CONST').map((each) => each.name);
    expect(names).toContain('LOAD_CONST');
    expect(names).not.toContain('EXTENDED_ARG');
    expect(names).not.toContain('CACHE');
  }
  expect(opcodesLike('3.13', 'BINARY_OP').map((each) => each.name)).not.toContain('LOAD_CONST');
});

test('every change comes back from how a link writes it', () => {
  const number = fc.nat(9999);
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({
      kind: fc.constant('instruction' as const),
      code: number,
      offset: number,
      opname: fc.constantFrom('BINARY_OP', 'NOP', 'LOAD_FAST_LOAD_FAST', 'CALL_INTRINSIC_1'),
      arg: fc.option(number),
    }),
    fc.record({
      kind: fc.constant('constant' as const),
      code: number,
      index: number,
      literal: fc.string({ unit: 'grapheme', minLength: 1 }),
    }),
  );
  fc.assert(fc.property(edit, (each) => void expect(readEdit(writeEdit(each))).toEqual(each)));
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void readEdit(text)));
});

describe('constants as Python writes them', () => {
  test.each<[string, unknown]>([
    ['None', { type: 'None' }],
    ['...', { type: 'Ellipsis' }],
    ['True', { type: 'bool', value: true }],
    ['42', { type: 'int', value: 42n }],
    ['-0xff', { type: 'int', value: -255n }],
    ['1_000', { type: 'int', value: 1000n }],
    ['1.5', { type: 'float', value: 1.5 }],
    ['1e3', { type: 'float', value: 1000 }],
    ['.5', { type: 'float', value: 0.5 }],
    ['2j', { type: 'complex', real: 0, imag: 2 }],
    [`'it''s'`, null],
    [`"it's"`, { type: 'str', value: "it's" }],
    [`'a\\n\\x41\\u00e9\\U0001f600'`, { type: 'str', value: 'a\nAé😀' }],
    [`b'\\xff!'`, { type: 'bytes', value: Uint8Array.of(255, 33) }],
    ['()', { type: 'tuple', items: [] }],
    [`(1, 'a', (2,))`, expect.objectContaining({ type: 'tuple' })],
  ])('%s', (text, value) => {
    const read = readLiteral(text);
    expect(read).toEqual(value === null ? { ok: false, reason: expect.any(String) } : { ok: true, value });
  });

  test('anything else is a sentence, never an exception', () => {
    for (const text of ['', '(1)', '(1, 2', "'open", '012', 'print', '1 2', "b'é'", '\\', '('.repeat(500)])
      expect(readLiteral(text)).toEqual({ ok: false, reason: expect.stringMatching(/\.$/) });
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readLiteral(text)));
  });
});
