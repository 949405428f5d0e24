/** `repr` of strings and bytes, and `ascii`. */
import { has } from './unicode.ts';

const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');

function escaped(point: number): string {
  if (point < 256) return `\\x${hex(point, 2)}`;
  return point < 65536 ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
}

const NAMED: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

/** `str.isprintable`; that of Latin-1 has never changed. */
function isPrintable(one: string, point: number): boolean {
  return point < 0x100 ? (point >= 0x20 && point < 0x7f) || (point > 0xa0 && point !== 0xad) : has('printable', one);
}

const quote = (s: string): string => (s.includes("'") && !s.includes('"') ? '"' : "'");

/** `repr(s)`, or `ascii(s)`. */
export function strRepr(s: string, asciiOnly = false): string {
  const mark = quote(s);
  // Most strings need no escapes.
  if (/^[ !#-&(-[\]-~]*$/.test(s)) return `'${s}'`;
  let out = '';
  for (const one of s) {
    const point = one.codePointAt(0)!;
    if (one === mark) out += '\\' + one;
    else if (NAMED[one]) out += NAMED[one];
    else if (one === ' ') out += one;
    else if ((asciiOnly && point > 126) || !isPrintable(one, point)) out += escaped(point);
    else out += one;
  }
  return mark + out + mark;
}

/** What `ascii` makes of the repr of an object. */
export function asciiText(shown: string): string {
  // eslint-disable-next-line no-control-regex -- ASCII is the question
  return shown.replace(/[^\x00-\x7f]/gu, (one) => escaped(one.codePointAt(0)!));
}

/** `repr(b)`; `escapeQuotes`: as a bytearray's repr has it up to 3.14. */
export function bytesRepr(b: Uint8Array, escapeQuotes = false): string {
  const mark = b.includes(39) && !b.includes(34) ? '"' : "'";
  let out = '';
  for (const byte of b) {
    const one = String.fromCharCode(byte);
    if (one === mark || (escapeQuotes && one === "'")) out += '\\' + one;
    else if (NAMED[one]) out += NAMED[one];
    else out += byte < 32 || byte > 126 ? escaped(byte) : one;
  }
  return `b${mark}${out}${mark}`;
}
