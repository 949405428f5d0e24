import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as reading from '../../../src/widgets/header-lab/reading.ts';
import { newLab, shownHeader } from '../../../src/widgets/header-lab/lab.ts';
import { openFile } from '../../../src/widgets/header-lab/own-file.ts';
import { verdictOf, verdictText } from '../../../src/widgets/header-lab/verdict.ts';
import { layoutNote } from '../../../src/widgets/header-lab/layout-note.ts';
import { labFile, readOwn } from './files.ts';

const bytes = labFile().bytes;
const problem = (data: Uint8Array, name = 'x.pyc') => readOwn(name, data).problem;
const text = (string: string) => new TextEncoder().encode(string);

describe('files of one’s own', () => {
  test('a good one is read: who wrote it, and its source as the header has it', () => {
    const own = readOwn('fib.cpython-313.pyc', bytes);
    expect(own).toMatchObject({ problem: null, run: '3.13' });
    expect(own.file).toMatchObject({ module: 'fib', source: { mtime: 1234567890, size: 170, text: null } });
    expect(verdictText(newLab(own.file), '3.13', verdictOf(newLab(own.file), '3.13', reading)).tone).toBe('good');
  });

  test.each([
    ['fib.pyc', 'fib'],
    ['fib.cpython-313.opt-1.pyc', 'fib'],
    ['a.b.cpython-39.pyc', 'a.b'],
    ['fib.pypy310-pp73.pyc', 'fib'],
    ['fib.py', 'fib'],
    ['notes.txt', 'notes.txt'],
    ['.pyc', 'm'],
  ])('%s is the module %s', (name, module) => {
    expect(readOwn(name, bytes).file.module).toBe(module);
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['empty', new Uint8Array(), /x\.pyc is empty: at byte 0/],
    ['cut in the magic number', bytes.slice(0, 3), /ends at byte 3, inside the magic number/],
    [
      'cut after the magic number',
      bytes.slice(0, 4),
      /ends at byte 4, after the magic: the header of Python 3\.13 has 16 bytes/,
    ],
    ['cut in the mtime', bytes.slice(0, 10), /ends at byte 10, inside the mtime/],
    ['cut after the header', bytes.slice(0, 16), /ends at byte 16, after the header/],
    ['cut in the hash', labFile('3.13', 'checked-hash').bytes.slice(0, 15), /ends at byte 15, inside the hash/],
    [
      'unknown Python',
      Uint8Array.of(1, 2, 13, 10, ...bytes.slice(4)),
      /x\.pyc, byte 0: the magic number 513 \(01 02 0d 0a\)/,
    ],
    ['an ELF file', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0), /not a \.pyc: it starts with 7f 45 4c 46.*ELF/],
    ['source', text('print("hello")\n'), /it looks like text.*byte 2 is 69/],
    ['noise', Uint8Array.of(9, 200, 13, 77, 0, 0), /byte 3 is 4d/],
    ['unknown flags', bytes.map((byte, at) => (at === 4 ? 8 : byte)), /x\.pyc, byte 4: the flags are 8/],
  ])('%s: a sentence says what is wrong and where', (_, data, sentence) => {
    expect(problem(data)).toMatch(sentence);
  });

  test('older files are read with their own layout', () => {
    expect(readOwn('fib.pyc', labFile('2.7', 'older').bytes)).toMatchObject({ problem: null, run: '2.7' });
    expect(problem(labFile('3.6', 'older').bytes.slice(0, 11))).toMatch(
      /ends at byte 11, inside the size: the header of Python 3\.6 has 12/,
    );
  });

  test('whatever is dropped, there is a header to show, a verdict and a note', () => {
    const anyFile = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc
        .tuple(fc.nat(40), fc.uint8Array({ maxLength: 30 }))
        .map(([end, tail]) => Uint8Array.of(...bytes.slice(0, end), ...tail)),
    );
    fc.assert(
      fc.property(anyFile, (data) => {
        const own = readOwn('x.pyc', data);
        const lab = newLab(own.file, own.run ?? '3.13');
        const covered = shownHeader(lab).fields.reduce((sum, { start, end }) => sum + end - start, 0);
        expect(covered).toBe(Math.min(data.length, 17));
        expect(verdictText(lab, lab.run!, verdictOf(lab, lab.run!, reading)).sentence).not.toBe('');
        for (const layout of [8, 12, 16] as const) expect(layoutNote({ ...lab, layout }).join('')).not.toContain('NaN');
      }),
    );
  });

  test('of bytes that no Python is known to have written, none is said to have', () => {
    const note = (data: Uint8Array) =>
      layoutNote(newLab(readOwn('x.pyc', data).file))
        .map((part) => (typeof part === 'string' ? part : part.text))
        .join('');
    expect(note(bytes)).toMatch(/^Python 3\.7 and later, which wrote these bytes, reads them as magic/);
    expect(note(new Uint8Array())).toMatch(
      /^The magic number is cut off\. Read here as Python 3\.7 and later lay it out/,
    );
    expect(note(Uint8Array.of(0x99, 0x99, 13, 10, ...bytes.slice(4)))).toMatch(
      /^No Python is known to write this magic number\. Read here as Python 3\.7 and later lay it out/,
    );
  });

  test('a source is told to be one, and stands for no file; beside a .pyc it is left aside', async () => {
    const source = new File(['x = 1\n'], 'source.py');
    expect(await openFile([source])).toEqual({
      said: {
        text: 'source.py is source. The header lab reads a compiled file: choose the .pyc, alone or together with its .py.',
        problem: true,
      },
    });
    const pyc = new File([bytes as Uint8Array<ArrayBuffer>], 'fib.pyc');
    expect(await openFile([source, pyc])).toMatchObject({ file: { name: 'fib.pyc' }, python: '3.13' });
  });

  test('what is over the limit is not read', async () => {
    const big = { name: 'big.pyc', size: 60_000_000 } as File;
    expect((await openFile([big])).said.text).toBe('big.pyc has 60,000,000 bytes; files of up to 50 MB are read here.');
  });
});
