const hex = (value: number, width: number) => value.toString(16).padStart(width, '0');

const SHORT_ESCAPES: Readonly<Record<number, string>> = { 9: '\\t', 10: '\\n', 13: '\\r', 92: '\\\\' };

/** Apostrophes, unless the text has some and no quotation mark. */
function quoteFor(hasApostrophe: boolean, hasQuotation: boolean): string {
  return hasApostrophe && !hasQuotation ? '"' : "'";
}

/** What `str.isprintable` calls not printable: the categories "other" and "separator", but for the space. */
const NOT_PRINTABLE = /^[\p{C}\p{Z}]$/u;

function escaped(point: number, character: string, quote: string): string {
  if (SHORT_ESCAPES[point]) return SHORT_ESCAPES[point];
  if (character === quote) return `\\${character}`;
  if (point >= 0x20 && point < 0x7f) return character;
  if (!NOT_PRINTABLE.test(character)) return character;
  if (point < 0x100) return `\\x${hex(point, 2)}`;
  return point < 0x10000 ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
}

/** `repr` of a string (`unicode_repr` in Objects/unicodeobject.c), by the Unicode data of the JavaScript engine. */
export function strRepr(value: string): string {
  const quote = quoteFor(value.includes("'"), value.includes('"'));
  if (/^[\x20-\x7e]*$/.test(value) && !value.includes('\\') && !value.includes(quote)) return quote + value + quote;
  const parts: string[] = [];
  for (const character of value) parts.push(escaped(character.codePointAt(0)!, character, quote));
  return quote + parts.join('') + quote;
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
