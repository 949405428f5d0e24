import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { BASE, SITUATIONS, START, secondsOf, textOf, type ClocksState } from '../../src/widgets/two-clocks/clocks.ts';
import type { RecordedCase } from '../../src/widgets/two-clocks/recorded.ts';
import type { Interpreter, RegenTask } from './task.ts';
import { runPython, withTempFolder, writeDated } from './workspace.ts';

const WIDGET = 'src/widgets/two-clocks/generated/recorded.ts';
const GOLDEN = 'tests/goldens/importlib/two-clocks.json';

/** Beyond the widget's own situations: the edges of the second, of the size, and of the ranges. */
const MORE: readonly ClocksState[] = [
  ...[-100, -11, -10, -9, -1, 0, 1, 9, 10, 11, 99, 100].map((sourceMtime) => ({ ...START, sourceMtime, word: 'pie' })),
  ...[-10, -1, 1, 10].map((headerMtime) => ({ ...START, headerMtime, word: 'jam' })),
  ...[0, 34, -56].map((sourceMtime) => ({
    ...START,
    sourceMtime,
    headerMtime: Math.floor(sourceMtime / 10),
    word: 'pie',
  })),
  ...[10, 12, 14, 26].map((headerSize) => ({ ...START, headerSize })),
  ...['', 'a', 'té', 'thé', 'coffee', 'x'.repeat(16)].map((word) => ({ ...START, word })),
  { ...START, word: 'coffee', headerSize: 16 },
  { ...START, cached: 'coffee', word: 'tea' },
];

/** Compiles what is cached, writes the header's two numbers, saves the source, and imports it. */
function tried(python: Interpreter, state: ClocksState): Omit<RecordedCase['runs'][number], 'versions'> {
  return withTempFolder((folder) => {
    const source = join(folder, 'm.py');
    const pyc = join(folder, '__pycache__', `m.cpython-${python.minor.replace('.', '')}.pyc`);
    writeDated(source, textOf(state.cached), BASE);
    runPython(python, ['-c', 'import m'], folder);
    const bytes = readFileSync(pyc);
    bytes.writeUInt32LE(BASE + state.headerMtime, 8);
    bytes.writeUInt32LE(state.headerSize, 12);
    writeFileSync(pyc, bytes);
    writeDated(source, textOf(state.word), secondsOf(state.sourceMtime));
    const stamp = statSync(source).mtimeMs;
    if (stamp !== secondsOf(state.sourceMtime) * 1000) throw new Error(`The file system keeps ${stamp} ms`);
    const out = runPython(python, ['-c', 'import m'], folder);
    const after = readFileSync(pyc);
    return { out, header: [after.readUInt32LE(8) - BASE, after.readUInt32LE(12)] };
  });
}

/** The states as each Python takes them; Pythons that do the same are together. */
function record(states: readonly ClocksState[], pythons: readonly Interpreter[]): RecordedCase[] {
  return states.map((state) => {
    const runs: RecordedCase['runs'][number][] = [];
    for (const python of pythons) {
      const run = tried(python, state);
      const same = runs.find(({ out, header }) => out === run.out && String(header) === String(run.header));
      if (same) same.versions.push(python.minor);
      else runs.push({ versions: [python.minor], ...run });
    }
    return { state, runs };
  });
}

/** What real Pythons do at states of the two clocks: for the widget, and to hold its comparison to. */
export const twoClocksTask: RegenTask = {
  name: 'two-clocks',
  needs: [...PYTHON_VERSIONS],
  owns: [WIDGET, GOLDEN],
  async generate(all) {
    const pythons = PYTHON_VERSIONS.flatMap((minor) => all.get(minor) ?? []);
    if (pythons.length < PYTHON_VERSIONS.length) return new Map();
    const sysVersions = Object.fromEntries(pythons.map(({ minor, sysVersion }) => [minor, sysVersion.split(' ')[0]]));
    const rows = (cases: RecordedCase[]) => cases.map((one) => `  ${JSON.stringify(one)},\n`).join('');
    return new Map([
      [
        WIDGET,
        `import type { RecordedCase } from '../recorded.ts';

/** The exact Pythons that were asked. */
export const PYTHONS: Readonly<Record<string, string>> = ${JSON.stringify(sysVersions)};

// prettier-ignore
export const CASES: readonly RecordedCase[] = [
${rows(
  record(
    SITUATIONS.map(({ state }) => state),
    pythons,
  ),
)}];
`,
      ],
      [GOLDEN, `[\n${rows(record(MORE, pythons)).replace(/,\n$/, '\n')}]\n`],
    ]);
  },
};
