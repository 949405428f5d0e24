/** Situations in which the lab can begin, by name: what was typed before, and what is to be run now. */
import { cacheTag } from '../../importlib/paths.ts';
import type { PythonVersion } from '../../pyc/types.ts';

export interface Situation {
  name: string;
  title: string;
  /** Lines that bring it about; `{cache}` is the cache file of `m` for the Python that the lab begins with. */
  lines: readonly string[];
  /** What stands on the prompt. */
  next: string;
  /** Of which Python on it holds. */
  since?: PythonVersion;
}

export const SITUATIONS: readonly Situation[] = [
  { name: 'empty', title: 'Two sources, no cache', lines: [], next: 'python main.py' },
  { name: 'cached', title: 'A cache file from the run before', lines: ['python main.py'], next: 'python main.py' },
  {
    name: 'edited',
    title: 'The source was edited',
    lines: ['python main.py', 'edit m.py new'],
    next: 'python main.py',
  },
  {
    name: 'same-second',
    title: 'Edited within the same second, same size',
    lines: ['edit m.py old && python main.py && edit m.py new'],
    next: 'python main.py',
  },
  { name: 'touched', title: 'The source was touched', lines: ['python main.py', 'touch m.py'], next: 'python main.py' },
  {
    name: 'older-source',
    title: 'The source became older than its cache file',
    lines: ['python main.py', "touch -d '2009-02-13 23:31:30' m.py"],
    next: 'python main.py',
  },
  { name: 'script', title: 'A module that is run as the script', lines: ['python main.py'], next: 'python m.py' },
  {
    name: 'other-python',
    title: 'Another Python’s cache files',
    lines: ['python3.8 main.py', 'python3.12 main.py'],
    next: 'python main.py',
  },
  {
    name: 'foreign',
    title: 'A file of 3.9’s under this Python’s name',
    lines: ['python3.9 main.py', 'mv __pycache__/m.cpython-39.pyc {cache}'],
    next: 'python main.py',
  },
  {
    name: 'copied',
    title: 'Copied by cp, without times',
    lines: ['python main.py', 'cp -r . /tmp/copy && cd /tmp/copy'],
    next: 'python main.py',
  },
  {
    name: 'copied-with-times',
    title: 'Copied by cp -p, with times',
    lines: ['python main.py', 'cp -rp . /tmp/kept && cd /tmp/kept'],
    next: 'python main.py',
  },
  {
    name: 'cloned',
    title: 'Cloned by git',
    lines: ['python main.py', 'git clone /lab /tmp/clone && cd /tmp/clone'],
    next: 'python main.py',
  },
  {
    name: 'checked-out',
    title: 'Edited, then put back by git checkout',
    lines: ['python main.py', 'edit m.py new', 'git checkout m.py'],
    next: 'python main.py',
  },
  {
    name: 'docker',
    title: 'Copied into an image by Docker',
    lines: ['python main.py', 'docker COPY . /app && cd /app'],
    next: 'python main.py',
  },
  {
    name: 'no-source',
    title: 'The source was deleted',
    lines: ['python main.py', 'rm m.py'],
    next: 'python main.py',
  },
  {
    name: 'sourceless',
    title: 'A .pyc in the source’s place',
    lines: ['python main.py', 'mv {cache} m.pyc && rm m.py'],
    next: 'python main.py',
  },
  {
    name: 'read-only',
    title: 'A folder that cannot be written',
    lines: ['chmod a-w .'],
    next: 'python main.py',
  },
  {
    name: 'dont-write',
    title: 'PYTHONDONTWRITEBYTECODE is set',
    lines: ['export PYTHONDONTWRITEBYTECODE=1'],
    next: 'python main.py',
  },
  {
    name: 'prefix',
    title: 'PYTHONPYCACHEPREFIX is set',
    lines: ['export PYTHONPYCACHEPREFIX=/tmp/pyc'],
    next: 'python main.py',
    since: '3.8',
  },
  {
    name: 'optimised',
    title: 'Run with -O after a run without',
    lines: ['python main.py'],
    next: 'python -O main.py',
  },
  {
    name: 'checked-hash',
    title: 'A checked hash, and an edit',
    lines: ['python -m compileall -q --invalidation-mode checked-hash .', 'edit m.py new'],
    next: 'python main.py',
  },
  {
    name: 'unchecked-hash',
    title: 'An unchecked hash, and an edit',
    lines: ['python -m compileall -q --invalidation-mode unchecked-hash .', 'edit m.py longer'],
    next: 'python main.py',
  },
  {
    name: 'damaged-header',
    title: 'A header that is cut off',
    lines: ['python main.py', 'truncate -s 10 {cache}'],
    next: 'python main.py',
  },
  {
    name: 'damaged-body',
    title: 'A body that is cut off',
    lines: ['python main.py', 'truncate -s 40 {cache}'],
    next: 'python main.py',
  },
  {
    name: 'broken-source',
    title: 'A source with a SyntaxError',
    lines: ['python main.py', 'edit m.py broken'],
    next: 'python main.py',
  },
  {
    name: 'compileall',
    title: 'compileall after an edit within the same second',
    lines: ['edit m.py old && python -m compileall -q . && edit m.py longer'],
    next: 'python -m compileall .',
  },
  {
    name: 'lazy',
    title: 'A lazy import that nobody uses',
    lines: ['edit main.py unused'],
    next: 'python main.py',
    since: '3.15',
  },
];

export const SITUATION_NAMES: readonly string[] = SITUATIONS.map(({ name }) => name);

/** The cache file of `m` as `python` names it, from the lab's folder. */
export const cacheOfM = (python: PythonVersion): string => `__pycache__/m.${cacheTag(python)}.pyc`;

/** The lines of a situation for the Python that the lab begins with. */
export function linesOf({ lines }: Situation, python: PythonVersion): string[] {
  return lines.map((line) => line.replaceAll('{cache}', cacheOfM(python)));
}
