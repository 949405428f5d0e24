import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, sourceHash } from '../../src/importlib/index.ts';
import type { CacheRequest, CacheVerdict } from '../../src/importlib/index.ts';

const read = (path: string): Uint8Array =>
  Uint8Array.from(readFileSync(new URL(`../../public/samples/${path}`, import.meta.url)));

const source = read('fib.py');
const TIMESTAMP = read('__pycache__/fib.cpython-313.pyc');
const CHECKED = read('checked-hash/__pycache__/fib.cpython-313.pyc');
const UNCHECKED = read('unchecked-hash/__pycache__/fib.cpython-313.pyc');

/** fib's own cache file on 3.13, its source as it was compiled. */
function request(changes: Partial<CacheRequest> = {}): CacheRequest {
  return {
    python: '3.13',
    module: 'fib',
    pyc: TIMESTAMP,
    pycPath: '/app/__pycache__/fib.cpython-313.pyc',
    sourcePath: '/app/fib.py',
    source: { mtime: 1234567890, size: source.length, hash: sourceHash('3.13', source) },
    ...changes,
  };
}

function edited(pyc: Uint8Array, at: number, ...bytes: number[]): Uint8Array {
  const copy = pyc.slice();
  copy.set(bytes, at);
  return copy;
}

const walk = ({ checks }: CacheVerdict): string => checks.map(({ id, result }) => `${id} ${result}`).join(', ');

describe('the walk through the checks', () => {
  test('a fresh timestamp file passes all but the hash, which it has not', () => {
    expect(walk(decide(request()))).toBe(
      'magic passed, length passed, flags passed, hash skipped, mtime passed, size passed, marshal passed, code passed',
    );
  });

  test('it stops at the check that failed', () => {
    const verdict = decide(request({ pyc: edited(TIMESTAMP, 8, 0) }));
    expect(walk(verdict)).toBe(
      'magic passed, length passed, flags passed, hash skipped, mtime failed, size not-reached, ' +
        'marshal not-reached, code not-reached',
    );
    expect(verdict.checks.find(({ id }) => id === 'mtime')).toMatchObject({
      function: '_validate_timestamp_pyc',
      field: 'mtime',
      found: '1234567680 (2009-02-13 23:28:00 UTC)',
      expected: '1234567890 (2009-02-13 23:31:30 UTC)',
      raised: { exception: 'ImportError', message: "bytecode is stale for 'fib'" },
    });
  });

  test.each([
    [4, TIMESTAMP, 'flags'],
    [9, TIMESTAMP, 'mtime'],
    [15, TIMESTAMP, 'size'],
    [9, CHECKED, 'hash'],
  ] as const)('a header cut after %i bytes names the field that is cut', (length, pyc, field) => {
    const check = decide(request({ pyc: pyc.slice(0, length) })).checks[1];
    expect(check).toMatchObject({ id: 'length', result: 'failed', field, found: `${length} bytes` });
  });

  test('an unchecked hash is not looked at, and neither is the source', () => {
    const changed = { mtime: 1, size: 1, hash: '00'.repeat(8) };
    const verdict = decide(request({ pyc: UNCHECKED, source: changed }));
    expect(verdict.outcome).toEqual({ kind: 'used' });
    expect(walk(verdict)).toContain('hash skipped, mtime skipped, size skipped, marshal passed');
  });

  test('both hashes are shown where they differ', () => {
    const changed = { mtime: 1234567890, size: source.length, hash: '0123456789abcdef' };
    const verdict = decide(request({ pyc: CHECKED, source: changed }));
    expect(verdict.outcome).toEqual({ kind: 'recompiled', rewritten: 'checked-hash' });
    expect(verdict.checks.find(({ id }) => id === 'hash')).toMatchObject({
      found: Buffer.from(CHECKED.subarray(8, 16))
        .toString('hex')
        .replace(/(..)\B/g, '$1 '),
      expected: '01 23 45 67 89 ab cd ef',
    });
  });

  test('without source only magic, length and flags are asked for', () => {
    const verdict = decide(request({ source: null, pycPath: 'fib.pyc' }));
    expect(walk(verdict)).toBe(
      'magic passed, length passed, flags passed, hash skipped, mtime skipped, size skipped, marshal passed, code passed',
    );
  });

  test('a magic number is shown as bytes and number', () => {
    const [magic] = decide(request({ pyc: edited(TIMESTAMP, 0, 0xcb) })).checks;
    expect(magic).toMatchObject({ found: 'cb 0d 0d 0a (3531)', expected: 'f3 0d 0d 0a (3571)' });
  });

  test('a source from after 2106 is compared by the low 32 bits of its mtime', () => {
    const far = { mtime: 2 ** 32 + 1234567890, size: source.length, hash: null };
    const verdict = decide(request({ source: far }));
    expect(verdict.outcome).toEqual({ kind: 'used' });
    expect(verdict.checks.find(({ id }) => id === 'mtime')!.expected).toBe(
      '1234567890 (2009-02-13 23:31:30 UTC), the low 32 bits of 5529535186',
    );
  });
});

test('a checked hash cannot be judged without the source text, and says so', () => {
  const unknown = { mtime: 1234567890, size: source.length, hash: null };
  expect(decide(request({ pyc: CHECKED, source: unknown })).outcome).toMatchObject({ kind: 'undecided' });
  expect(decide(request({ pyc: CHECKED, source: unknown, checkHashBasedPycs: 'never' })).outcome).toEqual({
    kind: 'used',
  });
});

