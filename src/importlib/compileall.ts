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
  optimize: readonly number[];
  invalidationMode: InvalidationMode | null;
  /** `-d`: the folder that the code objects name in place of the one given. */
  ddir: string | null;
  /** `-s` and `-p` (3.9+): what is taken off that path, and put before it. */
  stripdir: string | null;
  prependdir: string | null;
  /** `-x`: paths in which it is found are left out. */
  skip: RegExp | null;
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
  const { ddir, maxLevels } = options;
  if (process.fs.isFile(path)) return compileFile(context, path, ddir === null ? null : join(ddir, base(path)));
  if (ddir === null || minorOf(process.python) < 9) return compileDir(context, path, maxLevels, ddir);
  return compileDir({ ...context, options: { ...options, stripdir: path, prependdir: ddir } }, path, maxLevels, null);
}

/** `os.path.join`. */
const join = (...parts: string[]): string =>
  parts.reduce((path, part) =>
    part.startsWith('/') ? part : path === '' || path.endsWith('/') ? path + part : `${path}/${part}`,
  );
const base = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Names are sorted; a folder's files stand where its name does. `ddir` as 3.8 and earlier hand it down. */
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
    if (process.fs.isFolder(path)) {
      if (levels > 0) success = compileDir(context, path, levels - 1, purported) && success;
    } else success = compileFile(context, path, purported) && success;
  }
  return success;
}

/** 3.13 compares the whole prefix; before, each part that was equal was taken off. */
const WHOLE_PREFIX = 13;

/** The path that the code object names, after `-s` and `-p`; null for the file's own. */
function purportedPath({ process, options, print }: Context, path: string, ddir: string | null): string | null {
  const { stripdir, prependdir, quiet } = options;
  let named = ddir;
  if (stripdir !== null) {
    const [parts, strip] = [path.split('/'), stripdir.split('/')];
    if (minorOf(process.python) < WHOLE_PREFIX) {
      const left = [...parts];
      for (const [n, part] of strip.entries()) if (parts[n] === part) left.splice(left.indexOf(part), 1);
      named = join(...left);
    } else if (strip.some((part, n) => parts[n] !== part)) {
      if (quiet < 2)
        print(
          `The stripdir path ${strRepr(stripdir)} is not a valid prefix for source path ${strRepr(path)}; ignoring`,
        );
    } else named = join(...parts.slice(strip.length));
  }
  return prependdir === null ? named : join(prependdir, named ?? path);
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

function compileFile(context: Context, path: string, ddir: string | null): boolean {
  const { process, options, env, print } = context;
  const { quiet } = options;
  const dfile = purportedPath(context, path, ddir);
  if (options.skip?.test(path)) return true;
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
