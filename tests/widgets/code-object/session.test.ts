import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { exceptionTable, loadOpcodes, positions } from '../../../src/pyc/index.ts';
import type { PythonVersion } from '../../../src/pyc/types.ts';
import { addFile, atByte, codeView, newSession, type Session } from '../../../src/widgets/code-object/engine.ts';
import type { CodeView, FieldRow } from '../../../src/widgets/code-object/model.ts';
import { initialState } from '../../../src/widgets/code-object/state.ts';
import { exceptionRows, lineEntries, lineRows } from '../../../src/widgets/code-object/tables.ts';
import { plain } from '../../../src/widgets/shared/say.ts';
import { PYTHON_VERSIONS, pycBytes, SAMPLE_NAMES, sourceOf } from '../compiled-samples.ts';

async function sessionOf(name: string, python: PythonVersion): Promise<Session> {
  const session = newSession(name, sourceOf(name));
  expect(await addFile(session, name, pycBytes(name, python))).toBeNull();
  return session;
}

const viewOf = (session: Session, python: PythonVersion, code: string, pick: string | null = null): CodeView =>
  codeView(session, { ...initialState(python, code), pick })!;

beforeAll(async () => {
  await Promise.all(PYTHON_VERSIONS.map((python) => loadOpcodes(python)));
});

describe.each(PYTHON_VERSIONS)('on Python %s', (python) => {
  test('the fields follow one another without a gap, and end where the code object ends', async () => {
    for (const name of SAMPLE_NAMES) {
      const session = await sessionOf(name, python);
      for (const { key, code } of session.files.get(python)!.codes) {
        const { fields } = viewOf(session, python, key);
        expect(fields[0].range!.start).toBe(code.range.start + 1);
        fields.slice(1).forEach((field, n) => expect(field.range!.start).toBe(fields[n].range!.end));
        expect(fields.at(-1)!.range!.end).toBe(code.range.end);
      }
    }
  });

  test('the line table, entry by entry, says of each instruction what the positions say', async () => {
    for (const name of SAMPLE_NAMES) {
      const session = await sessionOf(name, python);
      const file = session.files.get(python)!;
      for (const { code } of file.codes) {
        const units = positions(code);
        const entries = lineEntries(code);
        for (let offset = 0; offset < code.code.length; offset += 2) {
          const entry = entries.findLast(({ from, to }) => from <= offset && offset < to);
          // Before the first pair of a `co_lnotab` the line is that of the code object.
          expect(entry ? entry.position.line : code.firstlineno).toBe(units[offset >> 1].line);
          if (entry && units[offset >> 1].col !== null) expect(entry.position).toEqual(units[offset >> 1]);
        }
        const { rows } = lineRows(file, code, Infinity);
        const bytes = rows.flatMap(({ range }) => [...file.bytes.subarray(range.start, range.end)]);
        expect(bytes).toEqual([...code.linetable]);
      }
    }
  });

  test('the exception table is cut into its entries, byte for byte', async () => {
    for (const name of SAMPLE_NAMES) {
      const session = await sessionOf(name, python);
      const file = session.files.get(python)!;
      for (const { code } of file.codes) {
        const { rows } = exceptionRows(file, code, Infinity);
        expect(
          rows.map(({ from, to, target, depth, lasti }) => ({ start: from, end: to, target, depth, lasti })),
        ).toEqual(exceptionTable(code));
        expect(rows.flatMap(({ range }) => [...file.bytes.subarray(range.start, range.end)])).toEqual([
          ...code.exceptiontable,
        ]);
      }
    }
  });

  test('whatever can be chosen has a sentence and its place', async () => {
    for (const name of ['counter', 'errors', 'shapes']) {
      const session = await sessionOf(name, python);
      for (const { key } of session.files.get(python)!.codes) {
        const { fields, derived, lines, exceptions } = viewOf(session, python, key);
        const rows: { pick: string }[] = [...fields, ...derived].flatMap((row): FieldRow[] => [row, ...row.members]);
        for (const { pick } of [...rows, ...lines, ...exceptions]) {
          const { picked } = viewOf(session, python, key, pick);
          expect(plain(picked!.said), pick).toMatch(/[.]\s*$/);
          expect(plain(picked!.said), pick).not.toMatch(/undefined|NaN|null/);
          for (const { start, end } of picked!.bytes) expect(end).toBeGreaterThan(start);
        }
      }
    }
  });

  test('a free variable: its name, its bytes, and who uses it', async () => {
    const session = await sessionOf('counter', python);
    const key = session.files.get(python)!.codes.find(({ name }) => name === 'step')!.key;
    const { picked, fields, derived } = viewOf(session, python, key, 'freevars.0');
    const row = [...fields, ...derived].find(({ pick }) => pick === 'freevars')!;
    expect(row.members.map(({ value }) => value)).toEqual(['count']);
    expect(picked!.instructions.length).toBeGreaterThan(0);
    for (const { text } of picked!.instructions) expect(text).toMatch(/DEREF \d+ \(count\)/);
    const { start, end } = picked!.bytes.find(({ kind }) => kind === 'target') ?? picked!.bytes[0];
    expect(new TextDecoder().decode(pycBytes('counter', python).subarray(start, end))).toMatch(/count$/);
  });
});

