/** A whole run of `python`: what its command line names is found, its code is got, and run by what is handed in. */
import { FileSystem, type Disk } from './file-system.ts';
import { parseCommandLine, type CommandLine, type Target } from './command-line.ts';
import { compileallMain } from './compileall-main.ts';
import { findSpec, type Spec } from './finder.ts';
import { sourceGetCode, sourcelessGetCode, type LoadedCode } from './loaders.ts';
import { showMagic, showSize } from './display.ts';
import { isLibraryModule } from './library.ts';
import { loads } from './marshal.ts';
import { MAGIC_NUMBER } from './magic.ts';
import { minorOf } from './minor.ts';
import { pathJoin, pathSplit } from './paths.ts';
import { attempt, Lacks, Process, PythonError, Refusal, type Compile, type Decision } from './process.ts';
import { pyCompileMain } from './py-compile-main.ts';
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
  /** The first entry of `sys.path`; null under `-P`. */
  path0: string | null;
}

/** How a program gets at the files of this run while it runs; both throw {@link PythonError}. */
export interface Importer {
  /** `path` is the parent package's `__path__`; null for a module at the top. */
  find(name: string, path: readonly string[] | null): Spec | null;
  /** The code of a module that was found, its cache file read or written on the way. */
  getCode(spec: Spec): LoadedCode;
}

