/** `python -m py_compile` (Lib/py_compile.py, `main`). */
import { parseArguments, parserError } from './arguments.ts';
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
  const table = {
    '-q': { kind: 'flag', title: '-q/--quiet' },
    '--quiet': { kind: 'flag', title: '-q/--quiet' },
  } as const;
  const parsed = parses ? parseArguments(table, args) : { options: [], positional: [...args], unknown: [] };
  const refuse = (error: string): Executed => ({
    stdout: '',
    end: { kind: 'exit', status: 2, message: parserError(process.python, 'py_compile', { error }) },
  });
  if ('error' in parsed) return refuse(parsed.error);
  const files = parsed.positional;
  if (parses && files.length === 0) return refuse('the following arguments are required: filenames');
  if (parsed.unknown.length > 0) return refuse(`unrecognized arguments: ${parsed.unknown.join(' ')}`);
  if (files.length === 1 && files[0] === '-') return unsupported('py_compile with names from standard input');
  const quiet = parsed.options.length > 0;
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
