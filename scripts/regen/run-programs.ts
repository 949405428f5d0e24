/** Programs compiled and traced by a real interpreter, many in one start of it. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EventLine } from '../pyc/trace-digest.ts';
import { cleanEnv } from './pythons.ts';
import type { Interpreter } from './task.ts';

const SCRIPT = fileURLToPath(new URL('../oracle/trace_programs.py', import.meta.url));

/** One program to run: FILE in FOLDER; its compiled form goes to PYC, the trace to OUT. */
export interface Job {
  folder: string;
  file: string;
  pyc: string;
  out: string;
  /** Most steps that are recorded (the program still runs to its end), and how long it may run. */
  limit?: number;
  seconds?: number;
  /** What it can import: files in the folder, each with the path of its compiled form. */
  modules?: [string, string][];
}

export interface Outcome {
  /** `true`, or what is wrong. */
  compiled: true | string;
  traced: true | string;
}

/** Outcomes in the order of the jobs. Each program has a process of its own that starts from the same state. */
export function runPrograms(python: Interpreter, jobs: readonly Job[]): Promise<Outcome[]> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      python.path,
      [SCRIPT],
      { encoding: 'utf8', maxBuffer: 1 << 28, env: cleanEnv({ PYTHONIOENCODING: 'utf-8', TZ: 'UTC' }) },
      (error, stdout, stderr) => {
        const outcomes = stdout.trim().split('\n').filter(Boolean);
        if (error || outcomes.length !== jobs.length) reject(new Error(`${python.minor}: ${stderr}`, { cause: error }));
        else resolve(outcomes.map((line) => JSON.parse(line) as Outcome));
      },
    );
    child.stdin!.end(JSON.stringify(jobs));
  });
}

/** What real tracing wrote: its lines between the first and the last, and the last. */
export function readTrace(out: string): { lines: EventLine[]; end: EventLine } {
  const lines = readFileSync(out, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as EventLine);
  return { lines: lines.slice(1, -1), end: lines.at(-1)! };
}
