/** `format`, `ascii`, and the conversions of f-strings. */
import { callMethod, typeLookup } from './attributes.ts';
import { nativeFormat } from './format-spec.ts';
import { PyBuiltin, PyStr, type PyObject } from './model.ts';
import { repr, text } from './repr.ts';
import { asciiText, strRepr } from './text.ts';
import { T, raise, str, valueError, wrongResult } from './types.ts';

/** `format(value, spec)`. */
export function format(value: PyObject, spec: string): string {
  const custom = value.type.heap ? typeLookup(value.type, '__format__') : null;
  if (custom !== null && !(custom instanceof PyBuiltin)) {
    const result = callMethod(custom, value, [str(spec)]);
    if (!(result instanceof PyStr))
      return wrongResult(value, '__format__', 'a str', result, `__format__ must return a str, not ${result.type.name}`);
    return result.s;
  }
  return nativeFormat(value, spec);
}

/** `!s`, `!r`, `!a`. */
export function convert(value: PyObject, conversion: string): string {
  switch (conversion) {
    case 'r':
      return repr(value);
    case 'a':
      return ascii(value);
    default:
      return text(value);
  }
}

/** `ascii(value)`. */
export function ascii(value: PyObject): string {
  if (value.type === T.str) return strRepr((value as PyStr).s, true);
  return asciiText(repr(value));
}

/** `int(x)` of a float. */
export function floatToInt(x: number): number | bigint {
  if (Number.isNaN(x)) return valueError('cannot convert float NaN to integer');
  if (!Number.isFinite(x)) raise('OverflowError', 'cannot convert float infinity to integer');
  const whole = Math.trunc(x) + 0;
  return Number.isSafeInteger(whole) ? whole : BigInt(whole);
}
