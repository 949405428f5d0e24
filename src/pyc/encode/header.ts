import { magicBytesOf } from '../header.ts';
import type { Header, HeaderField } from '../types.ts';
import { newBuffer, putBytes, putLong, written } from './buffer.ts';

function fieldBytes({ name, value, start, end }: HeaderField, bytes: Uint8Array): Uint8Array {
  // A hash is bytes and not a number; a field that the file cuts off has no value.
  if (value === null) return bytes.subarray(start, end);
  if (name === 'magic') return magicBytesOf(value);
  const buffer = newBuffer(4);
  putLong(buffer, value);
  return written(buffer);
}

/** The bytes of a header, from its fields; `bytes` is the file that they were read from. */
export function encodeHeader(header: Header, bytes: Uint8Array): Uint8Array {
  const buffer = newBuffer(header.layout);
  for (const field of header.fields) if (field.name !== 'body') putBytes(buffer, fieldBytes(field, bytes));
  return written(buffer);
}
