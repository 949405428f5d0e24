import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openCompiled } from '../../../src/widgets/shared/compiled.ts';
import { plainSource, readOwnFiles } from '../../../src/widgets/shared/own-files.ts';
import { findSample } from '../../../src/widgets/shared/samples.ts';

const sample = (path: string) => new Uint8Array(readFileSync(`public/${path}`));
const file = (name: string, bytes: Uint8Array | string) => new File([bytes as Uint8Array<ArrayBuffer>], name);
const fib = sample('samples/__pycache__/fib.cpython-313.pyc');
const source = sample('samples/fib.py');
const withByte = (bytes: Uint8Array, at: number, value: number) => bytes.map((byte, n) => (n === at ? value : byte));

async function read(...files: File[]) {
  const result = await readOwnFiles(files, 'The test reads');
  if ('reason' in result) throw new Error(result.reason);
  return result;
}

/** A .pyc whose header has the size of that source. */
function pycOf(bytes: Uint8Array): Uint8Array {
  const pyc = fib.slice();
  new DataView(pyc.buffer).setUint32(12, bytes.length, true);
  return pyc;
}

describe('a source beside its .pyc', () => {
  test('that was compiled needs no word', async () => {
    expect((await read(file('fib.pyc', fib), file('fib.py', source))).notes).toEqual([]);
  });

  test('is compared by the bytes of its file: with a byte order mark', async () => {
    const bytes = new TextEncoder().encode('\ufeffx = 1\n');
    const { notes, source: shown } = await read(file('m.pyc', pycOf(bytes)), file('m.py', bytes));
    expect(notes).toEqual([]);
    expect(shown!.text).toBe('x = 1\n');
  });

  test('and in an encoding of its own', async () => {
    const bytes = Uint8Array.from('# coding: latin-1\nx = "\u00e9"\n', (each) => each.charCodeAt(0));
    const { notes, source: shown } = await read(file('m.pyc', pycOf(bytes)), file('m.py', bytes));
    expect(notes).toEqual([]);
    expect(shown!.lines[1]).toEqual([['', 'x = "é"']]);
  });

  test('of another size is noticed', async () => {
    const { notes } = await read(file('mine.pyc', fib), file('mine.py', 'x = 1\n'));
    expect(notes).toEqual(['mine.py has 6 bytes, and the .pyc was compiled from 170: the marked lines may be others.']);
  });

  test.each(['checked-hash', 'unchecked-hash'] as const)('with a %s is compared by that', async (kind) => {
    const { files, source: path } = findSample('fib')!.variants.find((each) => each.kind === kind)!;
    for (const python of ['3.7', '3.13'] as const) {
      const pyc = file('m.pyc', sample(files[python]));
      expect((await read(pyc, file('m.py', sample(path)))).notes).toEqual([]);
      expect((await read(pyc, file('m.py', withByte(sample(path), 0, 0x23)))).notes).toEqual([
        'm.py does not have the hash that the .pyc holds of its source (bytes 8 to 15): the marked lines may be others.',
      ]);
    }
  });

  test('in an encoding that is not read is not shown, and that is said', async () => {
    const text = '# coding: cp437\n';
    const { notes, source: shown } = await read(
      file('m.pyc', pycOf(new TextEncoder().encode(text))),
      file('m.py', text),
    );
    expect(shown).toBeNull();
    expect(notes).toEqual(['m.py names the encoding “cp437”, which cannot be read here: it is not shown.']);
  });

  test('has lines, whatever they end in', () => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(plainSource('m.py', `a${end}${end}b${end}`)).toEqual({
        name: 'm.py',
        text: 'a\n\nb\n',
        lines: [[['', 'a']], [], [['', 'b']]],
      });
  });
});

describe('a header that import does not take', () => {
  // Python 3.7 to 3.15: with the source beside it the file is silently written again.
  test('for its flags is no reason not to show the body', async () => {
    const bytes = withByte(fib, 4, 255);
    expect((await read(file('fib.pyc', bytes))).notes).toEqual([
      "fib.pyc, byte 4: the flags are 255, and only the two lowest bits mean something. With its source beside it, import compiles that again, silently; without, it raises ImportError: invalid flags 255 in 'fib'. Run as a program, the file is read all the same: its flags are not looked at.",
    ]);
    expect(await openCompiled('fib.pyc', bytes)).toMatchObject({ ok: true });
  });

  const refused = async (bytes: Uint8Array) => {
    const result = await openCompiled('m.pyc', bytes);
    return result.ok ? '' : result.reason;
  };

  test.each([4, 8, 10, 15])('for its end at byte %d has no body', async (length) => {
    expect(await refused(fib.slice(0, length))).toMatch(
      new RegExp(
        `^m\\.pyc ends at byte ${length}, .*: the header of Python 3\\.13 has 16 bytes\\. With its source beside it, import compiles that again, silently; run as a program, it ends in EOFError: EOF read where not expected\\.$`,
      ),
    );
  });

  test('ends runs of 2.7 in other words', async () => {
    expect(await refused(sample('samples/older/fib.pyc').slice(0, 6))).toMatch(
      /has 8 bytes\..*RuntimeError: Bad code object in \.pyc file\.$/,
    );
  });

  test('is told from one that no Python writes', async () => {
    expect(await refused(fib.slice(0, 3))).toBe(
      'm.pyc ends at byte 3, inside the magic number, which has 4 bytes: f3 0d 0d.',
    );
    expect(await refused(Uint8Array.of(0x60, 0x0e, 13, 10, ...fib.slice(4)))).toBe(
      'm.pyc, byte 0: the magic number 3680 (60 0e 0d 0a) is none that a CPython from 1.0 to 3.15 writes.',
    );
  });
});

test('what is not a .pyc, or too large, is said so', async () => {
  expect(await readOwnFiles([file('a.py', '')], 'The test reads')).toEqual({
    reason: 'a.py is source. The test reads a compiled file: choose the .pyc, alone or together with its .py.',
  });
  expect(await readOwnFiles([file('a.pyc', new Uint8Array(2_000_001))], 'The test reads', 2_000_000)).toEqual({
    reason: 'a.pyc has 2,000,001 bytes; files of up to 2 MB are read here.',
  });
});
