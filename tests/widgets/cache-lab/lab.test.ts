import { describe, expect, test } from 'vitest';
import { PYTHON_VERSIONS, type PythonVersion } from '../../../src/pyc/types.ts';
import { askedIn, questionOf, subjectOf } from '../../../src/widgets/cache-lab/asked.ts';
import { labView } from '../../../src/widgets/cache-lab/engine.ts';
import { plain } from '../../../src/widgets/shared/say.ts';
import type { LabView } from '../../../src/widgets/cache-lab/view.ts';

const lab = (lines: string[], python: PythonVersion = '3.13'): Promise<LabView> => labView(python, lines);
const last = (view: LabView) => view.entries.at(-1)!;
const files = (view: LabView) =>
  view.places.flatMap(({ rows }) => rows.filter(({ kind }) => kind !== 'folder').map(({ path }) => path));
const verdict = (view: LabView) => subjectOf(askedIn(last(view))!);
const said = (view: LabView) => plain(verdict(view).sentence);
const printed = (view: LabView) =>
  last(view)
    .commands.map(({ out }) => out)
    .join('');

describe('runs', () => {
  test('the script itself is not cached, what it imports is', async () => {
    const view = await lab(['python main.py']);
    expect(printed(view)).toBe('the old code\nmain is done\n');
    expect(files(view)).toEqual(['/lab/__pycache__/m.cpython-313.pyc', '/lab/m.py', '/lab/main.py']);
    expect(verdict(view)).toMatchObject({ module: 'm', outcome: 'compiled', written: true });
    expect(said(view)).toBe('There was no cache file. m.cpython-313.pyc is written.');
  });

  test('a second run uses the cache file; each question has the values that were compared', async () => {
    const view = await lab(['python main.py', 'python main.py']);
    expect(verdict(view).outcome).toBe('used');
    const mtime = verdict(view).nodes.find(({ id }) => id === 'mtime')!;
    expect(mtime).toMatchObject({ state: 'yes', function: '_validate_timestamp_pyc', found: mtime.expected });
    expect(mtime.found).toMatch(/^1749996000 /);
    expect(verdict(view).nodes.find(({ id }) => id === 'source_to_code')!.state).toBe('dark');
  });

  test('edited, compiled again; edited in the same second with the same size, the old code runs', async () => {
    const later = await lab(['python main.py', 'edit m.py new', 'python main.py']);
    expect(printed(later)).toContain('the new code');
    expect(said(later)).toMatch(
      /The header holds the mtime 2025-06-15 14:00:00, and the source’s is 2025-06-15 15:07:00/,
    );
    const trap = await lab(['edit m.py old && python main.py && edit m.py new && python main.py']);
    const second = last(trap).commands.at(-1)!;
    expect(second.out).toContain('the old code');
    expect(second.stale).toBe('m.py');
    const longer = await lab(['edit m.py old && python main.py && edit m.py longer && python main.py']);
    expect(last(longer).commands.at(-1)!.out).toContain('and more of it');
    expect(last(longer).commands.at(-1)!.stale).toBeNull();
  });

  test('a source older than its cache file is compiled again: equal, not newer', async () => {
    const view = await lab(['python main.py', "touch -d '2009-02-13 23:31:30' m.py", 'python main.py']);
    expect(verdict(view).outcome).toBe('compiled');
    const [row] = view.places[0].rows.filter(({ kind }) => kind === 'cache');
    expect(row.header).toMatchObject({ kind: 'timestamp', mtime: 1234567890, size: 22, python: '3.13' });
  });

  test('a copy with times keeps the cache good, one without does not, and git brings none', async () => {
    const used = await lab(['python main.py', 'cp -rp . /tmp/copy && cd /tmp/copy && python main.py']);
    expect(verdict(used).outcome).toBe('used');
    const stale = await lab(['python main.py', 'cp -r . /tmp/copy && cd /tmp/copy && python main.py']);
    expect(said(stale)).toMatch(/mtime/);
    const image = await lab(['python main.py', 'docker COPY . /app && cd /app && python main.py']);
    expect(verdict(image).outcome).toBe('used');
    const clone = await lab(['python main.py', 'git clone /lab /tmp/clone && cd /tmp/clone && python main.py']);
    expect(said(clone)).toContain('There was no cache file');
  });

  test('what is not written, and what is raised', async () => {
    expect(said(await lab(['python -B main.py']))).toContain('writing is switched off');
    const refused = await lab(['chmod a-w .', 'python main.py']);
    expect(said(refused)).toContain('PermissionError');
    expect(files(refused)).toEqual(['/lab/m.py', '/lab/main.py']);
    const broken = await lab(['edit m.py broken', 'python main.py']);
    expect(verdict(broken).outcome).toBe('raised');
    expect(last(broken).commands[0].err).toContain('SyntaxError');
    expect(files(await lab(['edit m.py raises', 'python main.py']))).toContain('/lab/__pycache__/m.cpython-313.pyc');
    const cut = await lab(['python main.py', 'truncate -s 40 __pycache__/m.cpython-313.pyc', 'python main.py']);
    expect(said(cut)).toMatch(/body is damaged: EOFError: marshal data too short/);
    const short = await lab(['python main.py', 'truncate -s 10 __pycache__/m.cpython-313.pyc', 'python main.py']);
    expect(said(short)).toContain('The header is cut off');
  });

  test('without its source a cache file in __pycache__ is not looked at, one in the source’s place is', async () => {
    const orphan = await lab(['python main.py', 'rm m.py', 'python main.py']);
    expect(last(orphan).commands[0].err).toBe("ModuleNotFoundError: No module named 'm'");
    expect(said(orphan)).toContain('__pycache__/m.cpython-313.pyc is not looked at');
    const legacy = await lab(['python main.py', 'mv __pycache__/m.cpython-313.pyc m.pyc && rm m.py', 'python main.py']);
    expect(printed(legacy)).toContain('the old code');
    expect(said(legacy)).toBe('m.pyc stands where the source would, and is used as it is.');
    const other = await lab([...legacy.entries.map(({ line }) => line), 'python3.12 main.py']);
    expect(verdict(other).outcome).toBe('raised');
    expect(said(other)).toContain("bad magic number in 'm'");
  });

  test('hash-based files do not mind a touch; unchecked ones mind nothing', async () => {
    const compile = (mode: string) => `python -m compileall -q --invalidation-mode ${mode} m.py`;
    expect(verdict(await lab([compile('checked-hash'), 'touch m.py', 'python main.py'])).outcome).toBe('used');
    expect(said(await lab([compile('checked-hash'), 'edit m.py new', 'python main.py']))).toContain('another hash');
    const unchecked = await lab([compile('unchecked-hash'), 'edit m.py longer', 'python main.py']);
    expect(said(unchecked)).toContain('trusted without a look at the source');
    expect(askedIn(last(unchecked))!.stale).toBe('m.py');
    const always = await lab([
      compile('unchecked-hash'),
      'edit m.py new',
      'python --check-hash-based-pycs always main.py',
    ]);
    expect(verdict(always).outcome).toBe('compiled');
  });

  test('levels and Pythons have files of their own, and a prefix a folder', async () => {
    const view = await lab(['python -O main.py', 'python3.8 main.py', 'use 3.15', 'python main.py']);
    expect(files(view).filter((path) => path.endsWith('.pyc'))).toEqual([
      '/lab/__pycache__/m.cpython-313.opt-1.pyc',
      '/lab/__pycache__/m.cpython-315.pyc',
      '/lab/__pycache__/m.cpython-38.pyc',
    ]);
    const prefixed = await lab(['PYTHONPYCACHEPREFIX=/tmp/pyc python main.py']);
    expect(files(prefixed)).toContain('/tmp/pyc/lab/m.cpython-313.pyc');
    expect(prefixed.places.map(({ folder }) => folder)).toEqual(['/lab', '/tmp/pyc']);
  });

  test.each(PYTHON_VERSIONS)('%s runs every program at every level', async (python) => {
    for (const word of ['old', 'new', 'longer', 'raises', 'broken', 'debug', 'doc'])
      for (const level of ['', '-O ', '-OO ']) {
        const view = await lab([`edit m.py ${word}`, `python ${level}-m m`, `python ${level}main.py`], python);
        for (const { commands, problem } of view.entries) {
          expect(problem).toBeNull();
          expect(commands.map(({ lacks }) => lacks)).toEqual(commands.map(() => null));
        }
      }
    const view = await lab(
      ['add pkg', 'python -m pkg.sub', "python -c 'import pkg.sub'", "python -c 'import m; print(m.__doc__)'"],
      python,
    );
    expect(view.entries.flatMap(({ commands }) => commands.map(({ lacks, err }) => [lacks, err]))).toEqual(
      view.entries.map(() => [null, null]),
    );
  });
});

