import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAGICS, bytesRepr } from '../../src/pyc/index.ts';
import { answer, readAsked, sentenceOf } from '../../src/components/magic/read-magic.ts';
import { rowsWanted } from '../../src/components/magic/search.ts';

/** The version that a text is answered with; null where none is. */
function minorOf(text: string): string | null {
  const asked = readAsked(text);
  return asked.kind === 'magic' ? (answer(asked.readings).info?.minor ?? null) : asked.kind;
}

/** Every common way to write the first four bytes of a file. */
const NOTATIONS: Record<string, (bytes: number[]) => string> = {
  'a bytes literal': (bytes) => bytesRepr(Uint8Array.from(bytes)),
  'an error message': (bytes) => `ImportError: bad magic number in 'm': ${bytesRepr(Uint8Array.from(bytes))}`,
  'hex digits': (bytes) => bytes.map((each) => each.toString(16).padStart(2, '0')).join(''),
  'upper case, spaced': (bytes) => bytes.map((each) => each.toString(16).padStart(2, '0').toUpperCase()).join(' '),
  'with colons': (bytes) => bytes.map((each) => each.toString(16).padStart(2, '0')).join(':'),
  '0x with commas': (bytes) => bytes.map((each) => `0x${each.toString(16).padStart(2, '0')}`).join(', '),
  escapes: (bytes) => bytes.map((each) => `\\x${each.toString(16).padStart(2, '0')}`).join(''),
  'a list': (bytes) => `[${bytes.join(', ')}]`,
  'bytes of a list': (bytes) => `bytes([${bytes.join(', ')}])`,
  'four bytes as a number': (bytes) => String(bytes.reduce((sum, each, n) => sum + each * 256 ** n, 0)),
};

describe.each(Object.entries(NOTATIONS))('%s', (_, write) => {
  test('names the Python of every magic number', () => {
    const wrong = MAGICS.filter(({ minor, bytes }) => minorOf(write([...bytes])) !== minor);
    expect(wrong.map(({ since, bytes }) => [since, write([...bytes])])).toEqual([]);
  });
});

test('the number alone names the Python', () => {
  for (const { number, minor } of MAGICS.filter(({ bytes }) => bytes[2] === 13)) {
    expect(minorOf(String(number))).toBe(minor);
    expect(minorOf(`0x${number.toString(16)}`), `0x${number.toString(16)}`).toBe(minor);
  }
});

describe('what tools print of a file', () => {
  const tools: [string, string[]][] = [
    ['od', []],
    ['od', ['-c']],
    ['od', ['-t', 'x1']],
    ['od', ['-x']],
    ['xxd', []],
    ['xxd', ['-p']],
    ['hexdump', ['-C']],
    ['hexdump', []],
  ];
  const there = (tool: string) => {
    try {
      execFileSync('which', [tool], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  for (const [tool, options] of tools)
    test.skipIf(!there(tool))(`${tool} ${options.join(' ')}`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'magic-'));
      try {
        for (const { bytes, minor } of MAGICS.filter(
          ({ released, minor }) => released && ['1.5', '2.7', '3.6', '3.11', '3.15'].includes(minor),
        )) {
          const file = join(folder, 'm.pyc');
          writeFileSync(file, Uint8Array.from([...bytes, 0, 0, 0, 0, 1, 2, 3, 250, 6, 0, 0, 0, 0xe3, 0, 0]));
          const text = execFileSync(tool, [...options, file], { encoding: 'utf8' });
          expect(minorOf(text), text).toBe(minor);
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
});

test('lines that the tools print, written down', () => {
  for (const text of [
    '00000000: a70d 0d0a 0000 0000 d202 9649 0600 0000  ...........I....',
    '00000000  a7 0d 0d 0a 00 00 00 00  d2 02 96 49 06 00 00 00  |...........I....|',
    '0000000 247  \\r  \\r  \\n  \\0  \\0  \\0  \\0 322 002 226   I 006  \\0  \\0  \\0',
    '0000000 0da7 0a0d 0000 0000',
    '0000000 006647 005015 000000 000000',
    'RuntimeError: Bad magic number: 3495',
    'magic 3495',
    '3495 (3.11)',
    '0xa70d',
    '0xA70D0D0A',
    '0o6647',
    '0b110110100111',
  ])
    expect(minorOf(text), text).toBe('3.11');
});

test('a version, a tag and words are told apart from bytes', () => {
  expect(readAsked('3.11')).toEqual({ kind: 'version', minor: '3.11' });
  expect(readAsked('Python 3.9.18')).toEqual({ kind: 'version', minor: '3.9' });
  expect(readAsked('fib.cpython-313.pyc')).toEqual({ kind: 'version', minor: '3.13' });
  for (const text of [
    'Python 3.11.7',
    'python3.11',
    '3.11.7+',
    '3.11.7 (main, May  9 2026, 07:35:25) [GCC 12.2.0]',
    'v3.11',
  ])
    expect(readAsked(text), text).toEqual({ kind: 'version', minor: '3.11' });
  for (const text of ['3.11a1', '3.11.0a1'])
    expect(readAsked(text)).toEqual({ kind: 'version', minor: '3.11', since: '3.11a1' });
  expect(readAsked('3.12.0rc2'), 'it brought no number').toEqual({ kind: 'version', minor: '3.12' });
  expect(readAsked('  ')).toEqual({ kind: 'nothing' });
  expect(readAsked('walrus operator')).toEqual({ kind: 'words', words: ['walrus', 'operator'] });
});

test('an unknown number, a wrong end and a newer one are said to be that', () => {
  const said = (text: string) => {
    const asked = readAsked(text);
    return asked.kind === 'magic' ? sentenceOf(answer(asked.readings)) : asked.kind;
  };
  expect(said('1234')).toContain('no CPython has the magic number 1234');
  expect(said('a7 0d 0a 0a')).toContain('the two bytes behind it');
  expect(said('3700')).toContain('newer Python');
  expect(said("b'\\xa7\\r\\r\\n'")).toBe('Python 3.11, since 3.11b4. Read as a bytes literal: magic number 3495.');
});

test('never throws, whatever is pasted', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9a-fx\\b' :,[\]|-]*$/)),
      (text) => {
        const asked = readAsked(text);
        if (asked.kind === 'magic') expect(sentenceOf(answer(asked.readings))).toMatch(/\.$/);
      },
    ),
  );
});

test('a row is wanted for its number, its version and the release that brought it', () => {
  const row = { minor: '3.11', number: 3450, since: '3.11a1', released: false, text: '3450 3.11a1' };
  const wanted = (text: string, released = false) => rowsWanted(readAsked(text), null, released)(row);
  expect([wanted(''), wanted('3.11'), wanted('3.11a1'), wanted('3450 3.11a1')]).toEqual([true, true, true, true]);
  expect([wanted('3.12'), wanted('3.11a2'), wanted('zebra'), wanted('3.11', true)]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
