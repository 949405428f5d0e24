import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { opcodeTable } from '../../src/pyc/index.ts';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { PythonVersion } from '../../src/pyc/types.ts';
import {
  codeAt,
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

/** By version: rows of operand, effect where it goes on, effect where it jumps; 3.7 tells only the greater of the two. */
const effectsOf = (version: PythonVersion) => {
  const file = fileURLToPath(new URL(`../goldens/traces/${version}/stack-effects.json`, import.meta.url));
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, [number | null, number, number?][]>;
};

/** `dis.stack_effect` tells the stack of the path that goes on; these leave or raise, and what it says is convention. */
const BY_CONVENTION = new Set(['RETURN_VALUE', 'RETURN_GENERATOR', 'RAISE_VARARGS', 'RERAISE', 'CLEANUP_THROW']);

/** Up to 3.10 the effect that is stated of these is the one on the way into a handler, or that of the longest stack. */
const OF_BLOCKS = new Set([
  'SETUP_EXCEPT',
  'SETUP_FINALLY',
  'SETUP_WITH',
  'SETUP_ASYNC_WITH',
  'BEGIN_FINALLY',
  'CALL_FINALLY',
  'END_FINALLY',
  'POP_FINALLY',
  'WITH_CLEANUP_START',
  'WITH_CLEANUP_FINISH',
]);

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

  test('each has a summary of its own', () => {
    const summaries = opRecords.map(({ summary }) => summary);
    expect(summaries.filter((text) => !/^[A-Z].*\.$/s.test(text))).toEqual([]);
    expect(summaries.length).toBe(new Set(summaries).size);
  });
});

describe.each(PYTHON_VERSIONS)('op records of %s', (version) => {
  test('pops and pushes give the stack effect that the interpreter states', () => {
    const effects = effectsOf(version);
    for (const { name, versions, pops, pushes, jump } of opRecords) {
      if (!versions.includes(version) || BY_CONVENTION.has(name) || OF_BLOCKS.has(name)) continue;
      // 3.11 states a part of CALL's effect for PRECALL, which moves nothing.
      if (version === '3.11' && (name === 'PRECALL' || name === 'CALL')) continue;
      for (const [arg, ...stated] of effects[name] ?? []) {
        const operand = arg ?? 0;
        if (name === 'BUILD_SLICE' && operand !== 2 && operand !== 3) continue;
        const effect = pushes(operand) - pops(operand);
        const all = jump ? [effect, jump.pushes - jump.pops] : [effect];
        expect({ name, arg, effect: stated.length === 1 ? Math.max(...all) : effect }).toEqual({
          name,
          arg,
          effect: stated[0],
        });
      }
    }
  });
});

function depthChangesAsStated(trace: Trace): void {
  for (let step = 0; step < trace.steps; step++) {
    const next = nextStateInFrame(trace, step);
    const { opname } = stepInstruction(trace, step)!;
    const before = stackAt(trace, step).length;
    const pops = popsAt(trace, step);
    if (pops > before) expect.fail(`step ${step}: ${opname} pops ${pops} of ${before}`);
    const pushed = pushedAt(trace, step);
    if (next === null || pushed.length === 0) continue;
    const after = stackAt(trace, next).length;
    if (after !== before - pops + pushed.length)
      expect.fail(`step ${step}: ${opname} pops ${pops} of ${before}, pushes ${pushed.length}, and leaves ${after}`);
  }
}

/** A sentence as the opcode reference writes it, its values left out: they may be any words. */
function sentence(trace: Trace, step: number, said = explainStep(trace, step)): string {
  const { instructions } = codeAt(trace, step);
  return said
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind !== 'target') return '…';
      const there = instructions.find(({ offset, start }) => offset === piece.offset || start === piece.offset);
      return `${there!.opname} at offset ${piece.offset}`;
    })
    .join('')
    .replace(/this raises .*/s, '');
}

