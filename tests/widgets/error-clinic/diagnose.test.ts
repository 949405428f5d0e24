import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MARSHAL_BODIES } from '../../../src/widgets/error-clinic/bodies.ts';
import { CASES } from '../../../src/widgets/error-clinic/cases.ts';
import { diagnose, pythonIn } from '../../../src/widgets/error-clinic/diagnose.ts';
import type { Recorded } from '../../../src/widgets/error-clinic/recorded.ts';
import { literalBytes, magicFacts } from '../../../src/widgets/error-clinic/magic-bytes.ts';
import { excerpt, forLink } from '../../../src/widgets/error-clinic/state.ts';
import { readLink, writeLink } from '../../../src/widgets/error-clinic/url.ts';
import { readLink as readCacheLab } from '../../../src/widgets/cache-lab/url.ts';
import { wordsOf as shellWords } from '../../../src/widgets/cache-lab/words.ts';
import { readLink as readFileNames } from '../../../src/widgets/file-names/url.ts';
import { EDITABLE, RUN_PYTHONS } from '../../../src/widgets/header-lab/lab.ts';
import { parseLink as parseHeaderLab } from '../../../src/widgets/header-lab/link-read.ts';
import { catalogueOf, missingFile } from '../../../src/widgets/header-lab/sample-file.ts';
import { parseLink as parseTree } from '../../../src/widgets/marshal-tree/link-read.ts';
import { readMarshal } from '../../../src/pyc/index.ts';
import { SAMPLES } from '../../../src/widgets/shared/generated/samples.ts';

const recorded = JSON.parse(readFileSync('src/widgets/error-clinic/generated/recorded.json', 'utf8')) as Recorded;
const spoken = recorded.scenarios.filter(({ silent }) => !silent);
const first = (text: string) => diagnose(text).findings[0]?.id ?? null;
const hexes = (text: string) => diagnose(text).findings[0]?.facts.join(' ') ?? '';

describe('what real interpreters said', () => {
  it('is known, in every scenario, on every Python', () => {
    const lost = spoken.flatMap(({ id, says }) =>
      says
        .filter(({ whole }) => diagnose(whole).findings.length === 0)
        .map(({ versions }) => `${id} on ${versions.join()}`),
    );
    expect(lost).toEqual([]);
    expect(spoken.length).toBeGreaterThan(70);
  });

  it.each(spoken.map(({ id, says }) => [id, says] as const))('%s is diagnosed as itself', (id, says) => {
    const found = says.map(({ whole }) => diagnose(whole).findings.map((finding) => finding.id));
    expect(found.flat()).toContain(id.split('/')[0]);
    // A Python without words of its own for it says what another case is about.
    const exact = found.filter((ids) => ids.includes(id.split('/')[0])).length;
    expect(exact).toBeGreaterThanOrEqual(Math.ceil(found.length / 2));
  });

  it('covers each case, or the case says why not', () => {
    const covered = new Set(
      spoken.flatMap(({ says }) => says.flatMap(({ whole }) => diagnose(whole).findings.map(({ id }) => id))),
    );
    const silent = recorded.scenarios.filter((one) => one.silent).map(({ id }) => id.split('/')[0]);
    const bare = CASES.filter(({ id, unrecorded }) => !covered.has(id) && !silent.includes(id) && !unrecorded);
    expect(bare.map(({ id }) => id)).toEqual([]);
  });
});

