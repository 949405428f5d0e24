/** What the buttons of the lab type. */
import { MAIN_TITLES, MAIN_TEXTS, M_TEXTS, M_TITLES } from './programs.ts';

export interface Action {
  line: string;
  /** What it is good for. */
  title: string;
}

export interface ActionGroup {
  name: string;
  actions: Action[];
  /** What says so. */
  sources?: { text: string; url: string }[];
}

/** What copies do to times, as those who made the programs write. */
const COPY_SOURCES = [
  { text: 'cp -p (POSIX)', url: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/cp.html' },
  { text: 'git: no time is in a tree', url: 'https://git-scm.com/docs/gitdatamodel' },
  { text: 'COPY keeps it to the second', url: 'https://github.com/moby/moby/issues/17175' },
];

/** `tag` as in the names of the cache files of the Python that `python` runs. */
export function actionsFor(tag: string): ActionGroup[] {
  const cache = `__pycache__/m.${tag}.pyc`;
  return [
    {
      name: 'Run',
      actions: [
        { line: 'python main.py', title: 'main.py runs, and imports m' },
        { line: "python -c 'import m'", title: 'import alone' },
        { line: 'python -m main', title: 'main is found as modules are, then run' },
        { line: 'python m.py', title: 'm.py as the script itself' },
        { line: 'python3.12 main.py', title: 'another Python in the same folder' },
      ],
    },
    {
      name: 'Options',
      actions: [
        { line: 'python -B main.py', title: 'write no cache files' },
        { line: 'PYTHONDONTWRITEBYTECODE=1 python main.py', title: 'the same, as in many Dockerfiles' },
        { line: 'python -O main.py', title: 'without asserts' },
        { line: 'python -OO main.py', title: 'without asserts and docstrings' },
        { line: 'PYTHONPYCACHEPREFIX=/tmp/pyc python main.py', title: 'cache files in a tree of their own (3.8)' },
        { line: 'python --check-hash-based-pycs always main.py', title: 'check unchecked files too' },
        { line: 'python --check-hash-based-pycs never main.py', title: 'check no hash at all' },
      ],
    },
    {
      name: 'Compile',
      actions: [
        { line: 'python -m py_compile m.py', title: 'one file, always' },
        { line: 'SOURCE_DATE_EPOCH=0 python -m py_compile m.py', title: 'for reproducible builds' },
        { line: 'python -m compileall .', title: 'a folder, what is not fresh' },
        { line: 'python -m compileall -q -f --invalidation-mode checked-hash .', title: 'with hashes, to be checked' },
        {
          line: 'python -m compileall -q -f --invalidation-mode unchecked-hash .',
          title: 'with hashes, to be trusted',
        },
      ],
    },
    {
      name: 'Edit',
      actions: [
        ...Object.keys(M_TEXTS).map((word) => ({
          line: `edit m.py ${word}`,
          title: `save ${M_TITLES[word as keyof typeof M_TITLES]}`,
        })),
        ...Object.keys(MAIN_TEXTS).map((word) => ({
          line: `edit main.py ${word}`,
          title: MAIN_TITLES[word as keyof typeof MAIN_TITLES],
        })),
        { line: 'touch m.py', title: 'a new time, the same text' },
        { line: "touch -d '2009-02-13 23:31:30' m.py", title: 'a time long ago' },
        { line: 'git checkout m.py', title: 'as it was committed' },
        {
          line: 'edit m.py old && python main.py && edit m.py new && python main.py',
          title: 'all within the same second',
        },
      ],
    },
    {
      name: 'Copy',
      actions: [
        { line: 'cp -r . /tmp/copy && cd /tmp/copy', title: 'the copies get the time of now' },
        { line: 'cp -rp . /tmp/kept && cd /tmp/kept', title: 'the copies keep their times' },
        { line: 'git clone /lab /tmp/clone && cd /tmp/clone', title: 'sources alone, with the time of now' },
        { line: 'docker COPY . /app && cd /app', title: 'all files, their times kept' },
        { line: 'cd /lab', title: 'back to the lab' },
      ],
      sources: COPY_SOURCES,
    },
    {
      name: 'Delete',
      actions: [
        { line: 'rm m.py', title: 'the source goes, its cache file stays' },
        { line: 'rm -r __pycache__', title: 'is it safe?' },
        { line: `mv ${cache} m.pyc && rm m.py`, title: 'a module without a source' },
        { line: `truncate -s 40 ${cache}`, title: 'damage the body' },
        { line: `truncate -s 10 ${cache}`, title: 'damage the header' },
        { line: 'chmod a-w .', title: 'nothing new can be written here' },
        { line: 'chmod u+w .', title: 'and now it can' },
      ],
    },
    {
      name: 'Time',
      actions: [
        { line: 'sleep 1', title: 'a second passes' },
        { line: 'sleep 1h', title: 'an hour passes' },
        { line: 'sleep 1d', title: 'a day passes' },
      ],
    },
  ];
}
