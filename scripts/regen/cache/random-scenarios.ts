/** Random scenarios: folders that people edit, copy, touch, damage and run, of up to twelve steps. */
import type { Scenario, ScenarioStep } from './scenario-types.ts';

/** A generator of numbers that depends on nothing but its seed (mulberry32). */
export function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Texts of `m.py`, `pkg/sub.py` and `pkg/__init__.py`: some of one size, some that raise or do not compile. */
export const MODULE_TEXTS = [
  'x = 1\n',
  'x = 2\n',
  'x = 22\n',
  'x = 1 \n',
  '"doc"\nx = __doc__\n',
  'x = __debug__\nassert x, "no"\n',
  'x = __name__\nprint("m runs")\n',
  'x = 1\nraise ValueError("x")\n',
  'x = 1 +\n',
  '',
];

export const MAIN_TEXTS = [
  'import m\nprint(m.x)\n',
  'print(__name__)\nimport m\nprint(m.x)\n',
  'import pkg.sub\nprint(pkg.sub.x)\n',
  'from pkg import sub\nprint("main", sub.x)\n',
  'print("hi", __name__)\n',
];

export const COMMAND_TEXTS = [
  'import m; print(m.x, m.__cached__ if hasattr(m, "__cached__") else None)',
  'import m',
  'import m; print(m.x, m.__file__)',
  'import pkg.sub; print(pkg.sub.x)',
  'import pkg; print(pkg.x)',
  'import py_compile; print(py_compile.compile("m.py"))',
  'import py_compile; print(py_compile.compile("m.py", cfile="m.pyc"))',
  'import py_compile; print(py_compile.compile("m.py", invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH))',
  'import py_compile; print(py_compile.compile("m.py", invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH))',
];

const SOURCES = ['m.py', 'pkg/__init__.py', 'pkg/sub.py', 'pkg/__main__.py', 'main.py'];
const CACHES = [
  '{pc}/m.{tag}.pyc',
  '{pc}/m.{tag}.pyc',
  'pkg/{pc}/sub.{tag}.pyc',
  'pkg/{pc}/__init__.{tag}.pyc',
  'm.pyc',
  '{pc}/m.{tag}.opt-1.pyc',
];
const TIMES = [1000000000, 1000000000, 1000000001, 1000000000.5, 999999990, -5, 5294967296, 0];

/** The scenario of a seed: the same on every machine. */
export function randomScenario(seed: number): Scenario {
  const below = random(seed);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)];
  const textFor = (path: string): string => pick(/main/.test(path) ? MAIN_TEXTS : MODULE_TEXTS);
  const write = (path: string): ScenarioStep => ({ write: path, text: textFor(path), mtime: pick(TIMES) });
  const environment = (): Record<string, string> | undefined =>
    pick<Record<string, string> | undefined>([
      undefined,
      undefined,
      undefined,
      undefined,
      { PYTHONDONTWRITEBYTECODE: '1' },
      { PYTHONPYCACHEPREFIX: '{T}/pfx' },
      { PYTHONOPTIMIZE: '1' },
      { SOURCE_DATE_EPOCH: '1' },
    ]);
  const run = (): ScenarioStep => {
    const options = pick([
      [],
      [],
      [],
      [],
      ['-B'],
      ['-O'],
      ['-OO'],
      ['--check-hash-based-pycs', 'always'],
      ['--check-hash-based-pycs', 'never'],
    ]);
    const target = pick([
      ['-c', pick(COMMAND_TEXTS)],
      ['-c', pick(COMMAND_TEXTS)],
      ['-c', COMMAND_TEXTS[0]],
      ['main.py'],
      ['-m', pick(['main', 'm', 'pkg', 'pkg.sub', 'm.py', 'nothing'])],
      ['-m', 'py_compile', pick(['m.py', 'pkg/sub.py'])],
      [
        '-m',
        'compileall',
        ...pick([
          ['-q'],
          [],
          ['-q', '-f'],
          ['-q', '-b'],
          ['-q', '--invalidation-mode', 'checked-hash'],
          ['-q', '--invalidation-mode', 'unchecked-hash'],
        ]),
        pick(['.', 'pkg', 'm.py']),
      ],
      [pick(['m.pyc', '{pc}/m.{tag}.pyc'])],
    ]);
    const env = environment();
    const nodac = below(3) === 0;
    return { run: [...options, ...target], ...(env && { env }), ...(nodac && { nodac }) };
  };
  const change = (): ScenarioStep => {
    const [source, cache] = [pick(SOURCES), pick(CACHES)];
    switch (below(14)) {
      case 0:
      case 1:
        return write('m.py');
      case 2:
        return write(source);
      case 3:
        return { utime: pick([source, 'm.py']), mtime: pick(TIMES) };
      case 4:
        return { utime: cache, mtime: pick(TIMES) };
      case 5:
        return { rm: pick(['m.py', source]) };
      case 6:
        return { rm: pick([cache, '{pc}']) };
      case 7:
        return {
          chmod: pick(['.', '{pc}', 'pkg', 'm.py', cache]),
          mode: pick(['555', '700', '444', '600', '000', '755']),
        };
      case 8:
        return { copy: [cache, pick(['m.pyc', cache])] };
      case 9:
        return {
          copy: pick([
            ['m.py', 'pkg/sub.py'],
            ['pkg/sub.py', 'm.py'],
            ['m.py', 'main.py'],
          ] as [string, string][]),
        };
      case 10:
        return { patch: cache, at: below(20), hex: pick(['00', '01', '02', '03', '04', 'ff', '0d0a']) };
      case 11:
        return { truncate: cache, size: pick([0, 2, 4, 8, 12, 15, 16, 17, 30]) };
      case 12:
        return { mkdir: pick(['pkg', '{pc}', 'm', 'pkg/{pc}', '{pc}/m.{tag}.pyc']) };
      default:
        return {
          magicpyc: pick(['m.pyc', '{pc}/m.{tag}.pyc']),
          body: pick(['4e', 'e900000000', '3f', '', 'e3']),
          flags: below(5),
          mtime: 1000000000,
          size: 6,
        };
    }
  };
  const steps: ScenarioStep[] = [write('m.py')];
  if (below(2)) steps.push(write('main.py'));
  if (below(3) === 0) steps.push(write('pkg/__init__.py'), write('pkg/sub.py'));
  const count = 4 + below(9);
  while (steps.length < count - 1) steps.push(below(5) < 2 ? run() : change());
  steps.push(run());
  return { name: `random-${seed}`, steps };
}
