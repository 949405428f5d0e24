import fc from 'fast-check';
import { expect, test } from 'vitest';
import '../../src/pyc/versions/all-opcodes.ts';
import {
  atLeast,
  codeObjects,
  disassemble,
  disText,
  encodePyc,
  exceptionTable,
  lineTable,
  nodeChildren,
  nodeEnd,
  nodeParents,
  OLDER_PYTHONS,
  positions,
  PYTHON_VERSIONS,
  readHeader,
  readMarshal,
  readPyc,
} from '../../src/pyc/index.ts';
import type { CodeObject, MarshalTree, PythonVersion } from '../../src/pyc/index.ts';
import { compiledProgram } from '../../scripts/regen/edit-cases.ts';
import { golden, sampleFile } from './files.ts';

const SEED = { seed: 20240531 };

const version = fc.constantFrom(...PYTHON_VERSIONS);
const anyVersion = fc.constantFrom(...OLDER_PYTHONS, ...PYTHON_VERSIONS);

/** Bytes that look like marshal data often enough to get somewhere. */
const marshalLike = fc
  .array(
    fc.oneof(
      fc
        .constantFrom(...'0NFTS.iIfgxylstrR([{cu<>aA)zZ:}', '\0\0\0', '\x01\0\0\0')
        .map((text) => [...text].map((c) => c.charCodeAt(0))),
      fc.constantFrom(...'i(c)[<>{z:'.split('')).map((text) => [text.charCodeAt(0) | 0x80]),
      fc.nat(255).map((byte) => [byte]),
    ),
    { maxLength: 200 },
  )
  .map((parts) => Uint8Array.from(parts.flat()));

/** A sample with some bytes changed, and perhaps cut. */
const damagedSample = fc
  .record({
    python: version,
    name: fc.constantFrom('errors', 'fib', 'shapes', 'constants'),
    edits: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 8 }),
    keep: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ python, name, edits, keep }) => {
    const bytes = sampleFile(`${name}.cpython-${python.replace('.', '')}.pyc`);
    for (const [where, byte] of edits) bytes[16 + Math.floor(where * (bytes.length - 17))] = byte;
    return { python, bytes: bytes.slice(0, Math.ceil(keep * bytes.length)) };
  });

const OLDER = ['2.7', '3.6'].map(
  (python) => compiledProgram(golden<{ base: string }>(`edits-${python}.json`).base).bytes,
);

/** The program of the editing tests as 2.7 or 3.6 compiled it, with some bytes changed, and perhaps cut. */
const damagedOlder = fc
  .record({
    program: fc.constantFrom(...OLDER),
    edits: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 8 }),
    keep: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ program, edits, keep }) => {
    const bytes = program.slice();
    for (const [where, byte] of edits) bytes[12 + Math.floor(where * (bytes.length - 13))] = byte;
    return bytes.slice(0, Math.ceil(keep * bytes.length));
  });

/** Ranges of a tree: inside the file, members inside what holds them, one after the other. */
function expectNested(tree: MarshalTree, start: number): void {
  const parents = nodeParents(tree);
  for (let node = 0; node < tree.count; node++) {
    const end = nodeEnd(tree, node);
    expect(tree.start[node]).toBeGreaterThanOrEqual(start);
    expect(end).toBeGreaterThan(tree.start[node]);
    expect(end).toBeLessThanOrEqual(tree.bytes.length);
    let at = tree.start[node] + 1;
    for (const child of nodeChildren(tree, node)) {
      expect(parents[child]).toBe(node);
      expect(tree.start[child]).toBeGreaterThanOrEqual(at);
      at = nodeEnd(tree, child);
    }
    expect(at).toBeLessThanOrEqual(end);
  }
  if (tree.count > 0) expect(nodeEnd(tree, 0)).toBe(tree.end);
  if (tree.error) {
    expect(tree.error.offset).toBeGreaterThanOrEqual(start);
    expect(tree.error.offset).toBeLessThanOrEqual(tree.bytes.length);
  } else {
    expect(tree.unfinished).toEqual([]);
  }
}