describe('what is linked', () => {
  test('a constant to the instructions and the source that use it', async () => {
    const session = await sessionOf('errors', '3.13');
    const at = viewOf(session, '3.13', 'divide')
      .fields.find(({ pick }) => pick === 'consts')!
      .members.findIndex(({ value }) => value === "'caught:'");
    const { picked } = viewOf(session, '3.13', 'divide', `consts.${at}`);
    expect(picked!.instructions.map(({ text }) => text)).toEqual([`LOAD_CONST ${at} ('caught:')`]);
    const [{ line, start, end }] = picked!.spans;
    expect(sourceOf('errors').text.split('\n')[line - 1].slice(start, end)).toBe('"caught:"');
  });

  test('a byte to the innermost thing that it belongs to', async () => {
    const session = await sessionOf('counter', '3.13');
    const { codes } = session.files.get('3.13')!;
    const step = codes.find(({ name }) => name === 'step')!;
    expect(atByte(session, '3.13', step.code.codeRange.start + 3)).toEqual({ key: step.key, pick: 'code.2' });
    expect(atByte(session, '3.13', step.code.range.start + 1)).toEqual({ key: step.key, pick: 'argcount' });
    expect(atByte(session, '3.13', 2)).toBeNull();
    const last = viewOf(session, '3.13', step.key).lines.at(-1)!;
    expect(atByte(session, '3.13', last.range.start)).toEqual({ key: step.key, pick: last.pick });
  });

  test('a reference to what it points to', async () => {
    const session = await sessionOf('counter', '3.13');
    const { fields } = viewOf(session, '3.13', 'make_counter');
    const row = fields.find(({ isReference }) => isReference)!;
    const { picked } = viewOf(session, '3.13', 'make_counter', row.pick);
    expect(picked!.bytes.map(({ kind }) => kind).sort()).toEqual(['target', 'whole']);
    expect(plain(picked!.said)).toContain('The file has a reference here');
  });
});

test('flags are said in words', async () => {
  const session = await sessionOf('counter', '3.13');
  const key = session.files.get('3.13')!.codes.find(({ name }) => name === 'step')!.key;
  const flags = viewOf(session, '3.13', key).fields.find(({ pick }) => pick === 'flags')!;
  expect(flags.value).toBe('0x13');
  expect(flags.members.map(({ value }) => value)).toEqual(['OPTIMIZED', 'NEWLOCALS', 'NESTED']);
});

