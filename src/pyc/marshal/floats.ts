/** What `PyOS_string_to_double` takes (Python/pystrtod.c): no blanks, no underscores, no hexadecimals. */
const FLOAT = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|inf(?:inity)?|nan)$/i;

/** The text of a float up to its first NUL, as the C function sees it. */
export function cString(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const zero = bytes.subarray(start, end).indexOf(0);
  return bytes.subarray(start, zero < 0 ? end : start + zero);
}

/** The value of a float that is stored as text; null where the text is not a float. */
export function parseFloatText(bytes: Uint8Array, start: number, end: number): number | null {
  const text = String.fromCharCode(...cString(bytes, start, end));
  if (!FLOAT.test(text)) return null;
  const special = /^([+-]?)(inf|nan)/i.exec(text);
  if (!special) return Number(text);
  const magnitude = special[2].toLowerCase() === 'inf' ? Infinity : NaN;
  return special[1] === '-' ? -magnitude : magnitude;
}
