/** `python -m compileall` (Lib/compileall.py, `main`). */
import { parseArguments, parserError, type OptionKind, type OptionTable } from './arguments.ts';
import { compileall, defaultLevels, type CompileallOptions } from './compileall.ts';
import { minorOf } from './minor.ts';
import { attempt, PythonError, type Process } from './process.ts';
import type { InvalidationMode } from './py-compile.ts';
import { lastLine, type Executed } from './run.ts';

const MODES: readonly string[] = ['checked-hash', 'timestamp', 'unchecked-hash'];

function optionsOf(python: string): OptionTable {
  const names: [OptionKind, string][] = [
    ['flag', '-l'],
    ['value', '-r'],
    ['flag', '-f'],
    ['flag', '-q'],
    ['flag', '-b'],
    ['value', '-d'],
    ['value', '-x'],
    ['value', '-i'],
  ];
  if (minorOf(python) >= 9) names.push(['value', '-s'], ['value', '-p'], ['value', '-o'], ['value', '-e']);
  const table = Object.fromEntries(names.map(([kind, name]) => [name, { kind, title: name }]));
  return {
    ...table,
    '-j': { kind: 'value', title: '-j/--workers' },
    '--workers': { kind: 'value', title: '-j/--workers' },
    '--invalidation-mode': { kind: 'value', title: '--invalidation-mode' },
    ...(minorOf(python) >= 9 && { '--hardlink-dupes': { kind: 'flag', title: '--hardlink-dupes' } }),
  };
}

const NUMBERS = new Set(['-r', '-j', '--workers', '-o']);

/** A Python pattern that means the same here; null for one that may not. */
function pattern(text: string): RegExp | null {
  if (/\(\?|\\[^.\\/dwsb]/.test(text)) return null;
  try {
    return new RegExp(text);
  } catch {
    return null;
  }
}

export function compileallMain(
  process: Process,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Executed {
  const { python } = process;
  let stdout = '';
  const exit = (status: number, message: string | null = null): Executed =>
    status === 0 ? { stdout, end: { kind: 'finished' } } : { stdout, end: { kind: 'exit', status, message } };
  const refuse = (error: string): Executed => exit(2, parserError(python, 'compileall', { error }));
  const unsupported = (what: string): Executed => ({
    stdout: '',
    end: { kind: 'unsupported', what: `${what} of compileall` },
  });

  const table = optionsOf(python);
  const parsed = parseArguments(table, args);
  if ('error' in parsed) return refuse(parsed.error);
  const all = (...names: string[]): string[] =>
    parsed.options.filter(([name]) => names.includes(name)).map(([, value]) => value ?? '');
  const last = (...names: string[]): string | null => all(...names).at(-1) ?? null;
  for (const [name, value] of parsed.options)
    if (NUMBERS.has(name) && !/^\s*[-+]?\d+\s*$/.test(value!))
      return refuse(`argument ${table[name].title}: invalid int value: '${value}'`);
  const mode = last('--invalidation-mode');
  const wrong = all('--invalidation-mode').find((one) => !MODES.includes(one));
  if (wrong !== undefined) {
    const choices = MODES.map((one) => `'${one}'`).join(', ');
    return refuse(`argument --invalidation-mode: invalid choice: '${wrong}' (choose from ${choices})`);
  }
  if (parsed.unknown.length > 0) return refuse(`unrecognized arguments: ${parsed.unknown.join(' ')}`);

  const workers = last('-j', '--workers');
  if (workers !== null && Number(workers) !== 1) return unsupported('the option -j');
  if (last('--hardlink-dupes') !== null) return unsupported('the option --hardlink-dupes');
  const ddir = last('-d');
  const [stripdir, prependdir] = [last('-s'), last('-p')];
  if (ddir !== null && (stripdir !== null || prependdir !== null))
    return refuse('-d cannot be used in combination with -s or -p');
  const sought = last('-x');
  const skip = sought ? pattern(sought) : null;
  if (sought && skip === null) return unsupported(`the pattern ${sought}`);
  const levels = all('-o').map(Number);
  const recursion = last('-r');
  const quiet = all('-q').length;
  const options: CompileallOptions = {
    maxLevels: recursion !== null ? Number(recursion) : last('-l') !== null ? 0 : defaultLevels(python),
    force: last('-f') !== null,
    quiet,
    legacy: last('-b') !== null,
    optimize: levels.length > 0 ? levels : [-1],
    invalidationMode: mode as InvalidationMode | null,
    ddir,
    stripdir,
    prependdir,
    skip,
  };
  const paths = [...parsed.positional];
  const list = last('-i');
  if (list === '-') return unsupported('file names on standard input');
  if (list) {
    const read = attempt(() => process.fs.read(list));
    if ('error' in read) {
      if (quiet < 2) stdout += `Error reading file list ${list}\n`;
      return exit(1);
    }
    const lines = new TextDecoder().decode(read.value).split('\n');
    if (lines.at(-1) === '') lines.pop();
    paths.push(...lines.map((line) => line.trim()));
  }
  if (paths.length === 0) return unsupported('a run without folders');
  const context = { process, options, env, print: (text: string) => (stdout += `${text}\n`) };
  try {
    return exit(paths.map((path) => compileall(context, path)).every(Boolean) ? 0 : 1);
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    const { exception } = error;
    return { stdout, end: { kind: 'raised', exception, line: lastLine(exception) } };
  }
}
