/** A whole run of `python`: what its command line names is found, its code is got, and run by what is handed in. */
import { FileSystem, type Disk } from './file-system.ts';
import { parseCommandLine, type CommandLine, type Target } from './command-line.ts';
import { compileallMain } from './compileall-main.ts';
import { findSpec, type Spec } from './finder.ts';
import type { LoadedCode } from './loaders.ts';
import { showMagic, showSize } from './display.ts';
import { isLibraryModule } from './library.ts';
import { loads } from './marshal.ts';
import { MAGIC_NUMBER } from './magic.ts';
import { minorOf } from './minor.ts';
import { pathSplit } from './paths.ts';
import { attempt, Lacks, Process, PythonError, Refusal, type Compile, type Decision } from './process.ts';
import { pyCompileMain } from './py-compile-main.ts';
import { folderTarget, getCode, moduleTarget, noModule, type First, type Planned } from './runpy.ts';
import type { PythonVersion } from '../pyc/types.ts';
import type { PythonException } from './types.ts';

/** The module that runs as `__main__`. */
export interface MainModule {
  marshalled: Uint8Array;
  /** `__file__`; null for `-c`. */
  file: string | null;
  cached: string | null;
  /** `__package__`; null where there is none. */
  package: string | null;
  /** The folders of `sys.path`, without those of the library. */
  path: readonly string[];
  /** Of a file: its folder, which Python put first there; null under `-P`. */
  path0: string | null;
}

/** How a program gets at the files of this run while it runs; both throw {@link PythonError}. */
export interface Importer {
  /** `path` is the parent package's `__path__`; null for a module at the top. */
  find(name: string, path: readonly string[] | null): Spec | null;
  /** The code of a module that was found, its cache file read or written on the way. */
  getCode(spec: Spec): LoadedCode;
  /** `_PyModule_IsPossiblyShadowing` of Objects/moduleobject.c: whether a file is in the folder that Python put first. */
  isPossiblyShadowing(file: string): boolean;
}

/** Runs programs. `first` are packages to import before `main` is asked for. */
export type Execute = (run: {
  process: Process;
  importer: Importer;
  env: Readonly<Record<string, string>>;
  first: readonly First[];
  main: () => MainModule;
}) => Executed;

export interface Executed {
  stdout: string;
  end:
    | { kind: 'finished' }
    /** `line`: the last line of the traceback. */
    | { kind: 'raised'; exception: PythonException; line: string }
    | { kind: 'exit'; status: number; message: string | null }
    | { kind: 'unsupported'; what: string };
}

export interface RunRequest {
  python: PythonVersion;
  /** What stands after `python`. */
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  disk: Disk;
  cwd: string;
  /** Whether permission bits are obeyed; root's are not. */
  obeysModes: boolean;
  readOnly?: readonly string[];
  now: () => number;
  /** The program on standard input; none: a terminal. */
  stdin?: string;
}

export interface RunResult {
  /** The exit status; null where the simulator lacks something. */
  status: number | null;
  stdout: string;
  /** The last line on stderr, as a traceback or a refusal ends; null where all went well. */
  stderr: string | null;
  /** The lines of `-v`. */
  verbose: string[];
  decisions: Decision[];
  disk: Disk;
  /** What the simulator lacks; null otherwise. */
  unsupported: string | null;
}

/** The last line of a traceback. */
export function lastLine({ exception, message }: PythonException): string {
  return message === '' ? exception : `${exception}: ${message}`;
}

