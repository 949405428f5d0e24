import type { AnyPython } from '../../pyc/types.ts';
import { FLAG_REF, TYPE } from '../../pyc/marshal/types.ts';

const NAMES: ReadonlyMap<number, string> = new Map(Object.entries(TYPE).map(([name, code]) => [code, `TYPE_${name}`]));

const WORDS: Readonly<Record<number, string>> = {
  [TYPE.NULL]: 'end of a dict',
  [TYPE.NONE]: 'None',
  [TYPE.FALSE]: 'False',
  [TYPE.TRUE]: 'True',
  [TYPE.STOPITER]: 'StopIteration',
  [TYPE.ELLIPSIS]: 'Ellipsis',
  [TYPE.INT]: 'int, 32 bits',
  [TYPE.INT64]: 'int, 64 bits',
  [TYPE.LONG]: 'int, any size',
  [TYPE.FLOAT]: 'float as text',
  [TYPE.BINARY_FLOAT]: 'float',
  [TYPE.COMPLEX]: 'complex as text',
  [TYPE.BINARY_COMPLEX]: 'complex',
  [TYPE.STRING]: 'bytes',
  [TYPE.UNICODE]: 'str, UTF-8',
  [TYPE.INTERNED]: 'str, UTF-8, interned',
  [TYPE.ASCII]: 'str, ASCII',
  [TYPE.ASCII_INTERNED]: 'str, ASCII, interned',
  [TYPE.SHORT_ASCII]: 'short str',
  [TYPE.SHORT_ASCII_INTERNED]: 'short str, interned',
  [TYPE.REF]: 'reference',
  [TYPE.STRINGREF]: 'reference to a str',
  [TYPE.TUPLE]: 'tuple',
  [TYPE.SMALL_TUPLE]: 'small tuple',
  [TYPE.LIST]: 'list',
  [TYPE.DICT]: 'dict',
  [TYPE.FROZENDICT]: 'frozendict',
  [TYPE.SET]: 'set',
  [TYPE.FROZENSET]: 'frozenset',
  [TYPE.CODE]: 'code object',
  [TYPE.SLICE]: 'slice',
};

/** In 2.7 `str` is a string of bytes. */
const WORDS_OF_2_7: Readonly<Record<number, string>> = {
  [TYPE.STRING]: 'str',
  [TYPE.INTERNED]: 'str, interned',
  [TYPE.UNICODE]: 'unicode, UTF-8',
};

/** CPython's name for a type code: `TYPE_SHORT_ASCII`; null for one that no marshal knows. */
export function typeName(code: number): string | null {
  return NAMES.get(code) ?? null;
}

/** A type code in plain words. */
export function typeWords(code: number, python: AnyPython): string {
  return (python === '2.7' ? WORDS_OF_2_7[code] : null) ?? WORDS[code] ?? 'unknown type';
}

/** The character that a type byte is without `FLAG_REF`: `z`; a dot where it cannot be printed. */
export function typeLetter(byte: number): string {
  const code = byte & ~FLAG_REF;
  return code > 0x20 && code < 0x7f ? String.fromCharCode(code) : '·';
}
