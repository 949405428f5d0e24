import { exceptionTable, loadOpcodes } from '../../pyc/index.ts';
import { contentAt, globalsAt, nextLineStep, type Trace } from '../../vm/index.ts';
import type { SampleSource } from '../shared/sample-source.ts';
import { listingOf } from './listing.ts';
import type { Listing, RunFacts } from './model.ts';
import { runPyc, type Run } from './run.ts';

/** A program that has been run, and what its views are made from. */
export interface Session {
  name: string;
  trace: Trace;
  source: SampleSource | null;
  /** The source's lines; none without a source. */
  lines: string[];
  listings: Listing[];
  facts: RunFacts;
  /** The chain of calls after each step that changed it, in order. */
  calls: { step: number; chain: Chain }[];
  /** By state: how many frames there are. */
  depths: Uint16Array;
  /** Small numbers of the objects that can change, by id. */
  tags: Map<number, number>;
}

/** A running frame and the frames that wait for it. */
export type Chain = { frame: number; caller: Chain; depth: number } | null;

export type Opened = { ok: true; session: Session } | { ok: false; reason: string };

/** Reads and runs a compiled file, and makes its session. What is wrong with it comes back as a sentence. */
export async function openPyc(name: string, bytes: Uint8Array, source: SampleSource | null): Promise<Opened> {
  return openRun(name, source, await runPyc(name, bytes));
}

/** The same for a file that has been run elsewhere: in a worker. */
export async function openRun(name: string, source: SampleSource | null, run: Run): Promise<Opened> {
  if (!run.ok) return run;
  await loadOpcodes(run.trace.python);
  return { ok: true, session: sessionOf(name, run.trace, source) };
}

export function sessionOf(name: string, trace: Trace, source: SampleSource | null): Session {
  const lines = source ? source.text.replace(/\n$/, '').split('\n') : [];
  const calls = callsOf(trace);
  return {
    name,
    trace,
    source,
    lines,
    listings: trace.codes.map(({ code }) => listingOf(code, lines)),
    facts: factsOf(trace, calls),
    calls,
    depths: depthsOf(trace, calls),
    tags: tagsOf(trace),
  };
}

function callsOf({ events }: Trace): Session['calls'] {
  const calls: Session['calls'] = [];
  let chain = null as Chain;
  for (const { kind, step, frame } of events) {
    if (kind === 'call') chain = { frame, caller: chain, depth: 1 + (chain?.depth ?? 0) };
    else if (kind !== 'return' && kind !== 'yield' && kind !== 'unwind') continue;
    else if (chain?.frame === frame) chain = chain.caller;
    calls.push({ step, chain });
  }
  return calls;
}

/** Frames at a state, the running one first. After the end of a run: the module's. */
export function framesAt({ trace, calls }: Session, state: number): number[] {
  let low = 0;
  let high = calls.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (calls[middle].step < state) low = middle + 1;
    else high = middle;
  }
  const frames: number[] = [];
  for (let chain = low > 0 ? calls[low - 1].chain : null; chain; chain = chain.caller) frames.push(chain.frame);
  return frames.length > 0 ? frames : [trace.columns.frame[state]];
}

function depthsOf({ steps }: Trace, calls: Session['calls']): Uint16Array {
  const depths = new Uint16Array(steps + 1);
  let depth = 1;
  let next = 0;
  for (let state = 0; state <= steps; state++) {
    while (next < calls.length && calls[next].step < state) depth = calls[next++].chain?.depth ?? 1;
    depths[state] = depth;
  }
  return depths;
}

function factsOf(trace: Trace, calls: Session['calls']): RunFacts {
  const lineStarts = [0];
  for (let at = nextLineStep(trace, 0); at < trace.steps; at = nextLineStep(trace, at)) lineStarts.push(at);
  // A node lies on nodes that were made before it.
  const depths = new Int32Array(trace.stack.below.length);
  for (let node = 0; node < depths.length; node++) {
    const below = trace.stack.below[node];
    depths[node] = 1 + (below < 0 ? 0 : depths[below]);
  }
  let maxDepth = 0;
  for (const node of trace.columns.stack) if (node >= 0) maxDepth = Math.max(maxDepth, depths[node]);
  return {
    steps: trace.steps,
    lineStarts,
    marks: marksOf(trace),
    maxDepth,
    maxFrames: calls.reduce((most, { chain }) => Math.max(most, chain?.depth ?? 1), 1),
    maxNames: maxNamesOf(trace),
    guards: guardsOf(trace),
  };
}

/** The states before the steps that called, printed and raised. */
function marksOf({ events, columns: { output }, steps }: Trace): RunFacts['marks'] {
  const marks: RunFacts['marks'] = { calls: [], output: [], raises: [] };
  const add = (to: number[], step: number) => {
    if (step >= 0 && to.at(-1) !== step) to.push(step);
  };
  for (const event of events)
    if (event.kind === 'call') add(marks.calls, event.step);
    else if (event.kind === 'raise' && !event.again) add(marks.raises, event.step);
  for (let step = 0; step < steps; step++) if (output[step + 1] > output[step]) marks.output.push(step);
  return marks;
}

function guardsOf(trace: Trace): RunFacts['guards'] {
  if (trace.blocks.length > 0) return 'blocks';
  return trace.codes.some(({ code }) => exceptionTable(code).length > 0) ? 'table' : null;
}

/** The most rows that the list of names has: the globals of the end, and the names of the function or class with the most. */
function maxNamesOf(trace: Trace): number {
  let most = 0;
  for (const { code } of trace.codes) most = Math.max(most, code.localsplusnames.length);
  for (const { namespace, globals } of trace.frames)
    if (namespace !== null && namespace !== globals) {
      const content = contentAt(trace, namespace, trace.steps);
      if (content.shape === 'mapping') most = Math.max(most, content.length);
    }
  return globalsAt(trace, trace.steps).length + most;
}

const CHANGEABLE = new Set(['list', 'dict', 'set', 'bytearray', 'cell']);

function tagsOf(trace: Trace): Map<number, number> {
  const hidden = new Set(trace.heap.flatMap((object) => (object.dict === null ? [] : [object.dict])));
  for (const frame of trace.frames) {
    hidden.add(frame.globals);
    if (frame.namespace !== null) hidden.add(frame.namespace);
  }
  const tagged = trace.heap.filter(
    ({ id, type, dict }) => !hidden.has(id) && (CHANGEABLE.has(type) || (dict !== null && type !== 'type')),
  );
  return new Map(tagged.map((object, n) => [object.id, n + 1]));
}
