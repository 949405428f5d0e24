/** The encodings that str and bytes know: UTF-8, ASCII, Latin-1, UTF-16 and UTF-32, with their error handlers. */
import { ENCODINGS } from './encodings.ts';
import { PyStr, type PyObject } from './model.ts';
import { bytes, int, raise, raised, str, unsupported } from './types.ts';

interface Codec {
  /** What error texts call it. */
  name: string;
  kind: 'utf-8' | 'utf-16' | 'utf-32' | 'single';
  /** Code points from here on cannot be encoded. */
  limit: number;
  little: boolean;
  /** Whether a mark of the byte order comes first. */
  mark: boolean;
}

const single = (name: string, limit: number): Codec => ({ name, kind: 'single', limit, little: true, mark: false });
const wide = (kind: 'utf-16' | 'utf-32', name: string, little: boolean, mark: boolean): Codec => ({
  name,
  kind,
  limit: 0x110000,
  little,
  mark,
});

const CODECS: [RegExp, Codec][] = [
  [/^(utf-?8|u8|utf|cp65001)$/, { name: 'utf-8', kind: 'utf-8', limit: 0x110000, little: true, mark: false }],
  [/^utf-?8-sig$/, { name: 'utf-8', kind: 'utf-8', limit: 0x110000, little: true, mark: true }],
  [/^(ascii|us-ascii|646)$/, single('ascii', 128)],
  [/^(latin-?1|iso-?8859-1|l1|8859|cp819)$/, single('latin-1', 256)],
  [/^(utf-?16|u16)$/, wide('utf-16', 'utf-16', true, true)],
  [/^utf-?16-?le$/, wide('utf-16', 'utf-16-le', true, false)],
  [/^utf-?16-?be$/, wide('utf-16', 'utf-16-be', false, false)],
  [/^(utf-?32|u32)$/, wide('utf-32', 'utf-32', true, true)],
  [/^utf-?32-?le$/, wide('utf-32', 'utf-32-le', true, false)],
  [/^utf-?32-?be$/, wide('utf-32', 'utf-32-be', false, false)],
];

function codecOf(encoding: string): Codec {
  const name = encoding.toLowerCase().replaceAll('_', '-').replaceAll(' ', '-');
  const found = CODECS.find(([pattern]) => pattern.test(name));
  if (found) return found[1];
  if (!ENCODINGS.has(encoding.toLowerCase().replace(/[- ]/g, '_')))
    raise('LookupError', `unknown encoding: ${encoding}`);
  return unsupported(`the encoding ${encoding}`);
}

function fail(type: string, encoding: string, object: PyObject, start: number, end: number, reason: string): never {
  const error = raised(type, [str(encoding), object, int(start), int(end), str(reason)]);
  const names = ['encoding', 'object', 'start', 'end', 'reason'];
  error.exception.fields = new Map(names.map((name, n) => [name, error.exception.args[n]]));
  throw error;
}

const isSurrogate = (point: number): boolean => point >= 0xd800 && point <= 0xdfff;

/** What stands for characters that cannot be encoded; null: raise. */
function encodingHandler(points: number[], errors: string): number[] | null {
  switch (errors) {
    case 'ignore':
      return [];
    case 'replace':
      return points.map(() => 63);
    case 'backslashreplace':
      return ascii(
        points
          .map((point) => {
            const hex = point.toString(16);
            return point < 256
              ? `\\x${hex.padStart(2, '0')}`
              : point < 65536
                ? `\\u${hex.padStart(4, '0')}`
                : `\\U${hex.padStart(8, '0')}`;
          })
          .join(''),
      );
    case 'xmlcharrefreplace':
      return ascii(points.map((point) => `&#${point};`).join(''));
    case 'strict':
    case 'surrogateescape':
    case 'surrogatepass':
      return null;
    default:
      return unsupported(`the error handler ${errors}`);
  }
}

const ascii = (s: string): number[] => Array.from(s, (one) => one.charCodeAt(0));

