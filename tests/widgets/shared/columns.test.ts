import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexOfByte, spansOf } from '../../../src/widgets/shared/columns.ts';
import { cutLine } from '../../../src/widgets/shared/source-line.ts';

describe('columns', () => {
  test('bytes become indices of the string', () => {
    const text = 'é = "🐍" + x';
    const bytes = new TextEncoder().encode(text);
    expect(text.slice(indexOfByte(text, 5), indexOfByte(text, 11))).toBe('"🐍"');
    expect(indexOfByte(text, bytes.length)).toBe(text.length);
    expect(indexOfByte(text, 1000)).toBe(text.length);
  });

  test('the index of a prefix is its length, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const bytes = new TextEncoder().encode(before).length;
        expect(indexOfByte(before + after, bytes)).toBe(before.length);
      }),
    );
  });

  test('an expression of several lines is marked on each, without the blanks before it', () => {
    const lines = ['x = f(1,', '      2)', 'y'];
    expect(spansOf(lines, { line: 1, endLine: 2, col: 4, endCol: 8 })).toEqual([
      { line: 1, start: 4, end: 8 },
      { line: 2, start: 6, end: 8 },
    ]);
  });

  test('without columns the whole line is marked, and a line that is not there is not', () => {
    expect(spansOf(['  a = 1'], { line: 1, endLine: 1, col: null, endCol: null })).toEqual([
      { line: 1, start: 2, end: 7 },
    ]);
    expect(spansOf(['a'], { line: 9, endLine: 9, col: 0, endCol: 1 })).toEqual([]);
  });
});

test('cutting a line loses and doubles nothing', () => {
  const token = fc.tuple(fc.constantFrom('', 'string', 'keyword'), fc.string({ minLength: 1 }));
  const span = fc
    .tuple(fc.nat(30), fc.nat(30))
    .map(([a, b]) => ({ line: 1, start: Math.min(a, b), end: Math.max(a, b) }));
  fc.assert(
    fc.property(fc.array(token), fc.array(span), fc.array(span), (tokens, marked, lit) => {
      const text = tokens.map(([, part]) => part).join('');
      const cut = cutLine(tokens, 1, marked, lit);
      expect(cut.map((each) => each.text).join('')).toBe(text);
      let at = 0;
      for (const each of cut) {
        expect(each.marked).toBe(marked.some(({ start, end }) => start <= at && at < end));
        at += each.text.length;
      }
    }),
  );
});