describe('files that are named on the command line, and compiled ahead', () => {
  const states = (view: LabView) =>
    Object.fromEntries(verdict(view).nodes.map(({ id, state, answer }) => [id, `${state}: ${answer}`]));

  test('a script is compiled every time, and asks for no cache file', async () => {
    const view = await lab(['python -m py_compile m.py', 'python m.py']);
    expect(verdict(view)).toMatchObject({ kind: 'script', module: 'm.py', outcome: 'compiled', written: false });
    expect(states(view)).toEqual({
      script: 'yes: yes',
      get_data: 'skipped: not asked',
      source_to_code: 'yes: compiled',
      set_data: 'skipped: not asked',
    });
    const broken = await lab(['edit m.py broken', 'python m.py']);
    expect(verdict(broken)).toMatchObject({ kind: 'script', outcome: 'raised' });
  });

  test('beside the script stands what it imports', async () => {
    const { paths } = askedIn(last(await lab(['python main.py'])))!;
    expect(paths.map(({ module, kind }) => [module, kind])).toEqual([
      ['main.py', 'script'],
      ['m', 'import'],
    ]);
  });

  test('py_compile asks nothing, not even under -B', async () => {
    const view = await lab(['python main.py', 'python -B -m py_compile m.py']);
    expect(verdict(view)).toMatchObject({ kind: 'py_compile', outcome: 'compiled', written: true });
    expect(states(view)).toMatchObject({ get_data: 'skipped: not asked', set_data: 'yes: written' });
    const refused = await lab(['chmod a-w .', 'python -m py_compile m.py']);
    expect(verdict(refused)).toMatchObject({ outcome: 'raised', written: false });
    expect(said(refused)).toContain('Permission denied');
  });

  test('compileall looks at twelve bytes, and so misses what import sees', async () => {
    const kept = await lab(['python -m compileall -q .', 'python -m compileall -q .']);
    expect(verdict(kept)).toMatchObject({ kind: 'compileall', outcome: 'kept', written: false });
    expect(states(kept)).toMatchObject({
      up_to_date: 'yes: yes',
      used: 'yes: not compiled',
      source_to_code: 'dark: not reached',
    });
    const lines = ['edit m.py old && python -m compileall -q . && edit m.py longer', 'python -m compileall -q .'];
    expect(verdict(await lab(lines))).toMatchObject({ outcome: 'kept' });
    expect(said(await lab([...lines, 'python main.py']))).toMatch(/header says 22 bytes, and the source has 38 bytes/);
    const forced = await lab(['python -m compileall -q .', 'python -m compileall -q -f .']);
    expect(states(forced)).toMatchObject({ up_to_date: 'skipped: not asked', set_data: 'yes: written' });
    expect(said(await lab(['python -m compileall -q .']))).toContain('There was no cache file');
    const hashed = await lab([
      'python -m compileall -q --invalidation-mode checked-hash .',
      'python -m compileall -q .',
    ]);
    expect(verdict(hashed)).toMatchObject({ outcome: 'compiled', written: true });
  });

  test('python FILE.pyc compares the magic number alone', async () => {
    const pyc = '__pycache__/m.cpython-313.pyc';
    const own = await lab(['python main.py', 'edit m.py longer', `python ${pyc}`]);
    expect(verdict(own)).toMatchObject({ kind: 'pyc', outcome: 'used' });
    expect(states(own)).toMatchObject({ magic: 'yes: yes', flags: 'skipped: not asked', marshal: 'yes: yes' });
    expect(printed(own)).toBe('the old code\n');
    const other = await lab(['python main.py', `python3.12 ${pyc}`]);
    expect(verdict(other)).toMatchObject({ kind: 'pyc', outcome: 'raised' });
    expect(said(other)).toContain('Bad magic number in .pyc file');
  });
});

