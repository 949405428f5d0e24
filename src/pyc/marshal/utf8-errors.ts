import { sequenceAt } from './utf8.ts';
import type { Utf8Error } from './utf8.ts';

/** The first place in `[start, end)` that is not UTF-8 (lone surrogates allowed); null where all of it is. */
export function findUtf8Error(bytes: Uint8Array, start: number, end: number): Utf8Error | null {
  let at = start;
  while (at < end) {
    if (bytes[at] < 0x80) {
      at++;
      continue;
    }
    const found = sequenceAt(bytes, at, end);
    if (typeof found !== 'number') return { start: at - start, end: found.end - start, reason: found.reason };
    at += found;
  }
  return null;
}

/** The text of `UnicodeDecodeError` for an error in `[start, …)`. */
export function utf8ErrorText(error: Utf8Error, bytes: Uint8Array, start: number, codec: string): string {
  const byte = bytes[start + error.start].toString(16).padStart(2, '0');
  const where =
    error.end - error.start === 1
      ? `byte 0x${byte} in position ${error.start}`
      : `bytes in position ${error.start}-${error.end - 1}`;
  return `'${codec}' codec can't decode ${where}: ${error.reason}`;
}
