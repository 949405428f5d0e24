import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunFacts } from '../../../src/widgets/stepper/model.ts';
import { initialState, nextLine, previousLine, reduce, type StepperEvent } from '../../../src/widgets/stepper/state.ts';

/** Seventeen steps on lines that start at states 0, 3, 7 and 12. */
const facts: RunFacts = {
  steps: 17,
  lineStarts: [0, 3, 7, 12],
  marks: { calls: [], output: [], raises: [] },
  maxDepth: 3,
  maxFrames: 1,
  maxNames: 2,
  guards: null,
};
const at = (position: number) => initialState(position);
const send = (position: number, event: StepperEvent, asking = false) => reduce(at(position), event, facts, asking);

describe('moving', () => {
  test('one step forwards and back', () => {
    expect(send(4, { type: 'next' }).position).toBe(5);
    expect(send(4, { type: 'back' }).position).toBe(3);
  });

  test('neither end is passed', () => {
    expect(send(17, { type: 'next' }).position).toBe(17);
    expect(send(0, { type: 'back' }).position).toBe(0);
  });

  test('run to the next line stops where that line starts, and at the end after the last one', () => {
    expect([0, 2, 3, 6, 7, 11].map((position) => nextLine(facts, position))).toEqual([3, 3, 7, 7, 12, 12]);
    expect([12, 16, 17].map((position) => nextLine(facts, position))).toEqual([17, 17, 17]);
  });

  test('the previous line is first the start of this one', () => {
    expect(previousLine(facts, 9)).toBe(7);
    expect(previousLine(facts, 7)).toBe(3);
    expect(previousLine(facts, 0)).toBe(0);
  });

  test('any events in any order stay within the run and keep the tally honest', () => {
    const event: fc.Arbitrary<StepperEvent> = fc.oneof(
      fc
        .constantFrom('next', 'back', 'first', 'last', 'next-line', 'previous-line', 'play', 'pause', 'tick')
        .map((type) => ({ type }) as StepperEvent),
      fc.integer({ min: -50, max: 50 }).map((position) => ({ type: 'go' as const, position })),
      fc.boolean().map((on) => ({ type: 'predict' as const, on })),
      fc.boolean().map((right) => ({ type: 'answer' as const, option: 0, right })),
    );
    fc.assert(
      fc.property(fc.array(event), fc.boolean(), (events, asks) => {
        let state = at(0);
        for (const each of events) {
          state = reduce(state, each, facts, asks && state.predicting && state.answer === null);
          expect(state.position).toBeGreaterThanOrEqual(0);
          expect(state.position).toBeLessThanOrEqual(facts.steps);
          expect(state.tally.right).toBeLessThanOrEqual(state.tally.asked);
          if (state.position === facts.steps) expect(state.playing).toBe(false);
        }
      }),
    );
  });
});

describe('playing', () => {
  test('a tick steps, and the last one stops the play', () => {
    const playing = reduce(at(15), { type: 'play' }, facts, false);
    const once = reduce(playing, { type: 'tick' }, facts, false);
    expect([once.position, once.playing]).toEqual([16, true]);
    const twice = reduce(once, { type: 'tick' }, facts, false);
    expect([twice.position, twice.playing]).toEqual([17, false]);
  });

  test('play at the end begins again', () => {
    const state = reduce(at(17), { type: 'play' }, facts, false);
    expect([state.position, state.playing]).toEqual([0, true]);
  });

  test('moving by hand pauses', () => {
    const playing = reduce(at(3), { type: 'play' }, facts, false);
    for (const type of ['next', 'back', 'next-line', 'first'] as const)
      expect(reduce(playing, { type }, facts, false).playing).toBe(false);
  });
});

describe('predicting', () => {
  test('a question holds the step back until it is answered', () => {
    const asked = initialState(4, true);
    expect(reduce(asked, { type: 'next' }, facts, true).position).toBe(4);
    const answered = reduce(asked, { type: 'answer', option: 2, right: false }, facts, true);
    expect([answered.position, answered.answer]).toEqual([4, 2]);
    const after = reduce(answered, { type: 'next' }, facts, false);
    expect([after.position, after.answer]).toEqual([5, null]);
  });

  test('each question counts once', () => {
    const asked = initialState(4, true);
    const answered = reduce(asked, { type: 'answer', option: 0, right: true }, facts, true);
    expect(answered.tally).toEqual({ right: 1, asked: 1 });
    expect(reduce(answered, { type: 'answer', option: 1, right: true }, facts, false).tally).toEqual({
      right: 1,
      asked: 1,
    });
  });
});

test('another run begins with what its link has open and answered, and without what this one had', () => {
  const before = { ...initialState(4, true), open: ['name:Globals:a'], answer: 1 };
  const plain = reduce(before, { type: 'opened', position: 9 }, facts, false);
  expect([plain.position, plain.open, plain.answer, plain.predicting]).toEqual([9, [], null, true]);
  const linked = reduce(before, { type: 'opened', position: 2, open: ['forms'], answer: -1 }, facts, false);
  expect([linked.position, linked.open, linked.answer]).toEqual([2, ['forms'], -1]);
});
