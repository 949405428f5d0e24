/** What a hex view does at a key, as a function of where it stands. */

/** What the keys need to know of the cells: an array of them, or a list that makes each when it is asked for. */
export interface HexKeyCells {
  readonly length: number;
  at(index: number): { offset: number; value: number | null; editable: boolean } | undefined;
}

/** Half of a byte has been typed: what it was before, for Escape. */
export interface HalfTyped {
  offset: number;
  before: number;
}

/** Where the view stands: one tab stop, arrows that do not wrap. */
export interface HexCursor {
  /** Index of the cell that has the focus, or would have it. */
  at: number;
  half: HalfTyped | null;
}

export interface HexKey {
  key: string;
  ctrl: boolean;
}

export interface HexResult {
  cursor: HexCursor;
  /** A byte to write. */
  write?: { offset: number; value: number };
  /** A byte to put back. */
  restore?: number;
  /** The reader wants to leave the view. */
  leave?: true;
}

/**
 * The cursor after a key, with what is to be done; null for a key that the view does not use. `columns` is how many
 * cells stand in a line on the screen.
 */
export function hexKey(
  cells: HexKeyCells,
  columns: number,
  cursor: HexCursor,
  { key, ctrl }: HexKey,
): HexResult | null {
  const { at, half } = cursor;
  const cell = cells.at(at)!;
  const last = cells.length - 1;
  const move = (to: number): HexResult => ({ cursor: { at: to, half: null } });
  const line = at - (at % columns);
  switch (key) {
    case 'ArrowLeft':
      return move(at === line ? at : at - 1);
    case 'ArrowRight':
      return move(at === last || at === line + columns - 1 ? at : at + 1);
    case 'ArrowUp':
      return move(at - columns < 0 ? at : at - columns);
    case 'ArrowDown':
      return move(at + columns > last ? at : at + columns);
    case 'Home':
      return move(ctrl ? 0 : line);
    case 'End':
      return move(ctrl ? last : Math.min(last, line + columns - 1));
    case 'Escape':
      return half
        ? { cursor: { at, half: null }, write: { offset: half.offset, value: half.before } }
        : { cursor, leave: true };
    case 'Delete':
      return cell.editable ? { cursor: { at, half: null }, restore: cell.offset } : { cursor };
    case 'Backspace':
      if (half) return { cursor: { at, half: null }, write: { offset: half.offset, value: half.before } };
      return cell.editable ? { cursor: { at: Math.max(0, at - 1), half: null }, restore: cell.offset } : { cursor };
  }
  return ctrl || !/^[0-9a-f]$/i.test(key) ? null : hexDigit(cells, cursor, parseInt(key, 16));
}

/** A digit typed at the cursor: the first one is the high half of the byte, the second one the low half, and moves on. */
export function hexDigit(cells: HexKeyCells, { at, half }: HexCursor, digit: number): HexResult {
  const { offset, value, editable } = cells.at(at)!;
  if (!editable || value === null) return { cursor: { at, half: null } };
  if (half && half.offset === offset)
    return {
      cursor: { at: cells.at(at + 1)?.editable ? at + 1 : at, half: null },
      write: { offset, value: (value & 0xf0) | digit },
    };
  return { cursor: { at, half: { offset, before: value } }, write: { offset, value: (digit << 4) | (value & 0x0f) } };
}