test.each([
  ['3.7', 0x100000],
  ['3.8', 0x1000000],
  ['3.13', 0x1000000],
  ['3.15', 0x1000000],
] as const)('the flag of a future import is named as %s names it', async (python, bit) => {
  const session = await sessionOf('counter', python);
  const flags = (from: Session) =>
    viewOf(from, python, from.files.get(python)!.codes[0].key).fields.find(({ pick }) => pick === 'flags')!;
  const bytes = pycBytes('counter', python).slice();
  const none = bit === 0x100000 ? 0x1000000 : 0x40000000;
  new DataView(bytes.buffer).setUint32(flags(session).range!.start, bit + none, true);
  const edited = newSession('mine', null);
  expect(await addFile(edited, 'mine.pyc', bytes)).toBeNull();
  const said = new Map(flags(edited).members.map(({ name, value, type }) => [name, `${value}: ${type}`]));
  expect(said.get(`0x${bit.toString(16)}`)).toMatch(
    /^FUTURE_ANNOTATIONS: Compiled with from __future__ import annotations\./,
  );
  expect(said.get(`0x${none.toString(16)}`)).toMatch(/^no name: Neither dis nor __future__ has a name/);
});

test('a file that is no compiled Python is refused with a sentence', async () => {
  const session = newSession('mine', null);
  expect(await addFile(session, 'mine.pyc', new TextEncoder().encode('print(1)\n'))).toMatch(
    /^mine\.pyc is not a \.pyc: it looks like text/,
  );
  const damaged = pycBytes('counter', '3.13').slice(0, 100);
  expect(await addFile(session, 'cut.pyc', damaged)).toMatch(
    /^cut\.pyc is damaged: at byte \d+ Python 3\.13 says EOFError: /,
  );
});

describe('a file of an older Python', () => {
  const open = async (path: string) => {
    const session = newSession('mine', null);
    expect(await addFile(session, 'mine', new Uint8Array(readFileSync(path)))).toBeNull();
    return session;
  };

  test.each([
    ['3.6', 'public/samples/older/__pycache__/fib.cpython-36.pyc'],
    ['2.7', 'public/samples/older/fib.pyc'],
  ] as const)('%s has its fields, its lines and its instructions', async (python, path) => {
    const session = await open(path);
    const view = codeView(session, initialState(python, 'fib'))!;
    expect(view.note).toBeNull();
    expect(view.fields.find(({ pick }) => pick === 'name')!.value).toBe("'fib'");
    expect(view.fields.find(({ pick }) => pick === 'names')!.members.map(({ value }) => value)).toEqual(['range']);
    expect(view.lineCount).toBeGreaterThan(2);
    const picked = codeView(session, { ...initialState(python, 'fib'), pick: 'names.0' })!.picked!;
    expect(picked.instructions[0].text).toMatch(/^LOAD_GLOBAL 0 \(range\)/);
    const { codeRange } = session.files.get(python)!.codes[1].code;
    for (let byte = codeRange.start; byte < codeRange.end; byte++)
      expect(atByte(session, python, byte)).toMatchObject({ key: 'fib', pick: expect.stringMatching(/^code\.\d+$/) });
  });

  test('without an opcode table has constants and names, and says so', async () => {
    const header = '9e0c0d0a0000000000000000';
    const code =
      '6300000000000000000000000001000000400000007302000000535328010000004e28010000007501000000782800000000280000000028000000007501000000667501000000660100000073000000';
    const session = newSession('old.pyc', null);
    expect(await addFile(session, 'old.pyc', Uint8Array.from(Buffer.from(`${header}${code}00`, 'hex')))).toBeNull();
    const view = codeView(session, { ...initialState('3.3', 'f'), pick: 'names.0' })!;
    expect(view.note).toContain('Python 3.3 has no opcode table here');
    expect(view.picked!.title).toBe('x');
    expect(view.fields.find(({ pick }) => pick === 'flags')!.members[0].value).toBe('no name');
  });
});
