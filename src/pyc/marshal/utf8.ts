/** A place where bytes are not UTF-8, as `UnicodeDecodeError` tells it: positions count from the string's first byte. */
export interface Utf8Error {
  /** First byte that cannot be decoded. */
  start: number;
  /** One past the last one. */
  end: number;
  reason: 'invalid start byte' | 'invalid continuation byte' | 'unexpected end of data';
}

const isContinuation = (byte: number) => (byte & 0xc0) === 0x80;

/**
 * Length of the sequence at `at`, or the error there. Ported from `utf8_decode` and `unicode_decode_utf8`
 * (Objects/stringlib/codecs.h, Objects/unicodeobject.c); surrogates pass as with `errors='surrogatepass'`.
 */
export function sequenceAt(bytes: Uint8Array, at: number, end: number): number | Omit<Utf8Error, 'start'> {
  const first = bytes[at];
  const left = end - at;
  const tooShort = { end, reason: 'unexpected end of data' } as const;
  const badContinuation = (length: number) => ({ end: at + length, reason: 'invalid continuation byte' }) as const;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return { end: at + 1, reason: 'invalid start byte' };
  if (left < 2) return tooShort;
  const second = bytes[at + 1];
  if (!isContinuation(second)) return badContinuation(1);
  if (first < 0xe0) return 2;
  if (first < 0xf0) {
    if (first === 0xe0 && second < 0xa0) return badContinuation(1);
    const isSurrogate = first === 0xed && second >= 0xa0;
    if (isSurrogate && (left < 3 || !isContinuation(bytes[at + 2]))) return badContinuation(1);
    if (left < 3) return tooShort;
    return isContinuation(bytes[at + 2]) ? 3 : badContinuation(2);
  }
  if (first === 0xf0 ? second < 0x90 : first === 0xf4 && second >= 0x90) return badContinuation(1);
  if (left < 3) return tooShort;
  if (!isContinuation(bytes[at + 2])) return badContinuation(2);
  if (left < 4) return tooShort;
  return isContinuation(bytes[at + 3]) ? 4 : badContinuation(3);
}

/** Characters a call of `String.fromCharCode` takes without risk for the stack. */
const CHUNK = 4096;

/** A string of one byte a character (Latin-1). */
export function decodeLatin1(bytes: Uint8Array, start: number, end: number): string {
  if (end - start <= CHUNK) return String.fromCharCode.apply(null, bytes.subarray(start, end) as unknown as number[]);
  const parts: string[] = [];
  for (let at = start; at < end; at += CHUNK) parts.push(decodeLatin1(bytes, at, Math.min(at + CHUNK, end)));
  return parts.join('');
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes what `findUtf8Error` found no error in; lone surrogates become lone UTF-16 units. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  try {
    return strict.decode(bytes.subarray(start, end));
  } catch {
    return decodeWithSurrogates(bytes, start, end);
  }
}

function decodeWithSurrogates(bytes: Uint8Array, start: number, end: number): string {
  const parts: string[] = [];
  for (let at = start; at < end;) {
    const length = sequenceAt(bytes, at, end) as number;
    let point = length === 1 ? bytes[at] : bytes[at] & (0x7f >> length);
    for (let i = 1; i < length; i++) point = (point << 6) | (bytes[at + i] & 0x3f);
    parts.push(String.fromCodePoint(point));
    at += length;
  }
  return parts.join('');
}

/**
 * Indices (UTF-16) of the high surrogates that a low one follows, both written as such. JavaScript takes the two for one
 * character beyond the basic plane; in the file, and in Python, that one has four bytes and these have three each.
 */
export function surrogatePairs(bytes: Uint8Array, start: number, end: number): number[] {
  const indices: number[] = [];
  if (bytes.subarray(start, end).indexOf(0xed) < 0) return indices;
  let index = 0;
  for (let at = start; at < end;) {
    const length = sequenceAt(bytes, at, end) as number;
    const high = length === 3 && bytes[at] === 0xed && bytes[at + 1] >= 0xa0 && bytes[at + 1] < 0xb0;
    if (high && at + 4 < end && bytes[at + 3] === 0xed && bytes[at + 4] >= 0xb0) indices.push(index);
    at += length;
    index += length === 4 ? 2 : 1;
  }
  return indices;
}
