/** `compileall.compile_dir` and `compile_file` (Lib/compileall.py). */
import { strRepr } from '../pyc/repr/str.ts';
import { minorOf } from './minor.ts';
import { showBytes } from './display.ts';
import { attempt, fromOSError, PythonError, type Process } from './process.ts';
import { PyCompileError, pyCompile, type InvalidationMode } from './py-compile.ts';
import { codeToTimestampPyc } from './write-pyc.ts';

export interface CompileallOptions {
  /** Folders below one that are gone into; `-l` is 0. */
  maxLevels: number;
  force: boolean;
  /** `-q` once: errors only; twice: nothing. */
  quiet: number;
  /** `-b`: `m.pyc` beside the source. */
  legacy: boolean;
  /** `-o`, may be several from 3.9 on; [-1] is the running Python's. */
  optimize: readonly (-1 | 0 | 1 | 2)[];
  invalidationMode: InvalidationMode | null;
  /** `-d`: the folder that the code objects name in place of the one given. */
  ddir: string | null;
}

interface Context {
  process: Process;
  options: CompileallOptions;
  env: Readonly<Record<string, string>>;
  print: (text: string) => void;
}

/** Compiles one file or a folder with what is below it; false where something failed. */
export function compileall(context: Context, path: string): boolean {
  const { process, options } = context;
  if (process.fs.isFile(path))
    return compileFile(context, path, options.ddir === null ? null : join(options.ddir, base(path)));
  return compileDir(context, path, options.maxLevels, options.ddir);
}

const join = (folder: string, name: string): string =>
  folder.endsWith('/') || folder === '' ? folder + name : `${folder}/${name}`;
const base = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Files first come, first compiled: names are sorted, a folder's files stand where its name does. */
function compileDir(context: Context, folder: string, levels: number, ddir: string | null): boolean {
  const { process, options, print } = context;
  if (!options.quiet) print(`Listing ${strRepr(folder)}...`);
  const listed = attempt(() => process.fs.list(folder));
  if ('error' in listed && options.quiet < 2) print(`Can't list ${strRepr(folder)}`);
  let success = true;
  for (const name of 'value' in listed ? listed.value : []) {
    if (name === '__pycache__') continue;
    const path = join(folder, name);
    const purported = ddir === null ? null : join(ddir, name);
    if (process.fs.isFile(path)) success = compileFile(context, path, purported) && success;
    else if (levels > 0) success = compileDir(context, path, levels - 1, purported) && success;
  }
  return success;
}

function cacheFile({ process, options }: Context, path: string, optimize: number): string {
  if (options.legacy) return `${path}c`;
  return optimize >= 0
    ? process.cacheFromSource(path, optimize >= 1 ? String(optimize) : '')
    : process.cacheFromSource(path);
}

/** Whether each file's first twelve bytes are what a timestamp-based one would have: the size is not looked at. */
function upToDate(context: Context, path: string, cfiles: readonly string[]): boolean {
  const { process } = context;
  const { fs, python } = process;
  const stats = fs.tryStat(path);
  if (!stats) return false;
  const mtime = Math.trunc(stats.mtime);
  // `struct.pack('<4sll', …)`: a signed number, which 3.9 made an unsigned one of 32 bits.
  if (minorOf(python) < 9 && (mtime < -(2 ** 31) || mtime >= 2 ** 31))
    throw new PythonError({
      exception: 'struct.error',
      message: "'l' format requires -2147483648 <= number <= 2147483647",
    });
  const expected = codeToTimestampPyc(python, new Uint8Array(), stats.mtime, 0).subarray(0, 12);
  return cfiles.every((cfile) => {
    const read = attempt(() => fs.read(cfile));
    const start = 'value' in read ? read.value.subarray(0, 12) : null;
    const same = start !== null && start.length === 12 && expected.every((byte, n) => byte === start[n]);
    process.decide({
      ...asked(path, cfile),
      answer: same ? 'passed' : 'failed',
      found: start && showBytes(start),
      expected: showBytes(expected),
      raised: 'error' in read ? fromOSError(read.error) : null,
    });
    return same;
  });
}

const asked = (module: string, path: string) =>
  ({ module, node: 'up_to_date', function: 'compileall.compile_file', path }) as const;

function compileFile(context: Context, path: string, dfile: string | null): boolean {
  const { process, options, env, print } = context;
  const { quiet } = options;
  if (!process.fs.isFile(path) || !path.endsWith('.py')) return true;
  const levels = [...new Set(options.optimize)].sort((a, b) => a - b);
  const cfiles = levels.map((level) => cacheFile(context, path, level));
  if (options.force) process.decide({ ...asked(path, cfiles[0]), answer: 'skipped' });
  else if (upToDate(context, path, cfiles)) return true;
  if (!quiet) print(`Compiling ${strRepr(path)}...`);
  try {
    levels.forEach((optimize, n) =>
      pyCompile(process, path, { cfile: cfiles[n], dfile, optimize, invalidationMode: options.invalidationMode }, env),
    );
    return true;
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    if (quiet >= 2) return false;
    const before = quiet ? `*** Error compiling ${strRepr(path)}...\n` : '*** ';
    const { exception, message } = error.exception;
    print(before + (error instanceof PyCompileError ? error.msg : `${exception}: ${message}`));
    return false;
  }
}

/** How deep `compileall` goes unless told otherwise: 10 folders up to 3.8, the recursion limit since. */
export function defaultLevels(python: string): number {
  return minorOf(python) < 9 ? 10 : 1000;
}
