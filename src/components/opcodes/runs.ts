/** Where each opcode is run in the samples and in the reference's programs: found by running all of them. */
import { readFileSync } from 'node:fs';
import { PYTHON_VERSIONS, type PythonVersion } from '../../pyc/types.ts';
import type { CodeObject, Instruction } from '../../pyc/index.ts';
import { codeAt, jumpAt, nextStateInFrame, stackAt, stepInstruction, type Trace } from '../../vm/index.ts';
import { specializedAt } from '../../vm/specialize/index.ts';
import { SAMPLES } from '../../widgets/shared/generated/samples.ts';
import { samplePath } from '../../widgets/shared/samples.ts';
import { runPyc } from '../../widgets/stepper/run.ts';
import { REFERENCE_PROGRAMS, programPath, programSource } from '../reference-programs.ts';

/** A program as one Python compiled and ran it. */
export interface ProgramRun {
  name: string;
  python: PythonVersion;
  trace: Trace;
  /** The source's lines. */
  lines: readonly string[];
}

/** A step of a run, or, with `state` null, an instruction that is in the code and that no step runs. */
export interface Occurrence {
  run: ProgramRun;
  state: number | null;
  code: CodeObject;
  instructions: readonly Instruction[];
  /** Place in `instructions`. */
  at: number;
  /** Whether it jumped; null for what cannot. */
  taken: boolean | null;
  /** How well it shows what the opcode does: the least is shown. */
  cost: number;
}

interface Found {
  best: Occurrence;
  /** Of a jump: the best step that went the other way than `best`. */
  other: Occurrence | null;
}

async function runOf(name: string, python: PythonVersion, path: string, source: string): Promise<ProgramRun> {
  const result = await runPyc(name, new Uint8Array(readFileSync(`public/${path}`)));
  if (!result.ok) throw new Error(`${path}: ${result.reason}`);
  return { name, python, trace: result.trace, lines: readFileSync(`public/${source}`, 'utf8').split('\n') };
}

/** Every program of a version: the samples first, the simplest first. */
async function runsOf(python: PythonVersion): Promise<ProgramRun[]> {
  const runs: ProgramRun[] = [];
  for (const sample of SAMPLES)
    runs.push(await runOf(sample.name, python, samplePath(sample, python)!, `samples/${sample.name}.py`));
  for (const { name, versions } of REFERENCE_PROGRAMS)
    if (versions.includes(python)) runs.push(await runOf(name, python, programPath(name, python), programSource(name)));
  return runs;
}

/** What a step costs as an example: an exception in it, a deep stack, a late program. */
function costOf(trace: Trace, state: number, program: number): number {
  const frame = trace.columns.frame[state];
  const next = nextStateInFrame(trace, state);
  const raises = trace.events.some((event) => event.step === state && event.kind === 'raise' && event.frame === frame);
  return program + Math.max(0, stackAt(trace, state).length - 4) * 4 + (raises || next === null ? 2 : 0);
}

/** The best step of each opcode and of each specialised form. */
function occurrencesIn(runs: readonly ProgramRun[]): Map<string, Found> {
  const found = new Map<string, Found>();
  const offer = (name: string, each: Occurrence) => {
    const have = found.get(name);
    if (!have) found.set(name, { best: each, other: null });
    else if (have.best.taken !== null && each.taken === !have.best.taken) {
      // The other way of the very same instruction tells most.
      const same = each.run === have.best.run && each.at === have.best.at;
      const cost = each.cost - (same ? 100 : 0);
      if (!have.other || cost < have.other.cost) have.other = { ...each, cost };
    } else if (each.cost < have.best.cost && have.other === null) have.best = each;
  };
  runs.forEach((run, program) => {
    const { trace } = run;
    for (let state = 0; state < trace.steps; state++) {
      const instruction = stepInstruction(trace, state)!;
      const { code, instructions } = codeAt(trace, state);
      const at = trace.columns.instruction[state];
      const taken = jumpAt(trace, state)?.taken ?? null;
      const each = { run, state, code, instructions, at, taken, cost: costOf(trace, state, program) };
      offer(instruction.opname, each);
      const form = specializedAt(trace, state)?.opname;
      if (form) offer(form, { ...each, taken: null });
    }
  });
  // What is in the code, and no step of its own.
  for (const run of runs)
    for (const { code, instructions } of run.trace.codes)
      instructions.forEach(({ opname }, at) => {
        if (!found.has(opname))
          found.set(opname, { best: { run, state: null, code, instructions, at, taken: null, cost: 0 }, other: null });
      });
  return found;
}

let all: Promise<Map<PythonVersion, Map<string, Found>>> | null = null;

async function findAll(): Promise<Map<PythonVersion, Map<string, Found>>> {
  const byVersion = new Map<PythonVersion, Map<string, Found>>();
  for (const python of PYTHON_VERSIONS) byVersion.set(python, occurrencesIn(await runsOf(python)));
  return byVersion;
}

/** The best example of an opcode in a version, found once for the whole build; null where no program has it. */
export async function exampleOf(name: string, python: PythonVersion): Promise<Found | null> {
  return (await (all ??= findAll())).get(python)!.get(name) ?? null;
}
