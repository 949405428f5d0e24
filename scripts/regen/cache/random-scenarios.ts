/** Random scenarios: folders that people edit, copy, touch, damage and run, of up to twelve steps. */
import { COMMAND_TEXTS, MAIN_TEXTS, MODULE_TEXTS, OTHER_TEXTS, PACKAGE_TEXTS } from './random-texts.ts';
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

const SOURCES = ['m.py', 'm.py', 'pkg/__init__.py', 'pkg/sub.py', 'pkg/__main__.py', 'main.py', 'n.py', 'lib/m.py'];
const CACHES = [
  '{pc}/m.{tag}.pyc',
  '{pc}/m.{tag}.pyc',
  '{pc}/m.{tag}.pyc',
  'pkg/{pc}/sub.{tag}.pyc',
  'pkg/{pc}/__init__.{tag}.pyc',
  'm.pyc',
  '{pc}/m.{tag}.opt-1.pyc',
  '{pc}/m.{tag}.opt-2.pyc',
  'pfx{T}/m.{tag}.pyc',
];
/** Seconds: some of one second, before 1970, past 2**31 and 2**32. */
const TIMES = [
  1000000000, 1000000000, 1000000001, 1000000000.5, 999999990, -5, -0.5, 5294967296, 0, 2147483648, 4294967295,
  1700000000,
];
const MODES = ['555', '700', '444', '600', '000', '755', '644', '640'];

const ENVIRONMENTS: (Record<string, string> | undefined)[] = [
  ...Array<undefined>(8),
  { PYTHONDONTWRITEBYTECODE: '1' },
  { PYTHONDONTWRITEBYTECODE: '0' },
  { PYTHONPYCACHEPREFIX: '{T}/pfx' },
  { PYTHONDONTWRITEBYTECODE: 'x', PYTHONOPTIMIZE: '1' },
  { PYTHONOPTIMIZE: '1' },
  { PYTHONOPTIMIZE: '2' },
  { PYTHONOPTIMIZE: 'x' },
  { PYTHONPATH: '{T}/lib' },
  { PYTHONPATH: '{T}/lib:{T}/pkg' },
  { PYTHONSAFEPATH: '1' },
  { PYTHONSAFEPATH: '1', PYTHONPATH: '{T}/lib' },
  { SOURCE_DATE_EPOCH: '1' },
];

const OPTIONS: string[][] = [
  ...Array.from({ length: 10 }, () => []),
  ['-B'],
  ['-O'],
  ['-OO'],
  ['-O', '-B'],
  ['-S'],
  ['-s', '-u'],
  ['-P'],
  ['-W', 'ignore'],
  ['-X', 'pycache_prefix={T}/pfx'],
  ['-X', 'pycache_prefix='],
  ['--check-hash-based-pycs', 'always'],
  ['--check-hash-based-pycs', 'never'],
  ['--check-hash-based-pycs', 'default'],
];

const COMPILEALL: string[][] = [
  ['-q'],
  [],
  ['-q', '-f'],
  ['-qq'],
  ['-q', '-b'],
  ['-l'],
  ['-q', '-r', '1'],
  ['-r0'],
  ['-q', '--invalidation-mode', 'checked-hash'],
  ['-q', '--invalidation-mode', 'unchecked-hash'],
  ['-q', '--invalidation-mode=timestamp', '-f'],
  ['-f', '-d', '/srv/app'],
  ['-q', '-o', '1', '-o', '2'],
  ['-o', '0'],
  ['-s', '.', '-p', '/srv'],
  ['-q', '-p', '/srv'],
  ['-x', 'sub'],
  ['-q', '-j', '1'],
];

