import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLink, positionOf, readLink, stepOf, writeLink } from '../../../src/widgets/stepper/url.ts';

const SAMPLES = ['arithmetic', 'branch', 'area'];

describe('links', () => {
  test('every state comes back from its own link', () => {
    fc.assert(
      fc.property(
        fc.record({
          sample: fc.constantFrom(...SAMPLES),
          step: fc.oneof(fc.constant('end' as const), fc.integer({ min: 1, max: 20_000 })),
          predict: fc.boolean(),
        }),
        (state) => {
          const read = readLink(writeLink(state), '', SAMPLES);
          expect(read.notes).toEqual([]);
          expect({ predict: false, ...read.state }).toEqual(state);
        },
      ),
    );
  });

  test('every position is named by a step that leads back to it', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (steps, any) => {
        const position = Math.min(any, steps);
        expect(positionOf(stepOf(position, steps), steps)).toEqual({ position, note: null });
      }),
    );
  });

  test('no fragment at all can break the reader of links', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (hash, search) => {
        const { state, notes } = readLink(`#${hash}`, search, SAMPLES);
        if (state.sample !== undefined) expect(SAMPLES).toContain(state.sample);
        for (const note of notes) expect(note).toMatch(/^(The|This) .*\.$/s);
      }),
    );
  });

  test('what is wrong is said in a sentence', () => {
    expect(readLink('#9.sample=branch', '', SAMPLES).notes).toEqual([expect.stringContaining('format 9')]);
    expect(readLink('#1.sample=nowhere&step=3', '', SAMPLES)).toEqual({
      state: {},
      notes: [expect.stringContaining('“nowhere”')],
    });
    expect(readLink('#1.sample=branch&step=three', '', SAMPLES).notes).toEqual([expect.stringContaining('“three”')]);
  });

  test('an embed starts as its query says, and a state in the fragment goes before it', () => {
    expect(readLink('', '?sample=area&step=5&theme=dark', SAMPLES).state).toEqual({ sample: 'area', step: 5 });
    expect(readLink('#1.sample=branch&step=2', '?sample=area&step=5', SAMPLES).state).toEqual({
      sample: 'branch',
      step: 2,
    });
  });

  test('a place on the page is no state', () => {
    expect(['', '#', '#main'].map(isLink)).toEqual([false, false, false]);
    expect(['#1.sample=branch', '#99.x', '#sample=branch'].map(isLink)).toEqual([true, true, true]);
  });

  test('a step behind the end shows the end and says so', () => {
    expect(positionOf(99, 17)).toEqual({ position: 17, note: expect.stringContaining('the run has 17') });
    expect(positionOf(17, 17)).toEqual({ position: 16, note: null });
    expect(positionOf(0, 17)).toEqual({ position: 0, note: null });
  });
});
