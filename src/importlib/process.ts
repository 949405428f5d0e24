/** One run of a Python: its settings, its disk, and what it has said and decided so far. */
import type { PythonVersion } from '../pyc/types.ts';
import type { FileSystem } from './file-system.ts';
import { OSError } from './file-system.ts';
import { cacheFromSource } from './paths.ts';
import type { CacheCheck, CheckHashBasedPycs, PythonException } from './types.ts';

/** `sys.flags`, `sys.dont_write_bytecode`, `sys.pycache_prefix` and `_imp.check_hash_based_pycs` of a run. */
export interface Settings {
  python: PythonVersion;
  /** Any number: 7 compiles as 2 does, into a file of its own. */
  optimize: number;
  dontWriteBytecode: boolean;
  pycachePrefix: string | null;
  checkHashBasedPycs: CheckHashBasedPycs;
  /** `-X lazy_imports` (3.15). */
  lazyImports: 'normal' | 'all';
  /** `-S` */
  noSite: boolean;
}

/** A source file's bytes → its code object. */
export type Compile = (source: Uint8Array, filename: string, optimize: 0 | 1 | 2) => Compiled;

/** `marshal.dumps` of the code object, or what `compile` raises. */
export type Compiled = { marshalled: Uint8Array } | CompileError;

/** What `compile` raises, mostly a SyntaxError. */
export interface CompileError extends PythonException {
  /** `traceback.format_exception_only`: the place in the source, marked, and the message; ends in a newline. */
  text: string;
}

/** What was asked of the cache on the way to one module's code, in the order in which CPython asks. */
export type Decision = {
  module: string;
  /** CPython's function that decides: of `importlib._bootstrap_external` unless a dot names another module. */
  function: string;
  /** The file that it is about; null where there is none. */
  path: string | null;
  /** The two sides that were compared, as a reader would write them. */
  found: string | null;
  expected: string | null;
  /** What was raised there, caught or not. */
  raised: PythonException | null;
} & (
  | { node: 'find_spec'; answer: 'source' | 'package' | 'sourceless' | 'namespace' | 'nothing' }
  | { node: 'cache_from_source'; answer: 'named' }
  | { node: 'get_data'; answer: 'read' | 'absent' }
  | { node: CacheCheck['id']; answer: 'passed' | 'failed' | 'skipped' }
  | { node: 'source_to_code'; answer: 'compiled' | 'raised' }
  | { node: 'dont_write_bytecode'; answer: 'may write' | 'may not write' }
  | { node: 'set_data'; answer: 'created' | 'could not create' }
  | { node: 'code'; answer: 'used' }
  /** What is named on the command line is run as it is: nothing is looked up, nothing written. */
  | { node: 'script'; answer: 'source' | 'pyc' }
  /** `compileall` compares the first twelve bytes with those of a timestamp-based file; `-f` skips that. */
  | { node: 'up_to_date'; answer: 'passed' | 'failed' | 'skipped' }
);

/** An exception on its way through the simulated Python. */
export class PythonError extends Error {
  readonly exception: PythonException;

  constructor(exception: PythonException) {
    super(`${exception.exception}: ${exception.message}`);
    this.exception = exception;
  }
}

/** `python` ends with a message and a status, without a traceback. */
export class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** This simulator lacks what is asked for. */
export class Lacks extends Error {}

/** The OSError of the disk as Python raises it. */
export function fromOSError(error: OSError): PythonException {
  return { exception: error.exception, message: error.message };
}

const OS_ERRORS = new Set([
  'OSError',
  'FileNotFoundError',
  'PermissionError',
  'FileExistsError',
  'NotADirectoryError',
  'IsADirectoryError',
]);

/** Whether it is an OSError or one of its subclasses. */
export function isOSError({ exception }: PythonException): boolean {
  return OS_ERRORS.has(exception);
}

/** Runs a call of the disk; its OSError becomes a value. */
export function attempt<T>(call: () => T): { value: T } | { error: OSError } {
  try {
    return { value: call() };
  } catch (error) {
    if (error instanceof OSError) return { error };
    throw error;
  }
}

/** What the functions of this folder share while one Python runs. */
export class Process {
  readonly settings: Settings;
  readonly fs: FileSystem;
  readonly compile: Compile;
  readonly decisions: Decision[] = [];
  /** The lines that `-v` prints, in order. */
  readonly verbose: string[] = [];

  constructor(settings: Settings, fs: FileSystem, compile: Compile) {
    this.settings = settings;
    this.fs = fs;
    this.compile = compile;
  }

  get python(): PythonVersion {
    return this.settings.python;
  }

  /** `compile` at this run's level. */
  compileHere(source: Uint8Array, filename: string): Compiled {
    return this.compile(source, filename, Math.min(2, this.settings.optimize) as 0 | 1 | 2);
  }

  /** `_bootstrap._verbose_message`. */
  say(message: string): void {
    this.verbose.push(/^(#|import )/.test(message) ? message : `# ${message}`);
  }

  decide(decision: Partial<Decision> & Pick<Decision, 'module' | 'node' | 'answer' | 'function'>): void {
    this.decisions.push({ path: null, found: null, expected: null, raised: null, ...decision } as Decision);
  }

  /** `cache_from_source` under this run's settings; `optimization` as py_compile passes it. */
  cacheFromSource(
    path: string,
    optimization = this.settings.optimize === 0 ? '' : String(this.settings.optimize),
  ): string {
    const named = cacheFromSource(path, {
      python: this.python,
      optimization,
      prefix: this.settings.pycachePrefix,
      cwd: this.fs.cwd,
    });
    if ('exception' in named) throw new PythonError(named);
    return named.path;
  }
}
