import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { examine, isLog } from '../../../src/widgets/error-clinic/examine.ts';

const sample = (path: string) => new Uint8Array(readFileSync(`public/samples/${path}`));
const fib313 = sample('__pycache__/fib.cpython-313.pyc');
const fateOf = (name: string, bytes: Uint8Array, python: string) =>
  examine(name, bytes).fates.find(({ pythons }) => pythons.includes(python))!;

describe('a dropped file', () => {
  it('is used by its own Python alone', () => {
    const report = examine('fib.cpython-313.pyc', fib313);
    expect(report.problem).toBeNull();
    expect(report.facts.join(' ')).toContain('Written by Python 3.13');
    expect(fateOf('fib.cpython-313.pyc', fib313, '3.13')).toMatchObject({
      withSource: 'uses it',
      withoutSource: 'uses it',
    });
    expect(fateOf('fib.cpython-313.pyc', fib313, '3.12')).toMatchObject({
      withSource: 'compiles the source again',
      withoutSource: "ImportError: bad magic number in 'fib': b'\\xf3\\r\\r\\n'",
    });
    expect(report.fates.flatMap(({ pythons }) => pythons)).toHaveLength(11);
  });

  it.each(['2.7', '3.6'])('of Python %s is read by it', (python) => {
    const bytes = sample(python === '2.7' ? 'older/fib.pyc' : 'older/__pycache__/fib.cpython-36.pyc');
    expect(fateOf('fib.pyc', bytes, python)).toMatchObject({ withSource: 'uses it', withoutSource: 'uses it' });
  });

  it('that was cut fails at its end, with the source too', () => {
    const report = examine('fib.cpython-313.pyc', fib313.slice(0, 60));
    expect(report.problem).toMatchObject({ said: 'EOFError: marshal data too short' });
    expect(report.problem!.offset).toBeLessThanOrEqual(60);
    expect(fateOf('fib.pyc', fib313.slice(0, 60), '3.13').withSource).toBe('EOFError: marshal data too short');
  });

  it('with the magic number of another is found out where marshal shows it', () => {
    const bytes = fib313.slice();
    bytes.set([0x55, 0x0d], 0);
    const report = examine('m.pyc', bytes);
    expect(report.facts.join(' ')).toContain('the magic number may not be the file’s own');
  });

  it('says once at which byte its header is wrong', () => {
    const changed = (at: number, value: number) => fib313.map((byte, n) => (n === at ? value : byte));
    expect(examine('m.pyc', changed(4, 255)).problem).toEqual({
      offset: 4,
      said: '',
      sentence: 'The flags are 255, and only the two lowest bits mean something.',
    });
    expect(examine('m.pyc', changed(1, 0x0e)).problem).toMatchObject({
      offset: 0,
      sentence: expect.stringMatching(/^The magic number \d+/),
    });
  });

  it('says what follows its code object', () => {
    const report = examine('m.pyc', new Uint8Array([...fib313, 1, 2, 3]));
    expect(report.facts.join(' ')).toContain('3 more bytes follow it');
  });

  it.each([0, 1, 3, 5, 11, 16])('of %d bytes is no accident', (length) => {
    const report = examine('m.pyc', fib313.slice(0, length));
    expect(report.problem).not.toBeNull();
    expect(fateOf('m.pyc', fib313.slice(0, length), '3.13').withoutSource).toMatch(/Error/);
  });

  it('of random bytes is none either', () => {
    let seed = 7;
    const next = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) & 255;
    for (let n = 0; n < 300; n++) {
      const bytes = n % 2 ? fib313.slice() : Uint8Array.from({ length: n * 3 }, next);
      for (let i = 0; i < 4 && bytes.length > 16; i++) bytes[(next() * 256 + next()) % bytes.length] = next();
      expect(examine('m.pyc', bytes).fates.length).toBeGreaterThan(0);
    }
  });
});

it('a log is told from a compiled file', () => {
  const text = (said: string) => new TextEncoder().encode(said);
  expect(isLog('build.log', text('Traceback (most recent call last):\n'))).toBe(true);
  expect(isLog('m.pyc', text('print(1)\n'))).toBe(false);
  expect(isLog('m', fib313)).toBe(false);
  expect(isLog('empty.txt', new Uint8Array())).toBe(false);
});
