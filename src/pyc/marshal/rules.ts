import type { AnyPython } from '../types.ts';
import { atLeast } from '../versions/compare.ts';
import { codeLayout } from './code-layout.ts';
import type { CodeLayout } from './code-layout.ts';

/** What differs between the versions' marshal readers. Every text is held against the real interpreters by a test. */
export interface MarshalRules {
  python: AnyPython;
  codeLayout: CodeLayout;
  /** FLAG_REF, TYPE_REF, the short forms, and interned strings that are text (marshal version 3, from 3.4). */
  references: boolean;
  /** Interned strings are bytes, and referred to by TYPE_STRINGREF (2.7). */
  stringReferences: boolean;
  /** `:` (marshal version 5). */
  slices: boolean;
  /** `}` (marshal version 6). */
  frozendicts: boolean;
  /** EOFError where bytes are missing. */
  tooShort: string;
  /** What a string of bytes is called where its size is out of range. */
  bytesWord: string;
  /** ValueError for a reference to nowhere. */
  invalidReference: string;
  /** The codec's name in UnicodeDecodeError. */
  codec: string;
  /** EOFError where a length byte is missing; before 3.11 a missing one counts as 255 for a small tuple. */
  missingByte: string;
  /** Whether a NULL among a code object's parts raises at once, or makes the code object itself NULL. */
  nullInCodeRaises: boolean;
  /** Quotes around the text in `could not convert string to float`. */
  quotesFloat: boolean;
  /** Whether TypeError for an unhashable member names its use (3.14). */
  namesUnhashableUse: boolean;
}

/** The reader's rules of a version. Source: Python/marshal.c. */
export function marshalRules(python: AnyPython): MarshalRules {
  return {
    python,
    codeLayout: codeLayout(python),
    references: atLeast(python, '3.4'),
    stringReferences: python === '2.7',
    slices: atLeast(python, '3.14'),
    frozendicts: atLeast(python, '3.15'),
    tooShort: python === '2.7' ? 'EOF read where object expected' : 'marshal data too short',
    bytesWord: python === '2.7' ? 'string' : 'bytes object',
    invalidReference: `bad marshal data (${python === '2.7' ? 'string ref out of range' : 'invalid reference'})`,
    codec: python === '2.7' ? 'utf8' : 'utf-8',
    missingByte: atLeast(python, '3.11') ? 'EOF read where not expected' : 'EOF read where object expected',
    nullInCodeRaises: atLeast(python, '3.11'),
    quotesFloat: atLeast(python, '3.8'),
    namesUnhashableUse: atLeast(python, '3.14'),
  };
}
