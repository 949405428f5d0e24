import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { opcodeTable } from '../../src/pyc/index.ts';
import {
  explainStep,
  jumpAt,
  nextStateInFrame,
  opRecords,
  popsAt,
  pushedAt,
  recordTrace,
  stackAt,
  stepInstruction,
  type Trace,
} from '../../src/vm/index.ts';
import { goldens } from './golden.ts';

const programs = await goldens('3.13');
const EFFECTS = fileURLToPath(new URL('../goldens/traces/3.13/stack-effects.json', import.meta.url));
const effects = JSON.parse(readFileSync(join(EFFECTS), 'utf8')) as Record<string, [number | null, number, number][]>;
const traces = programs.map(({ name, code }): [string, Trace] => [name, recordTrace(code)]);

/** `dis.stack_effect` tells the stack of the path that goes on; these leave or raise, and what it says is convention. */
const BY_CONVENTION = new Set(['RETURN_GENERATOR', 'RAISE_VARARGS', 'RERAISE', 'CLEANUP_THROW']);

describe('op records', () => {
  test('each is for opcodes of its versions', () => {
    for (const { name, versions } of opRecords)
      for (const version of versions)
        expect(opcodeTable(version).byName[name]?.name, `${name} of ${version}`).toBe(name);
  });

  test('an opcode of a version has at most one', () => {
    const keys = opRecords.flatMap(({ name, versions }) => versions.map((version) => `${version} ${name}`));
    expect(keys.length).toBe(new Set(keys).size);
  });

  test('every opcode that the programs contain has one', () => {
    const known = new Set(opRecords.filter(({ versions }) => versions.includes('3.13')).map(({ name }) => name));
    const used = new Set(
      traces.flatMap(([, { codes }]) => codes.flatMap(({ instructions }) => instructions.map(({ opname }) => opname))),
    );
    expect([...used].filter((name) => !known.has(name))).toEqual([]);
  });

  test('each has a summary of its own', () => {
    const summaries = opRecords.map(({ summary }) => summary);
    expect(summaries.filter((text) => !/^[A-Z].*\.$/s.test(text))).toEqual([]);
    expect(summaries.length).toBe(new Set(summaries).size);
  });

  test('pops and pushes give the stack effect that the interpreter states', () => {
    for (const { name, versions, pops, pushes } of opRecords) {
      if (!versions.includes('3.13') || BY_CONVENTION.has(name)) continue;
      for (const [arg, effect] of effects[name]) {
        const operand = arg ?? 0;
        if (name === 'BUILD_SLICE' && operand !== 2 && operand !== 3) continue;
        expect({ name, arg, effect: pushes(operand) - pops(operand) }).toEqual({ name, arg, effect });
      }
    }
  });
});

describe('steps of recorded traces', () => {
  test.each(traces)('%s: depth changes by what is popped and pushed', (_name, trace) => {
    for (let step = 0; step < trace.steps; step++) {
      const next = nextStateInFrame(trace, step);
      const { opname } = stepInstruction(trace, step)!;
      const pops = popsAt(trace, step);
      expect(pops, opname).toBeLessThanOrEqual(stackAt(trace, step).length);
      const pushed = pushedAt(trace, step);
      if (next === null || pushed.length === 0) continue;
      expect({ step, opname, depth: stackAt(trace, next).length }).toEqual({
        step,
        opname,
        depth: stackAt(trace, step).length - pops + pushed.length,
      });
    }
  });

  test.each(traces)('%s: each step is explained, with the values that it pops', (_name, trace) => {
    for (let step = 0; step <= trace.steps; step++) {
      const said = explainStep(trace, step);
      expect(said.length).toBeGreaterThan(0);
      expect(JSON.stringify(said)).not.toMatch(/\bundefined\b|\bNaN\b/);
      if (step === trace.steps || said.length === 1) continue;
      const { opname } = stepInstruction(trace, step)!;
      if (opname === 'SWAP') continue;
      const stack = stackAt(trace, step);
      for (const { value } of stack.slice(stack.length - popsAt(trace, step)))
        if (value.kind !== 'null' || opname.startsWith('CALL'))
          expect(said, `${opname} at step ${step}`).toContainEqual(expect.objectContaining({ kind: 'value', value }));
    }
  });

  test.each(traces)('%s: a jump that is taken leads to its target', (_name, trace) => {
    for (let step = 0; step < trace.steps; step++) {
      const jump = jumpAt(trace, step);
      const next = nextStateInFrame(trace, step);
      if (!jump?.taken || next === null || stepInstruction(trace, step)!.opname === 'FOR_ITER') continue;
      const { start, offset } = stepInstruction(trace, next)!;
      expect([start, offset]).toContain(jump.target);
    }
  });
});
