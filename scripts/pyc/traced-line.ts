/** The line that tracing shows up to 3.9, which is not always the instruction's (`maybe_call_line_trace` of ceval.c). */
import type { TraceCode } from '../../src/vm/index.ts';

/**
 * 3.7 to 3.9 give a traced frame a new line only at the first instruction of a line, and after a jump backwards. One
 * that jumps forward into the middle of a line keeps the number of the line it came from.
 */
export class TracedLines {
  private readonly frames = new Map<number, { lower: number; upper: number; previous: number; line: number | null }>();
  private readonly runs = new Map<TraceCode, Map<number, [number, number]>>();

  /** The first and the end of the instructions on the line of each instruction that is one with them. */
  private runsOf(code: TraceCode): Map<number, [number, number]> {
    let runs = this.runs.get(code);
    if (runs) return runs;
    runs = new Map();
    const { instructions } = code;
    for (let from = 0; from < instructions.length;) {
      let to = from;
      while (to < instructions.length && instructions[to].position.line === instructions[from].position.line) to++;
      const bounds: [number, number] = [instructions[from].start, instructions[to]?.start ?? Infinity];
      for (let at = from; at < to; at++) runs.set(instructions[at].start, bounds);
      from = to;
    }
    this.runs.set(code, runs);
    return runs;
  }

  /** A frame is entered or resumed. */
  enter(frame: number, code: TraceCode): void {
    const line = this.frames.get(frame)?.line ?? code.code.firstlineno;
    this.frames.set(frame, { lower: 0, upper: -1, previous: -1, line });
  }

  /** The frame runs the instruction at an offset; gives the line that tracing shows. */
  step(frame: number, code: TraceCode, offset: number, line: number | null): number | null {
    const known = this.frames.get(frame)!;
    let now = known.line;
    if (offset < known.lower || offset >= known.upper) {
      [known.lower, known.upper] = this.runsOf(code).get(offset)!;
      now = line;
    }
    if (offset === known.lower || offset < known.previous) known.line = now;
    known.previous = offset;
    return known.line;
  }

  /** 3.9: an exception came that the frame handles; mostly the line counts as new there (`exception_unwind`). */
  raised(frame: number): void {
    const known = this.frames.get(frame);
    if (!known) return;
    const { lower, upper, previous } = known;
    const outside = previous < lower || previous >= upper;
    if (outside || (previous !== lower && lower > 0)) known.previous = Infinity;
  }
}
