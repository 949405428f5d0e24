import { describe, expect, test } from 'vitest';
import {
  atLeast,
  headerField,
  lookupMagic,
  MAGICS,
  PYTHON_VERSIONS,
  readHeader,
  writeField,
} from '../../src/pyc/index.ts';
import type { FieldName, HeaderLayout } from '../../src/pyc/index.ts';
import { fromHex, golden, sampleFile, toHex } from './files.ts';

/** Name, range and value of each field. */
const fields = (bytes: Uint8Array, layout?: HeaderLayout) =>
  readHeader(bytes, layout).fields.map(({ name, start, end, value }) => [name, start, end, value]);

// 3.13, a source of 6 bytes with mtime 1234567890, and one byte of body.
const TIMESTAMP = fromHex('f30d0d0a00000000d202964906000000e3');
const CHECKED_HASH = fromHex('f30d0d0a030000000123456789abcdefe3');

describe('magic numbers', () => {
  test('each is known by its number and by its four bytes', () => {
    for (const info of MAGICS) {
      expect(lookupMagic(info.number)).toBe(info);
      expect(lookupMagic(info.bytes)).toBe(info);
    }
    expect(new Set(MAGICS.map(({ number }) => number)).size).toBe(MAGICS.length);
  });

  test('releases of each minor version since 1.0 write one of them, those of 3.5 two', () => {
    const released = new Map<string, number[]>();
    for (const { minor, number, released: is, optionU } of MAGICS)
      if (is && !optionU) released.set(minor, [...(released.get(minor) ?? []), number]);
    expect(Object.fromEntries(released)).toEqual({
      ...{ '1.0': [39170], '1.1': [39171], '1.3': [11913], '1.4': [5892], '1.5': [20121], '1.6': [50428] },
      ...{ '2.0': [50823], '2.1': [60202], '2.2': [60717], '2.3': [62011], '2.4': [62061], '2.5': [62131] },
      ...{ '2.6': [62161], '2.7': [62211], '3.0': [3131], '3.1': [3151], '3.2': [3180], '3.3': [3230] },
      ...{ '3.4': [3310], '3.5': [3350, 3351], '3.6': [3379], '3.7': [3394], '3.8': [3413], '3.9': [3425] },
      ...{ '3.10': [3439], '3.11': [3495], '3.12': [3531], '3.13': [3571], '3.14': [3627], '3.15': [3666] },
    });
  });

  test('the layout changed in 3.3 and in 3.7', () => {
    const layouts = (layout: HeaderLayout) =>
      MAGICS.filter((info) => info.layout === layout).map(({ number }) => number);
    expect(layouts(12)[0]).toBe(3210);
    expect(layouts(16)[0]).toBe(3392);
    expect(layouts(8)).toContain(62211);
    expect(layouts(12)).toContain(3391);
  });

  test('1.0 to 1.2 wrote no CR LF, and 2.x with -U one more', () => {
    expect(toHex(lookupMagic(39170)!.bytes)).toBe('02999900');
    expect(lookupMagic(fromHex('02990d0a'))).toBeNull();
    expect(lookupMagic(62212)).toMatchObject({ minor: '2.7', optionU: true });
  });

  test('what CPython has no row for is unknown', () => {
    expect(lookupMagic(3572)).toBeNull();
    expect(lookupMagic(fromHex('f30d0a0d'))).toBeNull();
    expect(lookupMagic(fromHex('f30d0d'))).toBeNull();
  });
});

