/** `python -m py_compile` (Lib/py_compile.py, `main`). */
import { minorOf } from './minor.ts';
import { isOSError, PythonError, type Process } from './process.ts';
import { PyCompileError, pyCompile } from './py-compile.ts';
import type { Executed } from './run.ts';

const exit = (message: string | null): Executed => ({ stdout: '', end: { kind: 'exit', status: 1, message } });
const unsupported = (what: string): Executed => ({ stdout: '', end: { kind: 'unsupported', what } });

/** Runs it on the files in `args`. */
export function pyCompileMain(
  process: Process,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Executed {
  // The option parser came with 3.10, which stops at the first failure; until then every argument is a file.
  const parses = minorOf(process.python) >= 10;
  const isQuiet = (arg: string): boolean => parses && (arg === '-q' || arg === '--quiet');
  const quiet = args.some(isQuiet);
  const files = args.filter((arg) => !isQuiet(arg));
  if (files.length === 0 || files.includes('-')) return unsupported('py_compile with names from standard input');
  const option = files.find((file) => file.startsWith('-'));
  if (parses && option) return unsupported(`the option ${option} of py_compile`);
  let failed: string | null = null;
  for (const file of files) {
    try {
      pyCompile(process, file, {}, env);
    } catch (error) {
      if (error instanceof PyCompileError) failed = error.msg;
      else if (parses && error instanceof PythonError && isOSError(error.exception)) failed = error.exception.message;
      else throw error;
      if (parses) return exit(quiet ? null : failed);
    }
  }
  return failed === null ? { stdout: '', end: { kind: 'finished' } } : exit(failed);
}
