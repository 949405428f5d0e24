/** How far one name is from another, and which of many is nearest (Python/suggestions.c). */
const MOVE_COST = 2;
const CASE_COST = 1;
const MAX_STRING_SIZE = 40;
const MAX_CANDIDATES = 750;

const five = (code: number): number => code & 31;
const lower = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);

function substitution(a: number, b: number): number {
  if (five(a) !== five(b)) return MOVE_COST;
  if (a === b) return 0;
  return lower(a) === lower(b) ? CASE_COST : MOVE_COST;
}

function distance(first: Uint8Array, second: Uint8Array, most: number): number {
  let [from, a, b] = [0, first, second];
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  a = a.subarray(from);
  b = b.subarray(from);
  while (a.length > 0 && b.length > 0 && a[a.length - 1] === b[b.length - 1]) {
    a = a.subarray(0, -1);
    b = b.subarray(0, -1);
  }
  if (a.length === 0 || b.length === 0) return (a.length + b.length) * MOVE_COST;
  if (a.length > MAX_STRING_SIZE || b.length > MAX_STRING_SIZE) return most + 1;
  if (b.length < a.length) [a, b] = [b, a];
  if ((b.length - a.length) * MOVE_COST > most) return most + 1;
  const row = Array.from(a, (_, n) => (n + 1) * MOVE_COST);
  let result = 0;
  for (let n = 0; n < b.length; n++) {
    let before = n * MOVE_COST;
    result = before;
    let least = Infinity;
    for (let k = 0; k < a.length; k++) {
      const substitute = before + substitution(b[n], a[k]);
      before = row[k];
      result = Math.min(Math.min(result, before) + MOVE_COST, substitute);
      row[k] = result;
      if (result < least) least = result;
    }
    if (least > most) return most + 1;
  }
  return result;
}

const utf8 = new TextEncoder();

/** The name that is nearest to `wrong`, the first of equally near ones; null where none is near enough. */
export function nearest(names: readonly string[], wrong: string): string | null {
  if (names.length >= MAX_CANDIDATES) return null;
  const bytes = utf8.encode(wrong);
  let [best, found]: [number, string | null] = [Infinity, null];
  for (const name of names) {
    if (name === wrong) continue;
    const other = utf8.encode(name);
    // No more than a third of the characters may need to change, and it must beat what was found before.
    const most = Math.min(Math.floor(((bytes.length + other.length + 3) * MOVE_COST) / 6), best - 1);
    const current = distance(bytes, other, most);
    if (current > most) continue;
    if (found === null || current < best) [best, found] = [current, name];
  }
  return found;
}
