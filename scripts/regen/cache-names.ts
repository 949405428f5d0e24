import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { Interpreter, RegenTask } from './task.ts';
import { runPython, withTempFolder } from './workspace.ts';

const PLACE = 'tests/goldens/importlib/cache-names.json';

/** A call of one of the two functions of `importlib.util`. */
export interface NameCall {
  call: 'cache_from_source' | 'source_from_cache';
  path: string;
  /** `optimization`, for `cache_from_source`. */
  optimization?: string;
  /** `sys.pycache_prefix`; null for none. */
  prefix: string | null;
}

export interface RecordedCall extends NameCall {
  /** What came back, or `ValueError: …`; `/lab` is the current folder. */
  runs: { versions: string[]; result: string }[];
}

const SOURCES = [
  'm.py',
  '/lab/pkg/m.py',
  './m.py',
  '../m.py',
  'a.b.py',
  'm',
  '.py',
  '/m.py',
  '//m.py',
  'pkg/m.pyw',
  '',
  'ü é.py',
];
const CACHES = [
  '/lab/__pycache__/m.cpython-312.pyc',
  '__pycache__/m.cpython-37.opt-1.pyc',
  'pkg/__pycache__/m.pypy310.opt-fast.pyc',
  '/lab/m.pyc',
  '/lab/m.cpython-313.pyc',
  '__pycache__/m.pyc',
  '__pycache__/m.a.b.c.pyc',
  '__pycache__/m.cpython-313.O.pyc',
  '__pycache__/m.cpython-313.opt-.pyc',
  '__pycache__/m.cpython-313.opt-a_b.pyc',
  '/tmp/pyc/lab/m.cpython-313.pyc',
  '/tmp/pyc/lab/m.pyc',
  '',
];
const PREFIXES = [null, '/tmp/pyc', '/tmp/pyc/', 'rel'];

const CALLS: readonly NameCall[] = [
  ...SOURCES.flatMap((path) =>
    PREFIXES.flatMap((prefix) =>
      ['', '1', '2', 'x_y'].map((optimization) => ({ call: 'cache_from_source' as const, path, optimization, prefix })),
    ),
  ),
  ...CACHES.flatMap((path) => PREFIXES.map((prefix) => ({ call: 'source_from_cache' as const, path, prefix }))),
];

const PROGRAM = `
import importlib.util, json, os, sys
results = []
for one in json.loads(sys.argv[1]):
    sys.pycache_prefix = one['prefix']
    try:
        if one['call'] == 'cache_from_source':
            result = importlib.util.cache_from_source(one['path'], optimization=one['optimization'])
        else:
            result = importlib.util.source_from_cache(one['path'])
    except Exception as error:
        result = '%s: %s' % (type(error).__name__, error)
    results.append(result.replace(os.getcwd(), '/lab'))
sys.pycache_prefix = None
print(json.dumps(results))
`;

const resultsOf = (python: Interpreter): string[] =>
  withTempFolder((folder) => JSON.parse(runPython(python, ['-c', PROGRAM, JSON.stringify(CALLS)], folder)) as string[]);

/** Names of cache files as every Python builds them, and takes them apart. */
export const cacheNamesTask: RegenTask = {
  name: 'cache-names',
  needs: ['3.6', ...PYTHON_VERSIONS],
  owns: [PLACE],
  generate(pythons) {
    const versions = ['3.6', ...PYTHON_VERSIONS];
    if (versions.some((minor) => !pythons.has(minor))) return Promise.resolve(new Map());
    const all = versions.map((minor) => [minor, resultsOf(pythons.get(minor)!)] as const);
    const calls = CALLS.map((call, n): RecordedCall => {
      const runs: RecordedCall['runs'] = [];
      for (const [minor, results] of all) {
        // The tag is each Python's own: {tag} stands for it.
        const result = results[n].replaceAll(`.cpython-${minor.replace('.', '')}.`, '.{tag}.');
        const same = runs.find((run) => run.result === result);
        if (same) same.versions.push(minor);
        else runs.push({ versions: [minor], result });
      }
      return { ...call, runs };
    });
    const lines = calls.map((call) => `  ${JSON.stringify(call)}`).join(',\n');
    return Promise.resolve(new Map([[PLACE, `[\n${lines}\n]\n`]]));
  },
};
