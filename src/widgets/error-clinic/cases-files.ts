import { cpython, type ClinicCase } from './case.ts';
import { cacheLab, fileNames, headerLab } from './labs.ts';
import { lookupMagic } from '../../pyc/versions/magic.ts';

const docs = (page: string, label: string) => ({
  label: `Python documentation: ${label}`,
  href: `https://docs.python.org/3/${page}`,
});

/** What the system’s error numbers say. */
const ERRORS: readonly [RegExp, string][] = [
  [
    /Read-only file system|Errno 30/i,
    'The whole file system is read-only, as in many containers and on live media. Rights play no part.',
  ],
  [
    /No space left|Errno 28/i,
    'The disk is full. Files that were written at that moment may be cut: delete them once there is room.',
  ],
  [/quota|Errno 122/i, 'Your quota on this disk is used up.'],
  [
    /WinError 32|used by another process/i,
    'Windows does not let a file be replaced while another program holds it open.',
  ],
];

function errorFacts(line: string): string[] {
  return ERRORS.filter(([pattern]) => pattern.test(line)).map(([, sentence]) => sentence);
}

const READ_ONLY = ['chmod a-w .', 'python main.py'];
const PLACE = String.raw`(?:__pycache__|\.py[co]\b|site-packages|dist-packages)`;
const DENIED =
  'Permission denied|Access is denied|Operation not permitted|EACCES|EPERM|Read-only file system|No space left on device|Disk quota exceeded|being used by another process';

