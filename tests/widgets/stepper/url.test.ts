import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PYTHON_VERSIONS } from '../../../src/pyc/types.ts';
import { SPEEDS } from '../../../src/widgets/stepper/state.ts';
import { isLink, positionOf, readLink, stepOf, writeLink } from '../../../src/widgets/stepper/url.ts';

const SAMPLES = ['arithmetic', 'branch', 'area'];

describe('links', () => {
  test('every state comes back from its own link', () => {
    fc.assert(
      fc.property(
        fc.record({
          sample: fc.constantFrom(...SAMPLES),
          python: fc.constantFrom(...PYTHON_VERSIONS),
          step: fc.oneof(
            fc.constant('end' as const),
            fc.integer({ min: 1, max: 100_000 }),
            fc.record({ line: fc.integer({ min: 1, max: 9999 }), visit: fc.integer({ min: 1, max: 9999 }) }),
          ),
          predict: fc.boolean(),
          answer: fc.integer({ min: -1, max: 3 }),
          edits: fc.array(
            fc.oneof(
              fc.constant('i.0.12.BINARY_OP.5'),
              fc.string({ minLength: 1 }).map((text) => `c.1.2.${text}`),
            ),
            { minLength: 1, maxLength: 5 },
          ),
          watch: fc.constantFrom('total', 'größe@global'),
          open: fc.array(fc.constantFrom('name:Globals:a/0', 'stack:0.12.0'), { minLength: 1 }),
          speed: fc.constantFrom(...SPEEDS),
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
    expect(readLink('#9.sample=branch', '', SAMPLES).broken?.why).toContain('format 9');
    expect(readLink('#1.sample=nowhere&step=3', '', SAMPLES)).toEqual({
      state: {},
      notes: [],
      broken: expect.objectContaining({ why: expect.stringContaining('“nowhere”') }),
    });
    expect(readLink('#1.sample=branch&step=three', '', SAMPLES).notes).toEqual([expect.stringContaining('“three”')]);
  });

  test('an embed starts as its query says, and a state in the fragment goes before it', () => {
    expect(readLink('', '?sample=area&python=3.9&step=5&theme=dark', SAMPLES).state).toEqual({
      sample: 'area',
      python: '3.9',
      step: 5,
    });
    expect(readLink('#2.sample=branch&python=3.8&step=2', '?sample=area&step=5', SAMPLES).state).toEqual({
      sample: 'branch',
      python: '3.8',
      step: 2,
    });
  });

  test('a link of the first format opens at the step of the one Python that there was', () => {
    const read = (hash: string) => readLink(hash, '', SAMPLES);
    expect(read('#1.sample=area&step=13')).toEqual({ state: { sample: 'area', python: '3.13', step: 13 }, notes: [] });
    expect(read('#1.sample=area&step=end&predict=1').state).toEqual({ sample: 'area', step: 'end', predict: true });
    // An embed of those times has the same state in its query.
    expect(readLink('', '?sample=area&step=5', SAMPLES).state).toEqual({ sample: 'area', python: '3.13', step: 5 });
  });

  test('a Python that is none is said, and the others are named', () => {
    expect(readLink('#2.sample=area&python=2.7', '', SAMPLES)).toEqual({
      state: { sample: 'area' },
      notes: [expect.stringMatching(/“2\.7”; there are 3\.7 to 3\.15/)],
    });
  });

  test('a step that is none is said, and what would be one', () => {
    for (const step of ['-4', '1.5', 'line-x'])
      expect(readLink(`#2.sample=area&python=3.13&step=${step}`, '', SAMPLES)).toEqual({
        state: { sample: 'area', python: '3.13' },
        notes: [
          `This link asks for step “${step}”, and steps are “12”, “end” or “line-3”. The run starts at its beginning.`,
        ],
      });
  });

  test('a place on the page is no state', () => {
    expect(['', '#', '#main'].map(isLink)).toEqual([false, false, false]);
    expect(['#1.sample=branch', '#99.x', '#sample=branch'].map(isLink)).toEqual([true, true, true]);
  });

  test('a step behind the end shows the end and says so', () => {
    expect(positionOf(99, 17)).toEqual({ position: 17, note: expect.stringContaining('the run has 17') });
    expect(positionOf(2000000, 100000).note).toContain('step 2,000,000, and the run has 100,000');
    expect(positionOf(17, 17)).toEqual({ position: 16, note: null });
    expect(positionOf(0, 17)).toEqual({ position: 0, note: null });
  });
});
