/** The file name builder: a source's path, a Python, a level and a prefix → the cache file's path, and back. */
import { MAGIC_NUMBER } from '../../importlib/magic.ts';
import { cacheFromSource, cacheTag, sourceFromCache } from '../../importlib/paths.ts';
import { PYTHON_VERSIONS, type PythonVersion } from '../../pyc/types.ts';

export const LEVELS = ['', '1', '2'] as const;
export type Level = (typeof LEVELS)[number];

export interface NamesState {
  python: PythonVersion;
  /** Path of the source. */
  source: string;
  level: Level;
  /** PYTHONPYCACHEPREFIX; empty for none. */
  prefix: string;
  /** A cache file's path, to be traced back. */
  cache: string;
}

/** The folder in which Python runs: relative paths begin there. */
export const CWD = '/lab';
export const LONGEST = 120;

export function newNames(python: PythonVersion): NamesState {
  return { python, source: '/lab/pkg/m.py', level: '', prefix: '', cache: '/lab/__pycache__/m.cpython-312.opt-1.pyc' };
}

export type NamesEvent = { [Key in keyof NamesState]: { type: Key; value: NamesState[Key] } }[keyof NamesState];

/** The state after an event; the same one where nothing changes. */
export function reduce(state: NamesState, { type, value }: NamesEvent): NamesState {
  if (state[type] === value || value.length > LONGEST) return state;
  return { ...state, [type]: value };
}

export type Part = 'prefix' | 'folder' | '__pycache__' | 'name' | 'tag' | 'level' | 'ending';

export interface Piece {
  part: Part;
  text: string;
}

/** What each part is. */
export const PARTS: Readonly<Record<Part, string>> = {
  prefix: 'the prefix',
  folder: 'the source’s folder',
  __pycache__: 'PEP 3147',
  name: 'the module',
  tag: 'the Python: its cache tag',
  level: 'the level of -O: PEP 488',
  ending: 'the ending',
};

export type Built = { path: string; pieces: Piece[] } | { raised: string };

const raisedBy = ({ exception, message }: { exception: string; message: string }): { raised: string } => ({
  raised: `${exception}: ${message}`,
});

/** The file's name in its parts. */
function namePieces(name: string): Piece[] {
  const match = /^(.*)(\.cpython-\d+)(\.opt-\w+)?(\.pyc)$/.exec(name);
  if (!match) return [{ part: 'name', text: name }];
  const [, module, tag, level = '', ending] = match;
  const pieces: Piece[] = [
    { part: 'name', text: module },
    { part: 'tag', text: tag },
    { part: 'level', text: level },
    { part: 'ending', text: ending },
  ];
  return pieces.filter(({ text }) => text !== '');
}

/** `importlib.util.cache_from_source` of the state, in its parts. */
export function built({ python, source, level, prefix }: NamesState): Built {
  const used = prefix === '' ? null : prefix;
  const result = cacheFromSource(source, { python, optimization: level, prefix: used, cwd: CWD });
  if ('exception' in result) return raisedBy(result);
  const { path } = result;
  const slash = path.lastIndexOf('/') + 1;
  let folder = path.slice(0, slash);
  const pieces: Piece[] = [];
  const start = prefix.replace(/\/+$/, '');
  // 3.7 knows no prefix.
  if (used !== null && python !== '3.7' && folder.startsWith(start)) {
    pieces.push({ part: 'prefix', text: start });
    folder = folder.slice(start.length);
  }
  const cache = folder.endsWith('__pycache__/') ? '__pycache__/' : '';
  pieces.push(
    { part: 'folder', text: folder.slice(0, folder.length - cache.length) },
    { part: '__pycache__', text: cache },
  );
  return { path, pieces: [...pieces.filter(({ text }) => text !== ''), ...namePieces(path.slice(slash))] };
}

export type Traced =
  | {
      source: string;
      /** What the file's name says of it. */
      python: PythonVersion | null;
      tag: string;
      level: string | null;
    }
  | { raised: string };

/** `importlib.util.source_from_cache` of a path. */
export function traced({ python, prefix, cache }: NamesState): Traced {
  const result = sourceFromCache(cache, { python, prefix: prefix === '' ? null : prefix });
  if ('exception' in result) return raisedBy(result);
  const [, tag = '', third] = cache.slice(cache.lastIndexOf('/') + 1).split('.');
  const owner = PYTHON_VERSIONS.find((version) => cacheTag(version) === tag) ?? null;
  return { source: result.path, python: owner, tag, level: third?.startsWith('opt-') ? third.slice(4) : null };
}

export interface Row {
  python: PythonVersion;
  tag: string;
  magic: number;
  /** The first four bytes of the file. */
  bytes: string;
  path: string;
}

/** What every Python would write for this source: no two names are the same. */
export function allPythons(state: NamesState): Row[] {
  return PYTHON_VERSIONS.map((python) => {
    const magic = MAGIC_NUMBER[python];
    const result = built({ ...state, python });
    return {
      python,
      tag: cacheTag(python),
      magic: magic[0] | (magic[1] << 8),
      bytes: Array.from(magic, (byte) => byte.toString(16).padStart(2, '0')).join(' '),
      path: 'path' in result ? result.path : result.raised,
    };
  });
}
