import { describe, expect, test } from 'vitest';
import '../../src/pyc/versions/all-opcodes.ts';
import {
  atLeast,
  cacheEntries,
  codeObjects,
  disassemble,
  disText,
  exceptionTable,
  handlerAt,
  lineStarts,
  lineTable,
  opcodeTable,
  PYTHON_VERSIONS,
  readPyc,
} from '../../src/pyc/index.ts';
import type { CodeObject, Instruction, PythonVersion } from '../../src/pyc/index.ts';
import { golden, sampleFile } from './files.ts';

/** What `scripts/oracle/dis_oracle.py` recorded for a code object; rows as it describes them. */
interface RecordedCode {
  lineStarts: [number, number | null][];
  lines?: [number, number, number | null][];
  exceptions?: [number, number, number, number, number][];
  instructions: [number, string, number | null, string, number, number, (number | null)[]?][];
  [field: string]: unknown;
}

type Recorded = Record<string, { text: string; codes: RecordedCode[] }>;

const FIELDS = [
  ...(['name', 'filename', 'firstlineno', 'argcount', 'kwonlyargcount', 'stacksize', 'flags'] as const),
  ...(['names', 'varnames', 'freevars', 'cellvars'] as const),
];

function fieldsOf(code: CodeObject, recorded: RecordedCode): Record<string, unknown> {
  const more = (['qualname', 'posonlyargcount'] as const).filter((field) => field in recorded);
  return Object.fromEntries([...FIELDS, ...more].map((field) => [field, code[field]]));
}

function rowOf(python: PythonVersion, instruction: Instruction): RecordedCode['instructions'][number] {
  const { offset, opname, arg, argrepr, isJumpTarget, label, startsLine, position } = instruction;
  const jumpedTo = atLeast(python, '3.13') ? (label ?? 0) : Number(isJumpTarget);
  const { line, endLine, col, endCol } = position;
  const place: [(number | null)[]?] = atLeast(python, '3.11') ? [[line, endLine, col, endCol]] : [];
  return [offset, opname, arg, argrepr, jumpedTo, Number(startsLine), ...place];
}

/** Members of a frozenset print in hash order, which a file does not have. */
const withoutOrder = (text: string) =>
  text.replace(
    /frozenset\(\{(.*?)\}\)/g,
    (_, members: string) => `frozenset({${members.split(', ').sort().join(', ')}})`,
  );

describe.each(PYTHON_VERSIONS)('samples of Python %s', (python) => {
  const recorded = golden<Recorded>(`dis-${python}.json`);

  test.each(Object.entries(recorded))('%s reads as dis reads it', (file, { codes, text }) => {
    const { code, error } = readPyc(sampleFile(file));
    expect(error).toBeNull();
    const found = codeObjects(code!);
    expect(found).toHaveLength(codes.length);
    found.forEach((part, i) => {
      const { instructions, exceptions, lines, lineStarts: starts } = codes[i];
      expect(codes[i]).toMatchObject(fieldsOf(part, codes[i]));
      const normal = (rows: RecordedCode['instructions']) =>
        rows.map(([offset, name, arg, argrepr, ...rest]) => [offset, name, arg, withoutOrder(argrepr), ...rest]);
      expect(normal(disassemble(part).map((instruction) => rowOf(python, instruction)))).toEqual(normal(instructions));
      expect(lineStarts(part).map(({ offset, line }) => [offset, line])).toEqual(starts);
      if (lines) expect(lineTable(part).map(({ start, end, line }) => [start, end, line])).toEqual(lines);
      expect(
        exceptionTable(part).map(({ start, end, target, depth, lasti }) => [start, end, target, depth, Number(lasti)]),
      ).toEqual(exceptions ?? []);
    });
    expect(withoutOrder(disText(code!))).toBe(withoutOrder(text));
  });
});

test('every version has samples with an exception handler and with nested code', () => {
  for (const python of PYTHON_VERSIONS) {
    const { code } = readPyc(sampleFile(`errors.cpython-${python.replace('.', '')}.pyc`));
    expect(codeObjects(code!).length).toBeGreaterThan(1);
    if (atLeast(python, '3.11')) expect(codeObjects(code!).flatMap(exceptionTable).length).toBeGreaterThan(0);
  }
});