function expectReadable(code: CodeObject): void {
  for (const part of codeObjects(code)) {
    const instructions = disassemble(part);
    let at = 0;
    for (const { offset, caches, range } of instructions) {
      expect(offset).toBe(at);
      expect(range.start).toBe(part.codeRange.start + offset);
      // Before 3.6 an instruction has one byte, or three; what the end of the code cuts off counts as there.
      at += atLeast(part.python, '3.6') ? 2 + 2 * caches : range.end - range.start;
    }
    expect(at).toBeGreaterThanOrEqual(part.code.length);
    expect(() => [exceptionTable(part), lineTable(part), positions(part)]).not.toThrow();
  }
  expect(disText(code).endsWith('\n') || code.code.length === 0).toBe(true);
}

test('any bytes are a tree whose ranges nest', () => {
  fc.assert(
    fc.property(marshalLike, anyVersion, fc.nat(3), (bytes, python, start) =>
      expectNested(readMarshal(bytes, Math.min(start, bytes.length), python), Math.min(start, bytes.length)),
    ),
    { ...SEED, numRuns: 2000 },
  );
});

test('a damaged sample is read as far as it goes, by its own and by any other version', () => {
  fc.assert(
    fc.property(damagedSample, version, ({ bytes }, other) => {
      for (const python of [undefined, other] as (PythonVersion | undefined)[]) {
        const file = readPyc(bytes, python);
        if (file.body) expectNested(file.body, Math.min(file.header.layout, bytes.length));
        if (file.code) expectReadable(file.code);
        else expect(file.error !== null || file.python === null || file.body !== null).toBe(true);
      }
    }),
    { ...SEED, numRuns: 1000 },
  );
});

test('a damaged file of 2.7 or 3.6 is read as far as it goes, and written back as it was where it is whole', () => {
  let whole = 0;
  fc.assert(
    fc.property(damagedOlder, (bytes) => {
      const file = readPyc(bytes);
      if (file.body) expectNested(file.body, Math.min(file.header.layout, bytes.length));
      if (!file.code) {
        expect(file.error !== null || file.reader === null || file.body !== null).toBe(true);
        return;
      }
      whole++;
      expectReadable(file.code);
      expect(Buffer.compare(encodePyc(file)!, bytes)).toBe(0);
    }),
    { ...SEED, numRuns: 200 },
  );
  expect(whole, 'some are still whole').toBeGreaterThan(20);
});

test('any bytes have a header whose fields follow each other', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(undefined, 8, 12, 16), (bytes, layout) => {
      const { fields, error, layout: used } = readHeader(bytes, layout as 8 | 12 | 16 | undefined);
      let at = 0;
      for (const { start, end } of fields) {
        expect(start).toBe(at);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(at).toBe(bytes.length);
      if (bytes.length < used) expect(error).not.toBeNull();
    }),
    { ...SEED, numRuns: 1000 },
  );
});

test('fifty megabytes of noise, and eight of nothing but members, come to an end', () => {
  const noise = new Uint8Array(50 << 20);
  let state = 1;
  for (let i = 0; i < noise.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    noise[i] = state >>> 24;
  }
  expect(readPyc(noise).error).not.toBeNull();
  expect(readMarshal(noise, 16, '3.13').error).not.toBeNull();

  const members = new Uint8Array(8 << 20).fill('N'.charCodeAt(0));
  members.set([0x28, 0xff, 0xff, 0xff, 0x7f]);
  const tree = readMarshal(members, 0, '3.13');
  expect(tree.error).toMatchObject({
    exception: 'EOFError',
    message: 'EOF read where object expected',
    offset: 8 << 20,
  });
  expect(tree.start.byteLength + tree.next.byteLength).toBeLessThanOrEqual(10 * members.length);
});
