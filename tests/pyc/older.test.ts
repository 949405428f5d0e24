import { describe, expect, test } from 'vitest';
import '../../src/pyc/versions/all-opcodes.ts';
import {
  codeObjects,
  constOf,
  constRepr,
  disassemble,
  disText,
  hasOpcodes,
  OLDER_PYTHONS,
  readMarshal,
  readPyc,
} from '../../src/pyc/index.ts';
import { compiledProgram } from '../../scripts/regen/edit-cases.ts';
import { fromHex, golden } from './files.ts';

const program = (python: string) => compiledProgram(golden<{ base: string }>(`edits-${python}.json`).base);
const body = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe.each([
  ['2.7', 8],
  ['3.6', 12],
] as const)('a file of Python %s', (python, headerSize) => {
  const file = program(python);
  const names = codeObjects(file.code!).map(({ name }) => name);

  test('has its constants, names and code objects', () => {
    expect([file.reader, file.python, file.error, file.header.layout]).toEqual([python, null, null, headerSize]);
    expect(names).toEqual(['<module>', 'outer', 'inner', 'many']);
    const inner = codeObjects(file.code!)[2];
    expect([inner.names, inner.varnames, inner.freevars]).toEqual([
      ['max', 'sorted', 'locals'],
      ['values', 'total', 'value'],
      ['amount'],
    ]);
    const texts = file.code!.consts.map((constant) => constRepr(constant, python));
    expect(texts).toEqual(expect.arrayContaining(["'hello'", '1000', '1.5', "(1, 'two')"]));
    expect(texts).toContain(python === '2.7' ? "'raw'" : "b'raw'");
  });

  test('has its instructions', () => {
    const instructions = disassemble(codeObjects(file.code!)[2]);
    expect(instructions[0]).toMatchObject({ opname: 'LOAD_DEREF', arg: 0, argrepr: 'amount', offset: 0 });
    expect(instructions[1].offset).toBe(python === '2.7' ? 3 : 2);
    const loop = instructions.find(({ opname }) => opname === 'FOR_ITER')!;
    expect(instructions.find(({ offset }) => offset === loop.jumpTarget)?.opname).toBe('POP_BLOCK');
    expect(disText(file.code!)).toContain('LOAD_CONST');
  });
});

test('Python 2’s own types print as there', () => {
  const value = (text: string) => constRepr(constOf(readMarshal(body(text), 0, '2.7')), '2.7');
  expect(value('l\x01\0\0\0\x05\0')).toBe('5L');
  expect(value('u\x04\0\0\0\xc3\xa9a\x7f')).toBe("u'\\xe9a\\x7f'");
  expect(value('s\x02\0\0\0\xe9"')).toBe(`'\\xe9"'`);
  expect(value('(\x02\0\0\0t\x01\0\0\0aR\0\0\0\0')).toBe("('a', 'a')");
  expect(value('>\x01\0\0\0N')).toBe('frozenset([None])');
});

// What Python 2.7.18 raised for these bodies.
test.each([
  ['s\x05\0\0\0a', 'EOFError: EOF read where object expected'],
  ['s\xff\xff\xff\xff', 'ValueError: bad marshal data (string size out of range)'],
  ['t\xff\xff\xff\xff', 'ValueError: bad marshal data (string size out of range)'],
  ['R\0\0\0\0', 'ValueError: bad marshal data (string ref out of range)'],
  ['(\x01\0\0\x000', 'TypeError: NULL object in marshal data for tuple'],
  ['f\x03abc', 'ValueError: could not convert string to float: abc'],
  ['u\x01\0\0\0\xff', "UnicodeDecodeError: 'utf8' codec can't decode byte 0xff in position 0: invalid start byte"],
])('Python 2.7 on %j says %s', (text, said) => {
  const { error } = readMarshal(body(text), 0, '2.7');
  expect(`${error?.exception}: ${error?.message}`).toBe(said);
});

test('3.0 to 3.3 and 3.4 to 3.6 lay a code object out as 3.7 does', () => {
  // argcount, kwonlyargcount, nlocals, stacksize, flags; code, consts, names, varnames, freevars, cellvars, filename, name.
  const long = (value: number) => String.fromCharCode(value, 0, 0, 0);
  const made = (tuple: (text: string) => string, text: (value: string) => string) =>
    body(
      `c${long(0)}${long(0)}${long(0)}${long(1)}${long(64)}s${long(2)}S\0${tuple('N')}${tuple('')}${tuple('')}${tuple('')}${tuple('')}${text('f.py')}${text('f')}${long(3)}s${long(0)}`,
    );
  const before34 = made(
    (items) => `(${long(items.length)}${items}`,
    (value) => `u${long(value.length)}${value}`,
  );
  const from34 = made(
    (items) => `)${String.fromCharCode(items.length)}${items}`,
    (value) => `Z${String.fromCharCode(value.length)}${value}`,
  );
  for (const python of OLDER_PYTHONS.filter((version) => version !== '2.7')) {
    const tree = readMarshal(['3.4', '3.5', '3.6'].includes(python) ? from34 : before34, 0, python);
    expect([python, tree.error]).toEqual([python, null]);
    const code = constOf(tree);
    expect(code).toMatchObject({ type: 'code', value: { filename: 'f.py', name: 'f', firstlineno: 3, flags: 64 } });
  }
  expect(OLDER_PYTHONS.filter(hasOpcodes)).toEqual(['2.7', '3.6']);
});

test('a file of 3.3, whose opcodes are not known, still shows constants and names', () => {
  const header = '9e0c0d0a0000000000000000';
  const code =
    '630000000000000000000000000100000040000000' +
    `7302000000535328010000004e28010000007501000000782800000000280000000028000000007501000000667501000000660100000073000000` +
    '00';
  const file = readPyc(fromHex(header + code));
  expect([file.header.origin?.minor, file.reader, file.error]).toEqual(['3.3', '3.3', null]);
  expect([file.code?.names, file.code?.consts.map((constant) => constant.type)]).toEqual([['x'], ['None']]);
});
