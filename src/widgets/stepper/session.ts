import { loadOpcodes, readHeader, readPyc, type PythonVersion } from '../../pyc/index.ts';
import { nextLineStep, recordTrace, type Trace } from '../../vm/index.ts';
import type { SampleSource } from '../shared/sample-source.ts';
import { listingOf } from './listing.ts';
import type { Listing, RunFacts } from './model.ts';

/** The Python whose programs the stepper runs. */
export const STEPPED: PythonVersion = '3.13';

/** After so many steps a recording stops. */
export const STEP_LIMIT = 20_000;

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
  /** Small numbers of the objects that can change, by id. */
  tags: Map<number, number>;
}

/** A running frame and the frames that wait for it. */
export type Chain = { frame: number; caller: Chain } | null;

/** `note` is a sentence about something odd that does not stand in the way. */
export type Opened = { ok: true; session: Session; note: string | null } | { ok: false; reason: string };

/** Reads and runs a compiled file. What is wrong with it comes back as a sentence. */
export async function openPyc(name: string, bytes: Uint8Array, source: SampleSource | null): Promise<Opened> {
  const header = readHeader(bytes);
  if (bytes.length === 0) return refused(name, 'is empty: there is no header to read.');
  if (header.origin === null)
    return refused(
      name,
      `is not a .pyc file: it starts with the bytes ${hex(bytes.subarray(0, 4))} (byte 0), and no Python has that magic number.`,
    );
  if (header.origin.minor !== STEPPED || !header.origin.released)
    return refused(
      name,
      `was compiled by Python ${header.origin.minor} (magic number ${header.origin.number}, in use since ${header.origin.since}). This stepper runs ${STEPPED} for now.`,
    );
  await loadOpcodes(STEPPED);
  const file = readPyc(bytes);
  if (file.error)
    return refused(
      name,
      `is damaged at byte ${file.error.offset}. Python ${STEPPED} stops there too: ${file.error.exception}: ${file.error.message}.`,
    );
  if (file.code === null) return refused(name, 'holds no code object, so there is nothing to run.');
  try {
    const trace = recordTrace(file.code, { limit: STEP_LIMIT });
    if (!isSound(trace)) return refused(name, SENSELESS);
    return { ok: true, session: sessionOf(name, trace, source), note: sizeNote(bytes, source) };
  } catch (error) {
    // Only what no compiler writes leads here: an instruction that finds nothing on the stack, or a name that is none.
    if (error instanceof TypeError || error instanceof RangeError) return refused(name, SENSELESS);
    throw error;
  }
}

const SENSELESS =
  'holds instructions that cannot be run in this order. No compiler writes them; CPython itself would crash.';

/** Whether everything that the trace points at is there. */
function isSound({ values, stack, locals, heap }: Trace): boolean {
  const known = (index: number) => index < 0 || values[index] !== undefined;
  return (
    stack.value.every(known) &&
    locals.every(known) &&
    heap.every(({ log }) => {
      for (let at = 0; at < log.length; at += 4 + log[at + 3])
        for (let n = 0; n < log[at + 3]; n++) if (!known(log[at + 4 + n])) return false;
      return true;
    })
  );
}

function refused(name: string, what: string): Opened {
  return { ok: false, reason: `${name} ${what}` };
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

/** A source of another size than the header says is not the one that was compiled. */
function sizeNote(bytes: Uint8Array, source: SampleSource | null): string | null {
  const size = readHeader(bytes).fields.find((field) => field.name === 'size')?.value ?? null;
  if (source === null || size === null) return null;
  const has = new TextEncoder().encode(source.text).length;
  if (has === size) return null;
  return `${source.name} has ${has} bytes, and the .pyc was compiled from ${size}: the marked lines may be others.`;
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
    tags: tagsOf(trace),
  };
}

function callsOf({ events }: Trace): Session['calls'] {
  const calls: Session['calls'] = [];
  let chain: Chain = null;
  for (const { kind, step, frame } of events) {
    if (kind === 'call') chain = { frame, caller: chain };
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

function depthOf(chain: Chain): number {
  let depth = 0;
  for (let each = chain; each; each = each.caller) depth++;
  return depth;
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
    maxDepth,
    maxFrames: calls.reduce((most, { chain }) => Math.max(most, depthOf(chain)), 1),
  };
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
