/** `str.isprintable` of one character. */
export type Printable = (point: number) => boolean;

/** What `repr` of Python 2 leaves as it is. */
export const printableAscii: Printable = (point) => point >= 0x20 && point < 0x7f;

const NOT_PRINTABLE = /^[\p{C}\p{Z}]$/u;

/**
 * By the Unicode data of the JavaScript engine: the categories "other" and "separator" are not printable, but for the space.
 * `printableOf` has the data of each Python; its table is for those who must print as that version does.
 */
export const printableHere: Printable = (point) =>
  point < 0x7f ? point >= 0x20 : !NOT_PRINTABLE.test(String.fromCodePoint(point));

const hex = (value: number, width: number) => value.toString(16).padStart(width, '0');

const SHORT_ESCAPES: Readonly<Record<number, string>> = { 9: '\\t', 10: '\\n', 13: '\\r', 92: '\\\\' };

/** Apostrophes, unless the text has some and no quotation mark. */
function quoteFor(hasApostrophe: boolean, hasQuotation: boolean): string {
  return hasApostrophe && !hasQuotation ? '"' : "'";
}

function escaped(point: number, quote: string, printable: Printable): string {
  if (SHORT_ESCAPES[point]) return SHORT_ESCAPES[point];
  const character = String.fromCodePoint(point);
  if (character === quote) return `\\${character}`;
  if (printable(point)) return character;
  if (point < 0x100) return `\\x${hex(point, 2)}`;
  return point < 0x10000 ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
}

const PLAIN = /^[\x20-\x7e]*$/;

/**
 * `repr` of a string (`unicode_repr` in Objects/unicodeobject.c), by the Unicode data given. `surrogatePairs`: indices
 * of high surrogates that Python keeps apart from the low ones after them.
 */
export function strRepr(value: string, printable = printableHere, surrogatePairs?: readonly number[]): string {
  const quote = quoteFor(value.includes("'"), value.includes('"'));
  if (!value.includes('\\') && !value.includes(quote) && PLAIN.test(value)) return quote + value + quote;
  let text = quote;
  for (let at = 0; at < value.length; at++) {
    const apart = surrogatePairs !== undefined && surrogatePairs.includes(at);
    const point = apart ? value.charCodeAt(at) : value.codePointAt(at)!;
    if (point > 0xffff) at++;
    text += escaped(point, quote, printable);
  }
  return text + quote;
}

/** `repr` of bytes (`PyBytes_Repr` in Objects/bytesobject.c). */
export function bytesRepr(value: Uint8Array): string {
  const quote = quoteFor(value.includes(39), value.includes(34));
  const parts: string[] = [];
  for (const byte of value) {
    const character = String.fromCharCode(byte);
    if (SHORT_ESCAPES[byte]) parts.push(SHORT_ESCAPES[byte]);
    else if (character === quote) parts.push(`\\${character}`);
    else parts.push(byte >= 0x20 && byte < 0x7f ? character : `\\x${hex(byte, 2)}`);
  }
  return `b${quote}${parts.join('')}${quote}`;
}
