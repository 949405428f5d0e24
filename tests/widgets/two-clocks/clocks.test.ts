import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PYTHON_VERSIONS } from '../../../src/pyc/types.ts';
import { SITUATIONS, SIZES, SPAN, START, decided, outcomeOf, reduce } from '../../../src/widgets/two-clocks/clocks.ts';
import { readLink, writeLink } from '../../../src/widgets/two-clocks/url.ts';

const states = fc.record({
  sourceMtime: fc.integer({ min: -SPAN, max: SPAN }),
  sourceSize: fc.integer(SIZES),
  headerMtime: fc.integer({ min: -SPAN, max: SPAN }),
  headerSize: fc.integer(SIZES),
  edited: fc.boolean(),
});

describe('the verdict', () => {
  test.each(PYTHON_VERSIONS)('on %s is used where both numbers are equal, and nowhere else', (python) => {
    fc.assert(
      fc.property(states, (state) => {
        const equal = state.sourceMtime === state.headerMtime && state.sourceSize === state.headerSize;
        expect(decided(state, python).outcome.kind).toBe(equal ? 'used' : 'recompiled');
      }),
    );
  });

  test('each situation comes out as it is told', () => {
    const told = SITUATIONS.map(({ title, state }) => [title, outcomeOf(state, decided(state, '3.13'))]);
    expect(Object.fromEntries(told)).toEqual({
      'just compiled': 'used',
      'edited later': 'compiled',
      'edited in the same second, same size': 'old-code',
      'edited in the same second, longer': 'compiled',
      touched: 'needless',
      'an older source put back': 'compiled',
    });
  });

  test('where the mtime differs, the size is not compared', () => {
    const { checks } = decided({ ...START, sourceMtime: 1, sourceSize: 3 }, '3.13');
    expect(checks.filter(({ id }) => id === 'mtime' || id === 'size').map(({ result }) => result)).toEqual([
      'failed',
      'not-reached',
    ]);
  });
});

test('numbers stay in their ranges', () => {
  expect(reduce(START, { type: 'sourceMtime', value: 1e9 }).sourceMtime).toBe(SPAN);
  expect(reduce(START, { type: 'headerSize', value: -4 }).headerSize).toBe(SIZES.min);
  expect(reduce(START, { type: 'headerSize', value: NaN })).toBe(START);
});

test('every state comes back from its link; a broken one is refused with a sentence', () => {
  fc.assert(
    fc.property(states, (state) => {
      expect(readLink(writeLink(state))).toEqual({ kind: 'state', state });
    }),
  );
  for (const hash of ['#1.sm=1000', '#1.hs=x', '#1.ss=0'])
    expect(readLink(hash)).toMatchObject({ kind: 'broken', reason: expect.stringMatching(/not between/) as string });
});