/** Runs programs. `first` are packages to import before `main` is asked for. */
export type Execute = (run: {
  process: Process;
  importer: Importer;
  env: Readonly<Record<string, string>>;
  first: readonly string[];
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

function getCode(process: Process, spec: Spec): LoadedCode {
  if (spec.origin === null) throw new Lacks('the code of a namespace package');
  return (spec.loader === 'source' ? sourceGetCode : sourcelessGetCode)(process, spec.name, spec.origin);
}

/** The library is not on this disk: that nothing is found there is no answer of Python's. */
function lackLibrary({ python }: Process, name: string): void {
  if (isLibraryModule(python, name)) throw new Lacks(`the library’s module ${name}`);
}

const SUGGESTS_NAME = 9;

/** `runpy._get_module_details`: what `-m` runs, and what is imported before. */
function moduleTarget(
  process: Process,
  name: string,
  path: readonly string[],
): { first: string[]; main: () => MainModule } | null {
  const refuse = (message: string): never => {
    throw new Refusal(1, `python: ${message}`);
  };
  if (name.startsWith('.')) return refuse('Relative module names not supported');
  const parent = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  const suffix =
    name.endsWith('.py') && minorOf(process.python) >= SUGGESTS_NAME
      ? `. Try using '${name.slice(0, -3)}' instead of '${name}' as the module name.`
      : '';
  const failed = (text: string): never =>
    refuse(`Error while finding module specification for '${name}' (ModuleNotFoundError: ${text})${suffix}`);

  let above: Spec | null = null;
  const first: string[] = [];
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const one = name.slice(0, dot);
    const found: Spec | null = findSpec(process, one, above ? above.searchLocations! : path);
    if (!found) {
      if (above === null) lackLibrary(process, name);
      return failed(`No module named '${one}'`);
    }
    above = found;
    first.push(one);
    if (found.searchLocations === null) break;
  }
  const notPackage = above !== null && above.searchLocations === null ? above : null;
  const within = above?.searchLocations ?? path;
  const main = (): MainModule => {
    if (notPackage)
      return failed(`__path__ attribute not found on '${notPackage.name}' while trying to find '${name}'`);
    const spec = findSpec(process, name, within);
    if (!spec) return refuse(`No module named ${name}`);
    return runnable(process, spec, name, parent, path, refuse);
  };
  if (first.length > 0) return { first, main };
  const spec = findSpec(process, name, path);
  if (!spec) return null;
  if (spec.searchLocations === null) return { first, main: () => runnable(process, spec, name, parent, path, refuse) };
  return {
    first: [name],
    main: () => {
      const inner = findSpec(process, `${name}.__main__`, spec.searchLocations!);
      if (!inner)
        return refuse(`No module named ${name}.__main__; '${name}' is a package and cannot be directly executed`);
      return runnable(process, inner, inner.name, name, path, refuse);
    },
  };
}

function runnable(
  process: Process,
  spec: Spec,
  name: string,
  parent: string,
  path: readonly string[],
  refuse: (message: string) => never,
): MainModule {
  if (spec.searchLocations !== null) {
    const inner = findSpec(process, `${name}.__main__`, spec.searchLocations);
    if (!inner)
      return refuse(`No module named ${name}.__main__; '${name}' is a package and cannot be directly executed`);
    return runnable(process, inner, inner.name, name, path, refuse);
  }
  try {
    const { marshalled } = getCode(process, spec);
    return { marshalled, file: spec.origin, cached: spec.cached, package: parent, path0: path[0] ?? null };
  } catch (error) {
    if (error instanceof PythonError && /^(ImportError|ModuleNotFoundError)$/.test(error.exception.exception))
      return refuse(error.exception.message);
    throw error;
  }
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
    data.length < 4 ? ['EOFError', 'EOF read where not expected'] : ['RuntimeError', 'Bad magic number in .pyc file'],
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

function fileTarget(process: Process, path: string, safePath: boolean): MainModule {
  const { fs, python } = process;
  const absolute = minorOf(python) >= 9 && !path.startsWith('/') ? pathJoin(fs.cwd, path) : path;
  if (fs.isFolder(path)) throw new Lacks('running a folder');
  const read = attempt(() => fs.read(path));
  if ('error' in read)
    throw new Refusal(2, `python: can't open file '${absolute}': [Errno ${read.error.errno}] ${read.error.strerror}`);
  const data = read.value;
  const magic = MAGIC_NUMBER[python];
  const isPyc = path.endsWith('.pyc') || (data.length >= 2 && data[0] === magic[0] && data[1] === magic[1]);
  const path0 = safePath ? null : fs.absolute(pathSplit(path)[0] || '.');
  const common = { file: absolute, cached: null, package: null, path0 };
  if (isPyc) return { marshalled: pycFile(process, path, data), ...common };
  const reader = minorOf(python) < 8 ? 'pythonrun.PyRun_FileExFlags' : 'pythonrun.pyrun_file';
  process.decide({ module: '__main__', node: 'script', function: reader, answer: 'source', path });
  const result = process.compile(data, absolute, process.settings.optimize);
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
  const result = process.compile(source, filename, process.settings.optimize);
  if ('exception' in result) throw new PythonError(result);
  return result.marshalled;
}

/** Modules of the library that are ported here. */
const LIBRARY: Readonly<
  Record<string, (process: Process, args: readonly string[], env: CommandLine['env']) => Executed>
> = { py_compile: pyCompileMain, compileall: compileallMain };

function start(process: Process, line: CommandLine, execute: Execute): Executed {
  const { target, env, safePath } = line;
  const { fs } = process;
  const path: string[] = safePath ? [] : [target.kind === 'text' ? '' : fs.cwd];
  const planned = plan(process, target, path, safePath);
  if (planned === null) {
    const { name, args } = target as Extract<Target, { kind: 'module' }>;
    if (Object.hasOwn(LIBRARY, name)) return LIBRARY[name](process, args, env);
    lackLibrary(process, name);
    throw new Refusal(1, `python: No module named ${name}`);
  }
  const importer: Importer = {
    find: (name, within) => findSpec(process, name, within ?? sysPath),
    getCode: (spec) => getCode(process, spec),
  };
  let sysPath = path;
  const main = (): MainModule => {
    const module = planned.main();
    sysPath = module.path0 === null ? [] : [module.path0];
    return module;
  };
  return execute({ process, importer, env, first: planned.first, main });
}

function plan(
  process: Process,
  target: Target,
  path: readonly string[],
  safePath: boolean,
): { first: string[]; main: () => MainModule } | null {
  if (target.kind === 'module') return moduleTarget(process, target.name, path);
  if (target.kind === 'file') return { first: [], main: () => fileTarget(process, target.path, safePath) };
  return {
    first: [],
    main: () => ({
      marshalled: compiled(process, new TextEncoder().encode(target.text), '<string>'),
      file: null,
      cached: null,
      package: null,
      path0: path[0] ?? null,
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
    const { stdout, end } = start(process, line, execute);
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
