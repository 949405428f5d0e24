/** The bytes that a message shows, read back: `b'\xcb\r\r\n'` is the number 3531, of Python 3.12. */
import { MAGICS, lookupMagic } from '../../pyc/versions/magic.ts';
import type { MagicInfo } from '../../pyc/types.ts';

const NAMED: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, '\\': 92, "'": 39, '"': 34, '0': 0 };

/**
 * The bytes of a `bytes` literal's inside, as far as it goes. A literal that is cut ends early; one whose backslashes
 * were doubled (in JSON) or lost (on a web page) is read all the same.
 */
export function literalBytes(inside: string): Uint8Array {
  let text = inside.replace(/\\\\(?=[xrnt'"])/g, '\\');
  // A page that eats backslashes leaves “xcbrrn”.
  if (!text.includes('\\') && /^(?:x[0-9a-f]{2}|[^x])(?:x[0-9a-f]{2}|r|.)rn$/.test(text))
    text = text
      .replace(/x(?=[0-9a-f]{2})/g, '\\x')
      .replace(/(r?)rn$/, (_, second: string) => `${second && '\\r'}\\r\\n`);
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '\\') {
      bytes.push(text.charCodeAt(at) & 0xff);
      continue;
    }
    const hex = /^\\x([0-9a-f]{2})/i.exec(text.slice(at));
    if (hex) {
      bytes.push(parseInt(hex[1], 16));
      at += 3;
    } else if (at + 1 < text.length && Object.hasOwn(NAMED, text[at + 1])) {
      bytes.push(NAMED[text[at + 1]]);
      at++;
    } else break;
  }
  return Uint8Array.from(bytes);
}

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');

const SIGNATURES: readonly [string, string][] = [
  ['50 4b', 'a zip archive, as wheels are'],
  ['7f 45 4c', 'a Linux program or library (ELF), as `.so` files are'],
  ['4d 5a', 'a Windows program or library, as `.pyd` files are'],
  ['1f 8b', 'a gzip archive'],
  ['ef bb bf', 'a text with a byte order mark'],
];

/** What text-mode copying makes of a magic number, which ends in 0d 0a so that such a thing shows. */
function translated(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  const like = (low: number, high: number) => lookupMagic(low | (high << 8))?.minor ?? null;
  if (b === 10 && bytes.length >= 2 && like(a, 13)) {
    return `\`0d\` has become \`0a\`: somebody copied the file as text, and line ends were changed. It was of Python ${like(a, 13)}.`;
  }
  if (bytes.length >= 3 && c === 10 && like(a, b))
    return `The number ${a | (b << 8)} is that of Python ${like(a, b)}, but \`0d 0a\` behind it has become \`0a\`: somebody copied the file as text, and line ends were changed.`;
  if (a === 0xef && b === 0xbf && c === 0xbd)
    return '`ef bf bd` is what programs write for a character that they cannot read: the file was opened as text and saved again. Its bytes are lost.';
  return null;
}

/** Which Python the bytes belong to; null where no CPython writes them. Two bytes are enough. */
export function originOf(bytes: Uint8Array): MagicInfo | null {
  if (bytes.length < 2) return null;
  const info = lookupMagic(bytes[0] | (bytes[1] << 8));
  const same = info && [2, 3].every((at) => at >= bytes.length || bytes[at] === info.bytes[at]);
  return same ? info : null;
}

/** What the bytes at the start of a file are, in sentences. */
export function magicFacts(bytes: Uint8Array): string[] {
  if (bytes.length === 0) return ['Between the quotes stands nothing: the file is empty, it has 0 bytes.'];
  const shown = `\`${hexOf(bytes)}\``;
  const origin = originOf(bytes);
  if (origin) {
    const who = origin.released
      ? `Python ${origin.minor}`
      : `${origin.since}, a version before the release of Python ${origin.minor}`;
    const number = `${bytes[0]} + 256 × ${bytes[1]} = ${origin.number}`;
    return [`The bytes are ${shown}: ${number}, the number of ${who}. That Python wrote the file.`];
  }
  if (bytes.length === 1) {
    const minors = [...new Set(MAGICS.filter(({ bytes: [low] }) => low === bytes[0]).map(({ minor }) => minor))];
    return [
      minors.length > 0
        ? `Only the first byte is there, ${shown}. Files of Python ${minors.join(', ')} begin with it.`
        : `Only the first byte is there, ${shown}. No CPython’s files begin with it.`,
    ];
  }
  if (bytes.every((byte) => byte === 0))
    return [
      `The bytes are ${shown}: nothing but zeros. The file was never filled, as after a crash or on a full disk.`,
    ];
  const text = translated(bytes);
  if (text) return [`The bytes are ${shown}. ${text}`];
  const known = SIGNATURES.find(([signature]) => hexOf(bytes).startsWith(signature));
  if (known) return [`The bytes are ${shown}: so begins ${known[1]}. The file is no \`.pyc\`.`];
  if (bytes.every((byte) => byte >= 32 && byte < 127))
    return [
      `The bytes are ${shown}, as text \`${String.fromCharCode(...bytes)}\`. A text begins like this: the file is not compiled, whatever its name says.`,
    ];
  if (bytes.length >= 4 && bytes[2] === 13 && bytes[3] === 10)
    return [
      `The bytes are ${shown}, the number ${bytes[0] | (bytes[1] << 8)}. No CPython from 1.0 to 3.15 writes it; another Python, such as PyPy, may.`,
    ];
  return [`The bytes are ${shown}. No CPython’s files begin like this.`];
}
