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
import { LIVE_FORMS, type LivePlace } from './generated/live-forms.ts';

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
  /** Of what has no step of its own: the step that runs it as a part of another one, or that passes over it. */
  near?: number;
  /** Of a form: where and when a real interpreter had it. */
  live?: LivePlace;
  /** Of a specialised form: whether the stepper, which looks at the operands of this step, says the same. */
  foretold?: boolean;
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

/** The states of a run by code object and place in its instructions, the first ones. */
type States = Map<CodeObject, Map<number, number[]>>;
const STATES_KEPT = 40;

function statesOf({ trace }: ProgramRun): States {
  const states: States = new Map();
  for (let state = 0; state < trace.steps; state++) {
    const { code } = codeAt(trace, state);
    const at = trace.columns.instruction[state];
    if (!states.has(code)) states.set(code, new Map());
    const here = states.get(code)!;
    if (!here.has(at)) here.set(at, []);
    if (here.get(at)!.length < STATES_KEPT) here.get(at)!.push(state);
  }
  return states;
}

/** The step that runs a prefix together with its instruction, or in which FOR_ITER goes on behind the END_FOR of its loop. */
function nearOf(
  { trace }: ProgramRun,
  states: States,
  code: CodeObject,
  instructions: readonly Instruction[],
  at: number,
): number | undefined {
  const here = states.get(code);
  const { opname } = instructions[at];
  if (opname === 'EXTENDED_ARG') {
    const widened = instructions.findIndex((each, n) => n > at && each.opname !== 'EXTENDED_ARG');
    return here?.get(widened)?.[0];
  }
  if (opname !== 'END_FOR') return undefined;
  for (const [from, each] of here ?? [])
    if (instructions[from].opname === 'FOR_ITER')
      for (const state of each) {
        const next = nextStateInFrame(trace, state);
        const to = next === null ? -1 : trace.columns.instruction[next];
        if (jumpAt(trace, state)?.taken && from < at && at < to && to <= at + 2) return state;
      }
  return undefined;
}

/** The steps at the places where a real interpreter had a form in memory. */
function liveOccurrences(
  runs: readonly ProgramRun[],
  states: ReadonlyMap<ProgramRun, States>,
  form: string,
  places: readonly LivePlace[],
): Occurrence[] {
  return places.flatMap((live): Occurrence[] => {
    const [program, qualname, line, offset] = live;
    const index = runs.findIndex(({ name }) => name === program);
    const run = runs[index];
    const { code, instructions } = run.trace.codes.find(
      (each) => each.code.qualname === qualname && each.code.firstlineno === line,
    )!;
    const at = instructions.findIndex((each) => each.offset === offset);
    const base = { run, code, instructions, at, live };
    const stepped = states.get(run)!.get(code)?.get(at) ?? [];
    if (stepped.length === 0) {
      const near = nearOf(run, states.get(run)!, code, instructions, at);
      return [{ ...base, state: null, taken: null, near, cost: index + (near === undefined ? 200 : 0) }];
    }
    const instrumented = form.startsWith('INSTRUMENTED_');
    return stepped.map((state) => {
      const foretold = specializedAt(run.trace, state)?.opname === form;
      const taken = instrumented ? (jumpAt(run.trace, state)?.taken ?? null) : null;
      const cost = costOf(run.trace, state, index) + (instrumented || foretold ? 0 : 20);
      return { ...base, state, taken, foretold, cost };
    });
  });
}

/** The best step of each opcode and of each form. */
function occurrencesIn(python: PythonVersion, runs: readonly ProgramRun[]): Map<string, Found> {
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
  const states = new Map(runs.map((run) => [run, statesOf(run)]));
  runs.forEach((run, program) => {
    const { trace } = run;
    for (let state = 0; state < trace.steps; state++) {
      const instruction = stepInstruction(trace, state)!;
      const { code, instructions } = codeAt(trace, state);
      const at = trace.columns.instruction[state];
      const taken = jumpAt(trace, state)?.taken ?? null;
      offer(instruction.opname, { run, state, code, instructions, at, taken, cost: costOf(trace, state, program) });
    }
  });
  for (const [form, places] of Object.entries(LIVE_FORMS[python]?.forms ?? {}))
    for (const each of liveOccurrences(runs, states, form, places)) offer(form, each);
  // What is in the code, and no step of its own.
  const stepped = new Set(found.keys());
  runs.forEach((run, program) => {
    for (const { code, instructions } of run.trace.codes)
      instructions.forEach(({ opname }, at) => {
        if (stepped.has(opname)) return;
        const near = nearOf(run, states.get(run)!, code, instructions, at);
        const cost = program + (near === undefined ? 200 : 0);
        offer(opname, { run, state: null, code, instructions, at, taken: null, near, cost });
      });
  });
  return found;
}

let all: Promise<Map<PythonVersion, Map<string, Found>>> | null = null;

async function findAll(): Promise<Map<PythonVersion, Map<string, Found>>> {
  const byVersion = new Map<PythonVersion, Map<string, Found>>();
  for (const python of PYTHON_VERSIONS) byVersion.set(python, occurrencesIn(python, await runsOf(python)));
  return byVersion;
}

/** The best example of an opcode in a version, found once for the whole build; null where no program has it. */
export async function exampleOf(name: string, python: PythonVersion): Promise<Found | null> {
  return (await (all ??= findAll())).get(python)!.get(name) ?? null;
}
