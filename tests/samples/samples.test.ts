import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { SAMPLES, SAMPLE_PYTHONS } from '../../src/widgets/shared/generated/samples.ts';
import { findSample, samplePath } from '../../src/widgets/shared/samples.ts';
import type { SampleInfo, SampleVariant } from '../../src/widgets/shared/samples.ts';

const PUBLIC = fileURLToPath(new URL('../../public/', import.meta.url));

/** The number that each minor version's last releases write. */
const MAGIC: Record<string, number> = {
  '2.7': 62211,
  '3.6': 3379,
  '3.7': 3394,
  '3.8': 3413,
  '3.9': 3425,
  '3.10': 3439,
  '3.11': 3495,
  '3.12': 3531,
  '3.13': 3571,
  '3.14': 3627,
  '3.15': 3666,
};

const FLAGS = { plain: 0, 'opt-1': 0, 'opt-2': 0, 'checked-hash': 3, 'unchecked-hash': 1 } as const;

const read = (path: string): Buffer => readFileSync(join(PUBLIC, path));

interface Compiled {
  sample: SampleInfo;
  variant: SampleVariant;
  python: string;
  path: string;
}

const compiled: Compiled[] = SAMPLES.flatMap((sample) =>
  sample.variants.flatMap((variant) =>
    Object.entries(variant.files).map(([python, path]) => ({ sample, variant, python, path })),
  ),
);

describe('the manifest', () => {
  test('lists the programs that are there, and no other', () => {
    const programs = readdirSync(join(PUBLIC, 'samples')).filter((file) => file.endsWith('.py'));
    expect(SAMPLES.map(({ name }) => `${name}.py`).sort()).toEqual(programs.sort());
  });

  test('lists the compiled files that are there, and no other', () => {
    const files = readdirSync(join(PUBLIC, 'samples'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.pyc'))
      .map((file) => `samples/${file}`);
    expect(compiled.map(({ path }) => path).sort()).toEqual(files.sort());
  });

  test('has every program from every Python', () => {
    for (const sample of SAMPLES)
      expect(Object.keys(sample.variants[0].files), sample.name).toEqual([...PYTHON_VERSIONS]);
  });

  test('has the variants that lessons need', () => {
    for (const kind of ['checked-hash', 'unchecked-hash'] as const)
      for (const python of PYTHON_VERSIONS) expect(samplePath(findSample('fib')!, python, kind)).toBeDefined();
    for (const kind of ['opt-1', 'opt-2'] as const)
      for (const python of PYTHON_VERSIONS) expect(samplePath(findSample('checks')!, python, kind)).toBeDefined();
    expect(samplePath(findSample('fib')!, '2.7', 'older')).toBe('samples/older/fib.pyc');
    expect(samplePath(findSample('fib')!, '3.6', 'older')).toBe('samples/older/__pycache__/fib.cpython-36.pyc');
  });

  test('knows nothing of a sample or a variant that is not there', () => {
    expect(findSample('nonesuch')).toBeUndefined();
    expect(samplePath(findSample('words')!, '3.13', 'opt-1')).toBeUndefined();
    expect(samplePath(findSample('fib')!, '3.6')).toBeUndefined();
  });

  test('records the exact interpreter of each version', () => {
    for (const { python } of compiled) expect(SAMPLE_PYTHONS[python]).toMatch(new RegExp(`^${python}\\.\\d+ \\(`));
  });

  test('gives each program an mtime of its own and a line about what to watch', () => {
    expect(new Set(SAMPLES.map(({ mtime }) => mtime)).size).toBe(SAMPLES.length);
    for (const { name, title, watch } of SAMPLES) {
      expect(title, name).not.toBe('');
      expect(watch, name).toMatch(/^[^\n]{20,140}\.$/);
    }
  });
});

describe.each(SAMPLES)('$name.py', (sample) => {
  test('has the size that the manifest states, and can be read at a glance', () => {
    const bytes = read(`samples/${sample.name}.py`);
    expect(bytes.length).toBe(sample.size);
    const lines = bytes.toString('utf8').split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.length).toBeGreaterThanOrEqual(6);
    expect(lines.length).toBeLessThanOrEqual(30);
    for (const line of lines) expect(line).toMatch(/^(.{0,78}\S)?$/);
  });

  test('prints something', () => {
    expect(sample.output).toMatch(/\S\n$/);
  });

  test('stands unchanged beside the variants that were made from it', () => {
    for (const { source } of sample.variants)
      expect(read(source).equals(read(`samples/${sample.name}.py`)), source).toBe(true);
  });
});

describe.each(compiled)('$path', ({ sample, variant, python, path }) => {
  test('is there, and was written by that Python', () => {
    expect(existsSync(join(PUBLIC, path))).toBe(true);
    const bytes = read(path);
    expect(bytes.readUInt16LE(0)).toBe(MAGIC[python]);
    expect(bytes.toString('latin1', 2, 4)).toBe('\r\n');
    if (variant.kind !== 'older') {
      const optimization = variant.kind.startsWith('opt-') ? `.${variant.kind}` : '';
      expect(basename(path)).toBe(`${sample.name}.cpython-${python.replace('.', '')}${optimization}.pyc`);
    }
  });

  test('has a header that fits the source', () => {
    const bytes = read(path);
    if (variant.kind === 'older') {
      expect(bytes.readUInt32LE(4)).toBe(sample.mtime);
      if (python === '3.6') expect(bytes.readUInt32LE(8)).toBe(sample.size);
      return;
    }
    expect(bytes.readUInt32LE(4)).toBe(FLAGS[variant.kind]);
    if (FLAGS[variant.kind] === 0) {
      expect(bytes.readUInt32LE(8)).toBe(sample.mtime);
      expect(bytes.readUInt32LE(12)).toBe(read(variant.source).length);
    } else {
      expect(bytes.toString('hex', 8, 16)).toBe(sample.sourceHash[python as keyof SampleInfo['sourceHash']]);
    }
  });

  test('names its source without a folder', () => {
    const body = read(path).toString('latin1');
    expect(body).toContain(`${sample.name}.py`);
    expect(body).not.toContain(`/${sample.name}.py`);
  });
});

describe.each(PYTHON_VERSIONS)('on %s', (python) => {
  test('the body is the same whichever way its file is validated', () => {
    const fib = findSample('fib')!;
    const [plain, ...hashed] = (['plain', 'checked-hash', 'unchecked-hash'] as const).map((kind) =>
      read(samplePath(fib, python, kind)!).subarray(16),
    );
    for (const body of hashed) expect(body.equals(plain)).toBe(true);
  });

  test('-O leaves out the assertion, -OO the docstrings too', () => {
    const [plain, opt1, opt2] = (['plain', 'opt-1', 'opt-2'] as const).map((kind) =>
      read(samplePath(findSample('checks')!, python, kind)!).toString('latin1'),
    );
    const holds = (body: string) =>
      ['an even number, please', 'Return half', 'What -O and'].map((text) => body.includes(text));
    expect(holds(plain)).toEqual([true, true, true]);
    expect(holds(opt1)).toEqual([false, true, true]);
    expect(holds(opt2)).toEqual([false, false, false]);
    expect(opt1).toContain('assertions are gone');
    // 3.10 and 3.11 drop the branch that cannot run but keep its constant.
    expect(opt1.includes('assertions are checked')).toBe(['3.10', '3.11'].includes(python));
  });
});
