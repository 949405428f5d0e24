/** How the lab begins, what its tasks can ask for, and the tracks of its way. */
import { describe, expect, test } from 'vitest';
import { PYTHON_VERSIONS, type PythonVersion } from '../../../src/pyc/types.ts';
import { askedIn, endOf, subjectOf } from '../../../src/widgets/cache-lab/asked.ts';
import { labView } from '../../../src/widgets/cache-lab/engine.ts';
import { GOAL_NAMES, isReached } from '../../../src/widgets/cache-lab/goals.ts';
import { railsOf } from '../../../src/widgets/cache-lab/rails.ts';
import { SITUATIONS, linesOf } from '../../../src/widgets/cache-lab/situations.ts';
import { startOf } from '../../../src/widgets/cache-lab/start.ts';

const run = (name: string, python: PythonVersion = '3.13') => {
  const situation = SITUATIONS.find((one) => one.name === name)!;
  return labView(python, [...linesOf(situation, python), situation.next]);
};
const pathIn = async (name: string, python?: PythonVersion) =>
  subjectOf(askedIn((await run(name, python)).entries.at(-1))!);

describe('situations', () => {
  test.each([
    ['empty', 'written'],
    ['cached', 'used'],
    ['edited', 'written'],
    ['same-second', 'used'],
    ['touched', 'written'],
    ['older-source', 'written'],
    ['script', 'unwritten'],
    ['other-python', 'written'],
    ['foreign', 'written'],
    ['copied', 'written'],
    ['copied-with-times', 'used'],
    ['cloned', 'written'],
    ['checked-out', 'written'],
    ['docker', 'used'],
    ['no-source', 'raised'],
    ['sourceless', 'used'],
    ['read-only', 'unwritten'],
    ['dont-write', 'unwritten'],
    ['prefix', 'written'],
    ['optimised', 'written'],
    ['checked-hash', 'written'],
    ['unchecked-hash', 'used'],
    ['damaged-header', 'written'],
    ['damaged-body', 'raised'],
    ['broken-source', 'raised'],
    ['compileall', 'kept'],
  ])('%s ends with %s', async (name, end) => {
    expect(endOf(await pathIn(name))).toBe(end);
  });

  test('every one is understood by every Python on which it holds', async () => {
    for (const { name, since = '3.7' } of SITUATIONS)
      for (const python of PYTHON_VERSIONS.slice(PYTHON_VERSIONS.indexOf(since))) {
        const { entries } = await run(name, python);
        expect([name, python, ...entries.map(({ problem }) => problem).filter(Boolean)]).toEqual([name, python]);
        expect(
          entries
            .slice(0, -1)
            .flatMap(({ commands }) => commands.map(({ err }) => err))
            .filter(Boolean),
        ).toEqual([]);
      }
  });
});

describe('how a lab begins that is written into a page', () => {
  test('in a situation, with lines, or in the state of a link', () => {
    expect(startOf({ situation: 'touched' })).toMatchObject({
      follow: true,
      situation: 'touched',
      state: { python: '3.13', lines: ['python main.py', 'touch m.py'], at: 2, next: 'python main.py', ask: true },
    });
    expect(startOf({ lines: ['touch m.py'], python: '3.9', predict: false, verbose: true })).toMatchObject({
      follow: false,
      state: { python: '3.9', lines: ['touch m.py'], next: null, ask: false, verbose: true },
    });
    expect(startOf({ state: '#1.python=3.8&do=touch%20m.py&do=python%20main.py&at=1' })).toMatchObject({
      follow: false,
      state: { python: '3.8', at: 1 },
    });
    expect(startOf({ situation: 'sourceless', python: '3.8' }).state.lines[1]).toContain('m.cpython-38.pyc');
  });

  test.each([
    [{ situation: 'nowhere' }, /no situation “nowhere”; known are empty/],
    [{ situation: 'empty', lines: [] }, /not with two of them/],
    [{ python: '2.7' }, /python="2.7" is no Python/],
    [{ state: '#1.python=2.7' }, /“2.7” is no Python/],
    [{ state: 'nothing' }, /is no state/],
  ])('%o is refused', (wanted, problem) => {
    expect(() => startOf(wanted)).toThrow(problem);
  });
});

describe('goals', () => {
  const REACHED: Readonly<Record<string, string>> = {
    'old-code': 'same-second',
    used: 'cached',
    'used-in-a-copy': 'docker',
    compiled: 'edited',
    raised: 'damaged-body',
    sourceless: 'sourceless',
    'not-found': 'no-source',
    written: 'empty',
    'not-written': 'dont-write',
    'write-refused': 'read-only',
    'compiled-by-magic': 'foreign',
    'compiled-by-mtime': 'older-source',
    'compiled-by-hash': 'checked-hash',
    'compiled-for-nothing': 'touched',
    'missed-by-compileall': 'compileall',
  };

  test.each(Object.entries(REACHED))('%s is reached by the situation %s', async (goal, name) => {
    expect(isReached(goal, await run(name))).toBe(true);
    const other = name === 'cached' ? 'edited' : 'cached';
    if (goal !== 'compiled') expect(isReached(goal, await run(other))).toBe(false);
  });

  test('the others are reached too, and an unknown one is an error', async () => {
    const size = await labView('3.13', ['edit m.py old && python main.py && edit m.py longer', 'python main.py']);
    expect(isReached('compiled-by-size', size)).toBe(true);
    const hashed = ['python -m compileall -q --invalidation-mode checked-hash .', 'touch m.py', 'python main.py'];
    expect(isReached('used-by-hash', await labView('3.13', hashed))).toBe(true);
    const ways = ['-m main', "-c 'import main'", '-m py_compile main.py', '-m compileall -q .'];
    for (const way of ways)
      expect(isReached('main-cached', await labView('3.13', ['python main.py', `python ${way}`])), way).toBe(true);
    for (const way of ['main.py', '-m m', '-B -m main'])
      expect(isReached('main-cached', await labView('3.13', [`python ${way}`])), way).toBe(false);
    expect(GOAL_NAMES.filter((goal) => !(goal in REACHED)).sort()).toEqual([
      'compiled-by-size',
      'main-cached',
      'used-by-hash',
    ]);
    expect(() => isReached('nothing', size)).toThrow(RangeError);
    expect(isReached('used', await labView('3.13', []))).toBe(false);
  });
});

describe('tracks', () => {
  const turns = async (name: string) => {
    const path = await pathIn(name);
    const rails = railsOf(path);
    return path.nodes.flatMap(({ id }, n) => (rails[n].turn ? [`${id} ${rails[n].turn}`] : []));
  };

  test('the way branches off where a question is answered with no, and nowhere else', async () => {
    expect(await turns('touched')).toEqual(['mtime compiled']);
    expect(await turns('empty')).toEqual(['get_data compiled']);
    expect(await turns('cached')).toEqual(['get_data dim']);
    expect(await turns('damaged-body')).toEqual(['get_data dim']);
    expect(await turns('script')).toEqual(['get_data compiled']);
    expect(await turns('compileall')).toEqual(['up_to_date dim']);
  });

  test('a track that leads into a node has come out of the one before', async () => {
    for (const { name } of SITUATIONS.filter(({ since }) => since !== '3.15')) {
      const rails = railsOf(await pathIn(name));
      rails.slice(1).forEach((rail, n) => {
        expect([name, n, rail.main.in]).toEqual([name, n, rails[n].main.out]);
        expect([name, n, rail.side.in]).toEqual([name, n, rails[n].side.out]);
      });
    }
  });
});
