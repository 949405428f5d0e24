import { describe, expect, test } from 'vitest';
import { decodeSource } from '../../../src/widgets/shared/python-source.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const hex = (digits: string) => Uint8Array.from(digits.match(/../g) ?? [], (byte) => parseInt(byte, 16));
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

// What Python 3.7 and 3.13 make of these bytes between quotes.
describe('a source is decoded by the encoding that it names', () => {
  test.each([
    ['latin-1', 'e980', 'é\x80'],
    ['iso_8859_1', 'e9', 'é'],
    ['Latin-1-unix', 'e9', 'é'],
    ['cp1252', '80', '€'],
    ['windows-1251', 'c6', 'Ж'],
    ['koi8-r', 'f6', 'Ж'],
    ['iso-8859-15', 'a4', '€'],
    ['latin9', 'a4', '€'],
    ['mac-roman', '8e', 'é'],
    ['mac_roman', '8e', 'é'],
    ['cp932', '82a0', 'あ'],
    ['shift_jis', '82a0', 'あ'],
    ['euc-jp', 'a4a2', 'あ'],
    ['gbk', 'd6d0', '中'],
    ['gb2312', 'd6d0', '中'],
    ['big5', 'a4a4', '中'],
    ['cp949', 'c7d1', '한'],
    ['utf-8-unix', 'c3a9', 'é'],
    ['utf8', 'c3a9', 'é'],
    ['ascii', '65', 'e'],
  ])('%s', (encoding, bytes, text) => {
    const source = join(ascii(`# -*- coding: ${encoding} -*-\nx = "`), hex(bytes), ascii('"\n'));
    expect(decodeSource(source)).toEqual({ text: `# -*- coding: ${encoding} -*-\nx = "${text}"\n`, problem: null });
  });

  const E = '\u00e9';
  test.each([
    ['on the second line, behind a comment', `# a\n# vim: set fileencoding=latin-1 :\nx = "${E}"\n`],
    ['behind an empty line', `\f\n# coding: latin-1\nx = "${E}"\n`],
    ['between line ends of old Macs', `# a\r# coding: latin-1\rx = "${E}"\r`],
  ])('%s', (_, text) => {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect(decodeSource(bytes)).toEqual({ text, problem: null });
  });

  test.each([
    ['on the third line', `# a\n# b\n# coding: latin-1\nx = "${E}"\n`],
    ['behind code', `x = 1 # coding: latin-1\ny = "${E}"\n`],
    ['on the second line, where the first has code', `"doc"\n# coding: latin-1\nx = "${E}"\n`],
  ])('and not by one %s', (_, text) => {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect(decodeSource(bytes)).toEqual({
      text: text.replace(E, '\ufffd'),
      problem: 'is not UTF-8 and names no other encoding: what cannot be read is shown as �.',
    });
  });

  test('a byte order mark is no part of the text', () => {
    expect(decodeSource(join(hex('efbbbf'), ascii('x = "'), hex('c3a9'), ascii('"\n'))).text).toBe('x = "é"\n');
  });

  test.each(['cp437', 'utf-7', 'utf-16', 'nonsense'])('%s is not read, and that is said', (encoding) => {
    expect(decodeSource(ascii(`# coding: ${encoding}\nx = 1\n`))).toEqual({
      text: null,
      problem: `names the encoding “${encoding}”, which cannot be read here: it is not shown.`,
    });
  });

  test('long sources are read whole', () => {
    const text = '# coding: latin-1\n' + '# \u00e9\n'.repeat(100_000);
    expect(decodeSource(Uint8Array.from(text, (character) => character.charCodeAt(0))).text).toBe(text);
  });
});
