import { describe, expect, test } from 'vitest';
import { endLine, traceLines } from '../../scripts/pyc/trace-lines.ts';
import { recordTrace } from '../../src/vm/index.ts';
import { goldens } from './golden.ts';

const programs = await goldens('3.13');

describe('3.13: traces equal those of the real interpreter', () => {
  test('there are samples and programs', () => {
    expect(programs.filter(({ name }) => name.startsWith('samples/')).length).toBeGreaterThanOrEqual(12);
    expect(programs.filter(({ name }) => name.startsWith('programs/')).length).toBeGreaterThanOrEqual(15);
  });

  test.each(programs)('$name', ({ code, lines, end }) => {
    const trace = recordTrace(code);
    const made = traceLines(trace);
    // Names and operands of instructions are the disassembler's business; lines are compared one by one so that the
    // first difference is what is shown.
    made.forEach((line, n) => {
      const { n: _name, a: _arg, ...rest } = line;
      expect({ at: n, ...rest }).toEqual({ at: n, ...lines[n] });
    });
    expect(made.length).toBe(lines.length);
    const { stdout, exc, steps } = endLine(trace, made);
    expect({ stdout, exc, steps }).toEqual(end);
  });
});
