/**
 * Runs programs on real CPythons and in the site's machine, and shows the first step that differs.
 *
 *   npm run -s trace-diff -- [--py 3.11]… [--limit N] PROGRAM.py|FOLDER…
 *
 * Where a program ends in an exception, what the interpreter prints on stderr with the source at hand is compared too.
 * A folder with a `main.py` is one program: the other files in it are the modules that it can import.
 * --py takes a version (may be given again; all of 3.7 to 3.15 otherwise), --limit the most steps that are recorded.
 * A program that a version cannot compile, or that is not for it (`# python: 3.8-3.13` in its first line), is counted
 * apart. Status 1 where anything differs, 2 for a bad call.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadOpcodes, readPyc } from '../src/pyc/index.ts';
import { loadParts } from '../src/vm/parts.ts';
import { PYTHON_VERSIONS } from '../src/pyc/types.ts';
import type { PythonVersion } from '../src/pyc/types.ts';
import { recordTrace } from '../src/vm/index.ts';
import { canonicalEvent } from './pyc/trace-digest.ts';
import type { EventLine } from './pyc/trace-digest.ts';
import { endLine, traceLines } from './pyc/trace-lines.ts';
import { moduleNamed, modulesOf, programsIn, versionsOf } from './regen/programs.ts';
import { findPythons } from './regen/pythons.ts';
import { readTrace, runPrograms } from './regen/run-programs.ts';
import type { Job } from './regen/run-programs.ts';
import type { Interpreter } from './regen/task.ts';
import { sourcesIn, stderrDifference } from './pyc/plain-stderr.ts';
import { withTempFolderAsync } from './regen/workspace.ts';

/** How long a program may run on a real interpreter. */
const SECONDS = 20;

const show = (line: EventLine | undefined) => (line === undefined ? '(nothing)' : JSON.stringify(line));

/** `null`: no difference. */
function difference(python: Interpreter, version: PythonVersion, job: Job, limit: number): string | null {
  const { pyc, out } = job;
  const { lines: wanted, end: last } = readTrace(out);
  const cut = (last.steps as number) > limit;
  const { code } = readPyc(readFileSync(pyc));
  if (!code) return `the decoder of ${version} reads no code object`;
  const modules = (job.modules ?? []).map(([file, compiled]) => {
    const read = readPyc(readFileSync(compiled));
    return { ...moduleNamed(file), code: read.code! };
  });
  const trace = recordTrace(code, { limit: limit * 2, sources: sourcesIn(job.folder), modules });
  const lines = traceLines(trace);
  for (let n = 0; n < Math.max(wanted.length, Math.min(lines.length, wanted.length + 1)); n++) {
    const [a, b] = [wanted[n], lines[n]] as (EventLine | undefined)[];
    if (a === undefined && cut) break;
    if (a === undefined || b === undefined || canonicalEvent(a) !== canonicalEvent(b))
      return `event ${n}\n    CPython: ${show(a)}\n    here:    ${show(b)}${b === undefined ? `\n    ended: ${JSON.stringify(trace.end).slice(0, 600)}` : ''}`;
    // Past the limit the oracle goes on with calls and returns, and leaves the steps between them out.
    if (cut && n >= limit) break;
  }
  const end = endLine(trace, lines);
  for (const key of cut ? [] : ['stdout', 'exc', 'steps'])
    if (JSON.stringify(last[key]) !== JSON.stringify(end[key]))
      return `${key}\n    CPython: ${JSON.stringify(last[key])}\n    here:    ${JSON.stringify(end[key])}`;
  return cut || trace.end.kind !== 'raised' ? null : stderrDifference(python, job, trace.end.traceback);
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
  const files = positionals.flatMap((path) => (statSync(path).isDirectory() ? programsIn(path) : [path]));
  const limit = Number(values.limit);
  const pythons = findPythons();
  let different = 0;
  for (const version of versions) {
    const python = pythons.get(version);
    if (!python) {
      console.log(`${version}: no interpreter`);
      continue;
    }
    await Promise.all([loadOpcodes(version), loadParts(version)]);
    const mine = files.filter((file) => versionsOf(readFileSync(file, 'utf8')).includes(version));
    let [same, other] = [0, 0];
    await withTempFolderAsync(async (folder) => {
      const jobs = mine.map((path, n): Job => {
        const own = join(folder, `${n}`);
        mkdirSync(own);
        const file = basename(path);
        const modules = modulesOf(path).map((one, k): [string, string] => [one, join(own, `${k}.pyc`)]);
        for (const one of [file, ...modules.map(([name]) => name)])
          cpSync(join(dirname(path), one), join(own, one), { recursive: true });
        return {
          folder: own,
          file,
          pyc: join(own, 'out.pyc'),
          out: join(folder, `${n}.jsonl`),
          limit,
          seconds: SECONDS,
          ...(modules.length > 0 ? { modules } : {}),
        };
      });
      const outcomes = await runPrograms(python, jobs);
      mine.forEach((path, n) => {
        if (outcomes[n].compiled !== true) return;
        let found: string | null;
        try {
          found =
            outcomes[n].traced === true
              ? difference(python, version, jobs[n], limit)
              : `CPython: ${outcomes[n].traced}`;
        } catch (error) {
          found = `here: ${(error as Error).stack?.slice(0, 800)}`;
        }
        if (found === null) same++;
        else {
          other++;
          console.log(`${version} ${basename(path)}: ${found}`);
        }
      });
    });
    different += other;
    console.log(`${version}: ${same} same, ${other} different, ${files.length - same - other} not for this version`);
  }
  return different ? 1 : 0;
}

process.exitCode = await main();
