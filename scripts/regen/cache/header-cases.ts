/** The samples of task `header-edits`, and what their edits can refer to under each Python. */
import { MAGIC_NUMBER } from '../../../src/importlib/magic.ts';
import { sourceHash } from '../../../src/importlib/source-hash.ts';
import type { CacheRequest, SourceFacts } from '../../../src/importlib/types.ts';
import type { PythonVersion } from '../../../src/pyc/types.ts';
import { SAMPLE_LIST } from '../sample-list.ts';
import { SOURCE_STATES, applyEdit, editedBytes, sourceIn } from './edits.ts';
import type { EditFacts, EditSample, HeaderEdit, SourceState, SourceVersion } from './edits.ts';

export type HeaderPython = CacheRequest['python'];

/** The module's name in all cases. */
export const MODULE = 'm';

/** `cpython-313` */
export function cacheTag(python: HeaderPython): string {
  return `cpython-${python.replace('.', '')}`;
}

/** Where the cache file of a module stands, beside its source or, without one, in its place. */
export function pycPath(python: HeaderPython, module: string, sourceless: boolean): string {
  return sourceless || python === '2.7' ? `${module}.pyc` : `__pycache__/${module}.${cacheTag(python)}.pyc`;
}

function mtimeOf(name: string): number {
  const entry = SAMPLE_LIST.find((one) => one.name === name);
  if (!entry) throw new RangeError(`no sample '${name}'`);
  return entry.mtime;
}

const PLAIN = ['arithmetic', 'branch', 'area', 'squares', 'fib', 'counter'];

/** The cache files that are edited for that Python. */
export function editSamples(python: HeaderPython): EditSample[] {
  const mtime = mtimeOf('fib');
  const source = 'samples/fib.py';
  if (python === '2.7') return [{ source, mtime, pyc: 'samples/older/fib.pyc' }];
  if (python === '3.6') return [{ source, mtime, pyc: 'samples/older/__pycache__/fib.cpython-36.pyc' }];
  const cached = (folder: string, name: string): string => `${folder}/__pycache__/${name}.${cacheTag(python)}.pyc`;
  return [
    ...PLAIN.map((name) => ({ source: `samples/${name}.py`, mtime: mtimeOf(name), pyc: cached('samples', name) })),
    ...['checked-hash', 'unchecked-hash'].map((kind) => ({ source, mtime, pyc: cached(`samples/${kind}`, 'fib') })),
  ];
}

function hasHashes(python: HeaderPython): python is PythonVersion {
  return python !== '2.7' && python !== '3.6';
}

const utf8 = new TextEncoder();

function hexBytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g)!, (pair) => parseInt(pair, 16));
}

/** The source in one state, as a file and as `decide` takes it. */
interface LoadedSource extends SourceVersion {
  facts: SourceFacts;
}

/** A sample as its edits need it. */
export interface LoadedSample {
  facts: EditFacts;
  sources: Record<SourceState, LoadedSource | null>;
}

/** Puts together what edits of a sample can refer to, from the bytes of its cache file and the text of its source. */
export function loadSample(python: HeaderPython, sample: EditSample, pyc: Uint8Array, text: string): LoadedSample {
  const load = (source: SourceVersion): LoadedSource => {
    const bytes = utf8.encode(source.text);
    const hash = hasHashes(python) ? sourceHash(python, bytes) : null;
    return { ...source, facts: { mtime: source.mtime, size: bytes.length, hash } };
  };
  const sources = Object.fromEntries(
    SOURCE_STATES.map((state) => {
      const source = sourceIn(state, text, sample.mtime);
      return [state, source && load(source)];
    }),
  ) as LoadedSample['sources'];
  const there = Object.values(sources).flatMap((source) => (source ? [source.facts] : []));
  const facts: EditFacts = {
    // A copy: slices of Node's Buffer share its bytes.
    pyc: Uint8Array.from(pyc),
    layout: python === '2.7' ? 8 : python === '3.6' ? 12 : 16,
    magics: [...Object.values(MAGIC_NUMBER), Uint8Array.of(0, 0, 0, 0), Uint8Array.of(255, 255, 13, 10)],
    mtimes: there.map(({ mtime }) => mtime),
    sizes: there.map(({ size }) => size),
    hashes: there.flatMap(({ hash }) => (hash ? [hexBytes(hash)] : [])),
  };
  return { facts, sources };
}

/** The edited file as `decide` takes it, with the source in that state. */
export function requestFor(
  python: HeaderPython,
  { facts, sources }: LoadedSample,
  edit: HeaderEdit,
  state: SourceState,
): CacheRequest {
  const source = sources[state];
  return {
    python,
    module: MODULE,
    pyc: editedBytes(facts.pyc, applyEdit(edit, facts)),
    pycPath: pycPath(python, MODULE, source === null),
    sourcePath: `${MODULE}.py`,
    source: source && source.facts,
    checkHashBasedPycs: edit.policy,
  };
}
