/** Bytes as text, one character a byte. */

/** So many characters are made at once: a call takes only so many arguments. */
const CHUNK = 8192;

/** Bytes as characters of the same numbers. */
export function latin(b: Uint8Array): string {
  let out = '';
  for (let at = 0; at < b.length; at += CHUNK) out += String.fromCharCode(...b.subarray(at, at + CHUNK));
  return out;
}
