/** Digits and decimal exponent (the point stands before the first digit) of the shortest text that gives the number back. */
function shortest(value: number): { digits: string; point: number } {
  const [mantissa, exponent] = Math.abs(value).toExponential().split('e');
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

/**
 * `repr` of a float (`format_float_short` in Python/pystrtod.c): exponents below -4 and from 16 on are written out. Without
 * `dotZero`, as in the parts of a complex number, a whole number has no `.0`.
 */
export function floatRepr(value: number, dotZero = true): string {
  if (Number.isNaN(value)) return 'nan';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (!Number.isFinite(value)) return `${sign}inf`;
  if (value === 0) return `${sign}0${dotZero ? '.0' : ''}`;
  const { digits, point } = shortest(value);
  if (point <= -4 || point > 16) {
    const exponent = point - 1;
    const rest = digits.length > 1 ? `.${digits.slice(1)}` : '';
    const width = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${digits[0]}${rest}e${exponent < 0 ? '-' : '+'}${width}`;
  }
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (digits.length > point) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  return `${sign}${digits.padEnd(point, '0')}${dotZero ? '.0' : ''}`;
}

/** `repr` of a complex number (Objects/complexobject.c). */
export function complexRepr(real: number, imag: number): string {
  const imagText = floatRepr(imag, false);
  if (Object.is(real, 0)) return `${imagText}j`;
  const plus = imagText.startsWith('-') ? '' : '+';
  return `(${floatRepr(real, false)}${plus}${imagText}j)`;
}