/** The scenario of a seed: the same on every machine. */
export function randomScenario(seed: number): Scenario {
  const below = random(seed);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)];
  const textFor = (path: string): string => {
    if (/main/.test(path)) return pick(MAIN_TEXTS);
    if (path === 'n.py') return pick(OTHER_TEXTS);
    return pick(path.startsWith('pkg/') && below(3) === 0 ? PACKAGE_TEXTS : MODULE_TEXTS);
  };
  const write = (path: string): ScenarioStep => ({ write: path, text: textFor(path), mtime: pick(TIMES) });
  const library = (): string[] => [
    '-m',
    ...pick([
      ['py_compile', pick(['m.py', 'pkg/sub.py', 'n.py'])],
      ['py_compile', ...pick([['m.py', 'pkg/sub.py'], ['-q', 'm.py'], ['nothing.py'], ['{T}/m.py']])],
      // Everything there may hold the library's files under a prefix: their folders are not to be listed.
      ['compileall', '-q', ...pick(COMPILEALL), pick(['.', '{T}'])],
      ['compileall', ...pick(COMPILEALL), pick(['pkg', 'm.py', 'nothing', 'lib'])],
      ['compileall', ...pick(COMPILEALL), ...pick([['pkg', 'm.py'], ['pkg/'], ['./pkg'], ['{T}/pkg']])],
    ]),
  ];
  const target = (): string[] => {
    switch (below(9)) {
      case 0:
      case 1:
      case 2:
        return ['-c', pick(COMMAND_TEXTS)];
      case 3:
        return ['-c', COMMAND_TEXTS[0]];
      case 4:
        return ['main.py'];
      case 5:
        return [
          '-m',
          pick(['main', 'm', 'pkg', 'pkg.sub', 'm.py', 'nothing', 'm.x', 'nothing.x', 'pkg.nothing', 'lib']),
        ];
      case 6:
      case 7:
        return library();
      default:
        return [pick(['m.pyc', '{pc}/m.{tag}.pyc', 'pkg', '.', 'm.py', '{T}/main.py', 'pkg/sub.py', './main.py'])];
    }
  };
  const run = (): ScenarioStep => {
    const env = pick(ENVIRONMENTS);
    const options = pick(OPTIONS);
    const nodac = below(3) === 0;
    // Under a prefix the interpreter compiles all of the library that it imports: little of it, to save time.
    const prefixed = /pycache_prefix=\{|PYCACHEPREFIX/.test(JSON.stringify([env ?? {}, options]));
    return {
      run: [...options, ...(prefixed ? ['-c', pick(COMMAND_TEXTS)] : target())],
      ...(env && { env }),
      ...(nodac && { nodac }),
    };
  };
  const change = (): ScenarioStep => {
    const [source, cache] = [pick(SOURCES), pick(CACHES)];
    switch (below(15)) {
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
        return { rm: pick([cache, '{pc}', 'pkg/__init__.py']) };
      case 7:
        return { chmod: pick(['.', '{pc}', 'pkg', 'pkg/{pc}', 'm.py', cache, source]), mode: pick(MODES) };
      case 8:
        return { copy: [cache, pick(['m.pyc', cache, 'pkg/sub.pyc', 'n.pyc'])] };
      case 9:
        return {
          copy: pick<[string, string]>([
            ['m.py', 'pkg/sub.py'],
            ['pkg/sub.py', 'm.py'],
            ['m.py', 'main.py'],
            ['m.py', 'pkg'],
            ['{pc}/m.{tag}.pyc', '{pc}/n.{tag}.pyc'],
          ]),
        };
      case 10:
        return { patch: cache, at: below(20), hex: pick(['00', '01', '02', '03', '04', 'ff', '0d0a']) };
      case 11:
        return { truncate: cache, size: pick([0, 2, 4, 8, 12, 15, 16, 17, 30, 60]) };
      case 12:
        return { mkdir: pick(['pkg', '{pc}', 'm', 'pkg/{pc}', '{pc}/m.{tag}.pyc', 'lib', 'pfx', 'm.py']) };
      case 13:
        return { hex: pick([cache, 'm.pyc']), data: pick(['', '00', 'ff', '783d310a', '0d0a']) };
      default:
        return {
          magicpyc: pick(['m.pyc', '{pc}/m.{tag}.pyc', 'pkg/__init__.pyc', 'pkg/sub.pyc']),
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
  if (below(6) === 0) steps.push(write('n.py'));
  if (below(8) === 0) steps.push(write('lib/m.py'));
  const count = 4 + below(9);
  while (steps.length < count - 1) steps.push(below(5) < 2 ? run() : change());
  steps.push(run());
  return { name: `random-${seed}`, steps };
}