describe('reading', () => {
  test('a timestamp header of 3.13', () => {
    expect(fields(TIMESTAMP)).toEqual([
      ['magic', 0, 4, 3571],
      ['flags', 4, 8, 0],
      ['mtime', 8, 12, 1234567890],
      ['size', 12, 16, 6],
      ['body', 16, 17, null],
    ]);
    expect(readHeader(TIMESTAMP)).toMatchObject({
      layout: 16,
      kind: 'timestamp',
      error: null,
      origin: { minor: '3.13' },
    });
  });

  test('a hash header has the hash where mtime and size were', () => {
    expect(fields(CHECKED_HASH).map(([name]) => name)).toEqual(['magic', 'flags', 'hash', 'body']);
  });

  test.each([
    [0, 'timestamp'],
    [1, 'unchecked-hash'],
    [2, 'timestamp'],
    [3, 'checked-hash'],
    [4, 'invalid'],
    [7, 'invalid'],
  ])('flags %i make it %s', (flags, kind) => {
    const header = readHeader(TIMESTAMP);
    expect(readHeader(writeField(TIMESTAMP, headerField(header, 'flags')!, flags)).kind).toBe(kind);
  });

  test('the same bytes under older layouts: what looked like an mtime of zero are the flags', () => {
    expect(fields(TIMESTAMP, 8)).toEqual([
      ['magic', 0, 4, 3571],
      ['mtime', 4, 8, 0],
      ['body', 8, 17, null],
    ]);
    expect(fields(TIMESTAMP, 12).slice(1, 3)).toEqual([
      ['mtime', 4, 8, 0],
      ['size', 8, 12, 1234567890],
    ]);
  });

  test.each([
    [0, []],
    [3, ['magic']],
    [4, ['magic']],
    [6, ['magic', 'flags']],
    [15, ['magic', 'flags', 'mtime', 'size']],
  ])('cut after %i bytes it has the fields that are there, and an error', (length, names) => {
    const header = readHeader(TIMESTAMP.slice(0, length));
    expect(header.fields.map(({ name }) => name)).toEqual(names);
    expect(header.error).not.toBeNull();
    if (length % 4 !== 0) expect(header.fields.at(-1)!.value).toBeNull();
  });

  test.each(PYTHON_VERSIONS)('a cut header of %s is what running the file says', (python) => {
    const recorded = golden<Record<string, string[]>>('run-headers.json')[python];
    const bytes = sampleFile(`fib.cpython-${python.replace('.', '')}.pyc`);
    const found = recorded.map((_, length) => {
      const { exception, message } = readHeader(bytes.slice(0, length)).error!;
      return `${exception}: ${message}`;
    });
    // What is too short for a magic number has no version: the reader says what 3.13 and later say.
    const from = atLeast(python, '3.13') ? 0 : 4;
    expect(found.slice(from)).toEqual(recorded.slice(from));
  });

  test('an unknown magic number is said at its first byte', () => {
    const { error, origin, layout } = readHeader(fromHex('f40d0d0a00000000d202964906000000e3'));
    expect(error).toEqual({ offset: 0, exception: 'RuntimeError', message: 'Bad magic number in .pyc file' });
    expect([origin, layout]).toEqual([null, 16]);
  });

  test.each(PYTHON_VERSIONS)('the samples of %s are released, with the source that lies beside them', (python) => {
    const header = readHeader(sampleFile(`fib.cpython-${python.replace('.', '')}.pyc`));
    expect(header).toMatchObject({
      layout: 16,
      kind: 'timestamp',
      error: null,
      origin: { minor: python, released: true },
    });
  });
});

describe('writing', () => {
  const write = (name: FieldName, value: number | Uint8Array, bytes = TIMESTAMP) =>
    toHex(writeField(bytes, headerField(readHeader(bytes), name)!, value));

  test('changes one field, in a new array', () => {
    expect(write('mtime', 1)).toBe('f30d0d0a000000000100000006000000e3');
    expect(write('size', 0xffffffff)).toBe('f30d0d0a00000000d2029649ffffffffe3');
    expect(write('magic', 3531)).toBe('cb0d0d0a00000000d202964906000000e3');
    expect(write('magic', 39170)).toBe('0299990000000000d202964906000000e3');
    expect(write('hash', fromHex('ffffffffffffffff'), CHECKED_HASH)).toBe('f30d0d0a03000000ffffffffffffffffe3');
    expect(toHex(TIMESTAMP)).toBe('f30d0d0a00000000d202964906000000e3');
  });

  test('takes a number modulo the width', () => {
    expect(write('mtime', 2 ** 32 + 5)).toBe('f30d0d0a000000000500000006000000e3');
    expect(write('mtime', -1)).toBe('f30d0d0a00000000ffffffff06000000e3');
  });
});
