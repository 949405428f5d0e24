import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SAMPLE_LIST } from './sample-list.ts';
import type { Interpreter, RegenTask } from './task.ts';
import { runPython, withTempFolder } from './workspace.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ORACLE = join(ROOT, 'scripts/oracle/trace_oracle.py');
const EFFECTS = join(ROOT, 'scripts/oracle/stack_effects.py');
const PROGRAMS = 'tests/vm/programs';

/** The versions whose programs are traced. */
const VERSIONS = ['3.13'];

interface Line {
  e: string;
  s?: string[];
  L?: Record<string, string>;
  v?: string;
  [key: string]: unknown;
}

/**
 * The oracle's lines made small: every text once in `texts`, the rest arrays of numbers. `tests/vm/golden.ts` makes the
 * lines again. Rows are [frame, offset, line, out, stack, locals or null] of an op; others are kept as they are.
 */
function compact(lines: Line[]): string {
  const texts = new Map<string, number>();
  const index = (text: string) => {
    if (!texts.has(text)) texts.set(text, texts.size);
    return texts.get(text)!;
  };
  const locals = (names: Record<string, string> | undefined) =>
    names ? Object.entries(names).flatMap(([name, value]) => [index(name), index(value)]) : null;
  const rows = lines.slice(1, -1).map((line) => {
    if (line.e === 'op') return [line.f, line.o, line.l, line.out, line.s!.map(index), locals(line.L)];
    if (line.e === 'call') return { e: 'call', f: line.f, q: line.q, L: locals(line.L) };
    return { ...line, v: index(line.v!) };
  });
  const { stdout, exc, steps } = lines.at(-1)!;
  const body = rows.map((row) => JSON.stringify(row)).join(',\n');
  const names = JSON.stringify([...texts.keys()]);
  return `{"texts":${names},\n"end":${JSON.stringify({ stdout, exc, steps })},\n"rows":[\n${body}\n]}\n`;
}

function trace(python: Interpreter, pyc: string, folder: string): string {
  const out = join(folder, 'trace.jsonl');
  runPython(python, [ORACLE, '--out', out, pyc], folder);
  const lines = readFileSync(out, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  const { nerrors, errors } = lines.at(-1)!;
  if (nerrors) throw new Error(`tracing ${pyc}: ${String(errors)}`);
  return compact(lines);
}

/** Compiles a program in a fresh process, in a folder of its own: its code says only the file's name. */
function compile(python: Interpreter, name: string, folder: string): Uint8Array {
  const file = `${name}.py`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), readFileSync(join(ROOT, PROGRAMS, file)));
  const code = `import py_compile; py_compile.compile(${JSON.stringify(file)}, 'out.pyc', doraise=True, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)`;
  runPython(python, ['-c', code], folder);
  return readFileSync(join(folder, 'out.pyc'));
}

/** What real interpreters do with the samples and with the programs of `tests/vm/programs`, step by step. */
export const tracesTask: RegenTask = {
  name: 'traces',
  needs: VERSIONS,
  owns: ['tests/goldens/traces'],
  async generate(pythons) {
    const made = new Map<string, string | Uint8Array>();
    const programs = readdirSync(join(ROOT, PROGRAMS))
      .filter((file) => file.endsWith('.py'))
      .map((file) => file.slice(0, -3))
      .sort();
    for (const version of VERSIONS) {
      const python = pythons.get(version);
      if (!python) continue;
      const place = `tests/goldens/traces/${version}`;
      made.set(`${place}/stack-effects.json`, `${runPython(python, [EFFECTS], ROOT)}\n`);
      withTempFolder((folder) => {
        for (const { name } of SAMPLE_LIST) {
          const pyc = join(ROOT, `public/samples/__pycache__/${name}.cpython-${version.replace('.', '')}.pyc`);
          made.set(`${place}/samples/${name}.json`, trace(python, pyc, folder));
        }
        for (const name of programs) {
          const own = join(folder, name);
          made.set(`${place}/programs/${name}.pyc`, compile(python, name, own));
          made.set(`${place}/programs/${name}.json`, trace(python, join(own, 'out.pyc'), own));
        }
      });
    }
    return made;
  },
};
