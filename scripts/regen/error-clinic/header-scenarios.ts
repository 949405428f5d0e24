/** Messages about the header of a cache file. */
import {
  ALL,
  FROM_36,
  FROM_37,
  M,
  compileBeside,
  file,
  importM,
  importVerbosely,
  patch,
  run,
  since,
  sourceless,
  until,
  type ClinicScenario,
} from './steps.ts';

/** Lines of `-v` about m. */
const ABOUT_M = /\bm\.(py|cpython)|'m'/;

export const headerScenarios: readonly ClinicScenario[] = [
  { id: 'bad-magic/import', versions: ALL, steps: [...sourceless, patch('m.pyc', 0, 'ee0c0d0a'), importM] },
  { id: 'bad-magic/empty', versions: ALL, steps: [...sourceless, run('truncate -s 0 m.pyc'), importM] },
  { id: 'bad-magic/text', versions: ALL, steps: [file('m.pyc', "print('m runs')\n"), importM] },
  {
    id: 'bad-magic/as-module',
    versions: ALL,
    steps: [...sourceless, patch('m.pyc', 0, 'ee0c0d0a'), run('python3 -m m')],
  },
  {
    id: 'bad-magic/verbose',
    versions: FROM_36,
    steps: [M, run('python3 -m py_compile m.py'), patch('__pycache__/m.{tag}.pyc', 0, 'ee0c0d0a'), importVerbosely],
    keep: /bad magic/,
  },
  {
    id: 'bad-magic/verbose-2',
    versions: ['2.7'],
    steps: [M, compileBeside, patch('m.pyc', 0, 'ee0c0d0a'), importVerbosely],
    keep: /bad magic/,
  },
  {
    id: 'bad-magic-run/run',
    versions: ALL,
    steps: [...sourceless, patch('m.pyc', 0, 'ee0c0d0a'), run('python3 m.pyc')],
  },
  { id: 'short-header/six', versions: since('3.6'), steps: [...sourceless, run('truncate -s 6 m.pyc'), importM] },
  { id: 'short-header/ten', versions: since('3.6'), steps: [...sourceless, run('truncate -s 10 m.pyc'), importM] },
  {
    id: 'short-header/verbose',
    versions: FROM_37,
    steps: [M, run('python3 -m py_compile m.py'), run('truncate -s 10 __pycache__/m.*.pyc'), importVerbosely],
    keep: /EOF/,
  },
  {
    id: 'eof-not-expected/run',
    versions: FROM_37,
    steps: [...sourceless, run('truncate -s 10 m.pyc'), run('python3 m.pyc')],
  },
  {
    id: 'invalid-flags/import',
    versions: FROM_37,
    steps: [...sourceless, patch('m.pyc', 4, '04'), importM],
  },
  {
    id: 'stale/verbose',
    versions: FROM_36,
    steps: [M, run('python3 -m py_compile m.py'), run('touch -d @1700000060 m.py'), importVerbosely],
    keep: /stale/,
  },
  {
    id: 'stale/verbose-2',
    versions: ['2.7'],
    steps: [M, compileBeside, run('touch -d @1700000060 m.py'), importVerbosely],
    keep: /mtime/,
  },
  {
    id: 'stale-hash/call',
    versions: FROM_37,
    steps: [
      run(
        `python3 -c "from importlib import _bootstrap_external as b; b._validate_hash_pyc(bytes(16), b'12345678', 'm', {})"`,
      ),
    ],
  },
  {
    id: 'verbose-normal/first',
    versions: ALL,
    steps: [M, importVerbosely],
    keep: ABOUT_M,
  },
  {
    id: 'verbose-normal/second',
    versions: ALL,
    steps: [M, importM, importVerbosely],
    keep: ABOUT_M,
  },
  {
    id: 'pyc-as-source/renamed',
    versions: since('3.6'),
    steps: [...sourceless, run('mv m.pyc m'), patch('m', 0, 'ee0c0d0a'), run('python3 m')],
  },
  {
    id: 'pyc-as-source/read',
    versions: since('3.6'),
    steps: [...sourceless, run(`python3 -X utf8 -c "open('m.pyc').read()"`)],
  },
  {
    id: 'pyc-as-source/null',
    versions: since('3.6'),
    steps: [run(`python3 -c "compile('x = 1' + chr(0), 'm.pyc', 'exec')"`)],
  },
  {
    id: 'source-date-epoch/flags',
    versions: FROM_37,
    steps: [
      M,
      run('SOURCE_DATE_EPOCH=1700000000 python3 -m py_compile m.py'),
      run('od -A d -t x1 -N 16 __pycache__/m.*.pyc'),
    ],
    keep: /^0000000 /,
    silent: true,
  },
  {
    id: 'no-imp/import',
    versions: since('3.12'),
    steps: [run('python3 -c "import imp; imp.get_magic()"')],
  },
  {
    id: 'check-hash-option/wrong',
    versions: FROM_37,
    steps: [M, run('python3 --check-hash-based-pycs sometimes m.py')],
    keep: /must be one of/,
  },
  {
    id: 'loader-name/other',
    versions: until('3.15').slice(1),
    steps: [
      run(`python3 -c "from importlib.machinery import SourcelessFileLoader as L; L('m', 'm.pyc').get_filename('n')"`),
    ],
  },
];