describe('bad magic number', () => {
  it.each([
    ["ImportError: bad magic number in 'm': b'\\x03\\xf3\\r\\n'", 'Python 2.7'],
    ['ImportError: bad magic number in "pkg.m": b"3\\r\\r\\n"', 'Python 3.6'],
    ['ImportError: bad magic number in ‘m’: b’\\x42\\x0d\\x0d\\x0a’', 'Python 3.7'],
    ['ImportError: bad magic number in &#39;m&#39;: b&#39;\\xcb\\r\\r\\n&#39;', 'Python 3.12'],
    [
      '<span class="gr">ImportError</span>: <span class="n">bad magic number in &#x27;m&#x27;: b&#x27;U\\r\\r\\n&#x27;</span>',
      'Python 3.8',
    ],
    ["\u001b[1;35mImportError\u001b[0m: \u001b[35mbad magic number in 'm': b'\\xf3\\r\\r\\n'\u001b[0m", 'Python 3.13'],
    ['{"exc": "ImportError: bad magic number in \'m\': b\'\\\\xa7\\\\r\\\\r\\\\n\'"}', 'Python 3.11'],
    ["bad magic number in 'm': b'\\x16\\r", 'Python 3.5'],
    ["bad magic number in 'm': b'\\xee\\x0c", 'Python 3.4'],
    ["ImportError: bad magic\n> number in 'm':\n> b'+\\x0e\\r\\n'", 'Python 3.14'],
    ["ImportError: bad magic number in 'm': b'x03xf3rn'", 'Python 2.7'],
    ["# bad magic number in 'm': b'R\\x0e\\r\\n'", 'Python 3.15'],
  ])('%s', (text, python) => {
    expect(first(text)).toBe('bad-magic');
    expect(hexes(text)).toContain(python);
  });

  it.each([
    ["b''", '0 bytes'],
    ["b'\\x00\\x00\\x00\\x00'", 'nothing but zeros'],
    ["b'impo'", 'A text begins like this'],
    ["b'PK\\x03\\x04'", 'zip archive'],
    ["b'\\xcb\\r\\n\\x00'", 'copied the file as text'],
    ["b'\\xef\\xbf\\xbd\\r'", 'opened as text and saved'],
    ["b'\\xff\\xff\\r\\n'", 'No CPython'],
    ["b'\\xcb'", '3.12'],
  ])('says of %s what it is', (bytes, sentence) => {
    expect(hexes(`ImportError: bad magic number in 'm': ${bytes}`)).toContain(sentence);
  });

  it('is shown with the Python of the text, else with the reader’s', () => {
    const message = "ImportError: bad magic number in 'm': b'\\xcb\\r\\r\\n'";
    expect(diagnose(message, '3.9').findings[0].labs[0].label).toBe('A file of Python 3.12, imported by 3.9');
    expect(diagnose(`python3.10 m.py\n${message}`, '3.9').findings[0].labs[0].label).toBe(
      'A file of Python 3.12, imported by 3.10',
    );
  });

  it('is told from that of a file which is run', () => {
    expect(diagnose('RuntimeError: Bad magic number in .pyc file').findings.map(({ id }) => id)).toEqual([
      'bad-magic-run',
    ]);
  });

  it('stands in 2.7 without bytes', () => {
    expect(first('ImportError: Bad magic number in /srv/app/m.pyc')).toBe('bad-magic');
    expect(diagnose('ImportError: Bad magic number in /srv/app/m.pyc').findings[0].facts).toEqual([]);
  });
});

it('reads bytes literals as far as they go', () => {
  expect([...literalBytes('\\xcb\\r\\r\\n')]).toEqual([0xcb, 13, 13, 10]);
  expect([...literalBytes("\\'\\x0")]).toEqual([39]);
  expect(magicFacts(Uint8Array.of(0xf3, 0x0d))[0]).toContain('3571');
});

describe('messages in their surroundings', () => {
  it.each([
    ['EOFError: bad size in m', 'short-header'],
    ['# bytecode is stale for m', 'stale'],
    [
      "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/usr/lib/python3/dist-packages/x/__pycache__/y.cpython-312.pyc'",
      'permission',
    ],
    ["OSError: [Errno 30] Read-only file system: '/app/__pycache__'", 'permission'],
    ["[WinError 5] Access is denied: 'C:\\\\x\\\\__pycache__\\\\m.cpython-311.pyc'", 'permission'],
    ['Process finished with exit code 139 (interrupted by signal 11: SIGSEGV)', 'crash'],
    ['import file mismatch:\nimported module test_x has this __file__ attribute:', 'pytest-mismatch'],
    ['CONFLICT (modify/delete): Merge conflict in pkg/__pycache__/m.cpython-39.pyc', 'git-tracked'],
    [
      'Compiling \'a.py\'...\n***   File "a.py", line 3\nSorry: TabError: inconsistent use of tabs (a.py, line 3)',
      'py-compile-error',
    ],
    ['web_1  | 2026-01-02 ValueError: bad marshal data (unknown type code)', 'unknown-type'],
    ["ModuleNotFoundError: No module named 'imports'", 'no-module'],
    ["ModuleNotFoundError: No module named 'imp.x'", 'no-module'],
    ['ImportError: bad magic number in', 'bad-magic'],
    ['ENV SOURCE_DATE_EPOCH=0', 'source-date-epoch'],
    [
      "dpkg: warning: while removing python3-x, directory '/usr/lib/python3/dist-packages/x/__pycache__' not empty so not removed",
      'not-empty',
    ],
    ['ImportError: Unknown magic number 3531 in m.pyc', 'tool-magic'],
    ["python3: can't open file '/srv/m.pyc': [Errno 2] No such file or directory", 'no-file'],
  ])('%s → %s', (text, id) => expect(first(text)).toBe(id));

  it('what is not about cache files is not known, and its exception is named', () => {
    expect(
      diagnose('Traceback (most recent call last):\n  File "a.py", line 1\nTypeError: \'int\' object is not callable'),
    ).toMatchObject({
      findings: [],
      other: "TypeError: 'int' object is not callable",
    });
    expect(diagnose('hello world').other).toBeNull();
    expect(
      diagnose("UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte").findings[0]
        .id,
    ).toBe('pyc-as-source');
  });

  it('names the Python of the paths', () => {
    expect(pythonIn('File "/usr/lib/python3.9/importlib/__init__.py", line 127')).toBe('3.9');
    expect(pythonIn('File "C:\\Python311\\lib\\site.py"')).toBe('3.11');
    expect(pythonIn('nothing')).toBeNull();
  });

  it('shows errors before lines that are no problem, and counts repetitions', () => {
    const log = '# /a/m.pyc matches /a/m.py\n'.repeat(700) + "ImportError: invalid flags 1400000000 in 'm'";
    const { findings } = diagnose(log);
    expect(findings.map(({ id }) => id)).toEqual(['invalid-flags', 'verbose-normal']);
    expect(findings[0].facts.join(' ')).toContain('2014-05-13');
    expect(findings[1].count).toBe(500);
  });
});

