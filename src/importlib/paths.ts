/** Names of cache files: `cache_from_source` and `source_from_cache` of Lib/importlib/_bootstrap_external.py (PEP 3147, 488). */
import type { PythonVersion } from '../pyc/types.ts';
import { strRepr } from '../pyc/repr/str.ts';
import { minorOf } from './minor.ts';
import type { PythonException } from './types.ts';

/** `sys.implementation.cache_tag`: `cpython-313`. */
export function cacheTag(python: string): string {
  return `cpython-${python.replace('.', '')}`;
}

/** `_path_join`: parts that are not empty, without the slashes at their ends. */
export function pathJoin(...parts: string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => part.replace(/\/+$/, ''))
    .join('/');
}

/** `_path_split`: what stands before the last slash, and what after. */
export function pathSplit(path: string): [head: string, tail: string] {
  const at = path.lastIndexOf('/');
  return at < 0 ? ['', path] : [path.slice(0, at), path.slice(at + 1)];
}

export interface NamingOptions {
  /** 3.6 names files as 3.7 does. */
  python: PythonVersion | '3.6';
  /** `sys.flags.optimize`, or what is passed as `optimization`; the empty text for no `opt-` part. */
  optimization: string;
  /** `sys.pycache_prefix` (3.8 and later); null where there is none. */
  prefix: string | null;
  /** The current folder, for relative paths under a prefix. */
  cwd: string;
}

export type PathResult = { path: string } | PythonException;

const valueError = (message: string): PythonException => ({ exception: 'ValueError', message });

const isAlnum = (text: string): boolean => /^[\p{L}\p{N}]+$/u.test(text);

/** `_path_abspath` (3.12), and what stood in its place before. */
function absolute(head: string, { python, cwd }: NamingOptions): string {
  if (head.startsWith('/')) return head;
  return pathJoin(cwd, minorOf(python) >= 12 && head.startsWith('./') ? head.slice(2) : head);
}

/** `importlib.util.cache_from_source(path, optimization=…)`: where the cache file of a source is looked for and written. */
export function cacheFromSource(path: string, options: NamingOptions): PathResult {
  const { python, optimization, prefix } = options;
  const [head, tail] = pathSplit(path);
  const dot = tail.lastIndexOf('.');
  const [base, sep, rest] = dot < 0 ? ['', '', tail] : [tail.slice(0, dot), '.', tail.slice(dot + 1)];
  let name = `${base || rest}${sep}${cacheTag(python)}`;
  if (optimization !== '') {
    if (!isAlnum(optimization)) return valueError(`${strRepr(optimization)} is not alphanumeric`);
    name += `.opt-${optimization}`;
  }
  name += '.pyc';
  if (prefix === null || minorOf(python) < 8) return { path: pathJoin(head, '__pycache__', name) };
  const above = absolute(head, options);
  // 3.13 and earlier look at the second character, for a drive's colon, without asking whether there is one.
  if (above.length < 2 && minorOf(python) < 14)
    return { exception: 'IndexError', message: 'string index out of range' };
  return { path: pathJoin(prefix, above.replace(/^\/+/, ''), name) };
}

/** `importlib.util.source_from_cache(path)`: the source of which that would be the cache file. */
export function sourceFromCache(
  path: string,
  { python, prefix }: Pick<NamingOptions, 'python' | 'prefix'>,
): PathResult {
  const [folder, name] = pathSplit(path);
  let head = folder;
  let underPrefix = false;
  if (prefix !== null && minorOf(python) >= 8) {
    const stripped = prefix.replace(/\/+$/, '');
    if (head.startsWith(`${stripped}/`)) {
      head = head.slice(stripped.length);
      underPrefix = true;
    }
  }
  if (!underPrefix) {
    const [above, last] = pathSplit(head);
    head = above;
    if (last !== '__pycache__') return valueError(`__pycache__ not bottom-level directory in ${strRepr(path)}`);
  }
  const parts = name.split('.');
  if (parts.length !== 3 && parts.length !== 4) return valueError(`expected only 2 or 3 dots in ${strRepr(name)}`);
  if (parts.length === 4) {
    const optimization = parts[2];
    if (!optimization.startsWith('opt-'))
      return valueError("optimization portion of filename does not start with 'opt-'");
    if (!isAlnum(optimization.slice(4)))
      return valueError(`optimization level ${strRepr(optimization)} is not an alphanumeric value`);
  }
  return { path: pathJoin(head, `${parts[0]}.py`) };
}
