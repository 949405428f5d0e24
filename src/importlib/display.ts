import { _unpack_uint32 } from './magic.ts';

/** `f3 0d 0d 0a`; a word for no bytes at all. */
export function showBytes(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'nothing';
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

/** A magic number's bytes, with the 16-bit number that they hold where they end in `\r\n` as all of CPython's do. */
export function showMagic(bytes: Uint8Array): string {
  const shown = showBytes(bytes);
  return bytes.length === 4 && bytes[2] === 0x0d && bytes[3] === 0x0a
    ? `${shown} (${bytes[0] | (bytes[1] << 8)})`
    : shown;
}

/** A count of bytes. */
export function showSize(size: number): string {
  return size === 1 ? '1 byte' : `${size} bytes`;
}

/** Seconds since 1970 with the moment that they stand for: `1234567890 (2009-02-13 23:31:30 UTC)`. */
export function showTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return String(seconds);
  return `${seconds} (${date.toISOString().slice(0, -5).replace('T', ' ')} UTC)`;
}

/** The low 32 bits of a whole number of any size and sign, as Python's `& 0xFFFFFFFF` gives them. */
export function low32(value: number): number {
  return Number(BigInt(value) & 0xffff_ffffn);
}

/** A number as it is compared in 32 bits, with the whole of it where that differs. */
export function showMasked(value: number, show: (value: number) => string): string {
  const low = low32(value);
  return low === value ? show(value) : `${show(low)}, the low 32 bits of ${value}`;
}

/** The flags field: `1 (0b1)`. */
export function showFlags(data: Uint8Array): string {
  const flags = _unpack_uint32(data);
  return `${flags} (0b${flags.toString(2)})`;
}
