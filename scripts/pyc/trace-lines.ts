/** A trace as the JSON lines that `scripts/oracle/trace_oracle.py` writes for a real interpreter. */
import {
  bindingsAt,
  bindingsIn,
  blocksAt,
  codeAt,
  eventsAt,
  frameAt,
  globalsAt,
  stackAt,
  stepInstruction,
} from '../../src/vm/index.ts';
import type { Instruction } from '../../src/pyc/index.ts';
import type { Trace } from '../../src/vm/index.ts';
import { canonical } from './canonical.ts';
import { TracedLines } from './traced-line.ts';

export type TraceLine = { e: string } & Record<string, unknown>;

const OLD = ['3.7', '3.8', '3.9', '3.10'];

/**
 * Fast locals as they are called; names of a module or class body with a dot before. Up to 3.10 the oracle finds the
 * global names where it looks for those of a class body.
 */
function localsAt(trace: Trace, state: number, at = state): Record<string, string> {
  const shown: Record<string, string> = {};
  const bindings = bindingsAt(trace, state);
  const { namespace, globals } = frameAt(trace, state);
  const inClass = OLD.includes(trace.python) && namespace !== null && namespace !== globals;
  const shownBindings = inClass
    ? [...bindings.filter(({ scope }) => scope !== 'namespace'), ...globalsAt(trace, state)]
    : bindings;
  for (const { name, value, scope } of shownBindings)
    shown[scope === 'global' || scope === 'namespace' ? `.${name}` : name] = canonical(trace, value, at);
  return shown;
}

const utf8 = new TextEncoder();

/** Whether tracing sees the frame from this instruction on. It makes no event for the instruction itself. */
const starts = (trace: Trace, { opname, arg }: Instruction): boolean =>
  opname === 'RESUME' && !(trace.python === '3.15' && (arg! & 7) === 4);

/** Up to 3.10: a frame that waits in YIELD_FROM stands before it. */
const yieldsFrom = (trace: Trace, state: number): boolean => stepInstruction(trace, state)!.opname === 'YIELD_FROM';

/** The numbers of the block types, as opcode.h and frameobject.h have them. */
const BLOCK_TYPES = { SETUP_LOOP: 120, SETUP_EXCEPT: 121, SETUP_FINALLY: 122, EXCEPT_HANDLER: 257 };

/** Up to 3.10: the block stack as the frame has it: handlers in bytes up to 3.9, in instructions in 3.10. */
function blockNumbers(trace: Trace, state: number): number[][] {
  const unit = trace.python === '3.10' ? 2 : 1;
  return blocksAt(trace, state).map(({ kind, handler, level }) => [
    BLOCK_TYPES[kind],
    handler === null ? -1 : handler < 0 ? handler : handler / unit,
    level,
  ]);
}