export const FILE_CASES: readonly ClinicCase[] = [
  {
    id: 'could-not-create',
    group: 'files',
    title: 'Python could not write the cache file, and goes on',
    find: [
      /(?:could not create|can't create|can't write) ['"]?(?<path>[^'"\n]{0,300}(?:__pycache__|\.py[co])[^'"\n]{0,120})['"]?(?::[^\n]{0,120})?/g,
    ],
    means: [
      'A line of `-v`. The module was compiled and runs, but the cache file cannot be written. Without `-v` nothing is said, and the module is compiled again at each start.',
    ],
    todo: [
      { text: 'See whose folder it is.', command: 'ls -ld . __pycache__' },
      {
        text: 'Compile once, as the user who may write there, such as at installation.',
        command: 'python -m compileall .',
      },
      {
        text: 'Or let the cache files go to a folder that can be written (3.8 and newer).',
        command: 'export PYTHONPYCACHEPREFIX=$HOME/.cache/pycache',
      },
    ],
    facts: ([line]) => errorFacts(line),
    labs: (_, { python }) => [cacheLab('A folder that cannot be written', python, READ_ONLY)],
    lesson: 'operations-clinic',
    source: cpython('Lib/importlib/_bootstrap_external.py', 'SourceFileLoader.set_data'),
    harmless: true,
  },
  {
    id: 'permission',
    group: 'files',
    title: 'A cache file or its folder may not be touched',
    find: [
      new RegExp(`(?:${DENIED})[^\\n]{0,200}${PLACE}[^\\n]{0,120}`, 'gi'),
      new RegExp(`${PLACE}[^\n]{0,160}(?:${DENIED})`, 'gi'),
      /\[Errno 13\] Permission denied: '[^'\n]{1,200}\.py'/g,
    ],
    means: [
      'An import that cannot write its cache file goes on in silence. So it was something else that failed: `py_compile`, `compileall`, an installer, `rm` or `git`.',
      'The usual story: Python ran once as root (`sudo`, or a container with a mounted folder), and the `__pycache__` that it made belongs to root. Whoever owns a folder decides who deletes in it.',
    ],
    todo: [
      { text: 'See who owns it.', command: 'ls -ld __pycache__ && id -un' },
      { text: 'Give the tree back to yourself.', command: 'sudo chown -R "$USER" .' },
      {
        text: 'In a container run as the user whose folder is mounted, and write no cache files there.',
        command: 'docker run --user "$(id -u):$(id -g)" -e PYTHONDONTWRITEBYTECODE=1 …',
      },
    ],
    facts: ([line]) => errorFacts(line),
    labs: (_, { python }) => [cacheLab('A folder that cannot be written', python, READ_ONLY)],
    lesson: 'operations-clinic',
    source: cpython('Lib/py_compile.py', 'compile, which writes with importlib’s _write_atomic'),
  },
  {
    id: 'no-file',
    group: 'files',
    title: 'A cache file of that name is not there',
    find: [
      /can't open file ['"](?<path>[^'"\n]{0,300}\.py[co])['"]/g,
      /No such file or directory:? ['"]?(?<path>[^'"\n]{0,300}(?:__pycache__|\.py[co])[^'"\n]{0,120})/g,
      /(?<path>__pycache__[^\s'"]{0,120})['"]?: No such file or directory/g,
    ],
    means: [
      'A program or a script names a cache file that does not exist. The name holds the tag of one Python, as `cpython-312`: another one writes under another name. Or somebody deletes cache files while others run.',
    ],
    todo: [
      {
        text: 'Ask Python for the name instead of writing it down.',
        command: 'python -c "import importlib.util as u; print(u.cache_from_source(\'m.py\'))"',
      },
      { text: 'Do not pass on paths into `__pycache__`: it is a cache.' },
    ],
    facts: (match) => {
      const tag = /cpython-(\d)(\d+)/.exec(match.groups?.path ?? '');
      return tag ? [`The name has the tag of Python ${tag[1]}.${tag[2]}.`] : [];
    },
    labs: (match) => {
      const path = /[^/\\]*__pycache__[/\\][^/\\\s]+\.pyc/.exec(match.groups?.path ?? '');
      return path ? fileNames('This name, part by part', path[0].replaceAll('\\', '/')) : [];
    },
    lesson: 'operations-clinic',
    source: docs('library/importlib.html#importlib.util.cache_from_source', 'importlib.util.cache_from_source'),
  },
  {
    id: 'not-empty',
    group: 'files',
    title: 'A folder is not removed, since __pycache__ is in it',
    find: [
      /__pycache__[^\n]{0,200}(?:not empty|is not empty|Directory not empty)/gi,
      /Directory not empty[^\n]{0,200}__pycache__/gi,
    ],
    means: [
      'Package managers remove what they have installed. Cache files that Python wrote afterwards are not on their list, so the folders stay, with a warning and no harm.',
    ],
    todo: [{ text: 'Once the sources are gone, the folder can go too.', command: 'rm -r __pycache__' }],
    lesson: 'operations-clinic',
    source: docs('library/os.html#os.rmdir', 'os.rmdir'),
    harmless: true,
  },
  {
    id: 'no-imp',
    group: 'names',
    title: 'The module imp is gone',
    find: [/No module named ['"]?imp['"]?(?![\w.])/g],
    means: ['Python 3.12 removed `imp`. Old programs took the magic number from it, with `imp.get_magic()`.'],
    todo: [
      {
        text: 'Since 3.4 the number is here.',
        command: 'python -c "import importlib.util as u; print(u.MAGIC_NUMBER)"',
      },
    ],
    lesson: 'sixteen-bytes',
    source: docs('whatsnew/3.12.html#imp', 'What’s New In Python 3.12'),
  },
  {
    id: 'no-module',
    group: 'names',
    title: 'No module of that name was found',
    find: [/No module named (?!['"]?imp['"]?(?![\w.]))(?:['"](?<module>[\w.]{1,200})['"]|(?<module2>[\w.]{1,200}))/g],
    means: [
      'Most often the module is missing from this Python, and the cache has no part in it.',
      'One case is about the cache: the source was deleted or moved, and only `__pycache__/m.cpython-….pyc` is left. Python does not import that (PEP 3147): it looks into `__pycache__` only for a source that it has found.',
    ],
    todo: [
      { text: 'See where Python looks.', command: 'python -c "import sys; print(*sys.path, sep=\'\\n\')"' },
      {
        text: 'Bring the source back, or put the file in its place, under the plain name.',
        command: 'mv __pycache__/m.cpython-313.pyc m.pyc',
      },
    ],
    labs: (_, { python }) => [
      cacheLab('The source is gone, the cache file is not', python, ['python main.py', 'rm m.py', 'python main.py']),
    ],
    lesson: 'sourceless-and-trust',
    source: { label: 'PEP 3147: case 4, no source', href: 'https://peps.python.org/pep-3147/' },
  },
  {
    id: 'no-code',
    group: 'names',
    title: 'A module without code cannot be run',
    find: [/No code object available for (?<module>[\w.]{1,200})/g],
    means: [
      '`python -m` asks the module’s loader for code, and there is none: the module is written in C. Python 2.7 says the same of a `.pyc` with another magic number.',
    ],
    todo: [{ text: 'On 2.7, delete `m.pyc` and bring the source. Otherwise the module cannot be run with `-m`.' }],
    lesson: 'will-python-use-it',
    source: cpython('Lib/runpy.py', '_get_module_details'),
  },
  {
    id: 'source-from-cache',
    group: 'names',
    title: 'This is not the name of a cache file',
    find: [
      /__pycache__ not bottom-level directory in ['"]?(?<path>[^'"\n]{1,300})/g,
      /expected only 2 or 3 dots in ['"]?(?<path>[^'"\n]{1,300})/g,
      /optimization portion of filename does not start with 'opt-'/g,
      /optimization level '(?<level>[^'\n]{1,80})' is not an alphanumeric value/g,
    ],
    means: [
      '`importlib.util.source_from_cache` takes a path apart: `FOLDER/__pycache__/NAME.TAG.pyc`, with `.opt-LEVEL` before `.pyc` where a level is. This path is not built like that. Files in place of their source, such as `m.pyc`, have no such name.',
    ],
    todo: [
      {
        text: 'Give it a path that `cache_from_source` has made. For `m.pyc` beside the source, the source is `m.py`.',
      },
    ],
    labs: (match) => fileNames('This name, part by part', match.groups?.path ?? ''),
    lesson: 'operations-clinic',
    source: cpython('Lib/importlib/_bootstrap_external.py', 'source_from_cache'),
  },
  {
    id: 'cache-from-source',
    group: 'names',
    title: 'No cache file name can be made',
    find: [
      /ValueError: '(?<level>[^'\n]{1,80})' is not alphanumeric/g,
      /sys\.implementation\.cache_tag is None/g,
      /debug_override or optimization must be set to None/g,
      /No cache tag is available to generate \.pyc path/g,
    ],
    means: [
      '`importlib.util.cache_from_source` makes the path of a cache file. An optimisation level may hold letters and digits only, and there must be a tag: where `sys.implementation.cache_tag` is None, that Python caches nothing.',
    ],
    todo: [{ text: 'Use the levels that Python has: 1 for `-O`, 2 for `-OO`, an empty text for none.' }],
    labs: () => fileNames('Names of all Pythons', '__pycache__/m.cpython-313.opt-2.pyc'),
    lesson: 'operations-clinic',
    source: cpython('Lib/importlib/_bootstrap_external.py', 'cache_from_source'),
  },
  {
    id: 'loader-name',
    group: 'names',
    title: 'A loader was asked for another module than its own',
    find: [/loader for (?<module>\S{1,200}) cannot handle (?<other>\S{1,200})/g],
    means: ['A program made a loader for one module and asked it for another. No file is damaged.'],
    todo: [{ text: 'Give loader and call the same name.' }],
    lesson: 'will-python-use-it',
    source: cpython('Lib/importlib/_bootstrap_external.py', '_check_name'),
  },
  {
    id: 'pyc-as-source',
    group: 'run',
    title: 'A compiled file is read as text',
    find: [
      /Non-UTF-8 code starting with '(?<byte>\\x[0-9a-f]{2})'/g,
      /source code (?:string )?cannot contain null bytes/g,
      /'utf-?8' codec can't decode byte (?<byte>0x[0-9a-f]{2}) in position (?<at>\d+)/g,
    ],
    means: [
      'Python, an editor or a tool took the bytes for a source. A `.pyc` begins with a byte that is rarely the start of a text.',
      'Python runs a file as a `.pyc` if its name ends in `.pyc`, or if it begins with the magic number of this very Python. Under another name, a file of another version is read as a source. A source that is saved in another encoding than UTF-8 says the same.',
    ],
    todo: [
      { text: 'If the file is compiled, give it back its name, `.pyc`, and run it with the Python that made it.' },
      { text: 'If it is a source, save it as UTF-8.' },
      { text: 'In a program of your own, open a `.pyc` as bytes.', command: "open('m.pyc', 'rb')" },
    ],
    facts: (match) => {
      const byte = parseInt((match.groups?.byte ?? '').slice(-2), 16);
      if (Number.isNaN(byte) || (match.groups?.at ?? '0') !== '0') return [];
      const released = [3394, 3413, 3425, 3439, 3495, 3531, 3571, 3627, 3666].find((number) => (number & 255) === byte);
      const python = released === undefined ? null : lookupMagic(released)?.minor;
      return python
        ? [`The byte at the start, \`${byte.toString(16)}\`, is the one that files of Python ${python} begin with.`]
        : [];
    },
    labs: (_, { python }) => [headerLab('The first bytes of a .pyc', python, { source: true })],
    lesson: 'sixteen-bytes',
    source: cpython('Python/pythonrun.c', 'maybe_pyc_file'),
  },
  {
    id: 'check-hash-option',
    group: 'run',
    title: 'A word that --check-hash-based-pycs does not know',
    find: [/--check-hash-based-pycs must be one of/g],
    means: [
      'The option takes `default`, `always` or `never`. It says whether files with a hash are compared with their source.',
    ],
    todo: [{ text: 'Write one of the three.', command: 'python --check-hash-based-pycs always main.py' }],
    labs: (_, { python }) => [
      cacheLab('The option at work', python, [
        'python -m compileall -q --invalidation-mode unchecked-hash .',
        'edit m.py longer',
        'python --check-hash-based-pycs always main.py',
      ]),
    ],
    lesson: 'operations-clinic',
    source: docs('using/cmdline.html#cmdoption-check-hash-based-pycs', '--check-hash-based-pycs'),
  },
  {
    id: 'source-date-epoch',
    group: 'tools',
    title: 'SOURCE_DATE_EPOCH changes how files are compiled',
    find: [/SOURCE_DATE_EPOCH/g],
    means: [
      'With this variable set, `py_compile` and `compileall` write files with a checked hash instead of an mtime (3.7 and newer), so that two builds give the same bytes. An import does not ask for the variable.',
      'A checked hash makes Python read the source at each import. That is slower than comparing two numbers.',
    ],
    todo: [
      {
        text: 'To have timestamps all the same, say so.',
        command: 'python -m compileall --invalidation-mode timestamp .',
      },
    ],
    labs: (_, { python }) => [
      cacheLab('Compile with the variable set', python, [
        'SOURCE_DATE_EPOCH=0 python -m py_compile m.py',
        'touch m.py',
        'python main.py',
      ]),
    ],
    lesson: 'operations-clinic',
    source: docs('library/py_compile.html', 'py_compile'),
    harmless: true,
  },
  {
    id: 'py-compile-error',
    group: 'tools',
    title: 'The source cannot be compiled',
    find: [/(?:py_compile\.)?PyCompileError\b[^\n]{0,200}/g, /^Sorry: \w+(?:Error|Warning)?: [^\n]{1,200}/gm],
    means: [
      '`py_compile` met a source with a SyntaxError. No cache file is written. Under `Sorry:` it prints errors that have a message of their own, such as a wrong indentation.',
      'If the source runs elsewhere, look at the version: a newer syntax is an error for an older Python.',
    ],
    todo: [{ text: 'Mend the source at the line that is named, or leave the file out.' }],
    labs: (_, { python }) => [
      cacheLab('A source with a SyntaxError', python, ['edit m.py broken', 'python -m py_compile m.py']),
    ],
    lesson: 'operations-clinic',
    source: cpython('Lib/py_compile.py', 'PyCompileError'),
  },
  {
    id: 'compileall-error',
    group: 'tools',
    title: 'compileall could not compile a file',
    find: [/\*\*\* Error compiling ['"](?<path>[^'"\n]{1,300})['"]/g, /^\*\*\* +(?:File|Sorry|\w+Error)[^\n]{0,200}/gm],
    means: [
      'The three stars stand before what one file said. `compileall` goes on with the others and ends with exit status 1, so that a build stops. Packages often hold files for other Pythons on purpose, such as templates and tests.',
    ],
    todo: [
      {
        text: 'Leave such files out by a pattern, and see the errors alone.',
        command: "python -m compileall -q -x 'tests|templates' .",
      },
    ],
    labs: (_, { python }) => [
      cacheLab('A source with a SyntaxError', python, ['edit m.py broken', 'python -m compileall .']),
    ],
    lesson: 'operations-clinic',
    source: cpython('Lib/compileall.py', 'compile_file'),
  },
  {
    id: 'compileall-list',
    group: 'tools',
    title: 'compileall found no such folder',
    find: [/Can't list ['"]?(?<path>[^'"\n]{1,300})/g],
    means: [
      '`compileall` was given a folder that does not exist, or that may not be read. `Listing` is no error: it names the folder that is gone through.',
    ],
    todo: [{ text: 'See where the command runs, and whether the folder is there.', command: 'pwd; ls' }],
    lesson: 'operations-clinic',
    source: cpython('Lib/compileall.py', '_walk_dir'),
  },
  {
    id: 'not-regular',
    group: 'tools',
    title: 'Where the cache file should go stands something else',
    find: [/ is (?:a symlink|a non-regular file) and will be changed into a regular (?:file|one)/g],
    means: [
      '`py_compile` replaces the whole file, and would so destroy a link or a device. It refuses. An import does replace it.',
    ],
    todo: [{ text: 'Delete the link, or compile to another place.' }],
    lesson: 'operations-clinic',
    source: cpython('Lib/py_compile.py', 'compile'),
  },
  {
    id: 'git-tracked',
    group: 'tools',
    title: 'Cache files are in git',
    find: [
      /would be overwritten by (?:checkout|merge):?[^\n]{0,40}(?:\n[^\n]{0,200}){0,30}?\n[^\n]{0,200}(?<path>__pycache__[^\n]{0,120}|[^\s]{1,200}\.pyc)/g,
      /(?:Cannot merge binary files|Merge conflict in|CONFLICT[^\n]{0,80}?)[: ][^\n]{0,120}?(?<path>\S*__pycache__\S*|\S+\.pyc)/g,
    ],
    means: [
      'Somebody has committed `__pycache__`. Each import changes the files, so git sees local changes and conflicts in files that nobody wrote.',
    ],
    todo: [
      {
        text: 'Take them out of git. The files on your disk stay.',
        command: 'git rm -r -q --cached -- "*__pycache__*" "*.pyc"',
      },
      { text: 'And keep them out.', command: "printf '__pycache__/\\n*.py[cod]\\n' >> .gitignore" },
      { text: 'To finish a merge first, delete the files in question: they are made again.' },
    ],
    lesson: 'operations-clinic',
    source: { label: 'git documentation: git-rm', href: 'https://git-scm.com/docs/git-rm' },
  },
  {
    id: 'git-rm',
    group: 'tools',
    title: 'git rm does not do what was meant',
    find: [
      /not removing '(?<path>[^'\n]{0,200}__pycache__[^'\n]{0,80})' recursively without -r/g,
      /pathspec '(?<path>[^'\n]{0,200}(?:__pycache__|\.pyc)[^'\n]{0,80})' did not match any file/g,
    ],
    means: [
      '`git rm` takes a folder only with `-r`, and only what git knows. “Did not match” is good news: the files were never committed.',
    ],
    todo: [{ text: 'See what git has of them.', command: 'git ls-files "*__pycache__*" "*.pyc"' }],
    lesson: 'operations-clinic',
    source: { label: 'git documentation: git-rm', href: 'https://git-scm.com/docs/git-rm' },
  },
  {
    id: 'pytest-mismatch',
    group: 'tools',
    title: 'pytest imported another file of that name',
    find: [/import file mismatch/g, /HINT: remove __pycache__/g],
    means: [
      'Two test files have the same name in folders without `__init__.py`, so both would be the module `test_x`. Or a cache file that was copied or moved holds the path of another place.',
    ],
    todo: [
      { text: 'Delete the cache files first.', command: 'find . -name __pycache__ -type d -prune -exec rm -r {} +' },
      { text: 'If it stays, give the files different names, or the folders an `__init__.py`.' },
    ],
    lesson: 'operations-clinic',
    source: {
      label: 'pytest, issue 223: import file mismatch',
      href: 'https://github.com/pytest-dev/pytest/issues/223',
    },
    unrecorded: 'pytest says it, not Python: the words are those in its issues.',
  },
];

