/** `python -m py_compile` (Lib/py_compile.py, `main`). */
import { minorOf } from './minor.ts';
import { PythonError, type Process } from './process.ts';
import { PyCompileError, pyCompile } from './py-compile.ts';
import type { Executed } from './run.ts';

const exit = (status: number, message: string | null): Executed => ({
  stdout: '',
  end: { kind: 'exit', status, message },
});

const unsupported = (what: string): Executed => ({ stdout: '', end: { kind: 'unsupported', what } });

/** The last line of what `PyCompileError` says of an exception. */
function told({ exception: { exception, message } }: PythonError): string {
  return message === '' ? exception : `${exception}: ${message}`;
}

export function pyCompileMain(
  process: Process,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Executed {
  // An option parser came with 3.10; until then every argument is a file, and all are tried.
  const modern = minorOf(process.python) >= 10;
  const quiet = modern && args.some((arg) => arg === '-q' || arg === '--quiet');
  const files = modern ? args.filter((arg) => arg !== '-q' && arg !== '--quiet') : args;
  if (files.length === 0 || files.includes('-')) return unsupported('py_compile with names from standard input');
  if (modern && files.some((file) => file.startsWith('-')))
    return unsupported(`the option ${files.find((file) => file.startsWith('-'))} of py_compile`);
  let failed: Executed | null = null;
  for (const file of files) {
    try {
      pyCompile(process, file, {}, env);
    } catch (error) {
      if (!(error instanceof PythonError)) throw error;
      const ownTexts = error instanceof PyCompileError || isOSError(error);
      if (!ownTexts) throw error;
      const text = error instanceof PyCompileError ? told(error) : error.exception.message;
      failed = exit(1, quiet ? null : text);
      if (modern) return failed;
    }
  }
  return failed ?? { stdout: '', end: { kind: 'finished' } };
}

const isOSError = (error: PythonError): boolean =>
  /^(OSError|.*NotFoundError|PermissionError|FileExistsError|NotADirectoryError|IsADirectoryError)$/.test(
    error.exception.exception,
  );
