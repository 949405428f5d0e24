import { lookupMagic, magicNumberOf } from './versions/magic.ts';
import type { FieldName, Header, HeaderField, HeaderKind, HeaderLayout, PycError } from './types.ts';

/** Bits of the flags word that mean something (PEP 552): 1 hash-based, 2 check the source. */
const HASH_BASED = 0b01;
const CHECK_SOURCE = 0b10;
const KNOWN_FLAGS = HASH_BASED | CHECK_SOURCE;

/** Fields of a header in file order with their lengths. The flags word decides between mtime + size and a hash. */
function fieldsOf(layout: HeaderLayout, flags: number): [FieldName, number][] {
  if (layout === 8)
    return [
      ['magic', 4],
      ['mtime', 4],
    ];
  if (layout === 12)
    return [
      ['magic', 4],
      ['mtime', 4],
      ['size', 4],
    ];
  const rest: [FieldName, number][] =
    flags & HASH_BASED
      ? [['hash', 8]]
      : [
          ['mtime', 4],
          ['size', 4],
        ];
  return [['magic', 4], ['flags', 4], ...rest];
}

function littleEndian(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = end - 1; at >= start; at--) value = value * 256 + bytes[at];
  return value;
}

function kindOf(layout: HeaderLayout, flags: number): HeaderKind {
  if (layout !== 16) return 'timestamp';
  if (flags & ~KNOWN_FLAGS) return 'invalid';
  if (!(flags & HASH_BASED)) return 'timestamp';
  return flags & CHECK_SOURCE ? 'checked-hash' : 'unchecked-hash';
}

/**
 * What `python FILE.pyc` raises for a header that it cannot use; importing adds the module's name to its own texts. Up to
 * 3.12 a file too short for a magic number has a bad one.
 */
function errorOf(bytes: Uint8Array, layout: HeaderLayout, known: boolean): PycError | null {
  if (bytes.length >= 4 && !known)
    return { offset: 0, exception: 'RuntimeError', message: 'Bad magic number in .pyc file' };
  if (bytes.length < layout)
    return { offset: bytes.length, exception: 'EOFError', message: 'EOF read where not expected' };
  return null;
}

/**
 * Reads a header (PEP 3147, PEP 552). Without a layout the magic number decides; an unknown one is read as 16 bytes.
 * With a layout the same bytes are read as that Python would lay them out. A file that ends early has fewer fields, the
 * last one perhaps cut (its `value` is null), and an error.
 */
export function readHeader(bytes: Uint8Array, layout?: HeaderLayout): Header {
  const origin = lookupMagic(bytes);
  const used = layout ?? origin?.layout ?? 16;
  const flags = used === 16 && bytes.length >= 8 ? littleEndian(bytes, 4, 8) : 0;
  const fields: HeaderField[] = [];
  let start = 0;
  for (const [name, length] of fieldsOf(used, flags)) {
    if (start >= bytes.length) break;
    const end = Math.min(start + length, bytes.length);
    const cut = end < start + length;
    const value =
      cut || name === 'hash' ? null : name === 'magic' ? magicNumberOf(bytes) : littleEndian(bytes, start, end);
    fields.push({ name, start, end, value });
    start = end;
  }
  if (bytes.length > used) fields.push({ name: 'body', start: used, end: bytes.length, value: null });
  return { layout: used, origin, kind: kindOf(used, flags), fields, error: errorOf(bytes, used, origin !== null) };
}

/**
 * The field of that name, or null where the header (or what there is of it) has none.
 */
export function headerField(header: Header, name: FieldName): HeaderField | null {
  return header.fields.find((field) => field.name === name) ?? null;
}

/**
 * A copy of the file with one field changed. A number is written little-endian modulo the field's width (for `magic`:
 * those two bytes, and CR LF or what else that version wrote after it); bytes are written as they are, and what is over
 * the field's length is left out.
 */
export function writeField(bytes: Uint8Array, field: HeaderField, value: number | Uint8Array): Uint8Array {
  const changed = bytes.slice();
  const data = typeof value !== 'number' ? value : field.name === 'magic' ? magicBytesOf(value) : numberBytes(value);
  changed.set(data.subarray(0, field.end - field.start), field.start);
  return changed;
}

/** The four bytes of a magic number, with what that version writes after the number. */
export function magicBytesOf(number: number): Uint8Array {
  return lookupMagic(number)?.bytes ?? Uint8Array.of(number & 255, (number >> 8) & 255, 13, 10);
}

function numberBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, BigInt(Math.trunc(value))), true);
  return bytes;
}