export const ZIP_CASES: readonly ClinicCase[] = [
  {
    id: 'zip-module',
    group: 'zip',
    title: 'The zip file does not have this module, or not for this Python',
    find: [/can't find module ['"]?(?<module>[\w.]{1,200})/g, /module load failed: [^\n]{1,300}/g],
    means: [
      'Either the archive holds no such module, or it holds a `.pyc` of another Python and no source. Up to 3.9 both are said with the same words; since 3.10 the second is `module load failed`.',
      'In an archive there is no `__pycache__`: a `.pyc` stands beside its source, and Python never writes one back.',
    ],
    todo: [
      { text: 'See what is in it.', command: 'python -m zipfile -l lib.zip' },
      { text: 'Put the sources into the archive too.' },
    ],
    lesson: 'sourceless-and-trust',
    source: cpython('Lib/zipimport.py', '_get_module_code'),
  },
  {
    id: 'zip-file',
    group: 'zip',
    title: 'The zip file is damaged, or none',
    find: [
      /(?:not a Zip file|(?:can't (?:open|read)|corrupt) Zip file|bad local (?:file )?header(?: offset)?|bad central directory (?:size or offset|size|offset)|can't read header extra|archive path is empty)(?::[^\n]{0,200})?/g,
    ],
    needs: /zip/i,
    means: [
      'A path on `sys.path` should be an archive and cannot be read as one. The list of what an archive holds is at its end, so a file that was cut cannot be read at all.',
    ],
    todo: [{ text: 'Test the archive, and fetch or build it again.', command: 'python -m zipfile -t lib.zip' }],
    lesson: 'sourceless-and-trust',
    source: cpython('Lib/zipimport.py', '_read_directory, _get_data'),
  },
  {
    id: 'zip-data',
    group: 'zip',
    title: 'A module in a zip file cannot be unpacked',
    find: [
      /can't decompress data; (?:zlib|zstd) not available/g,
      /zlib\.error: Error [^\n]{1,200}/g,
      /unsupported compression \d+/g,
    ],
    needs: /zip|decompress data/i,
    means: [
      'The module is there, compressed, and unpacking fails: the bytes are damaged, or this Python was built without zlib.',
    ],
    todo: [
      { text: 'Test the archive.', command: 'python -m zipfile -t lib.zip' },
      { text: 'Without zlib, store the files as they are.', command: 'zip -0 -r lib.zip .' },
    ],
    lesson: 'sourceless-and-trust',
    source: cpython('Lib/zipimport.py', '_get_data, _get_decompress_func'),
  },
];
