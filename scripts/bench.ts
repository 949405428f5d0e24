/**
 * Compares the speed of the site's reader with that of CPython's own tools, side by side in one run.
 *
 *   npm run bench [-- reader|trace] [-- --only 3.13] [--write]
 *
 * decode: all files of the standard library to trees with byte ranges, against `marshal.loads` (how many times its time).
 * dis: 150 of them to text, against `dis` (how many times faster). Rounds alternate, and each side's best one counts, in
 * CPU time of one thread.
 * trace: the machine's recording of programs, against the oracle's tracing of CPython 3.13 (`scripts/bench/trace.ts`).
 * Prints what was committed before in brackets; --write puts the numbers into bench/results.json and bench/trace.json.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import '../src/pyc/versions/all-opcodes.ts';
import { disText, pythonVersionOf, readMarshal, readPyc } from '../src/pyc/index.ts';
import type { PythonVersion } from '../src/pyc/index.ts';
import { TRACE_TARGET, measureTraces, type TraceFigures } from './bench/trace.ts';
import { cleanEnv, findPythons } from './regen/pythons.ts';
import type { Interpreter } from './regen/task.ts';
import { withTempFolderAsync } from './regen/workspace.ts';

const RESULTS = join(import.meta.dirname, '../bench/results.json');
const TRACES = join(import.meta.dirname, '../bench/trace.json');
const ORACLE = join(import.meta.dirname, 'oracle/bench_oracle.py');
const ROUNDS = { loads: 7, dis: 4 };
const HEADER_SIZE = 16;

/** What is wanted of 3.13: decoding at most six times the time of `marshal.loads`, disassembling ten times faster than `dis`. */
const TARGET = { python: '3.13', decode: 6, dis: 10 };

interface Ratios {
  /** `3.13.0` */
  exact: string;
  decode: number;
  dis: number;
}

/** What `oracle/bench_oracle.py` prints first. */
interface Library {
  files: string[];
  dis: string[];
  /** Sources that could not be read, and are left out. */
  unreadable: number;
}

/** Seconds of this thread's CPU time that a function takes: other work on the machine does not count. */
function timed(run: () => void): number {
  const start = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1e6;
}

async function measure({ path, minor, sysVersion }: Interpreter, folder: string): Promise<Ratios> {
  const python = minor as PythonVersion;
  const child = spawn(path, [ORACLE, folder], { env: cleanEnv(), stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`Python ${minor} ended early`);
    return value;
  };
  const ask = async (word: 'loads' | 'dis'): Promise<number> => {
    child.stdin.write(`${word}\n`);
    return Number(await answer());
  };
  const { files, dis: chosen, unreadable } = JSON.parse(await answer()) as Library;
  const bytes = new Map(files.map((file) => [file, new Uint8Array(readFileSync(file))]));
  const size = [...bytes.values()].reduce((sum, { length }) => sum + length, 0);

  const work = {
    loads: () => bytes.forEach((file) => readMarshal(file, HEADER_SIZE, python)),
    dis: () => chosen.forEach((file) => disText(readPyc(bytes.get(file)!).code!)),
  };
  const best = { loads: [Infinity, Infinity], dis: [Infinity, Infinity] };
  for (const kind of ['loads', 'dis'] as const) {
    for (let round = 0; round < ROUNDS[kind]; round++) {
      best[kind][0] = Math.min(best[kind][0], timed(work[kind]));
      best[kind][1] = Math.min(best[kind][1], await ask(kind));
    }
  }
  child.stdin.end();
  const [[decode, loads], [text, dis]] = [best.loads, best.dis];
  const megabytes = (size / 1e6).toFixed(1);
  const speed = (seconds: number) => `${(size / 1e6 / seconds).toFixed(0)} MB/s`;
  const leftOut = unreadable > 0 ? `; ${unreadable} unreadable source${unreadable === 1 ? '' : 's'} left out` : '';
  console.log(`${sysVersion.split(' ')[0]}: ${files.length} files, ${megabytes} MB${leftOut}`);
  console.log(`  decode  ours ${speed(decode)}, marshal.loads ${speed(loads)}`);
  console.log(`  dis     ours ${text.toFixed(3)} s, dis ${dis.toFixed(2)} s for ${chosen.length} files`);
  return { exact: sysVersion.split(' ')[0], decode: decode / loads, dis: dis / text };
}

/** The part about traces, where a 3.13 is at hand. */
async function benchTraces(pythons: readonly Interpreter[], write: boolean): Promise<void> {
  const python = pythons.find(({ minor }) => minor === TARGET.python);
  if (!python) return console.log('trace: not measured, for want of a CPython 3.13');
  const old = existsSync(TRACES) ? (JSON.parse(readFileSync(TRACES, 'utf8')) as TraceFigures) : null;
  const now = await measureTraces(python);
  const was = (key: keyof TraceFigures) => (old === null ? '' : ` (committed: ${old[key]})`);
  console.log(`  recording ${now.recorded} steps/s, the oracle ${now.traced}: ${now.ratio} times${was('ratio')}`);
  console.log(`  target: at least ${TRACE_TARGET.ratio} times`);
  console.log(`  looking a step up ${now.seek} ms${was('seek')}, target at most ${TRACE_TARGET.seek}`);
  console.log(`  ${now.bytes} bytes a step${was('bytes')}, target less than ${TRACE_TARGET.bytes}`);
  if (write) writeFileSync(TRACES, `${JSON.stringify(now, null, 2)}\n`);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { only: { type: 'string', multiple: true }, write: { type: 'boolean', default: false } },
  });
  const before: Record<string, Ratios> = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : {};
  const now: Record<string, Ratios> = { ...before };
  const pythons = [...findPythons().values()].filter(
    ({ minor }) => pythonVersionOf(minor) && (values.only?.includes(minor) ?? true),
  );
  if (pythons.length === 0) {
    console.error('bench: no such interpreter found');
    return 2;
  }
  const wanted = (part: string) => positionals.length === 0 || positionals.includes(part);
  if (wanted('trace')) await benchTraces(pythons, values.write);
  if (!wanted('reader')) return 0;
  for (const python of pythons) {
    const ratios = await withTempFolderAsync((folder) => measure(python, folder));
    const old = before[python.minor];
    const was = (value: number | undefined) => (value === undefined ? '' : ` (committed: ${value.toFixed(2)})`);
    console.log(`  decode takes ${ratios.decode.toFixed(2)} times as long as marshal.loads${was(old?.decode)}`);
    console.log(`  dis is ${ratios.dis.toFixed(1)} times faster than dis${was(old?.dis)}`);
    now[python.minor] = { ...ratios, decode: Number(ratios.decode.toFixed(2)), dis: Number(ratios.dis.toFixed(1)) };
  }
  const judged = pythons.some(({ minor }) => minor === TARGET.python) ? now[TARGET.python] : null;
  if (judged)
    console.log(
      `${TARGET.python}: decode ${judged.decode} (target at most ${TARGET.decode}), dis ${judged.dis} (target at least ${TARGET.dis})`,
    );
  if (values.write) {
    mkdirSync(dirname(RESULTS), { recursive: true });
    writeFileSync(RESULTS, `${JSON.stringify(now, null, 2)}\n`);
  }
  return 0;
}

process.exitCode = await main();
