/** Bytes that are being written, one after the other. */
export interface Buffer {
  bytes: Uint8Array;
  length: number;
}

/** An empty buffer with room for so many bytes; it grows. */
export function newBuffer(room: number): Buffer {
  return { bytes: new Uint8Array(Math.max(16, room)), length: 0 };
}

function reserve(buffer: Buffer, count: number): void {
  if (buffer.length + count <= buffer.bytes.length) return;
  const larger = new Uint8Array(Math.max(2 * buffer.bytes.length, buffer.length + count));
  larger.set(buffer.bytes.subarray(0, buffer.length));
  buffer.bytes = larger;
}

export function putByte(buffer: Buffer, byte: number): void {
  reserve(buffer, 1);
  buffer.bytes[buffer.length++] = byte;
}

/** A 16-bit little-endian integer. */
export function putShort(buffer: Buffer, value: number): void {
  putByte(buffer, value & 255);
  putByte(buffer, (value >> 8) & 255);
}

/** A 32-bit little-endian integer, signed or not. */
export function putLong(buffer: Buffer, value: number): void {
  putShort(buffer, value & 0xffff);
  putShort(buffer, (value >> 16) & 0xffff);
}

/** A 64-bit little-endian integer, signed or not. */
export function putLong64(buffer: Buffer, value: bigint): void {
  putLong(buffer, Number(BigInt.asIntN(32, value)));
  putLong(buffer, Number(BigInt.asIntN(32, value >> 32n)));
}

export function putBytes(buffer: Buffer, bytes: Uint8Array): void {
  reserve(buffer, bytes.length);
  buffer.bytes.set(bytes, buffer.length);
  buffer.length += bytes.length;
}

/** What was written. */
export function written(buffer: Buffer): Uint8Array {
  return buffer.bytes.slice(0, buffer.length);
}
