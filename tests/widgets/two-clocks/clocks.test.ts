import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PYTHON_VERSIONS, type PythonVersion } from '../../../src/pyc/types.ts';
import {
  LONGEST_WORD,
  RANGES,
  SITUATIONS,
  START,
  decided,
  isWord,
  outcomeOf,
  printed,
  reduce,
  sizeOf,
  type ClocksState,
} from '../../../src/widgets/two-clocks/clocks.ts';
import { CASES } from '../../../src/widgets/two-clocks/generated/recorded.ts';
import { recordedAt, type RecordedCase } from '../../../src/widgets/two-clocks/recorded.ts';
import { readLink, writeLink } from '../../../src/widgets/two-clocks/url.ts';

const words = fc.stringMatching(/^[a-zé .,!?-]{0,16}$/);
const states: fc.Arbitrary<ClocksState> = fc.record({
  sourceMtime: fc.integer(RANGES.sourceMtime),
  word: words,
  cached: words,
  headerMtime: fc.integer(RANGES.headerMtime),
  headerSize: fc.integer(RANGES.headerSize),
});

const golden = JSON.parse(
  readFileSync(new URL('../../goldens/importlib/two-clocks.json', import.meta.url), 'utf8'),
) as RecordedCase[];

describe('what real Pythons did', () => {
  test('is recorded for every situation, on every Python', () => {
    expect(CASES.map(({ state }) => state)).toEqual(SITUATIONS.map(({ state }) => state));
    for (const { runs } of [...CASES, ...golden])
      expect(runs.flatMap(({ versions }) => versions)).toEqual([...PYTHON_VERSIONS]);
    expect(golden.length).toBeGreaterThan(25);
  });

  test('is what the widget shows, and leaves', () => {
    for (const { state, runs } of [...CASES, ...golden])
      for (const { versions, out, header } of runs)
        for (const python of versions as PythonVersion[]) {
          expect(`${printed(state, python)}\n`, JSON.stringify(state)).toBe(out);
          const { headerMtime, headerSize } = reduce(state, { type: 'run', python });
          expect([headerMtime, headerSize], JSON.stringify(state)).toEqual(header);
        }
  });

  test('is named at a recorded state alone', () => {
    expect(recordedAt(SITUATIONS[2].state, '3.13')).toEqual({
      python: expect.stringMatching(/^3\.13\./) as string,
      out: 'tea\n',
    });
    expect(recordedAt({ ...START, word: 'soup' }, '3.13')).toBeNull();
  });
});

describe('the verdict', () => {
  test.each(PYTHON_VERSIONS)('on %s is used where second and size are equal, and nowhere else', (python) => {
    fc.assert(
      fc.property(states, (state) => {
        const equal =
          Math.floor(state.sourceMtime / 10) === state.headerMtime && sizeOf(state.word) === state.headerSize;
        expect(decided(state, python).outcome.kind).toBe(equal ? 'used' : 'recompiled');
        // What was run once is fresh.
        expect(decided(reduce(state, { type: 'run', python }), python).outcome.kind).toBe('used');
      }),
    );
  });

  test('each situation comes out as it is told', () => {
    expect(Object.fromEntries(SITUATIONS.map(({ title, state }) => [title, outcomeOf(state, '3.13')]))).toEqual({
      'Just compiled': 'used',
      'Edited 3 s later': 'compiled',
      'Edited in the same second': 'old-code',
      'The same second, longer': 'compiled',
      Touched: 'needless',
      'Older m.py put back': 'compiled',
    });
  });

  test('where the mtime differs, the size is not compared', () => {
    const { checks } = decided({ ...START, sourceMtime: 11, word: 'coffee' }, '3.13');
    expect(checks.filter(({ id }) => id === 'mtime' || id === 'size').map(({ result }) => result)).toEqual([
      'failed',
      'not-reached',
    ]);
  });
});

test('numbers stay in their ranges, and words are words', () => {
  expect(reduce(START, { type: 'sourceMtime', value: 1e9 }).sourceMtime).toBe(RANGES.sourceMtime.max);
  expect(reduce(START, { type: 'headerSize', value: -4 }).headerSize).toBe(RANGES.headerSize.min);
  expect(reduce(START, { type: 'headerSize', value: NaN })).toBe(START);
  expect(reduce(START, { type: 'word', value: "'); exit(" })).toBe(START);
  expect(isWord('x'.repeat(LONGEST_WORD + 1))).toBe(false);
  // Bytes, not letters.
  expect(sizeOf('thé')).toBe(sizeOf('cake'));
});

test('every state comes back from its link; a broken one is refused with a sentence', () => {
  fc.assert(
    fc.property(states, fc.boolean(), (state, ask) => {
      expect(readLink(writeLink(state, ask))).toEqual({ kind: 'state', state, ask });
    }),
  );
  for (const [hash, reason] of [
    ['#1.sm=1000', /“1000” is not between -100 and 100/],
    ['#1.hs=x', /not between/],
    ["#1.word=a'b", /no word/],
    ['#1.nothing=1', /part “nothing”/],
  ] as const)
    expect(readLink(hash)).toMatchObject({ kind: 'broken', reason: expect.stringMatching(reason) as string });
});