it('a huge text takes no second a megabyte, whatever is in it', () => {
  const shapes = [
    'a'.repeat(3_000_000),
    "bad magic number in '".repeat(100_000),
    '__pycache__ '.repeat(200_000),
    '\n'.repeat(2_000_000),
    '<span '.repeat(300_000),
    "Permission denied: '".repeat(100_000),
  ];
  for (const shape of shapes) {
    const before = performance.now();
    diagnose(shape + "\nImportError: invalid flags 4 in 'm'");
    expect(performance.now() - before, shape.slice(0, 20)).toBeLessThan(1500);
  }
});

describe('links into the labs', () => {
  const links = [
    ...spoken.flatMap(({ says }) => says.flatMap(({ whole }) => diagnose(whole).findings.flatMap(({ labs }) => labs))),
    ...diagnose("ImportError: bad magic number in 'm': b'\\x03\\xf3\\r\\n'\npython3.11").findings.flatMap(
      ({ labs }) => labs,
    ),
  ];
  const hrefs = [...new Set(links.map(({ href }) => href))];

  it.each(hrefs)('%s opens', (href) => {
    const [page, hash = ''] = href.split('#');
    if (page === 'header-lab/') {
      const parsed = parseHeaderLab(hash, { pythons: RUN_PYTHONS, editable: EDITABLE });
      expect(parsed.kind).toBe('state');
      if (parsed.kind !== 'state') return;
      const { sample, python, variant } = parsed.state.file;
      expect(
        missingFile(catalogueOf(SAMPLES), { sample: sample!, python: python!, variant: variant ?? 'plain' }),
      ).toBeNull();
    } else if (page === 'marshal-tree/') expect(parseTree(hash, '').kind).toBe('state');
    else if (page === 'cache-lab/') {
      const parsed = readCacheLab(hash);
      expect(parsed.kind).toBe('state');
      if (parsed.kind === 'state')
        for (const line of parsed.state.lines!) expect(shellWords(line)).toHaveProperty('commands');
    } else if (page === 'file-names/') expect(readFileNames(hash).kind).toBe('state');
    else expect(page).toBe('disassembly/');
  });

  it('a body from a link makes the reader say what Python says', () => {
    for (const { id, hex, only } of MARSHAL_BODIES) {
      if (only === '2.7' || id.startsWith('non-code')) continue;
      const bytes = new Uint8Array([...new Uint8Array(16), ...Buffer.from(hex, 'hex')]);
      const { error } = readMarshal(bytes, 16, '3.13');
      const says = recorded.scenarios
        .find((one) => one.id === id)!
        .says.find(({ versions }) => versions.includes('3.13'))!;
      expect(`${error?.exception}: ${error?.message}`, id).toBe(says.text);
    }
  });
});

describe('the state in a link', () => {
  it('goes there and back', () => {
    const state = { text: "ImportError: bad magic number in 'm': b'\\xcb\\r\\r\\n' ünï", practice: false };
    expect(readLink(writeLink(state))).toEqual({ kind: 'state', state });
    expect(readLink(writeLink({ text: '', practice: true }))).toEqual({
      kind: 'state',
      state: { text: '', practice: true },
    });
    expect(readLink('#1.nonsense=1').kind).toBe('broken');
    expect(readLink('#7.text=x').kind).toBe('broken');
  });

  it('stays short', () => {
    expect(forLink('語'.repeat(5000), []).length).toBeLessThan(1500);
    expect(encodeURIComponent(forLink('語'.repeat(1400), [])).length).toBeLessThan(6001);
    expect(excerpt('x'.repeat(9000), ['line'])).toBe('line');
  });
});
