import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { PythonVersion } from '../../src/pyc/types.ts';
import { plainStderr } from '../pyc/plain-stderr.ts';
import { digestOf } from '../pyc/trace-digest.ts';
import type { EventLine } from '../pyc/trace-digest.ts';
import { pack } from './archive.ts';
import { listPrograms } from './programs.ts';
import { readTrace, runPrograms } from './run-programs.ts';
import type { Job } from './run-programs.ts';
import { SAMPLE_LIST } from './sample-list.ts';
import type { Interpreter, RegenTask } from './task.ts';
import { runPython, withTempFolderAsync } from './workspace.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ORACLE = join(ROOT, 'scripts/oracle/trace_oracle.py');
const EFFECTS = join(ROOT, 'scripts/oracle/stack_effects.py');

/**
 * Where programs with modules of their own are run, in a folder for each version. Always the same: their code objects,
 * `__file__` and `__path__` name it, and so do the recordings.
 */
const FIXED = '/tmp/inside-pyc-traces';

/** The version whose traces of the samples are kept event by event: what a failing test shows is then readable. */
const IN_FULL = '3.13';

/**
 * The oracle's lines made small: every text once in `texts`, the rest arrays of numbers. `tests/vm/golden.ts` makes the
 * lines again. Rows are [frame, offset, line, out, stack, locals or null] of an op; others are kept as they are.
 */
function compact(lines: readonly EventLine[], end: EventLine): string {
  const texts = new Map<string, number>();
  const index = (text: string) => {
    if (!texts.has(text)) texts.set(text, texts.size);
    return texts.get(text)!;
  };
  const locals = (names: unknown) =>
    names
      ? Object.entries(names as Record<string, string>).flatMap(([name, value]) => [index(name), index(value)])
      : null;
  const rows = lines.map((line) => {
    if (line.e === 'op') return [line.f, line.o, line.l, line.out, (line.s as string[]).map(index), locals(line.L)];
    if (line.e === 'call') return { e: 'call', f: line.f, q: line.q, L: locals(line.L) };
    return { ...line, v: index(line.v as string) };
  });
  const { stdout, exc, steps } = end;
  const body = rows.map((row) => JSON.stringify(row)).join(',\n');
  const names = JSON.stringify([...texts.keys()]);
  return `{"texts":${names},\n"end":${JSON.stringify({ stdout, exc, steps })},\n"rows":[\n${body}\n]}\n`;
}

function checked(name: string, python: Interpreter, { lines, end }: { lines: EventLine[]; end: EventLine }) {
  if (end.nerrors) throw new Error(`tracing ${name} on ${python.minor}: ${String(end.errors)}`);
  return { lines, end };
}

/** All recorded data of one version. */
async function record(python: Interpreter, version: PythonVersion): Promise<Map<string, string | Uint8Array>> {
  const made = new Map<string, string | Uint8Array>();
  const place = `tests/goldens/traces/${version}`;
  made.set(`${place}/stack-effects.json`, `${runPython(python, [EFFECTS], ROOT)}\n`);
  const rows: [string, object][] = [];
  const executed = new Map<string, number>();
  const add = (name: string, { lines, end }: { lines: EventLine[]; end: EventLine }, stderr?: string) => {
    const { stdout, exc, steps } = end;
    rows.push([name, { steps, ...digestOf(lines), stdout, exc, stderr }]);
    for (const { e, n } of lines) if (e === 'op') executed.set(n as string, (executed.get(n as string) ?? 0) + 1);
  };
  await withTempFolderAsync(async (folder) => {
    for (const { name } of SAMPLE_LIST) {
      const pyc = join(ROOT, `public/samples/__pycache__/${name}.cpython-${version.replace('.', '')}.pyc`);
      const out = join(folder, 'trace.jsonl');
      runPython(python, [ORACLE, '--out', out, pyc], folder);
      const trace = checked(name, python, readTrace(out));
      add(`samples/${name}`, trace);
      if (version === IN_FULL) made.set(`${place}/samples/${name}.json`, compact(trace.lines, trace.end));
    }
    const programs = listPrograms().filter(({ versions }) => versions.includes(version));
    const jobs = programs.map(({ name, path, modules }): Job => {
      // Code that imports modules says its whole path, which must not change from run to run.
      const place = modules.length > 0 ? join(FIXED, version) : join(folder, 'run');
      const own = join(place, name);
      rmSync(own, { recursive: true, force: true });
      mkdirSync(own, { recursive: true });
      const file = basename(path);
      for (const one of [file, ...modules]) cpSync(join(dirname(path), one), join(own, one));
      const out = join(folder, 'out', `${name}.jsonl`);
      mkdirSync(dirname(out), { recursive: true });
      const job: Job = { folder: own, file, pyc: join(own, 'out.pyc'), out };
      if (modules.length > 0) job.modules = modules.map((one) => [one, join(own, `${one}c`)]);
      return job;
    });
    const outcomes = await runPrograms(python, jobs);
    const compiled = new Map<string, Uint8Array>();
    programs.forEach(({ name }, n) => {
      const { compiled: compiles, traced } = outcomes[n];
      if (compiles !== true) throw new Error(`${name}.py is not for ${version}: ${compiles}`);
      if (traced !== true) throw new Error(`tracing ${name} on ${version}: ${traced}`);
      const trace = checked(name, python, readTrace(jobs[n].out));
      add(`programs/${name}`, trace, trace.end.exc ? plainStderr(python, jobs[n]) : undefined);
      compiled.set(name, readFileSync(jobs[n].pyc));
      for (const [file, pyc] of jobs[n].modules ?? []) compiled.set(`${name}/${file}`, readFileSync(pyc));
    });
    made.set(`${place}/programs.pack`, pack(compiled));
    rmSync(join(FIXED, version), { recursive: true, force: true });
  });
  const body = rows.map(([name, row]) => `${JSON.stringify(name)}:${JSON.stringify(row)}`).join(',\n');
  // How often each opcode was run, of those that tracing tells of.
  const opcodes = JSON.stringify(Object.fromEntries([...executed].sort()));
  const head = `"python":${JSON.stringify(python.sysVersion)},\n"opcodes":${opcodes}`;
  made.set(`${place}/digests.json`, `{\n${head},\n"runs":{\n${body}\n}}\n`);
  return made;
}

/** What real interpreters do with the samples and with the programs of `tests/vm/programs`, step by step. */
export const tracesTask: RegenTask = {
  name: 'traces',
  needs: PYTHON_VERSIONS,
  owns: ['tests/goldens/traces'],
  async generate(pythons) {
    const made = new Map<string, string | Uint8Array>();
    const waiting = PYTHON_VERSIONS.filter((version) => pythons.has(version));
    const one = async () => {
      for (let version = waiting.shift(); version; version = waiting.shift())
        for (const [path, content] of await record(pythons.get(version)!, version)) made.set(path, content);
    };
    await Promise.all([one(), one()]);
    return made;
  },
};