/** `the the`, `at END_FOR at END_FOR`, `END_FOR at END_FOR`. */
const REPEATED = /\b(\w+(?: \w+)?) \1\b|\b([A-Z]\w+_\w+) at \2\b/;

function explainsEachStep(trace: Trace): void {
  const sentences = new Set<string>();
  for (let step = 0; step <= trace.steps; step++) {
    const said = explainStep(trace, step);
    // A matcher for each of some hundred thousand steps would take most of the time.
    if (said.length === 0) expect.fail(`nothing is said of step ${step}`);
    // Names and the messages of exceptions may be these words.
    const words = said
      .map((piece) => (piece.kind === 'text' ? piece.text : ''))
      .join('')
      .replace(/this raises .*/s, '');
    if (/\bundefined\b|\bNaN\b/.test(words)) expect.fail(`step ${step}: ${words}`);
    if (step === trace.steps) continue;
    sentences.add(sentence(trace, step, said));
    if (said.length === 1) continue;
    const { opname } = stepInstruction(trace, step)!;
    if (opname === 'SWAP') continue;
    const stack = stackAt(trace, step);
    for (const { value } of stack.slice(stack.length - popsAt(trace, step)))
      if (
        (value.kind !== 'null' || opname.startsWith('CALL')) &&
        !said.some((piece) => piece.kind === 'value' && piece.value === value)
      )
        expect(said, `${opname} at step ${step}`).toContainEqual(expect.objectContaining({ kind: 'value', value }));
  }
  expect([...sentences].filter((text) => REPEATED.test(text))).toEqual([]);
}

function jumpsLeadToTheirTargets(trace: Trace): void {
  for (let step = 0; step < trace.steps; step++) {
    const jump = jumpAt(trace, step);
    const next = nextStateInFrame(trace, step);
    if (!jump?.taken || next === null || stepInstruction(trace, step)!.opname === 'FOR_ITER') continue;
    const { start, offset } = stepInstruction(trace, next)!;
    expect([start, offset]).toContain(jump.target);
  }
}

test('a word that is said twice is seen', () => {
  for (const text of ['over END_FOR at END_FOR at offset 60', 'the the loop', 'go on at L1 at L1', 'to the to the end'])
    expect(text).toMatch(REPEATED);
  for (const text of ['go on at POP_TOP at offset 6', 'that the', 'Jump to NOP at offset 2, to POP_TOP at offset 4'])
    expect(text).not.toMatch(REPEATED);
});

test.each([
  ['3.12', 'past END_FOR at offset \\d+, to RETURN_CONST at'],
  ['3.13', 'past END_FOR at offset \\d+ and the POP_TOP behind it, to RETURN_CONST at'],
  ['3.14', 'past END_FOR at offset \\d+, to POP_ITER at'],
  ['3.15', 'past END_FOR at offset \\d+, to POP_ITER at'],
] as const)('FOR_ITER says on %s where it goes on', async (version, words) => {
  const said: string[] = [];
  for (const { name, code, options } of await goldens(version)) {
    if (!name.startsWith('samples/')) continue;
    const trace = recordTrace(code, options);
    for (let step = 0; step < trace.steps; step++)
      if (stepInstruction(trace, step)!.opname === 'FOR_ITER' && jumpAt(trace, step)?.taken)
        said.push(sentence(trace, step));
  }
  expect(
    said.some((text) => new RegExp(words).test(text)),
    said[0],
  ).toBe(true);
  expect(said.filter((text) => !/leave the loop, past END_FOR at offset \d+(,| and)/.test(text))).toEqual([]);
});

describe.each(PYTHON_VERSIONS)('steps on %s', async (version) => {
  test.each(await goldens(version))(
    '$name: depths, explanations with the popped values and no word twice, jumps',
    ({ code, options }) => {
      const trace = recordTrace(code, options);
      depthChangesAsStated(trace);
      explainsEachStep(trace);
      jumpsLeadToTheirTargets(trace);
    },
  );
});