test('names and paths are quoted as Python quotes them', () => {
  const pyc = edited(TIMESTAMP, 0, 0x27);
  expect(decide(request({ pyc, module: "it's", source: null })).outcome).toEqual({
    kind: 'raised',
    exception: 'ImportError',
    message: `bad magic number in "it's": b"'\\r\\r\\n"`,
  });
  const notCode = Uint8Array.from([...TIMESTAMP.subarray(0, 16), 0x4e]);
  expect(decide(request({ pyc: notCode, pycPath: '/a\n\u00e9\u2028/m.pyc' })).outcome).toMatchObject({
    message: "Non-code object in '/a\\n\u00e9\\u2028/m.pyc'",
  });
});

test.each([
  ['NoneType', 0x4e],
  ['bool', 0x54],
  ['ellipsis', 0x2e],
  ['str', 0xda, 1, 0x78],
  ['bytes', 0x73, 1, 0, 0, 0, 0x78],
  ['tuple', 0xa9, 0],
])('a body that is no code object is named by its type: %s', (type, ...body) => {
  const verdict = decide(request({ pyc: Uint8Array.from([...TIMESTAMP.subarray(0, 16), ...body]) }));
  expect(verdict.checks.at(-1)).toMatchObject({ id: 'code', result: 'failed', found: type, expected: 'code' });
});

test('damage in the body is reported with its byte', () => {
  const verdict = decide(request({ pyc: TIMESTAMP.slice(0, 16) }));
  expect(verdict.outcome).toEqual({
    kind: 'raised',
    exception: 'EOFError',
    message: 'EOF read where object expected',
  });
  expect(verdict.bodyError).toMatchObject({ offset: 16 });
});

test('a Buffer, which shares its memory, is judged like a plain array and left as it was', () => {
  const shared = Buffer.concat([Buffer.from('before'), TIMESTAMP]).subarray(6);
  expect(decide(request({ pyc: shared })).outcome).toEqual({ kind: 'used' });
  expect(Uint8Array.from(shared)).toEqual(TIMESTAMP);
});

describe('the same bytes read by an older Python', () => {
  const old27 = read('older/fib.pyc');
  const old36 = read('older/__pycache__/fib.cpython-36.pyc');

  test('2.7 compares the mtime and knows no size', () => {
    const other = { mtime: 1234567890, size: 1, hash: null };
    const verdict = decide(request({ python: '2.7', pyc: old27, source: other }));
    expect(verdict.checks.map(({ id }) => id)).toEqual(['magic', 'mtime', 'marshal', 'code']);
    expect(verdict.outcome.kind).toBe('undecided');
  });

  test('2.7 never finds a source of 2038 or later fresh', () => {
    const mtime = 2 ** 31;
    const pyc = edited(old27, 4, 0, 0, 0, 0x80);
    const verdict = decide(request({ python: '2.7', pyc, source: { mtime, size: 1, hash: null } }));
    expect(verdict.outcome).toEqual({ kind: 'recompiled', rewritten: 'timestamp' });
    expect(verdict.checks[1]).toMatchObject({ result: 'failed', found: '-2147483648 (1901-12-13 20:45:52 UTC)' });
  });

  test('3.6 says which field the file ends in', () => {
    const cut = (length: number) =>
      decide(request({ python: '3.6', pyc: old36.slice(0, length), source: null })).outcome;
    expect(cut(7)).toMatchObject({ message: "reached EOF while reading timestamp in 'fib'" });
    expect(cut(11)).toMatchObject({ message: "reached EOF while reading size of source in 'fib'" });
  });

  test('a file of 3.13 is refused by its magic number', () => {
    for (const python of ['2.7', '3.6'] as const) {
      const { checks, outcome } = decide(request({ python }));
      expect([checks[0].id, checks[0].result, outcome.kind]).toEqual(['magic', 'failed', 'recompiled']);
    }
  });
});

test('any bytes get a verdict, whose failed check is the last one that was reached', () => {
  const head = fc.constantFrom(TIMESTAMP, CHECKED, UNCHECKED).chain((pyc) =>
    fc.tuple(fc.nat(20), fc.uint8Array({ maxLength: 64 })).map(([keep, rest]) => {
      return Uint8Array.from([...pyc.subarray(0, keep), ...rest]);
    }),
  );
  const facts = fc.option(
    fc.record({
      mtime: fc.double({ noNaN: true, noDefaultInfinity: true }),
      size: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
      hash: fc.constantFrom(null, '0123456789abcdef'),
    }),
  );
  const python = fc.constantFrom<CacheRequest['python']>('2.7', '3.6', '3.7', '3.13', '3.15');
  fc.assert(
    fc.property(head, facts, python, (pyc, source, version) => {
      const verdict = decide(request({ pyc, source, python: version }));
      const results = verdict.checks.map(({ result }) => result).filter((result) => result !== 'skipped');
      const failed = results.indexOf('failed');
      if (verdict.outcome.kind === 'used') expect(results.every((result) => result === 'passed')).toBe(true);
      else if (verdict.outcome.kind === 'undecided') expect(failed).toBe(-1);
      else {
        expect(results.slice(0, failed).every((result) => result === 'passed')).toBe(true);
        expect(results.slice(failed + 1).every((result) => result === 'not-reached')).toBe(true);
      }
    }),
    { seed: 552, numRuns: 2000 },
  );
});