describe('lazy imports of 3.15', () => {
  test('the cache file is written when the module is first used, and not at all where it never is', async () => {
    const used = await lab(['edit main.py lazy', 'python main.py'], '3.15');
    expect(printed(used)).toBe('main begins\nthe old code\nm is used\n');
    expect(verdict(used)).toMatchObject({ module: 'm', outcome: 'compiled', written: true });
    const unused = await lab(['edit main.py unused', 'python main.py'], '3.15');
    expect(files(unused)).toEqual(['/lab/m.py', '/lab/main.py']);
    expect(askedIn(last(unused))!.paths.map(({ module }) => module)).toEqual(['main.py']);
    const older = await lab(['edit main.py lazy', 'python main.py'], '3.14');
    expect(verdict(older)).toMatchObject({ module: 'main.py', outcome: 'raised' });
  });

  test('every import can be made lazy, by an option and by a variable', async () => {
    for (const line of ['python -X lazy_imports=all main.py', 'PYTHON_LAZY_IMPORTS=all python main.py']) {
      const [{ lacks, out }] = last(await lab([line], '3.15')).commands;
      expect(lacks).toBeNull();
      expect(out).toBe('main is done\n');
    }
  });
});

describe('the prompt', () => {
  test.each([
    ['pyhton main.py', /no “pyhton”/],
    ['python main.py | cat', /no pipes/],
    ["python -c 'import os'", /compiled code of a few programs/],
    ['edit m.py other', /one of old, new, longer/],
    ['edit pkg.py old', /edits two files/],
    ['mv . /tmp/x', /the folder you are in/],
    ['mv / x', /into itself/],
    ['cp -r / x', /into itself/],
    ['rm -r /', /the folder you are in/],
    ['python2.7 main.py', /has no “python2.7”/],
    ['python3.6 main.py', /3.7 to 3.15, not 3.6/],
    ['touch -d yesterday m.py', /reads no time from “yesterday”/],
    ["python -c 'import m", /quote ' is not closed/],
    ['&& ls', /no command before/],
    ['PYTHONOPTIMIZE=1', /export PYTHONOPTIMIZE=1/],
    ['', /nothing to run/],
  ])('%s is answered with a sentence, and nothing is done', async (line, sentence) => {
    const view = await lab([line]);
    expect(last(view).problem).toMatch(sentence);
    expect(last(view).commands).toEqual([]);
  });

  test('a command that fails says so as the system does, and stops what hangs on it', async () => {
    const view = await lab(['rm nothing.py && python main.py']);
    expect(last(view).commands).toHaveLength(1);
    expect(last(view).commands[0].err).toBe('rm: nothing.py: No such file or directory');
  });

  test('what the simulated Python lacks is named, and is no Python exception', async () => {
    const option = await lab(['python --help']);
    expect(last(option).commands[0]).toMatchObject({ lacks: 'the option --help', err: null, status: null });
    const library = await lab(['python -m json.tool']);
    expect(last(library).commands[0]).toMatchObject({ lacks: 'the library’s module json.tool', err: null, paths: [] });
    const gone = await lab(['python -m imp'], '3.12');
    expect(last(gone).commands[0]).toMatchObject({ lacks: null, err: 'python: No module named imp' });
    const older = await lab(['python -m imp'], '3.11');
    expect(last(older).commands[0].lacks).toBe('the library’s module imp');
    const cut = await lab(['truncate -s 5 m.py', 'python main.py']);
    expect(last(cut).commands[0].lacks).toMatch(/compiled form of/);
  });
});

describe('time', () => {
  test('lines are seconds apart, commands on a line are not; sleep passes time', async () => {
    const view = await lab(['python main.py', 'sleep 1m && touch m.py']);
    const [, entry] = view.entries;
    expect(entry.clock - view.entries[0].clock).toBe(20);
    expect(view.places[0].rows.find(({ name }) => name === 'm.py')!.mtime).toBe(entry.clock + 60);
  });

  test('one can step back: the lab is as it was after each line', async () => {
    const lines = ['python main.py', 'rm -r __pycache__', 'python -B main.py'];
    const back = await labView('3.13', lines, 1);
    expect(back).toEqual(await labView('3.13', lines.slice(0, 1)));
    const empty = await labView('3.13', lines, 0);
    expect(empty.entries).toEqual([]);
    const removed = await labView('3.13', lines, 2);
    expect(removed.gone).toEqual(['/lab/__pycache__', '/lab/__pycache__/m.cpython-313.pyc']);
  });

  test('git leaves a file alone whose time and text are those of its index, and writes any other again', async () => {
    const mtime = (view: LabView) => view.places[0].rows.find(({ name }) => name === 'm.py')!.mtime;
    expect(mtime(await lab(['git checkout m.py']))).toBe(1749996000);
    const view = await lab(['edit m.py new', 'git checkout m.py']);
    expect(mtime(view)).toBe(1750000020);
    expect(view.places[0].rows.find(({ name }) => name === 'm.py')!.title).toBe('the old code');
    // Its index has the file's time: one that was only touched is written again, and then left alone.
    expect(mtime(await lab(["touch -d '2009-02-13 23:31:30' m.py", 'git checkout m.py']))).toBe(1750000020);
    expect(mtime(await lab(['touch m.py', 'git checkout m.py', 'git checkout m.py']))).toBe(1750000020);
    const nothing = await lab(['git commit', 'edit m.py new', 'git commit', 'git checkout m.py']);
    expect(nothing.entries.map(({ commands }) => commands[0].err)).toEqual(['nothing to commit', null, null, null]);
    expect(mtime(nothing)).toBe(1750000020);
  });
});

test('a prediction is asked for where more than one thing can happen', async () => {
  const asked = async (...lines: string[]) => questionOf(last(await lab(lines)));
  expect(await asked('python main.py')).toMatchObject({ module: 'm', answer: 'written' });
  expect(await asked('python -B main.py')).toMatchObject({ module: 'm', answer: 'unwritten' });
  expect(await asked('python main.py', 'python main.py')).toMatchObject({ answer: 'used' });
  expect(await asked('python m.py')).toMatchObject({ module: 'm.py', answer: 'unwritten' });
  expect(await asked('python -m compileall -q .')).toMatchObject({
    answer: 'written',
    options: ['kept', 'written', 'raised'],
  });
  expect(await asked('python -m py_compile m.py')).toBeNull();
  expect(await asked('touch m.py')).toBeNull();
});
