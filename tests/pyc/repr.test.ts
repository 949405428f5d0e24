import { expect, test } from 'vitest';
import { constOf, constRepr, printableOf, PYTHON_VERSIONS, readMarshal, strRepr } from '../../src/pyc/index.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test('surrogates that follow each other in a file are not taken for one character', () => {
  const apart = constOf(readMarshal(bytes('u\x07\0\0\0a\xed\xa0\xbd\xed\xb8\x80'), 0, '3.13'));
  expect(apart).toMatchObject({ value: 'a\ud83d\ude00', surrogatePairs: [1] });
  expect(constRepr(apart)).toBe("'a\\ud83d\\ude00'");
  const one = constOf(readMarshal(bytes('u\x04\0\0\0\xf0\x9f\x98\x80'), 0, '3.13'));
  expect(constRepr(one)).toBe("'😀'");
  const both = constOf(
    readMarshal(bytes('u\x0d\0\0\0\xf0\x9f\x98\x80\xed\xa0\xbd\xed\xb8\x80\xed\xb8\x80'), 0, '3.13'),
  );
  expect(constRepr(both)).toBe("'😀\\ud83d\\ude00\\ude00'");
});

test('a character is printable from the Python on whose Unicode has it', () => {
  const printable = (text: string) =>
    PYTHON_VERSIONS.filter((python) => strRepr(text, printableOf(python)) === `'${text}'`);
  expect(printable('\u2ffc')).toEqual(['3.13', '3.14', '3.15']); // Unicode 15.1
  expect(printable('\u{1f6dc}')).toEqual(['3.12', '3.13', '3.14', '3.15']); // Unicode 15.0
  expect(printable('é')).toEqual([...PYTHON_VERSIONS]);
  expect(printable('\xad')).toEqual([]);
  expect(strRepr('\u{1f6dc}', printableOf('3.11'))).toBe("'\\U0001f6dc'");
});