/** `s.encode(encoding, errors)`; raises UnicodeEncodeError. */
export function encode(text: PyStr, encoding: string, errors = 'strict'): Uint8Array {
  const codec = codecOf(encoding);
  const lone = /[\ud800-\udfff]/.test(text.s);
  if (codec.kind === 'utf-8' && !lone && !codec.mark) return new TextEncoder().encode(text.s);
  const points = Array.from(text.s, (one) => one.codePointAt(0)!);
  const out: number[] = [];
  const put = (point: number): void => void out.push(...unit(point, codec));
  if (codec.mark) put(0xfeff);
  const bad = (point: number): boolean => point >= codec.limit || (codec.kind !== 'single' && isSurrogate(point));
  for (let at = 0; at < points.length; at++) {
    if (!bad(points[at])) {
      put(points[at]);
      continue;
    }
    let end = at + 1;
    while (end < points.length && bad(points[end])) end++;
    const run = points.slice(at, end);
    if (errors === 'surrogateescape' && run.every((point) => point >= 0xdc80 && point <= 0xdcff)) {
      for (const point of run) out.push(point - 0xdc00);
    } else if (errors === 'surrogatepass' && codec.kind !== 'single') run.forEach(put);
    else {
      const instead = encodingHandler(run, errors) ?? encodeError(text, codec, at, end);
      instead.forEach(put);
    }
    at = end - 1;
  }
  return Uint8Array.from(out);
}

function encodeError(text: PyStr, codec: Codec, start: number, end: number): never {
  const reason = codec.kind === 'single' ? `ordinal not in range(${codec.limit})` : 'surrogates not allowed';
  return fail('UnicodeEncodeError', codec.name, text, start, end, reason);
}

/** Bytes of a code point. */
function unit(point: number, codec: Codec): number[] {
  switch (codec.kind) {
    case 'single':
      return [point];
    case 'utf-8':
      if (point < 0x80) return [point];
      if (point < 0x800) return [0xc0 | (point >> 6), 0x80 | (point & 63)];
      if (point < 0x10000) return [0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)];
      return [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)];
    case 'utf-16': {
      const units =
        point < 0x10000 ? [point] : [0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff)];
      return units.flatMap((one) => (codec.little ? [one & 255, one >> 8] : [one >> 8, one & 255]));
    }
    case 'utf-32': {
      const parts = [point & 255, (point >> 8) & 255, point >> 16, 0];
      return codec.little ? parts : parts.reverse();
    }
  }
}

/** `b.decode(encoding, errors)`; raises UnicodeDecodeError. */
export function decode(b: Uint8Array, encoding: string, errors = 'strict'): PyObject {
  const codec = codecOf(encoding);
  if (codec.kind === 'utf-8' && !codec.mark) {
    try {
      return str(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(b));
    } catch {
      return str(decodeUtf8(b, errors));
    }
  }
  if (codec.kind === 'utf-8')
    return decode(b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf ? b.slice(3) : b, 'utf-8', errors);
  if (codec.kind !== 'single') return unsupported(`decoding ${codec.name}`);
  let out = '';
  for (let at = 0; at < b.length; at++)
    out +=
      b[at] < codec.limit
        ? String.fromCharCode(b[at])
        : instead(b, at, at + 1, errors, codec.name, `ordinal not in range(${codec.limit})`);
  return str(out);
}

/** What stands for bytes that cannot be decoded. */
function instead(b: Uint8Array, start: number, end: number, errors: string, name: string, reason: string): string {
  const bad = Array.from(b.slice(start, end));
  switch (errors) {
    case 'ignore':
      return '';
    case 'replace':
      return '\ufffd';
    case 'backslashreplace':
      return bad.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
    case 'surrogateescape':
      return bad.map((byte) => String.fromCharCode(0xdc00 + byte)).join('');
    case 'strict':
      return fail('UnicodeDecodeError', name, bytes(b), start, end, reason);
    default:
      return unsupported(`the error handler ${errors}`);
  }
}

function decodeUtf8(b: Uint8Array, errors: string): string {
  let out = '';
  for (let at = 0; at < b.length;) {
    const first = b[at];
    if (first < 0x80) {
      out += String.fromCharCode(first);
      at++;
      continue;
    }
    const length =
      first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
    let reason = length === 0 ? 'invalid start byte' : '';
    let end = at + 1;
    // Which second bytes there can be depends on the first.
    const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    for (let n = 1; n < length && !reason; n++) {
      if (at + n >= b.length) {
        reason = 'unexpected end of data';
        break;
      }
      const byte = b[at + n];
      if (byte < (n === 1 ? low : 0x80) || byte > (n === 1 ? high : 0xbf)) reason = 'invalid continuation byte';
      else end++;
    }
    if (reason) out += instead(b, at, end, errors, 'utf-8', reason);
    else {
      let point = first & (0xff >> (length + 1));
      for (let n = 1; n < length; n++) point = (point << 6) | (b[at + n] & 63);
      out += String.fromCodePoint(point);
    }
    at = end;
  }
  return out;
}
