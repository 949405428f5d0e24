/** `python -m compileall` (Lib/compileall.py, `main`). */
import { compileall, defaultLevels, type CompileallOptions } from './compileall.ts';
import { minorOf } from './minor.ts';
import type { Process } from './process.ts';
import type { InvalidationMode } from './py-compile.ts';
import type { Executed } from './run.ts';

const MODES: readonly string[] = ['timestamp', 'checked-hash', 'unchecked-hash'];

export function compileallMain(
  process: Process,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Executed {
  const unsupported = (what: string): Executed => ({
    stdout: '',
    end: { kind: 'unsupported', what: `${what} of compileall` },
  });
  const options: CompileallOptions = {
    maxLevels: defaultLevels(process.python),
    force: false,
    quiet: 0,
    legacy: false,
    optimize: [-1],
    invalidationMode: null,
    ddir: null,
  };
  const levels: (-1 | 0 | 1 | 2)[] = [];
  const paths: string[] = [];
  let recursion: number | null = null;
  const rest = [...args];
  while (rest.length > 0) {
    const arg = rest.shift()!;
    if (!arg.startsWith('-')) {
      paths.push(arg);
      continue;
    }
    if (arg.startsWith('--')) {
      const [name, inline = null] = arg.split(/=(.*)/s);
      if (name !== '--invalidation-mode') return unsupported(`the option ${name}`);
      const mode = inline ?? rest.shift() ?? '';
      if (!MODES.includes(mode)) return unsupported(`the mode ${mode}`);
      options.invalidationMode = mode as InvalidationMode;
      continue;
    }
    for (let n = 1; n < arg.length; n++) {
      const letter = arg[n];
      if (letter === 'q') options.quiet++;
      else if (letter === 'f') options.force = true;
      else if (letter === 'b') options.legacy = true;
      else if (letter === 'l') options.maxLevels = 0;
      else if ('rdo'.includes(letter)) {
        const value = n + 1 < arg.length ? arg.slice(n + 1) : rest.shift();
        if (value === undefined) return unsupported(`the option -${letter} without a value`);
        if (letter === 'd') options.ddir = value;
        else if (letter === 'r') recursion = Number(value);
        else if (minorOf(process.python) < 9 || !/^(-1|[012])$/.test(value))
          return unsupported(`the option -o ${value}`);
        else levels.push(Number(value) as -1 | 0 | 1 | 2);
        break;
      } else return unsupported(`the option -${letter}`);
    }
  }
  if (paths.length === 0) return unsupported('a run without folders');
  if (recursion !== null) options.maxLevels = recursion;
  if (levels.length > 0) options.optimize = levels;
  let stdout = '';
  const context = {
    process,
    options,
    env,
    print: (text: string) => (stdout += `${text}\n`),
  };
  const success = paths.map((path) => compileall(context, path)).every(Boolean);
  return { stdout, end: success ? { kind: 'finished' } : { kind: 'exit', status: 1, message: null } };
}
