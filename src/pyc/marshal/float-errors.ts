import { cString } from './floats.ts';

/** The text of ValueError for what is not a float. */
export function floatErrorText(bytes: Uint8Array, start: number, end: number, quoted: boolean): string {
  const text = new TextDecoder().decode(cString(bytes, start, end).subarray(0, 200));
  return `could not convert string to float: ${quoted ? `'${text}'` : text}`;
}