/** `run_pyc_file` of Python/pythonrun.c: the flags, the mtime and the size are not looked at. */
function pycFile(process: Process, path: string, data: Uint8Array): Uint8Array {
  const { python } = process;
  const common = { module: '__main__', function: 'pythonrun.run_pyc_file', path };
  process.decide({ ...common, node: 'script', answer: 'pyc' });
  const magic = MAGIC_NUMBER[python];
  const ask = (
    node: 'magic' | 'length' | 'marshal',
    passed: boolean,
    [exception, message]: [string, string],
    compared: { found?: string; expected?: string } = {},
  ): void => {
    const raised = passed ? null : { exception, message };
    process.decide({ ...common, node, answer: passed ? 'passed' : 'failed', raised, ...compared });
    if (raised) throw new PythonError(raised);
  };
  ask(
    'magic',
    data.length >= 4 && magic.every((byte, n) => byte === data[n]),
    // Up to 3.12 a magic number that cannot be read is a wrong one.
    data.length < 4 && minorOf(python) >= 13
      ? ['EOFError', 'EOF read where not expected']
      : ['RuntimeError', 'Bad magic number in .pyc file'],
    { found: showMagic(data.subarray(0, 4)), expected: showMagic(magic) },
  );
  ask('length', data.length >= 16, ['EOFError', 'EOF read where not expected'], {
    found: showSize(data.length),
    expected: 'at least 16 bytes',
  });
  const loaded = loads(python, data, 16);
  ask('marshal', !('error' in loaded) && loaded.type === 'code', ['RuntimeError', 'Bad code object in .pyc file']);
  process.decide({ ...common, node: 'code', answer: 'used' });
  return data.subarray(16);
}

/** `_Py_abspath`, from 3.9 on: the name of the file that is run. Since 3.11 a dot alone is the current folder. */
function absoluteName(python: PythonVersion, path: string, cwd: string): string {
  if (minorOf(python) < 9 || path.startsWith('/')) return path;
  return path === '.' && minorOf(python) >= 11 ? cwd : `${cwd}/${path}`;
}

function fileTarget(process: Process, path: string, { safePath, pythonPath }: CommandLine): MainModule {
  const { fs, python } = process;
  const absolute = absoluteName(python, path, fs.cwd);
  // A folder goes first on the path, `-P` or not.
  if (fs.isFolder(absolute)) return folderTarget(process, absolute, pythonPath);
  const read = attempt(() => fs.read(absolute));
  if ('error' in read)
    throw new Refusal(2, `python: can't open file '${absolute}': [Errno ${read.error.errno}] ${read.error.strerror}`);
  const data = read.value;
  const magic = MAGIC_NUMBER[python];
  const isPyc = path.endsWith('.pyc') || (data.length >= 2 && data[0] === magic[0] && data[1] === magic[1]);
  const own = safePath ? [] : [fs.absolute(pathSplit(path)[0] || '.')];
  const common = {
    file: absolute,
    cached: null,
    package: null,
    path: [...own, ...pythonPath],
    path0: own.at(0) ?? null,
  };
  if (isPyc) return { marshalled: pycFile(process, path, data), ...common };
  const reader = minorOf(python) < 8 ? 'pythonrun.PyRun_FileExFlags' : 'pythonrun.pyrun_file';
  process.decide({ module: '__main__', node: 'script', function: reader, answer: 'source', path });
  const result = process.compileHere(data, absolute);
  const failed = 'exception' in result ? result : null;
  process.decide({
    module: '__main__',
    node: 'source_to_code',
    function: reader,
    answer: failed ? 'raised' : 'compiled',
    path,
    raised: failed,
  });
  if ('exception' in result) throw new PythonError(result);
  return { marshalled: result.marshalled, ...common };
}

function compiled(process: Process, source: Uint8Array, filename: string): Uint8Array {
  const result = process.compileHere(source, filename);
  if ('exception' in result) throw new PythonError(result);
  return result.marshalled;
}

/** Modules of the library that are ported here. */
const LIBRARY: Readonly<
  Record<string, (process: Process, args: readonly string[], env: CommandLine['env']) => Executed>
> = { py_compile: pyCompileMain, compileall: compileallMain };

