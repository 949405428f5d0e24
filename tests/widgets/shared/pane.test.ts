import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heldRows, recycled, rowsInPane, rowsLeftOut, topFor } from '../../../src/widgets/shared/pane.ts';

const SEEN = 18.5;
const long = fc.integer({ min: 150_001, max: 8_000_000 });

describe('the rows that are drawn', () => {
  test('are those that can be seen, and a few more', () => {
    expect(rowsInPane(10, 0, SEEN)).toEqual({ from: 0, to: 10 });
    const { from, to } = rowsInPane(1000, 500, SEEN);
    expect(from).toBeLessThanOrEqual(494);
    expect(to).toBeGreaterThanOrEqual(519 + 6);
  });

  test('never need one element twice, however tall the pane is', () => {
    fc.assert(
      fc.property(long, fc.nat(5_000_000), fc.nat(10_000_000), (count, top, seen) => {
        const { from, to } = rowsInPane(count, top, seen);
        const keys = Array.from({ length: to - from }, (_, i) => recycled(from + i));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe('a list that is longer than an element can be', () => {
  test('is held by an element that browsers lay out', () => {
    expect(heldRows(8_000_000) * 112).toBeLessThan(17_000_000);
    expect(heldRows(100)).toBe(100);
    for (const at of [0, 30, 100]) expect(rowsLeftOut(100, 100, at)).toBe(0);
  });

  test('begins where the element begins, and ends where it ends', () => {
    fc.assert(
      fc.property(long, (count) => {
        const held = heldRows(count);
        expect(rowsLeftOut(count, held, 0)).toBe(0);
        expect(rowsLeftOut(count, held, held - SEEN)).toBe(count - held);
        expect(rowsLeftOut(count, count, count - SEEN)).toBe(count - held);
      }),
    );
  });

  test('goes on as the element is scrolled on', () => {
    fc.assert(
      fc.property(long, fc.nat(150_000), fc.nat(5_000), (count, at, by) => {
        const left = (row: number) => rowsLeftOut(count, heldRows(count), row);
        expect(left(at + by)).toBeGreaterThanOrEqual(left(at));
      }),
    );
  });

  test('has a place in the element for each of its own, with room on both sides', () => {
    fc.assert(
      fc.property(long, fc.float({ min: 0, max: 1, noNaN: true }), (count, share) => {
        const last = count - SEEN;
        const top = share * last;
        const inElement = top - rowsLeftOut(count, count, top);
        const room = 3_999;
        expect(inElement).toBeGreaterThanOrEqual(Math.min(top, room));
        expect(heldRows(count) - SEEN - inElement).toBeGreaterThanOrEqual(Math.min(last - top, room));
      }),
    );
  });
});

test('a row that can be seen stays where it is, one that is near comes in by little', () => {
  expect(topFor(10, 4, SEEN)).toBe(4);
  expect(topFor(22, 4, SEEN)).toBe(23 - SEEN);
  expect(topFor(2, 3.5, SEEN)).toBe(2);
  expect(topFor(1000, 4, SEEN)).toBeCloseTo(1000 - SEEN / 3);
  expect(topFor(1, 350, SEEN)).toBe(0);
});
