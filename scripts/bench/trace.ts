/**
 * The speed of the machine, beside what the oracle's tracing of a real CPython 3.13 needs for the same programs; how long
 * it takes to look a step up; how much memory a step takes.
 */
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadOpcodes, readPyc, type CodeObject } from '../../src/pyc/index.ts';
import { loadParts } from '../../src/vm/parts.ts';
import { recordTrace, type Trace } from '../../src/vm/index.ts';
import { sessionOf } from '../../src/widgets/stepper/session.ts';
import { stepView } from '../../src/widgets/stepper/step-view.ts';
import { cleanEnv } from '../regen/pythons.ts';
import type { Interpreter } from '../regen/task.ts';
import { runPython, withTempFolderAsync } from '../regen/workspace.ts';

const ORACLE = join(import.meta.dirname, '../oracle/trace_speed.py');
const PROGRAMS = join(import.meta.dirname, '../../tests/vm/programs');
const ROUNDS = 2;
const LIMIT = 100_000;

/** Programs of which recording takes so short that starting weighs more are left out. */
const FEWEST_STEPS = 2000;

export interface TraceFigures {
  exact: string;
  /** Steps per second: the machine's recording and the oracle's tracing, on the same programs. */
  recorded: number;
  traced: number;
  ratio: number;
  /** Milliseconds that the stepper's view of a step takes, at the 99th percentile; bytes per step. */
  seek: number;
  bytes: number;
}

/** What is wanted: ten times the oracle's speed, a step within a frame of the screen, 200 bytes a step. */
export const TRACE_TARGET = { ratio: 10, seek: 16, bytes: 200 };

/** Loops of 100,000 steps: of numbers, over a list that grows, over a dict whose entries change. */
const LOOPS: Record<string, string> = {
  numbers: 'total = 0\nn = 0\nwhile True:\n    n += 1\n    total += n * n % 7\n',
  'a growing list': 'items = []\nn = 0\nwhile True:\n    n += 1\n    items.append(n)\n',
  'a changing dict': 'counts = {}\nn = 0\nwhile True:\n    n += 1\n    counts[n % 100] = counts.get(n % 100, 0) + n\n',
};

function timed(run: () => void): number {
  const start = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1e6;
}

const COMPILE = `
import py_compile, sys
try: py_compile.compile(sys.argv[1], sys.argv[2], doraise=True)
except py_compile.PyCompileError: sys.exit(1)
`;

/** Throws where this version cannot compile the program. */
function compiled(python: Interpreter, folder: string, source: string, name: string): CodeObject {
  const [file, pyc] = [join(folder, `${name}.py`), join(folder, `${name}.pyc`)];
  writeFileSync(file, source);
  runPython(python, ['-W', 'ignore', '-c', COMPILE, file, pyc], folder);
  return readPyc(readFileSync(pyc)).code!;
}

/** Every program of the tests that is one file: its name and text. */
function programs(): [string, string][] {
  return readdirSync(PROGRAMS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.py') && !path.startsWith('modules'))
    .sort()
    .map((path) => [path.replace(/\W/g, '_'), readFileSync(join(PROGRAMS, path), 'utf8')]);
}

async function speeds(python: Interpreter, folder: string): Promise<{ recorded: number; traced: number }> {
  const child = spawn(python.path, [ORACLE], { env: cleanEnv(), stdio: ['pipe', 'pipe', 'inherit'], cwd: folder });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const total = { steps: [0, 0], seconds: [0, 0] };
  let count = 0;
  for (const [name, source] of programs()) {
    let code: CodeObject;
    try {
      code = compiled(python, folder, source, name);
    } catch {
      continue;
    }
    const { steps, end } = recordTrace(code, { limit: LIMIT });
    if (steps < FEWEST_STEPS || end.kind === 'unsupported') continue;
    count++;
    const best = [Infinity, Infinity];
    for (let round = 0; round < ROUNDS; round++) {
      best[0] = Math.min(
        best[0],
        timed(() => recordTrace(code, { limit: LIMIT })),
      );
      child.stdin.write(`${join(folder, name)}.py\n`);
      const [traced, seconds] = JSON.parse((await lines.next()).value!) as [number, number];
      best[1] = Math.min(best[1], seconds);
      if (round === 0) total.steps[1] += Math.min(traced, LIMIT);
    }
    total.steps[0] += steps;
    total.seconds[0] += best[0];
    total.seconds[1] += best[1];
  }
  child.stdin.end();
  console.log(`trace: ${count} programs of ${FEWEST_STEPS} steps or more, ${total.steps[0]} steps`);
  return { recorded: total.steps[0] / total.seconds[0], traced: total.steps[1] / total.seconds[1] };
}

/** Milliseconds at the 99th percentile for what the stepper shows of a step, steps taken in no order. */
function seekTime(trace: Trace): number {
  const session = sessionOf('loop', trace, null);
  const times: number[] = [];
  for (let n = 0; n < 1000; n++) {
    const state = (n * 7919 * 13) % trace.steps;
    times.push(1000 * timed(() => void stepView(session, state)));
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)];
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function memory(): number {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Bytes per step that a trace holds, and `seekTime` of it. */
function measureLoop(code: CodeObject): [number, number] {
  recordTrace(code, { limit: LIMIT });
  const before = memory();
  const trace = recordTrace(code, { limit: LIMIT });
  const held = (memory() - before) / trace.steps;
  return [held, seekTime(trace)];
}

/** Runs the whole; `python` is a 3.13. */
export async function measureTraces(python: Interpreter): Promise<TraceFigures> {
  await Promise.all([loadOpcodes('3.13'), loadParts('3.13')]);
  return withTempFolderAsync(async (folder) => {
    const { recorded, traced } = await speeds(python, folder);
    let [seek, bytes] = [0, 0];
    for (const [name, source] of Object.entries(LOOPS)) {
      const [held, time] = measureLoop(compiled(python, folder, source, 'loop'));
      console.log(
        `  ${name}: ${held.toFixed(0)} bytes a step, ${time.toFixed(2)} ms to look a step up (99th percentile)`,
      );
      [seek, bytes] = [Math.max(seek, time), Math.max(bytes, held)];
    }
    const rounded = (value: number, digits: number) => Number(value.toFixed(digits));
    return {
      exact: python.sysVersion.split(' ')[0],
      recorded: Math.round(recorded),
      traced: Math.round(traced),
      ratio: rounded(recorded / traced, 1),
      seek: rounded(seek, 2),
      bytes: Math.round(bytes),
    };
  });
}
