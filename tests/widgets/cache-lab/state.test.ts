import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PYTHON_VERSIONS } from '../../../src/pyc/types.ts';
import { newState, reduce, type LabState } from '../../../src/widgets/cache-lab/state.ts';
import { readLink, writeLink } from '../../../src/widgets/cache-lab/url.ts';

const typed = (...lines: string[]): LabState =>
  lines.reduce((state, line) => reduce(state, { type: 'line', line }), newState('3.13'));

describe('history', () => {
  test('a line that follows a step back takes the place of what came later', () => {
    const back = reduce(typed('a', 'b', 'c'), { type: 'go', at: 1 });
    expect(back).toMatchObject({ lines: ['a', 'b', 'c'], at: 1 });
    expect(reduce(back, { type: 'line', line: ' d ' })).toMatchObject({ lines: ['a', 'd'], at: 2 });
    expect(reduce(back, { type: 'go', at: 3 })).toMatchObject({ at: 3 });
  });

  test('nothing happens beyond the ends', () => {
    const state = typed('a');
    for (const at of [2, 99, 1]) expect(reduce(state, { type: 'go', at })).toBe(state);
    expect(reduce(state, { type: 'go', at: -4 }).at).toBe(0);
    expect(reduce(state, { type: 'line', line: '   ' })).toBe(state);
  });
});

describe('links', () => {
  test('a link holds what was typed, readably', () => {
    const state = reduce(typed('python main.py', 'touch m.py'), { type: 'go', at: 1 });
    expect(writeLink(state, '3.13')).toBe('#1.do=python%20main.py&do=touch%20m.py&at=1');
    expect(writeLink(state, '3.12')).toContain('python=3.13');
  });

  test('every state comes back as it was', () => {
    const states = fc.record({
      python: fc.constantFrom(...PYTHON_VERSIONS),
      lines: fc.array(
        fc
          .string({ minLength: 1, maxLength: 40 })
          .map((text) => text.trim())
          .filter((text) => text !== ''),
        { maxLength: 12 },
      ),
      verbose: fc.boolean(),
      ask: fc.boolean(),
      module: fc.constantFrom(null, 'm', 'pkg.sub'),
      next: fc.constantFrom(null, 'python main.py'),
    });
    fc.assert(
      fc.property(states, fc.nat(12), (parts, at) => {
        const state: LabState = { ...parts, at: Math.min(at, parts.lines.length) };
        const read = readLink(writeLink(state, null));
        if (read.kind !== 'state') throw new Error('not read');
        expect({ ...newState(state.python), ...read.state }).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['#1.python=2.7', /no Python of 3.7 to 3.15/],
    ['#1.do=python%20main.py&at=4', /after line “4” of 1/],
    ['#1.do=%20', /no line that can be typed/],
    ['#1.what=1', /part “what”/],
    ['#7.do=x', /format 7/],
  ])('%s is refused with a sentence', (hash, sentence) => {
    const read = readLink(hash);
    expect(read.kind === 'broken' && read.reason).toMatch(sentence);
  });

  test('no fragment is no state', () => {
    expect(readLink('')).toEqual({ kind: 'none' });
    expect(readLink('#heading')).toEqual({ kind: 'none' });
  });
});
