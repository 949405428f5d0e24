/** The text of a source file, decoded as Python decodes it (PEP 263). */

/** The names of Python's codecs that browsers call otherwise. */
const LABELS: Readonly<Record<string, string>> = {
  ascii: 'utf-8',
  'us-ascii': 'utf-8',
  u8: 'utf-8',
  utf: 'utf-8',
  cp65001: 'utf-8',
  cp874: 'windows-874',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  shiftjis: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  euckr: 'euc-kr',
  cp950: 'big5',
  big5hkscs: 'big5-hkscs',
  eucjp: 'euc-jp',
  ujis: 'euc-jp',
  'euc-cn': 'gb2312',
  iso2022jp: 'iso-2022-jp',
  'iso2022-jp': 'iso-2022-jp',
  latin9: 'iso-8859-15',
  latin10: 'iso-8859-16',
  'iso8859-16': 'iso-8859-16',
  'mac-roman': 'macintosh',
  macroman: 'macintosh',
  'mac-cyrillic': 'x-mac-cyrillic',
  maccyrillic: 'x-mac-cyrillic',
};

/** Browsers take `latin-1` for Windows-1252, which has other characters at 0x80 to 0x9f. */
const LATIN_1 = /^(latin|latin-?1|l1|iso-?8859|iso-?8859-1|8859|cp819)$/;

const BOM = [0xef, 0xbb, 0xbf];
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const NO_CODE = /^[ \t\f]*(#.*)?$/;

/** The encoding that one of the first two lines names; null where none does. */
function cookieOf(bytes: Uint8Array): string | null {
  const start = latin1(bytes.subarray(0, 4096)).split(/\r\n?|\n/, 2);
  for (const line of start) {
    const named = COOKIE.exec(line);
    if (named) return named[1];
    if (!NO_CODE.test(line)) return null;
  }
  return null;
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

function decoderFor(encoding: string): ((bytes: Uint8Array) => string) | null {
  // As `get_normal_name` of CPython's tokenizer: Emacs writes `utf-8-unix`.
  const name = encoding
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^(utf-8|latin-1|iso-8859-1|iso-latin-1)-.*/, '$1')
    .replace('iso-latin-1', 'latin-1');
  if (LATIN_1.test(name)) return latin1;
  try {
    const decoder = new TextDecoder(LABELS[name] ?? name, { fatal: true });
    return decoder.encoding.startsWith('utf-16') ? null : (bytes) => decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** `problem` ends a sentence that begins with the file's name; `text` is null where nothing can be read. */
export interface DecodedSource {
  text: string | null;
  problem: string | null;
}

/** Decodes a source by its byte order mark, by the encoding that it names, or as UTF-8. */
export function decodeSource(bytes: Uint8Array): DecodedSource {
  const named = BOM.every((byte, at) => bytes[at] === byte) ? null : cookieOf(bytes);
  const encoding = named ?? 'UTF-8';
  const decode = decoderFor(encoding);
  if (!decode)
    return { text: null, problem: `names the encoding “${encoding}”, which cannot be read here: it is not shown.` };
  try {
    return { text: decode(bytes), problem: null };
  } catch {
    const which = named === null ? 'is not UTF-8 and names no other encoding' : `is not in “${named}”, which it names`;
    return { text: new TextDecoder().decode(bytes), problem: `${which}: what cannot be read is shown as �.` };
  }
}