function start(process: Process, request: RunRequest, line: CommandLine, execute: Execute): Executed {
  const { target, env, safePath, pythonPath } = line;
  const own = safePath ? [] : [target.kind === 'module' ? process.fs.cwd : ''];
  let sysPath: readonly string[] = [...own, ...pythonPath];
  let path0: string | null = safePath ? null : process.fs.cwd;
  const planned = plan(process, request, line, sysPath);
  if (planned === null) {
    const { name, args } = target as Extract<Target, { kind: 'module' }>;
    if (Object.hasOwn(LIBRARY, name)) return LIBRARY[name](process, args, env);
    // The library is not on this disk: that nothing is found there is no answer of Python's.
    if (isLibraryModule(process.python, name)) throw new Lacks(`the library’s module ${name}`);
    throw new Refusal(1, noModule(process.python, name));
  }
  const importer: Importer = {
    find: (name, within) => findSpec(process, name, within ?? sysPath),
    getCode: (spec) => getCode(process, spec),
    isPossiblyShadowing: (file) => path0 !== null && pathSplit(file.replace(/\/__init__\.py$/, ''))[0] === path0,
  };
  const main = (): MainModule => {
    const module = planned.main();
    sysPath = module.path;
    if (target.kind === 'file') path0 = module.path0;
    return module;
  };
  return execute({ process, importer, env, first: planned.first, main });
}

/** What is to be run as `__main__`; null for a module that is not on the path. */
function plan(process: Process, { stdin }: RunRequest, line: CommandLine, path: readonly string[]): Planned | null {
  const { target } = line;
  if (target.kind === 'module') return moduleTarget(process, target.name, path);
  if (target.kind === 'file') return { first: [], main: () => fileTarget(process, target.path, line) };
  const text = target.kind === 'text' ? target.text : stdin;
  if (text === undefined) throw new Lacks('the interactive prompt');
  const filename = target.kind === 'text' ? '<string>' : '<stdin>';
  return {
    first: [],
    main: () => ({
      marshalled: compiled(process, new TextEncoder().encode(text), filename),
      file: target.kind === 'text' ? null : filename,
      cached: null,
      package: null,
      path,
      path0: null,
    }),
  };
}

/**
 * Runs one command. Never throws for what a program or a file does: exceptions, refusals and what the simulator lacks are
 * in the result, with the disk as it is afterwards.
 */
export function runPython(request: RunRequest, compile: Compile, execute: Execute): RunResult {
  const { python, args, env, disk, cwd, obeysModes, readOnly, now } = request;
  const line = parseCommandLine(python, args, env);
  const nothing = { stdout: '', verbose: [], decisions: [], disk };
  if ('usage' in line) return { ...nothing, status: 2, stderr: line.usage, unsupported: null };
  if ('unsupported' in line) return { ...nothing, status: null, stderr: null, unsupported: line.unsupported };
  const fs = new FileSystem(disk, { cwd, obeysModes, readOnly, now });
  const process = new Process(line.settings, fs, compile);
  const places = new Set(line.pythonPath.map((place) => fs.absolute(place || '.')));
  line.pythonPath = [...places];
  const done = (
    status: number | null,
    stderr: string | null,
    stdout = '',
    unsupported: string | null = null,
  ): RunResult => ({
    status,
    stdout,
    stderr,
    verbose: process.verbose,
    decisions: process.decisions,
    disk: fs.disk(),
    unsupported,
  });
  try {
    const { stdout, end } = start(process, request, line, execute);
    switch (end.kind) {
      case 'finished':
        return done(0, null, stdout);
      case 'raised':
        return done(1, end.line, stdout);
      case 'exit':
        return done(end.status, end.message, stdout);
      case 'unsupported':
        return done(null, null, stdout, end.what);
    }
  } catch (error) {
    if (error instanceof PythonError) return done(1, lastLine(error.exception));
    if (error instanceof Refusal) return done(error.status, error.message);
    if (error instanceof Lacks) return done(null, null, '', error.message);
    throw error;
  }
}
