import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { golden, sampleFile } from './files.ts';

const ROOT = join(import.meta.dirname, '../..');
const SAMPLE = 'public/samples/__pycache__/fib.cpython-313.pyc';
const folder = mkdtempSync(join(tmpdir(), 'pyc-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

function pyc(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/pyc.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function written(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

test('header prints a JSON line a file', () => {
  const { status, stdout, stderr } = pyc(
    'header',
    SAMPLE,
    'public/samples/checked-hash/__pycache__/fib.cpython-37.pyc',
  );
  expect([status, stderr]).toEqual([0, '']);
  const [plain, hashed] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(plain).toEqual({
    ...{ file: SAMPLE, magic: 3571, python: '3.13', headerSize: 16, flags: 0, kind: 'timestamp' },
    ...{
      mtime: 1234567890,
      sourceSize: readFileSync(join(ROOT, 'public/samples/fib.py')).length,
      hash: null,
      error: null,
    },
  });
  expect(hashed).toMatchObject({ python: '3.7', flags: 3, kind: 'checked-hash', mtime: null, sourceSize: null });
  expect(hashed.hash).toMatch(/^[0-9a-f]{16}$/);
});

test('header says what is wrong, to stderr too, and ends with status 1', () => {
  const short = written('short.pyc', sampleFile('fib.cpython-313.pyc').slice(0, 10));
  const { status, stdout, stderr } = pyc('header', short, SAMPLE);
  expect(status).toBe(1);
  expect(stderr).toBe(`${short}: EOFError: EOF read where not expected (at byte 10)\n`);
  expect(stdout.trim().split('\n')).toHaveLength(2);
});

test('tree prints JSON whose nodes know their bytes', () => {
  const { status, stdout } = pyc('tree', SAMPLE);
  expect(status).toBe(0);
  const { python, root } = JSON.parse(stdout);
  expect(python).toBe('3.13');
  expect(root).toMatchObject({
    type: 'TYPE_CODE',
    start: 16,
    end: sampleFile('fib.cpython-313.pyc').length,
    firstlineno: 1,
  });
  expect(root.items.map(({ role }: { role: string }) => role)).toEqual([
    ...['code', 'consts', 'names', 'localsplusnames', 'localspluskinds', 'filename', 'name', 'qualname'],
    ...['linetable', 'exceptiontable'],
  ]);
  expect(root.items[5]).toMatchObject({ type: 'TYPE_REF', target: expect.any(Number) });
});

test('tree of a damaged file shows what came before the damage', () => {
  const cut = written('cut.pyc', sampleFile('fib.cpython-313.pyc').slice(0, 200));
  const { status, stdout, stderr } = pyc('tree', cut);
  expect(status).toBe(1);
  expect(stderr).toBe(`${cut}: EOFError: marshal data too short (at byte 170)\n`);
  expect(JSON.parse(stdout).root).toMatchObject({
    unfinished: true,
    end: 200,
    items: [{ role: 'code' }, { unfinished: true }],
  });
});

test('dis prints what dis.dis prints, into files where asked', () => {
  const { text } = golden<Record<string, { text: string }>>('dis-3.13.json')['fib.cpython-313.pyc'];
  expect(pyc('dis', SAMPLE)).toEqual({ status: 0, stdout: text, stderr: '' });
  const out = join(folder, 'out');
  expect(pyc('dis', SAMPLE, '--out', out)).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(readdirSync(out)).toEqual(['fib.cpython-313.txt']);
  expect(readFileSync(join(out, 'fib.cpython-313.txt'), 'utf8')).toBe(text);
});

test('dis takes the options of dis.dis', () => {
  const options = ['--show-caches', '--adaptive', '--show-offsets', '--show-positions'];
  const { status, stdout } = pyc('dis', ...options, 'public/samples/__pycache__/fib.cpython-315.pyc');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^11:0-11:5 +14 +LOAD_NAME +2 \(print\)$/m);
  expect(stdout).toMatch(/^0:0-1:0 +2 +CACHE +0 \(counter: 65526\)$/m);
});

test('dis and tree read the files of 2.7 and 3.6 too', () => {
  const old = 'public/samples/older/fib.pyc';
  const { status, stdout } = pyc('dis', old, 'public/samples/older/__pycache__/fib.cpython-36.pyc');
  expect(status).toBe(0);
  expect(stdout).toContain(' 11          15 LOAD_NAME                1 (fib)\n');
  expect(stdout).toContain(' 24 PRINT_ITEM          \n');
  expect(JSON.parse(pyc('tree', old).stdout)).toMatchObject({ python: '2.7', root: { type: 'TYPE_CODE', nlocals: 0 } });
});

test('roundtrip counts what is the same after decoding and encoding', () => {
  const old = 'public/samples/older/fib.pyc';
  expect(pyc('roundtrip', SAMPLE, old)).toEqual({ status: 0, stdout: '2 identical, 0 different\n', stderr: '' });
  const cut = written('cut.pyc', sampleFile('fib.cpython-313.pyc').slice(0, 200));
  expect(pyc('roundtrip', SAMPLE, cut, join(folder, 'absent.pyc'))).toEqual({
    status: 1,
    stdout: '1 identical, 2 different\n',
    stderr: expect.stringContaining(`${cut}: EOFError: marshal data too short (at byte 170)\n`),
  });
});

test('dis of a file that is no code of a known version says why', () => {
  const empty = written('empty.pyc', new Uint8Array());
  const old = pyc('dis', empty, join(folder, 'absent.pyc'));
  expect(old.status).toBe(1);
  expect(old.stderr).toContain(`${empty}: EOFError: EOF read where not expected (at byte 0)`);
  expect(old.stderr).toContain('absent.pyc: ENOENT');
});

test.each([
  [[], 'no command'],
  [['nothing'], 'no command nothing'],
  [['header'], 'no file given'],
  [['header', '--json', SAMPLE], 'no option --json'],
  [['tree', SAMPLE, SAMPLE], 'takes 1 file, 2 given'],
  [['dis', SAMPLE, '--out'], '--out needs a folder'],
])('%j is a bad call', (args, wrong) => {
  const { status, stdout, stderr } = pyc(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(wrong);
  expect(stderr).toContain('npm run -s pyc -- ');
});
