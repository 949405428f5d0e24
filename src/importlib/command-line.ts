/** The command line of `python` (Modules/main.c, Python/initconfig.c), as far as cache files are concerned. */
import { minorOf } from './minor.ts';
import type { Settings } from './process.ts';
import type { PythonVersion } from '../pyc/types.ts';
import type { CheckHashBasedPycs } from './types.ts';

/** What is to be run. */
export type Target =
  | { kind: 'text'; text: string }
  /** The program is what stands on standard input. */
  | { kind: 'stdin' }
  | { kind: 'module'; name: string; args: string[] }
  | { kind: 'file'; path: string; args: string[] };

export interface CommandLine {
  settings: Settings;
  target: Target;
  /** The environment, without what `-E` or `-I` hide. */
  env: Readonly<Record<string, string>>;
  /** Whether the script's folder, or the current one, stays out of `sys.path` (`-I`, `-P`). */
  safePath: boolean;
  /** The folders that PYTHONPATH names, in their order. */
  pythonPath: string[];
}

/** `usage`: as Python refuses it, status 2. `unsupported`: this simulator lacks it. */
export type Refused = { usage: string } | { unsupported: string };

/** Options of one letter that take no value and change nothing here. */
const HARMLESS = new Set(['b', 'd', 'q', 's', 'u', 'v']);

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';

/** `_Py_get_env_flag`: PYTHONOPTIMIZE and the like; any text that is no number, or a negative one, counts as 1. */
const flag = (value: string | undefined): number => {
  if (!isSet(value)) return 0;
  const number = /^\s*[-+]?\d+$/.test(value!) ? Number(value) : 1;
  return number < 0 || number >= 2 ** 31 ? 1 : number;
};

const TRY_HELP = "Try `python -h' for more information.";

/** Reads what stands after `python` on a command line. */
export function parseCommandLine(
  python: PythonVersion,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): CommandLine | Refused {
  let env = environment;
  let [optimize, dontWrite, safePath, noSite] = [0, false, false, false];
  let policy: CheckHashBasedPycs = 'default';
  let prefix: string | null | undefined;
  let lazy: string | undefined;
  let target: Target | null = null;
  const rest = [...args];
  while (rest.length > 0 && target === null) {
    const arg = rest.shift()!;
    if (arg === '--check-hash-based-pycs') {
      const value = rest.shift();
      if (value === undefined)
        return { usage: `Argument expected for the --check-hash-based-pycs options\n${TRY_HELP}` };
      if (value !== 'default' && value !== 'always' && value !== 'never')
        return { usage: `--check-hash-based-pycs must be one of 'default', 'always', or 'never'\n${TRY_HELP}` };
      policy = value;
      continue;
    }
    if (arg === '--') break;
    if (/^--(help(-all|-env|-xoptions)?|version)$/.test(arg)) return { unsupported: `the option ${arg}` };
    if (arg.startsWith('--'))
      return { usage: `${minorOf(python) < 14 ? 'unknown option' : 'Unknown option:'} ${arg}\n${TRY_HELP}` };
    if (arg === '-') {
      target = { kind: 'stdin' };
      break;
    }
    if (!arg.startsWith('-')) {
      target = { kind: 'file', path: arg, args: rest.splice(0) };
      break;
    }
    for (let n = 1; n < arg.length && target === null; n++) {
      const letter = arg[n];
      const takesValue = 'cmXW'.includes(letter);
      const value = takesValue ? (n + 1 < arg.length ? arg.slice(n + 1) : rest.shift()) : '';
      if (value === undefined) return { usage: `Argument expected for the -${letter} option\n${TRY_HELP}` };
      if (letter === 'c') target = { kind: 'text', text: value };
      else if (letter === 'm') target = { kind: 'module', name: value, args: rest.splice(0) };
      else if (letter === 'X') {
        const [name, set = null] = value.split(/=(.*)/s);
        // The first of several counts (config_get_xoption).
        if (name === 'lazy_imports' && lazy === undefined) lazy = set ?? '';
        if (name === 'pycache_prefix' && prefix === undefined) prefix = set === '' ? null : set;
      } else if (letter === 'O') optimize++;
      else if (letter === 'B') dontWrite = true;
      else if (letter === 'S') noSite = true;
      else if (letter === 'E') env = {};
      else if (letter === 'I') [env, safePath] = [{}, true];
      else if (letter === 'P' && minorOf(python) >= 11) safePath = true;
      else if ('hiVx?'.includes(letter)) return { unsupported: `the option -${letter}` };
      else if (letter !== 'W' && !HARMLESS.has(letter)) return { usage: `Unknown option: -${letter}\n${TRY_HELP}` };
      if (takesValue) break;
    }
  }
  if (target === null)
    target = rest.length > 0 ? { kind: 'file', path: rest[0], args: rest.slice(1) } : { kind: 'stdin' };
  const fromEnv = isSet(env.PYTHONPYCACHEPREFIX) ? env.PYTHONPYCACHEPREFIX : null;
  const lazyMode = minorOf(python) >= 15 ? (lazy ?? (env.PYTHON_LAZY_IMPORTS || 'normal')) : 'normal';
  if (lazyMode !== 'all' && lazyMode !== 'normal') return { unsupported: `lazy imports of the kind ${lazyMode}` };
  const settings: Settings = {
    python,
    optimize: Math.max(optimize, flag(env.PYTHONOPTIMIZE)),
    dontWriteBytecode: dontWrite || flag(env.PYTHONDONTWRITEBYTECODE) > 0,
    pycachePrefix: minorOf(python) < 8 ? null : prefix === undefined ? fromEnv : prefix,
    checkHashBasedPycs: policy,
    lazyImports: lazyMode === 'all' ? 'all' : 'normal',
    noSite,
  };
  const safe = safePath || (minorOf(python) >= 11 && isSet(env.PYTHONSAFEPATH));
  // SOURCE_DATE_EPOCH is no variable of the interpreter's: -E does not hide it.
  const seen = isSet(environment.SOURCE_DATE_EPOCH)
    ? { ...env, SOURCE_DATE_EPOCH: environment.SOURCE_DATE_EPOCH }
    : env;
  const pythonPath = isSet(env.PYTHONPATH) ? env.PYTHONPATH.split(':') : [];
  return { settings, target, env: seen, safePath: safe, pythonPath };
}
