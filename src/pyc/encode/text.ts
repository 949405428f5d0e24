/** One byte a character; higher ones are cut off. */
export function encodeLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

const utf8 = new TextEncoder();

/**
 * UTF-8 as marshal has it: surrogates pass. `pairs` are the indices of high surrogates that are kept apart from the low one
 * after them (see `surrogatePairs`).
 */
export function encodeUtf8(text: string, pairs: readonly number[] = []): Uint8Array {
  if (pairs.length === 0 && text.isWellFormed()) return utf8.encode(text);
  const apart = new Set(pairs);
  const parts: Uint8Array[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const point = apart.has(i) ? unit : text.codePointAt(i)!;
    if (point >= 0xd800 && point <= 0xdfff) {
      parts.push(Uint8Array.of(0xed, 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f)));
    } else {
      parts.push(utf8.encode(String.fromCodePoint(point)));
      if (point > 0xffff) i++;
    }
  }
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
