/** What the bytes of one node are, apart from those of its members. */
import { codeFields } from '../../pyc/marshal/code-fields.ts';
import { nodeEnd, nodeType, readLong } from '../../pyc/marshal/tree.ts';
import { FLAG_REF, TYPE } from '../../pyc/marshal/types.ts';
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import type { ByteRange } from '../../pyc/types.ts';
import { thousands } from '../shared/thousands.ts';
import { isReference } from './lookup.ts';
import { typeLetter, typeName } from './type-names.ts';

/** `length` also counts members; `number` is what a reference points to; `integer` is a field of a code object. */
export type PartKind = 'type' | 'length' | 'payload' | 'number' | 'integer';

/** A run of bytes that mean one thing. */
export interface Part extends ByteRange {
  kind: PartKind;
  /** Short: `length`. */
  name: string;
  /** What it says, in words. */
  text: string;
}

const plural = (count: number, one: string) => `${thousands(count)} ${one}${Math.abs(count) === 1 ? '' : 's'}`;

/** What a type byte says. */
function typeText(byte: number): string {
  const name = typeName(byte & ~FLAG_REF);
  const letter = typeLetter(byte);
  if (!name) return `${letter === '·' ? 'no type' : `“${letter}”, which is no type`} that marshal knows`;
  return `“${letter}” ${name}${byte & FLAG_REF ? ' + FLAG_REF (0x80)' : ''}`;
}

/** The parts of a node in file order, as far as the file has them. They and its members tile its bytes. */
export function partsOf(tree: MarshalTree, node: number): Part[] {
  const { bytes } = tree;
  const start = tree.start[node];
  const limit = Math.min(nodeEnd(tree, node), bytes.length);
  const parts: Part[] = [{ kind: 'type', name: 'type', start, end: start + 1, text: typeText(bytes[start]) }];
  let at = start + 1;
  const push = (kind: PartKind, name: string, length: number, text: (from: number) => string) => {
    const end = Math.min(at + Math.max(0, length), limit);
    if (end > at)
      parts.push({ kind, name, start: at, end, text: end - at < length ? 'the file ends inside of it' : text(at) });
    at = end;
  };
  const counted = (width: 1 | 4, what: string) => {
    let count = 0;
    push('length', what === 'byte' ? 'length' : 'count', width, (from) => {
      count = width === 1 ? bytes[from] : readLong(bytes, from);
      return plural(count, what);
    });
    return count;
  };
  const payload = (name: string, length: number) =>
    push('payload', name, Math.min(length, limit - at), () => plural(length, 'byte'));
  const value = (name: string, length: number, text: string) => push('payload', name, length, () => text);

  switch (nodeType(tree, node)) {
    case TYPE.INT:
      value('value', 4, 'signed, the lowest byte first');
      break;
    case TYPE.INT64:
      value('value', 8, 'signed, the lowest byte first');
      break;
    case TYPE.BINARY_FLOAT:
      value('value', 8, 'IEEE 754 double, the lowest byte first');
      break;
    case TYPE.BINARY_COMPLEX:
      value('real', 8, 'IEEE 754 double');
      value('imag', 8, 'IEEE 754 double');
      break;
    case TYPE.FLOAT:
      payload('text', counted(1, 'byte'));
      break;
    case TYPE.COMPLEX:
      payload('real', counted(1, 'byte'));
      payload('imag', counted(1, 'byte'));
      break;
    case TYPE.LONG: {
      let digits = 0;
      push('length', 'count', 4, (from) => {
        digits = readLong(bytes, from);
        return `${plural(Math.abs(digits), 'digit')} of 15 bits${digits < 0 ? '; below zero: the number is negative' : ''}`;
      });
      push(
        'payload',
        'digits',
        Math.min(2 * Math.abs(digits), limit - at),
        () => '15 bits each, the lowest digit first',
      );
      break;
    }
    case TYPE.STRING:
      payload('bytes', counted(4, 'byte'));
      break;
    case TYPE.UNICODE:
    case TYPE.INTERNED:
      payload('UTF-8', counted(4, 'byte'));
      break;
    case TYPE.ASCII:
    case TYPE.ASCII_INTERNED:
      payload('ASCII', counted(4, 'byte'));
      break;
    case TYPE.SHORT_ASCII:
    case TYPE.SHORT_ASCII_INTERNED:
      payload('ASCII', counted(1, 'byte'));
      break;
    case TYPE.SMALL_TUPLE:
      counted(1, 'member');
      break;
    case TYPE.TUPLE:
    case TYPE.LIST:
    case TYPE.SET:
    case TYPE.FROZENSET:
      counted(4, 'member');
      break;
    case TYPE.REF:
    case TYPE.STRINGREF:
      push('number', 'number', 4, (from) =>
        isReference(tree, node)
          ? `object #${readLong(bytes, from)}`
          : `#${readLong(bytes, from)}, which is no object here`,
      );
      break;
    case TYPE.CODE:
      for (const { name, value, start: from, end } of codeFields(tree, node))
        if (value !== null) parts.push({ kind: 'integer', name, start: from, end, text: String(value) });
      break;
  }
  return parts;
}

/** The part that a byte belongs to. */
export function partAt(parts: readonly Part[], offset: number): Part | null {
  return parts.find(({ start, end }) => offset >= start && offset < end) ?? null;
}
