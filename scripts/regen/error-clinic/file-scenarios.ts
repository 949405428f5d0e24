/** Messages about names, folders, permissions and tools. */
import {
  ALL,
  BROKEN,
  FROM_36,
  M,
  compileBeside,
  file,
  importM,
  obeying,
  patch,
  run,
  since,
  type ClinicScenario,
} from './steps.ts';

const util = (call: string) => run(`python3 -c "import importlib.util as u; ${call}"`);
/** One Python stands for all where none of them is asked: git says it. */
const ONE = ['3.13'];

const tracked = [
  run('git init -q -b main . && git config user.name you && git config user.email you@example.com'),
  M,
  run('python3 -c "import m"'),
  run('git add . && git commit -q -m first'),
];

export const fileScenarios: readonly ClinicScenario[] = [
  {
    id: 'no-module/lone-cache',
    versions: FROM_36,
    steps: [M, run('python3 -m py_compile m.py'), run('rm m.py'), run('ls __pycache__'), importM],
  },
  { id: 'no-module/nothing', versions: ['2.7'], steps: [importM] },
  {
    id: 'could-not-create/folder',
    versions: FROM_36,
    steps: [M, run('chmod 555 .'), obeying('python3 -v -c "import m"')],
    keep: /could not create/,
  },
  {
    id: 'could-not-create/pycache',
    versions: FROM_36,
    steps: [M, run('mkdir -m 555 __pycache__'), obeying('python3 -v -c "import m"')],
    keep: /could not create/,
  },
  {
    id: 'could-not-create/folder-2',
    versions: ['2.7'],
    steps: [M, run('chmod 555 .'), obeying('python3 -v -c "import m"')],
    keep: /can't create/,
  },
  {
    id: 'permission/py-compile',
    versions: FROM_36,
    steps: [M, run('mkdir -m 555 __pycache__'), obeying('python3 -m py_compile m.py')],
  },
  {
    id: 'permission/mkdir',
    versions: FROM_36,
    steps: [M, run('chmod 555 .'), obeying('python3 -m py_compile m.py')],
  },
  {
    id: 'permission/compileall',
    versions: FROM_36,
    steps: [M, run('mkdir -m 555 __pycache__'), obeying('python3 -m compileall .')],
    keep: /Permission/,
  },
  {
    id: 'permission/unreadable',
    versions: FROM_36,
    steps: [M, run('chmod 000 m.py'), obeying('python3 -m py_compile m.py')],
    keep: /Permission/,
  },
  {
    id: 'permission/rm',
    versions: ONE,
    steps: [M, run('python3 -m py_compile m.py'), run('chmod 555 __pycache__'), obeying('rm -r __pycache__')],
    keep: /Permission/,
  },
  {
    id: 'no-file/other-tag',
    versions: ALL,
    steps: [M, importM, run(`python3 -c "open('__pycache__/m.cpython-399.pyc', 'rb')"`)],
  },
  { id: 'no-file/run', versions: ALL, steps: [run('python3 m.pyc')] },
  {
    id: 'not-empty/rmdir',
    versions: ONE,
    steps: [M, run('python3 -m py_compile m.py'), run('rmdir __pycache__')],
  },
  {
    id: 'py-compile-error/raise',
    versions: ALL,
    steps: [BROKEN, run(`python3 -c "import py_compile; py_compile.compile('broken.py', doraise=True)"`)],
    keep: /PyCompileError/,
  },
  {
    id: 'py-compile-error/sorry',
    versions: ALL,
    steps: [file('broken.py', 'if True:\npass\n'), run('python3 -m py_compile broken.py')],
    keep: /Error/,
  },
  { id: 'compileall-error/syntax', versions: FROM_36, steps: [BROKEN, run('python3 -m compileall .')], keep: /\*\*\*/ },
  {
    id: 'compileall-error/quiet',
    versions: FROM_36,
    steps: [BROKEN, run('python3 -m compileall -q .')],
    keep: /\*\*\*/,
  },
  {
    id: 'compileall-list/missing',
    versions: FROM_36,
    steps: [run('python3 -m compileall nowhere')],
    keep: /Can't list/,
  },
  {
    id: 'not-regular/symlink',
    versions: FROM_36,
    steps: [M, run('touch elsewhere.pyc && ln -s elsewhere.pyc m.pyc'), compileBeside],
  },
  { id: 'source-from-cache/place', versions: FROM_36, steps: [util(`u.source_from_cache('m.cpython-313.pyc')`)] },
  { id: 'source-from-cache/dots', versions: FROM_36, steps: [util(`u.source_from_cache('__pycache__/m.pyc')`)] },
  {
    id: 'source-from-cache/opt',
    versions: FROM_36,
    steps: [util(`u.source_from_cache('__pycache__/m.cpython-313.fast.pyc')`)],
  },
  {
    id: 'source-from-cache/level',
    versions: FROM_36,
    steps: [util(`u.source_from_cache('__pycache__/m.cpython-313.opt-1+2.pyc')`)],
  },
  {
    id: 'cache-from-source/optimization',
    versions: FROM_36,
    steps: [util(`u.cache_from_source('m.py', optimization='1+2')`)],
  },
  {
    id: 'cache-from-source/tag',
    versions: FROM_36,
    steps: [
      run(
        `python3 -c "import sys, importlib.util as u; sys.implementation.cache_tag = None; u.cache_from_source('m.py')"`,
      ),
    ],
  },
  {
    id: 'cache-from-source/both',
    versions: FROM_36.filter((version) => version !== '3.15'),
    steps: [util(`u.cache_from_source('m.py', True, optimization='1')`)],
  },
  {
    id: 'zip-module/missing',
    versions: ALL,
    steps: [
      M,
      run('zip -q lib.zip m.py'),
      run(`python3 -c "import zipimport; zipimport.zipimporter('lib.zip').get_code('n')"`),
    ],
  },
  {
    id: 'zip-module/bad-magic',
    versions: ALL,
    steps: [
      M,
      compileBeside,
      patch('m.pyc', 0, 'ee0c0d0a'),
      run('zip -q lib.zip m.pyc'),
      run('rm m.py m.pyc'),
      run('PYTHONPATH=lib.zip python3 -c "import m"'),
    ],
  },
  {
    id: 'zip-file/not-zip',
    versions: ALL,
    steps: [
      file('lib.zip', 'this is no archive, whatever its name says\n'),
      run(`python3 -c "import zipimport; zipimport.zipimporter('lib.zip')"`),
    ],
  },
  {
    id: 'zip-file/missing',
    versions: ALL,
    steps: [run(`python3 -c "import zipimport; zipimport.zipimporter('lib.zip')"`)],
  },
  {
    id: 'zip-file/short',
    versions: FROM_36,
    steps: [file('lib.zip', 'short\n'), run(`python3 -c "import zipimport; zipimport.zipimporter('lib.zip')"`)],
  },
  {
    id: 'zip-file/local-header',
    versions: ALL,
    steps: [
      M,
      run('zip -q lib.zip m.py'),
      patch('lib.zip', 0, '00'),
      run(`python3 -c "import zipimport; zipimport.zipimporter('lib.zip').get_code('m')"`),
    ],
  },
  {
    id: 'zip-data/damaged',
    versions: since('3.8'),
    steps: [
      file('m.py', '# the same again\n'.repeat(40)),
      run('zip -q lib.zip m.py'),
      patch('lib.zip', 31, 'ffffff'),
      patch('lib.zip', 60, 'ffffff'),
      run(`python3 -c "import zipimport; zipimport.zipimporter('lib.zip').get_code('m')"`),
    ],
  },
  {
    id: 'non-code/zip',
    versions: FROM_36,
    steps: [
      M,
      compileBeside,
      run(
        `python3 -c "import sys; n = 16 if sys.version_info >= (3, 7) else 12; h = open('m.pyc', 'rb').read()[:n]; open('m.pyc', 'wb').write(h + b'N')"`,
      ),
      run('zip -q lib.zip m.pyc'),
      run('rm m.py m.pyc'),
      run('PYTHONPATH=lib.zip python3 -c "import m"'),
    ],
  },
  {
    id: 'git-tracked/overwritten',
    versions: ONE,
    steps: [
      ...tracked,
      run(
        "git switch -q -c other && echo 'x = 2' >> m.py && python3 -c 'import m' && git commit -q -a -m second && git switch -q main",
      ),
      run("echo 'x = 3' >> m.py && python3 -c 'import m'"),
      run('git switch other'),
    ],
    keep: /error|pycache/,
  },
  {
    id: 'git-tracked/merge',
    versions: ONE,
    steps: [
      ...tracked,
      run(
        "git switch -q -c other && touch -d @1700000060 m.py && python3 -c 'import m' && git commit -q -a -m second && git switch -q main",
      ),
      run("touch -d @1700000120 m.py && python3 -c 'import m' && git commit -q -a -m third"),
      run('git merge other'),
    ],
    keep: /pycache/,
  },
  {
    id: 'git-rm/recursive',
    versions: ONE,
    steps: [...tracked, run('git rm --cached __pycache__')],
  },
  {
    id: 'git-rm/pathspec',
    versions: ONE,
    steps: [run('git init -q -b main .'), M, importM, run('git rm -r --cached __pycache__')],
  },
  {
    id: 'no-code/as-module',
    versions: since('3.6'),
    steps: [run('python3 -m sys')],
  },
];
