/**
 * Runs programs on real CPythons and in the site's machine, and shows the first step that differs.
 *
 *   npm run -s trace-diff -- [--py 3.11]… [--limit N] PROGRAM.py|FOLDER…
 *
 * --py takes a version (may be given again; all of 3.7 to 3.15 otherwise), --limit the most steps that are recorded.
 * A program that a version cannot compile is counted apart. Status 1 where anything differs, 2 for a bad call.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadOpcodes, readPyc } from '../src/pyc/index.ts';
import { PYTHON_VERSIONS } from '../src/pyc/types.ts';
import type { PythonVersion } from '../src/pyc/types.ts';
import { recordTrace } from '../src/vm/index.ts';
import { endLine, traceLines } from './pyc/trace-lines.ts';
import { findPythons } from './regen/pythons.ts';
import type { Interpreter } from './regen/task.ts';
import { runPython, withTempFolder } from './regen/workspace.ts';

const ORACLE = join(import.meta.dirname, 'oracle/trace_oracle.py');

type Line = Record<string, unknown>;

const byName = ([x]: [string, unknown], [y]: [string, unknown]) => (x < y ? -1 : 1);

/** A line as a text that equal lines share; names and operands of instructions are the disassembler's business. */
function normal({ n: _name, a: _arg, ...rest }: Line): string {
  const sorted = Object.entries(rest).map(([key, value]): [string, unknown] => [
    key,
    value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value).sort(byName) : value,
  ]);
  return JSON.stringify(sorted.sort(byName));
}

/** `null`: no difference. */
function difference(python: Interpreter, version: PythonVersion, file: string, limit: number): string | null {
  return withTempFolder((folder) => {
    const name = basename(file);
    mkdirSync(join(folder, 'run'));
    writeFileSync(join(folder, 'run', name), readFileSync(file));
    const pyc = join(folder, 'run', 'out.pyc');
    const compile = `import py_compile; py_compile.compile(${JSON.stringify(name)}, 'out.pyc', doraise=True, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)`;
    try {
      runPython(python, ['-c', compile], join(folder, 'run'));
    } catch {
      return 'not compiled';
    }
    const out = join(folder, 'trace.jsonl');
    runPython(python, [ORACLE, '--out', out, '--limit', String(limit), pyc], join(folder, 'run'));
    const real = readFileSync(out, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    const { code } = readPyc(readFileSync(pyc));
    if (!code) return `the decoder of ${version} reads no code object`;
    const trace = recordTrace(code, { limit: limit * 2 });
    const lines = traceLines(trace);
    const wanted = real.slice(1, -1);
    const show = (line: Line | undefined) => (line === undefined ? '(nothing)' : JSON.stringify(line));
    for (let n = 0; n < Math.max(wanted.length, Math.min(lines.length, wanted.length + 1)); n++) {
      const [a, b] = [wanted[n], lines[n] as Line | undefined];
      if (a === undefined && real.at(-1)!.steps === limit) break;
      if (a === undefined || b === undefined || normal(a) !== normal(b))
        return `event ${n}\n    CPython: ${show(a)}\n    here:    ${show(b)}${b === undefined ? `\n    ended: ${JSON.stringify(trace.end).slice(0, 600)}` : ''}`;
    }
    const end = endLine(trace, lines);
    const last = real.at(-1)!;
    for (const key of ['stdout', 'exc', 'steps'])
      if (JSON.stringify(last[key]) !== JSON.stringify(end[key]) && last.steps !== limit)
        return `${key}\n    CPython: ${JSON.stringify(last[key])}\n    here:    ${JSON.stringify(end[key])}`;
    return null;
  });
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { py: { type: 'string', multiple: true }, limit: { type: 'string', default: '20000' } },
  });
  const versions = PYTHON_VERSIONS.filter((version) => values.py?.includes(version) ?? true);
  if (positionals.length === 0 || versions.length === 0 || positionals.some((path) => !existsSync(path))) {
    console.error('usage: npm run -s trace-diff -- [--py 3.11]… [--limit N] PROGRAM.py|FOLDER…');
    return 2;
  }
  const files = positionals.flatMap((path) =>
    statSync(path).isDirectory()
      ? readdirSync(path)
          .filter((file) => file.endsWith('.py'))
          .map((file) => join(path, file))
      : [path],
  );
  const pythons = findPythons();
  let different = 0;
  for (const version of versions) {
    const python = pythons.get(version);
    if (!python) {
      console.log(`${version}: no interpreter`);
      continue;
    }
    await loadOpcodes(version);
    let [same, other] = [0, 0];
    for (const file of files) {
      let found: string | null;
      try {
        found = difference(python, version, file, Number(values.limit));
      } catch (error) {
        found = `here: ${(error as Error).stack?.slice(0, 800)}`;
      }
      if (found === null) same++;
      else if (found === 'not compiled') other++;
      else {
        different++;
        console.log(`${version} ${basename(file)}: ${found}`);
      }
    }
    console.log(`${version}: ${same} same, ${files.length - same - other} different, ${other} not for this version`);
  }
  return different ? 1 : 0;
}

process.exitCode = await main();
