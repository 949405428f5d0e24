import { readLong } from './tree.ts';

const HEX = '0123456789abcdef';

function reverse(text: string): string {
  return Array.from(text).reverse().join('');
}

/** The integer of a TYPE_LONG at `start`: 15-bit digits, least significant first. */
export function longValue(bytes: Uint8Array, start: number): bigint {
  const count = readLong(bytes, start + 1);
  let hex = '';
  let bits = 0;
  let width = 0;
  // Digits are gathered into hexadecimals, which BigInt takes in one go.
  for (let i = 0; i < Math.abs(count); i++) {
    const at = start + 5 + 2 * i;
    bits |= (bytes[at] | (bytes[at + 1] << 8)) << width;
    width += 15;
    for (; width >= 4; width -= 4, bits >>>= 4) hex += HEX[bits & 15];
  }
  hex += HEX[bits & 15];
  const magnitude = BigInt('0x' + reverse(hex));
  return count < 0 ? -magnitude : magnitude;
}

/** The 15-bit digits of an integer's magnitude, least significant first. */
export function longDigits(value: bigint): number[] {
  const hex = (value < 0n ? -value : value).toString(16);
  const digits: number[] = [];
  let bits = 0;
  let width = 0;
  for (let i = hex.length - 1; i >= 0; i--) {
    bits |= parseInt(hex[i], 16) << width;
    width += 4;
    if (width >= 15) {
      digits.push(bits & 0x7fff);
      bits >>= 15;
      width -= 15;
    }
  }
  digits.push(bits);
  while (digits.length > 0 && digits[digits.length - 1] === 0) digits.pop();
  return digits;
}
