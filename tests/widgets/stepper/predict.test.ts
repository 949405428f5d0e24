import { describe, expect, test } from 'vitest';
import { PYTHON_VERSIONS } from '../../../src/pyc/types.ts';
import { stackAt } from '../../../src/vm/index.ts';
import { questionAt } from '../../../src/widgets/stepper/predict.ts';
import { stepView } from '../../../src/widgets/stepper/step-view.ts';
import { sameStack, valueView } from '../../../src/widgets/stepper/values.ts';
import { SAMPLE_NAMES, sessionOfSample } from './samples.ts';

describe.each(SAMPLE_NAMES)('questions about %s', (name) => {
  test.each(PYTHON_VERSIONS)(
    '%s: the one right answer is what really happens, and no two are the same',
    async (python) => {
      const session = await sessionOfSample(name, python);
      let asked = 0;
      // Of the others every third.
      const stride = python === '3.13' ? 1 : 3;
      for (let state = 0; state < session.facts.steps; state += stride) {
        const question = questionAt(session, state);
        if (!question) continue;
        asked++;
        const right = question.options.filter((option) => option.right);
        expect(right).toHaveLength(1);
        const real = stackAt(session.trace, state + 1).map((entry) => valueView(session, entry.value, state + 1));
        const { output } = session.trace.columns;
        if (right[0].printed === null) expect(sameStack(right[0].stack, real)).toBe(true);
        else expect(right[0].printed).toBe(session.trace.output.slice(output[state], output[state + 1]));
        expect(question.options.length).toBeGreaterThanOrEqual(2);
        expect(question.options.length).toBeLessThanOrEqual(4);
        for (const [n, option] of question.options.entries()) {
          expect(option.why.length, 'every answer is explained').toBeGreaterThan(0);
          for (const other of question.options.slice(n + 1))
            expect(
              option.next === other.next && option.printed === other.printed && sameStack(option.stack, other.stack),
            ).toBe(false);
        }
      }
      expect(asked).toBeGreaterThan(session.facts.steps / stride / 3);
    },
  );

  test('the right answer does not always stand in the same place', async () => {
    const session = await sessionOfSample(name);
    const places = new Set<number>();
    for (let state = 0; state < session.facts.steps; state++)
      places.add(questionAt(session, state)?.options.findIndex((option) => option.right) ?? -1);
    expect(places.size).toBeGreaterThan(3);
  });
});

test('wrong answers are explained with the real values', async () => {
  const session = await sessionOfSample('branch');
  let state = 0;
  while (stepView(session, state).opname !== 'COMPARE_OP') state++;
  const question = questionAt(session, state)!;
  const opposite = question.options.find((option) => option.stack.at(-1)?.text === 'True')!;
  expect(opposite.right).toBe(false);
  expect(
    opposite.why
      .map((piece) => (piece.kind === 'value' ? piece.value.text : piece.kind === 'text' ? piece.text : ''))
      .join(''),
  ).toBe('1 == 0 is False.');
});

test('a conditional jump asks both for the stack and for where it goes', async () => {
  const session = await sessionOfSample('branch');
  let state = 0;
  while (stepView(session, state).opname !== 'POP_JUMP_IF_FALSE') state++;
  const question = questionAt(session, state)!;
  expect(question.options.find((option) => option.right)!.next).toBe('jumps to L2, line 8');
  expect(question.options.map((option) => option.next)).toContain('goes on with LOAD_NAME, line 6');
});

test.each(PYTHON_VERSIONS)('%s: before something is printed, the question is what', async (python) => {
  const session = await sessionOfSample('arithmetic', python);
  const [state] = session.facts.marks.output;
  const question = questionAt(session, state)!;
  const printed = session.trace.output.slice(0, session.trace.columns.output[state + 1]);
  expect(question.options.find((option) => option.right)!.printed).toBe(printed);
  const glued = question.options.find((option) => option.printed === printed.replaceAll(' ', ''))!;
  expect(glued.right).toBe(false);
  expect(glued.why).toEqual([{ kind: 'text', text: 'print puts a space between its arguments.' }]);
});