/** The lines between the first and the last: what tracing reports, and no more. */
export function traceLines(trace: Trace): TraceLine[] {
  const lines: TraceLine[] = [];
  const numbers = new Map<number, number>();
  let given = 0;
  const running = new Set<number>();
  const lastLocals = new Map<number, string>();
  let printed = 0;
  let bytes = 0;
  // A frame that has yielded stands on the next instruction from 3.13 on.
  const pastYield = trace.python === '3.13' ? 2 : 0;
  // Up to 3.10: block stacks, frames that are seen from their first instruction on, prefixes that stand for what they widen.
  const old = OLD.includes(trace.python);
  const traced = old && trace.python !== '3.10' ? new TracedLines() : null;
  const offsetAt = (state: number) => stepInstruction(trace, state)![old ? 'start' : 'offset'];
  // The instruction that each frame runs: what a frame was at when an exception came into it.
  const current = new Map<number, number>();
  const blamed = new Map<number, number>();
  /** The frame that ended last. */
  let gone = null as { code: number; number: number } | null;
  const isNew = (id: number) =>
    current.has(id) && stepInstruction(trace, current.get(id)!)!.opname === 'RETURN_GENERATOR';
  for (let step = 0; step < trace.steps; step++) {
    const instruction = stepInstruction(trace, step)!;
    const frame = frameAt(trace, step);
    current.set(frame.id, step);
    const locals = localsAt(trace, step);
    const text = JSON.stringify(locals);
    if (!running.has(frame.id) && (old || starts(trace, instruction))) {
      running.add(frame.id);
      traced?.enter(frame.id, codeAt(trace, step));
      if (!numbers.has(frame.id)) numbers.set(frame.id, ++given);
      lastLocals.set(frame.id, text);
      lines.push({ e: 'call', f: numbers.get(frame.id), q: codeAt(trace, step).code.qualname, L: locals });
    }
    if (running.has(frame.id) && instruction.opname !== 'RESUME') {
      bytes += utf8.encode(trace.output.slice(printed, trace.columns.output[step])).length;
      printed = trace.columns.output[step];
      const f = numbers.get(frame.id)!;
      const s = stackAt(trace, step).map((entry) => canonical(trace, entry.value, step));
      const line: TraceLine = {
        e: 'op',
        f,
        o: instruction.start,
        n: instruction.opname,
        a: instruction.arg,
        l: traced
          ? traced.step(frame.id, codeAt(trace, step), instruction.start, instruction.position.line)
          : instruction.position.line,
        s,
      };
      if (old) line.B = blockNumbers(trace, step);
      if (lastLocals.get(frame.id) !== text) line.L = locals;
      lastLocals.set(frame.id, text);
      lines.push({ ...line, out: bytes });
    }
    for (const event of eventsAt(trace, step)) {
      let f = numbers.get(event.frame);
      if (f === undefined && event.kind === 'raise' && isNew(event.frame)) {
        // A generator that has not started yet, and that an exception is thrown into. The tracer tells frames apart by
        // their place in memory, and takes this one for one of the same code that has ended right before.
        f = gone?.code === trace.frames[event.frame].code ? gone.number : ++given;
        numbers.set(event.frame, f);
      }
      const { slots } = trace.frames[event.frame];
      if (f === undefined && event.kind === 'raise' && slots !== undefined) {
        // The same up to 3.10, where the frame is entered and no instruction runs.
        numbers.set(event.frame, (f = ++given));
        running.add(event.frame);
        const code = trace.codes[trace.frames[event.frame].code];
        traced?.enter(event.frame, code);
        const L: Record<string, string> = {};
        for (const { name, value } of bindingsIn(trace, trace.frames[event.frame], slots, step))
          L[name] = canonical(trace, value, step);
        lines.push({ e: 'call', f, q: code.code.qualname, L });
      }
      if (f === undefined && (event.kind === 'raise' || event.kind === 'unwind')) {
        // An exception before RESUME, from the start of a generator expression of 3.15: tracing blames the caller.
        const { caller } = trace.frames[event.frame];
        const blame = caller === null ? undefined : numbers.get(caller);
        if (blame === undefined) continue;
        const o = offsetAt(current.get(caller!)!);
        if (event.kind === 'raise')
          lines.push({ e: 'exc', f: blame, t: event.type, v: canonical(trace, event.value, step + 1), o });
        else lines.push({ e: 'ret', f: blame, v: 'None', o });
        continue;
      }
      if (f === undefined || !running.has(event.frame)) {
        // A generator that an exception is thrown into goes on without RESUME.
        if (event.kind !== 'raise' || f === undefined) continue;
        const waits = current.get(event.frame)!;
        running.add(event.frame);
        traced?.enter(event.frame, codeAt(trace, waits));
        const locals = localsAt(trace, waits, step);
        lastLocals.set(event.frame, JSON.stringify(locals));
        lines.push({ e: 'call', f, q: codeAt(trace, waits).code.qualname, L: locals });
      }
      // -1: a generator that has not started.
      const at = current.get(event.frame) ?? -1;
      if (event.kind === 'raise') blamed.set(event.frame, event.offset);
      if (event.kind === 'raise' && trace.python === '3.9') traced?.raised(event.frame);
      if (event.kind === 'raise' && !event.again)
        lines.push({ e: 'exc', f, t: event.type, v: canonical(trace, event.value, step + 1), o: event.offset });
      if (event.kind === 'stop' && event.value.kind === 'object')
        lines.push({ e: 'exc', f, t: event.value.type, v: canonical(trace, event.value, step + 1), o: offsetAt(at) });
      if (event.kind === 'unwind') lines.push({ e: 'ret', f, v: 'None', o: blamed.get(event.frame) });
      if (event.kind === 'return' || event.kind === 'yield')
        lines.push({
          e: 'ret',
          f,
          v: canonical(trace, event.value, step),
          o: offsetAt(at) + (event.kind === 'yield' ? (yieldsFrom(trace, at) ? -2 : pastYield) : 0),
        });
      if (event.kind === 'return' || event.kind === 'yield' || event.kind === 'unwind') running.delete(event.frame);
      if (event.kind === 'return' || event.kind === 'unwind')
        gone = { code: trace.frames[event.frame].code, number: f! };
    }
  }
  return lines;
}

/** The last line: output and how the program ended. */
export function endLine(trace: Trace, lines: readonly TraceLine[]): TraceLine {
  const { end } = trace;
  const last = trace.events.findLast((event) => event.kind === 'raise');
  const exc =
    end.kind === 'raised' && last?.kind === 'raise'
      ? {
          type: end.exception,
          str: end.message,
          repr: canonical(trace, last.value, trace.steps),
          tb: end.frames.map(({ filename, line, name }) => [filename.replace(/.*\//, ''), line, name]),
        }
      : null;
  return {
    e: 'end',
    stdout: trace.output,
    exc,
    steps: lines.filter((line) => line.e === 'op').length,
    errors: [],
    nerrors: 0,
  };
}
