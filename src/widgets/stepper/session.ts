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
  /** Small numbers of the objects that can change, by id. */
  tags: Map<number, number>;
}

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
      `was compiled by Python ${header.origin.since} (magic number ${header.origin.number}). This stepper runs ${STEPPED} for now.`,
    );
  await loadOpcodes(STEPPED);
  const file = readPyc(bytes);
  if (file.error)
    return refused(
      name,
      `is damaged at byte ${file.error.offset}. Python ${STEPPED} stops there too: ${file.error.exception}: ${file.error.message}.`,
    );
  if (file.code === null) return refused(name, 'holds no code object, so there is nothing to run.');
  const trace = recordTrace(file.code, { limit: STEP_LIMIT });
  return { ok: true, session: sessionOf(name, trace, source), note: sizeNote(bytes, source) };
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
  return {
    name,
    trace,
    source,
    lines,
    listings: trace.codes.map(({ code }) => listingOf(code, lines)),
    facts: factsOf(trace),
    tags: tagsOf(trace),
  };
}

function factsOf(trace: Trace): RunFacts {
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
  const frameDepths: number[] = [];
  for (const frame of trace.frames)
    frameDepths[frame.id] = 1 + (frame.caller === null ? 0 : (frameDepths[frame.caller] ?? 0));
  return {
    steps: trace.steps,
    lineStarts,
    maxDepth,
    maxFrames: frameDepths.reduce((most, depth) => Math.max(most, depth), 1),
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
