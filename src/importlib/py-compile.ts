/** `py_compile.compile` (Lib/py_compile.py). */
import { attempt, fromOSError, PythonError, type CompileError, type Compiled, type Process } from './process.ts';
import { sourceHash } from './source-hash.ts';
import type { PythonException } from './types.ts';
import { calcMode, codeToHashPyc, codeToTimestampPyc, writeAtomic } from './write-pyc.ts';

/** `py_compile.PycInvalidationMode`. */
export type InvalidationMode = 'timestamp' | 'checked-hash' | 'unchecked-hash';

export interface PyCompileOptions {
  /** Where the result goes; the cache file's place unless told otherwise. */
  cfile?: string | null;
  /** The file name that the code object gets. */
  dfile?: string | null;
  /** -1: as the running Python. */
  optimize?: number;
  /** Null: checked-hash where SOURCE_DATE_EPOCH is set, timestamp otherwise. */
  invalidationMode?: InvalidationMode | null;
}

/** `py_compile.PyCompileError`: the source could not be compiled. `exception` is what `compile` raised. */
export class PyCompileError extends PythonError {
  /** What is printed of it. */
  readonly msg: string;
  constructor(error: CompileError, file: string) {
    super(error);
    const { exception, message, text } = error;
    this.msg =
      exception === 'SyntaxError'
        ? text.replaceAll('File "<string>"', `File "${file}"`)
        : `Sorry: ${exception}: ${message}`;
  }
}

/**
 * Compiles one source and writes its cache file; returns the file's path. Throws {@link PyCompileError} for a source that
 * does not compile (as `doraise=True`), {@link PythonError} for an OSError.
 */
export function pyCompile(
  process: Process,
  file: string,
  options: PyCompileOptions,
  env: Readonly<Record<string, string>>,
): string {
  const { fs, python } = process;
  const optimize = options.optimize ?? -1;
  const mode = options.invalidationMode ?? (env.SOURCE_DATE_EPOCH ? 'checked-hash' : 'timestamp');
  const cfile =
    options.cfile ??
    (optimize >= 0
      ? process.cacheFromSource(file, optimize >= 1 ? String(optimize) : '')
      : process.cacheFromSource(file));
  if (fs.isFolder(cfile))
    throw new PythonError({
      exception: 'FileExistsError',
      message: `${cfile} is a non-regular file and will be changed into a regular one if import writes a byte-compiled file to it`,
    });
  const source = call(() => fs.read(file));
  const named = options.dfile || file;
  const compiled = optimize === -1 ? process.compileHere(source, named) : compileAt(process, source, named, optimize);
  const failed = 'exception' in compiled ? compiled : null;
  process.decide({
    module: file,
    node: 'source_to_code',
    function: 'py_compile.compile',
    answer: failed ? 'raised' : 'compiled',
    path: file,
    raised: failed,
  });
  if ('exception' in compiled) throw new PyCompileError(compiled, named);
  const write = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      if (error instanceof PythonError) decideWritten(error.exception);
      throw error;
    }
  };
  write(() => makeFolders(process, cfile.slice(0, Math.max(0, cfile.lastIndexOf('/')))));
  const stats = call(() => fs.stat(file));
  const data =
    mode === 'timestamp'
      ? codeToTimestampPyc(python, compiled.marshalled, stats.mtime, source.length)
      : codeToHashPyc(python, compiled.marshalled, sourceHash(python, source), mode === 'checked-hash');
  write(() => call(() => writeAtomic(fs, cfile, data, calcMode(fs, file))));
  decideWritten(null);
  return cfile;

  function decideWritten(raised: PythonException | null): void {
    process.decide({
      module: file,
      node: 'set_data',
      function: 'py_compile.compile',
      answer: raised ? 'could not create' : 'created',
      path: cfile,
      raised,
    });
  }

  function call<T>(action: () => T): T {
    const done = attempt(action);
    if ('error' in done) throw new PythonError(fromOSError(done.error));
    return done.value;
  }
}

/** `compile(…, optimize=level)`. */
function compileAt(process: Process, source: Uint8Array, filename: string, level: number): Compiled {
  if (level === 0 || level === 1 || level === 2) return process.compile(source, filename, level);
  const message = 'compile(): invalid optimize value';
  return { exception: 'ValueError', message, text: `ValueError: ${message}\n` };
}

/** `os.makedirs(folder)`, content with what is there. */
function makeFolders(process: Process, folder: string): void {
  const { fs } = process;
  if (folder === '' || fs.tryStat(folder)) return;
  makeFolders(process, folder.slice(0, Math.max(0, folder.lastIndexOf('/'))));
  const made = attempt(() => fs.mkdir(folder));
  if ('error' in made && made.error.code !== 'EEXIST') throw new PythonError(fromOSError(made.error));
}
