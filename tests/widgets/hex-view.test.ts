import { describe, expect, test } from 'vitest';
import { asciiRuns, cellLabel, halves } from '../../src/widgets/shared/HexView-cells.ts';
import type { HexCell } from '../../src/widgets/shared/HexView-cells.ts';
import { hexKey } from '../../src/widgets/shared/HexView-keys.ts';
import type { HexCursor } from '../../src/widgets/shared/HexView-keys.ts';

const cells: HexCell[] = Array.from({ length: 64 }, (_, offset) => ({
  offset,
  value: 0xab,
  original: 0xab,
  field: 'magic',
  name: 'magic',
  editable: offset < 16,
}));
const press = (cursor: HexCursor, key: string, columns = 16, ctrl = false) =>
  hexKey(cells, columns, cursor, { key, ctrl });
const from = (at: number): HexCursor => ({ at, half: null });
const to = (at: number, key: string, columns = 16, ctrl = false) => press(from(at), key, columns, ctrl)!.cursor.at;

describe('moving', () => {
  test.each([
    ['ArrowRight', 16, 14, 15],
    ['ArrowRight', 16, 15, 15],
    ['ArrowRight', 8, 7, 7],
    ['ArrowRight', 16, 63, 63],
    ['ArrowLeft', 16, 16, 16],
    ['ArrowLeft', 8, 9, 8],
    ['ArrowUp', 16, 15, 15],
    ['ArrowUp', 8, 15, 7],
    ['ArrowDown', 16, 15, 31],
    ['ArrowDown', 16, 50, 50],
    ['Home', 8, 13, 8],
    ['End', 16, 3, 15],
  ])('%s with %i in a line goes from %i to %i', (key, columns, start, end) => {
    expect(to(start, key, columns)).toBe(end);
  });

  test('Ctrl+Home and Ctrl+End go to the ends', () => {
    expect(to(20, 'Home', 16, true)).toBe(0);
    expect(to(20, 'End', 16, true)).toBe(63);
  });
});

describe('typing', () => {
  test('the first digit is the high half, the second the low half, and moves on', () => {
    const first = press(from(4), '1')!;
    expect(first).toEqual({ cursor: { at: 4, half: { offset: 4, before: 0xab } }, write: { offset: 4, value: 0x1b } });
    const second = press(first.cursor, 'F')!;
    expect(second).toEqual({ cursor: from(5), write: { offset: 4, value: 0xaf } });
  });

  test('the last editable byte is not left', () => {
    const half = press(from(15), '0')!.cursor;
    expect(press(half, '0')!.cursor.at).toBe(15);
  });

  test('Escape and Backspace take back half a byte; Escape then leaves', () => {
    const half = press(from(4), '1')!.cursor;
    for (const key of ['Escape', 'Backspace'])
      expect(press(half, key)).toEqual({ cursor: from(4), write: { offset: 4, value: 0xab } });
    expect(press(from(4), 'Escape')).toMatchObject({ leave: true });
  });

  test('Delete puts a byte back; Backspace too, and goes to the one before', () => {
    expect(press(from(4), 'Delete')).toEqual({ cursor: from(4), restore: 4 });
    expect(press(from(4), 'Backspace')).toEqual({ cursor: from(3), restore: 4 });
  });

  test('the body takes no digits, and shortcuts and other keys are left alone', () => {
    expect(press(from(20), '1')).toEqual({ cursor: from(20) });
    expect(press(from(4), 'a', 16, true)).toBeNull();
    for (const key of ['g', 'Tab', 'PageDown', 'F1', 'Enter']) expect(press(from(4), key)).toBeNull();
  });
});

test('a cell says what it is', () => {
  expect(cellLabel({ ...cells[4], name: 'flags', value: 0, original: 0 })).toBe('byte 4, flags, 00');
  expect(cellLabel({ ...cells[4], name: 'flags', value: 1, original: 0 })).toBe('byte 4, flags, 01, edited, was 00');
  expect(cellLabel({ ...cells[20], name: 'body' })).toBe('byte 20, body, ab, read-only');
  expect(cellLabel({ ...cells[4], value: null })).toBe('byte 4, cut off');
});

test.each([
  [16, [8, 8]],
  [9, [8, 1]],
  [8, [8]],
  [3, [3]],
])('a row of %i is drawn in %j', (length, lengths) => {
  const row = cells.slice(0, length);
  expect(halves(row).map((eight) => eight.length)).toEqual(lengths);
  expect(halves(row).flat()).toEqual(row);
});

test('beside the bytes, characters stand in runs: printed ones, and dots for the others', () => {
  const bytes = [0x63, 0x0d, 0x0d, 0x0a, 0x41, 0x42, 0x00, null];
  const row = bytes.map((value, offset) => ({ ...cells[0], offset, value }));
  expect(asciiRuns(row)).toEqual(['c', '···', 'AB', '·', ' ']);
});
