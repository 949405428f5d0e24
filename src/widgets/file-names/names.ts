/** The file name builder: a source's path, a Python, a level and a prefix → the cache file's path, and back. */
import { MAGIC_NUMBER } from '../../importlib/magic.ts';
import { cacheFromSource, cacheTag, sourceFromCache } from '../../importlib/paths.ts';
import type { PythonException } from '../../importlib/types.ts';
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
  __pycache__: 'for cache files',
  name: 'the module',
  tag: 'the Python: its tag',
  level: 'the level of -O',
  ending: 'the ending',
};

/** A path in its parts, or what Python raises. */
export type Built = { path: string; pieces: Piece[] } | { raised: string };

const raisedBy = ({ exception, message }: PythonException): { raised: string } => ({
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

/** What decides about the name of a cache file. */
type Named = Pick<NamesState, 'source' | 'level' | 'prefix'> & { python: PythonVersion | '3.6' };

/** `importlib.util.cache_from_source`, its result in parts. */
export function built({ python, source, level, prefix }: Named): Built {
  const used = prefix === '' ? null : prefix;
  const result = cacheFromSource(source, { python, optimization: level, prefix: used, cwd: CWD });
  if ('exception' in result) return raisedBy(result);
  const { path } = result;
  const slash = path.lastIndexOf('/') + 1;
  let folder = path.slice(0, slash);
  const pieces: Piece[] = [];
  const start = prefix.replace(/\/+$/, '');
  // 3.7 and earlier know no prefix.
  if (used !== null && python !== '3.6' && python !== '3.7' && folder.startsWith(start)) {
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
      python: PythonVersion | '3.6' | null;
      tag: string;
      level: string | null;
      /** What the chosen Python would look for in its place; null where it is this very file. */
      instead: string | null;
    }
  | { raised: string };

/** `importlib.util.source_from_cache` of a path, and whether the chosen Python would look for it. */
export function traced(state: NamesState): Traced {
  const { python, prefix, cache } = state;
  const result = sourceFromCache(cache, { python, prefix: prefix === '' ? null : prefix });
  if ('exception' in result) return raisedBy(result);
  const [, tag = '', third] = cache.slice(cache.lastIndexOf('/') + 1).split('.');
  const owner = (['3.6', ...PYTHON_VERSIONS] as const).find((version) => cacheTag(version) === tag) ?? null;
  const own = built({ ...state, source: result.path });
  const instead = 'path' in own && own.path !== cache ? own.path : null;
  return { source: result.path, python: owner, tag, level: third?.startsWith('opt-') ? third.slice(4) : null, instead };
}

export interface Row {
  python: PythonVersion | '2.7' | '3.6';
  /** Python 2.7 has none. */
  tag: string | null;
  magic: number;
  /** The first four bytes of the file. */
  bytes: string;
  path: string;
}

/** What eleven Pythons write for this source: no two names are the same. */
export function allPythons(state: NamesState): Row[] {
  return (['2.7', '3.6', ...PYTHON_VERSIONS] as const).map((python) => {
    const magic = MAGIC_NUMBER[python];
    const facts = {
      python,
      magic: magic[0] | (magic[1] << 8),
      bytes: Array.from(magic, (byte) => byte.toString(16).padStart(2, '0')).join(' '),
    };
    // Beside the source, and .pyo at either level: PEP 3147 and 488 came later.
    if (python === '2.7') return { ...facts, tag: null, path: state.source + (state.level === '' ? 'c' : 'o') };
    const result = built({ ...state, python });
    return { ...facts, tag: cacheTag(python), path: 'path' in result ? result.path : result.raised };
  });
}

/** What a task can ask for. */
export function isReached(goal: string, state: NamesState): boolean {
  const [name, wanted] = goal.split(/ (.*)/);
  if (name === 'refused') return 'raised' in traced(state);
  const made = built(state);
  return 'path' in made && made.path === wanted;
}

/** Throws for a goal that is none. */
export function validateGoal(goal: string): void {
  if (!/^(refused|builds \S+\.pyc)$/.test(goal))
    throw new Error(`<FileNames> has no goal “${goal}”; known are “refused” and “builds PATH.pyc”`);
}
