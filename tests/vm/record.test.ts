import { describe, expect, test } from 'vitest';
import { contentAt, nextLineStep, recordTrace, reprAt, stepAt, stepInstruction } from '../../src/vm/index.ts';
import { goldens } from './golden.ts';

const programs = await goldens('3.13');
const codeOf = (name: string) => programs.find((program) => program.name === name)!.code;

describe('recordTrace', () => {
  test('stops at the limit, before the step that would be one too many', () => {
    const trace = recordTrace(codeOf('programs/bank'), { limit: 50 });
    expect(trace.end).toEqual({ kind: 'limit', steps: 50 });
    expect(trace.steps).toBe(50);
    expect(stepInstruction(trace, 50)).not.toBeNull();
  });

  test('is plain data: a structured clone reads the same', () => {
    const trace = recordTrace(codeOf('samples/squares'));
    const clone = structuredClone(trace);
    for (let state = 0; state <= trace.steps; state++) expect(stepAt(clone, state)).toEqual(stepAt(trace, state));
  });

  test('a list shows what it held at each step, under one identity', () => {
    const trace = recordTrace(codeOf('samples/squares'));
    const seen = new Set<string>();
    const ids = new Set<number>();
    for (let state = 0; state <= trace.steps; state++) {
      const squares = stepAt(trace, state).bindings.find(({ name }) => name === 'squares');
      if (squares?.value.kind !== 'object') continue;
      ids.add(squares.value.id);
      expect(contentAt(trace, squares.value.id, state).shape).toBe('sequence');
      seen.add(reprAt(trace, squares.value, state));
    }
    expect(ids.size).toBe(1);
    expect([...seen]).toEqual(['[]', '[1]', '[1, 4]', '[1, 4, 9]', '[1, 4, 9, 16]']);
  });

  test('the state after the last step has the module’s names and an empty stack', () => {
    const trace = recordTrace(codeOf('samples/arithmetic'));
    const last = stepAt(trace, trace.steps);
    expect(last.instruction).toBe(-1);
    expect(last.stack).toEqual([]);
    expect(last.bindings.map(({ name, value }) => [name, reprAt(trace, value, trace.steps)])).toContainEqual([
      'c',
      '7',
    ]);
    expect(last.output).toBe(trace.output.length);
  });

  test('running to the next line ends at the end', () => {
    const trace = recordTrace(codeOf('samples/branch'));
    const stops: number[] = [];
    for (let state = 0; state < trace.steps;) stops.push((state = nextLineStep(trace, state)));
    expect(stops.at(-1)).toBe(trace.steps);
    expect(new Set(stops).size).toBe(stops.length);
    expect(stops.length).toBeGreaterThan(15);
  });
});
