/** Decimal digits of ints, and the limit that conversions have since it was found to be an attack. */
import { bitLength } from './decimal.ts';
import { valueError } from './types.ts';
import { minor } from './version.ts';

/** `sys.get_int_max_str_digits()`. */
export const MAX_STR_DIGITS = 4300;

/** What is said where a conversion has more digits; `count` is known where a text is read. */
export function tooManyDigits(count?: number): never {
  const limit = minor < 11 ? `${MAX_STR_DIGITS}` : `${MAX_STR_DIGITS} digits`;
  const value = count === undefined ? '' : `: value has ${count} digits`;
  return valueError(
    `Exceeds the limit (${limit}) for integer string conversion${value}; use sys.set_int_max_str_digits() to increase the limit`,
  );
}

/** `str(v)`; raises ValueError for too many digits. */
export function decimalText(v: number | bigint): string {
  if (typeof v === 'number') return String(v);
  // 4300 decimal digits need at least 14282 bits; without any doubt too many are not even converted.
  const bits = bitLength(v);
  if (bits > 14_400) return tooManyDigits();
  const text = String(v);
  if (bits > 14_280 && text.length - (v < 0n ? 1 : 0) > MAX_STR_DIGITS) return tooManyDigits();
  return text;
}