test('an instruction knows where its bytes are in the file', () => {
  const bytes = sampleFile('fib.cpython-313.pyc');
  for (const code of codeObjects(readPyc(bytes).code!)) {
    for (const { range, opcode, arg, start, offset } of disassemble(code)) {
      expect(bytes[range.start]).toBe(opcode);
      if (arg !== null && start === offset) expect(bytes[range.start + 1]).toBe(arg & 255);
      expect(range.end - range.start).toBe(2);
    }
  }
});

describe('operands that point nowhere', () => {
  const sound = readPyc(sampleFile('arithmetic.cpython-313.pyc')).code!;
  const withCode = (...code: number[]): CodeObject => ({ ...sound, code: Uint8Array.from(code) });

  test('show what dis raises in place of a meaning', () => {
    const [instruction] = disassemble(withCode(83, 250)); // LOAD_CONST
    expect(instruction).toMatchObject({ opname: 'LOAD_CONST', arg: 250, argrepr: '' });
    expect(instruction.error).toBe('IndexError: tuple index out of range');
  });

  test('an EXTENDED_ARG widens the next operand, and its start is remembered', () => {
    const instructions = disassemble(withCode(71, 1, 71, 2, 82, 3)); // EXTENDED_ARG twice, LIST_APPEND or the like
    expect(instructions.map(({ offset, start, arg }) => [offset, start, arg])).toEqual([
      [0, 0, 1],
      [2, 2, 0x102],
      [4, 0, 0x10203],
    ]);
  });

  test('a number that no opcode has is named as dis names it; from 3.11 on co_code shows another', () => {
    const old = readPyc(sampleFile('arithmetic.cpython-310.pyc')).code!;
    expect(disassemble({ ...old, code: Uint8Array.of(0, 7, 255, 7) })).toMatchObject([
      { opname: '<0>', arg: null },
      { opname: '<255>', arg: 7 },
    ]);
    expect(disassemble(withCode(148, 7))[0]).toMatchObject({ opname: 'CACHE', arg: null });
  });

  test('a specialised opcode is read as what it specialises, with its inline cache', () => {
    const { specializations, byName } = opcodeTable('3.13');
    const [specialised] = Object.values(specializations.BINARY_OP);
    expect(disassemble(withCode(specialised, 0, 9, 9, byName.NOP.number, 0))).toMatchObject([
      { offset: 0, opname: 'BINARY_OP', argrepr: '+', caches: 1 },
      { offset: 4, opname: 'NOP' },
    ]);
  });
});

describe('inline caches', () => {
  const code = readPyc(sampleFile('fib.cpython-313.pyc')).code!;

  test('are parts with names, places and what the interpreter puts there', () => {
    const call = disassemble(code).find(({ opname }) => opname === 'CALL')!;
    const [counter, version] = cacheEntries(code, call);
    expect(counter).toMatchObject({ name: 'counter', offset: call.offset + 2, units: 1, value: 0n, loaded: 17n });
    expect(version).toMatchObject({ name: 'func_version', offset: call.offset + 4, units: 2, value: 0n, loaded: 0n });
    expect(version.range.end).toBe(call.range.end + 2 * call.caches);
  });

  test('fill what lies between one instruction and the next', () => {
    for (const instruction of disassemble(code)) {
      const units = cacheEntries(code, instruction).reduce((sum, entry) => sum + entry.units, 0);
      expect(units).toBe(instruction.caches);
    }
  });
});

test('code that a small file multiplies is cut off, and says so', () => {
  const leaf = readPyc(sampleFile('fib.cpython-313.pyc')).code!;
  let code = leaf;
  for (let level = 0; level < 40; level++) {
    const constant = { type: 'code', value: code, range: code.range } as const;
    code = { ...leaf, consts: [...leaf.consts, constant, constant] };
  }
  expect(codeObjects(code).length).toBe(42);
  const text = disText(code);
  expect(text.endsWith('characters\n')).toBe(true);
  expect(text.length).toBeLessThan(5_000_000);
});

test('an instruction knows which handler is in force', () => {
  const { code } = readPyc(sampleFile('errors.cpython-313.pyc'));
  const guarded = codeObjects(code!).find((part) => exceptionTable(part).length > 0)!;
  const entries = exceptionTable(guarded);
  expect(handlerAt(entries, entries[0].start)).toEqual(entries[0]);
  expect(handlerAt(entries, entries[0].end - 2)).toEqual(entries[0]);
  expect(handlerAt(entries, 0)).toBeNull();
});
