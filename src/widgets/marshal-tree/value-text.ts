/** Values in Python's notation, cut short: a tree may stand for more than can be written. */
import type { Const } from '../../pyc/code.ts';
import { codeFields } from '../../pyc/marshal/code-fields.ts';
import { codeLayout } from '../../pyc/marshal/code-layout.ts';
import { leafConst } from '../../pyc/marshal/leaf.ts';
import { isUnfinished, nodeEnd, nodeType, readLong, refTarget } from '../../pyc/marshal/tree.ts';
import { TYPE } from '../../pyc/marshal/types.ts';
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import { decodeLatin1, decodeUtf8 } from '../../pyc/marshal/utf8.ts';
import { constRepr } from '../../pyc/repr/const.ts';
import { thousands } from '../shared/thousands.ts';
import { isReference, slotOf } from './lookup.ts';
import { typeWords } from './type-names.ts';

/** So deep are members written out. */
const MAX_DEPTH = 6;
/** An integer of more digits of 15 bits is described: turning it into decimals takes time that grows with their square. */
const MAX_DIGITS = 300;

const BRACKETS: Readonly<Record<number, [open: string, close: string, empty: string]>> = {
  [TYPE.TUPLE]: ['(', ')', '()'],
  [TYPE.SMALL_TUPLE]: ['(', ')', '()'],
  [TYPE.LIST]: ['[', ']', '[]'],
  [TYPE.SET]: ['{', '}', 'set()'],
  [TYPE.FROZENSET]: ['frozenset({', '})', 'frozenset()'],
  [TYPE.DICT]: ['{', '}', '{}'],
  [TYPE.FROZENDICT]: ['frozendict({', '})', 'frozendict()'],
  [TYPE.SLICE]: ['slice(', ')', 'slice()'],
};

/** The first bytes of a long string; null for anything else. */
function longText(tree: MarshalTree, node: number, most: number): Const | null {
  const { bytes } = tree;
  const type = nodeType(tree, node);
  // An interned string of 2.7 is one of bytes.
  const isBytes = type === TYPE.STRING || (type === TYPE.INTERNED && tree.python === '2.7');
  const isUtf8 = type === TYPE.UNICODE || (type === TYPE.INTERNED && !isBytes);
  if (!isBytes && !isUtf8 && type !== TYPE.ASCII && type !== TYPE.ASCII_INTERNED) return null;
  const start = tree.start[node] + 5;
  let end = start + 4 * most;
  if (end >= nodeEnd(tree, node)) return null;
  const range = { start, end };
  if (isBytes) return { type: 'bytes', value: bytes.subarray(start, end), range };
  while (isUtf8 && (bytes[end] & 0xc0) === 0x80) end--;
  return { type: 'str', value: (isUtf8 ? decodeUtf8 : decodeLatin1)(bytes, start, end), interned: false, range };
}

class Cut extends Error {}

interface Writer {
  text: string;
  most: number;
}

function put(writer: Writer, text: string): void {
  writer.text += text;
  if (writer.text.length <= writer.most) return;
  writer.text = `${writer.text.slice(0, writer.most - 1).trimEnd()}…`;
  throw new Cut();
}

function write(tree: MarshalTree, node: number, writer: Writer, depth: number): void {
  const type = nodeType(tree, node);
  if (type === TYPE.REF || type === TYPE.STRINGREF)
    return isReference(tree, node) ? write(tree, refTarget(tree, node), writer, depth) : put(writer, '?');
  if (type === TYPE.CODE) return put(writer, `<code object ${codeName(tree, node, writer.most)}>`);
  const brackets = BRACKETS[type];
  if (!brackets) return put(writer, leafText(tree, node, writer.most));
  if (depth > MAX_DEPTH) return put(writer, '…');
  const [open, close, empty] = brackets;
  const first = node + 1;
  const unfinished = isUnfinished(tree, node);
  const isDict = type === TYPE.DICT || type === TYPE.FROZENDICT;
  if (!unfinished && (tree.next[node] === first || (isDict && nodeType(tree, first) === TYPE.NULL)))
    return put(writer, empty);
  put(writer, open);
  let count = 0;
  for (let at = first; at < tree.next[node]; at = tree.next[at]) {
    if (isDict && nodeType(tree, at) === TYPE.NULL) break;
    if (count > 0) put(writer, isDict && count % 2 === 1 ? ': ' : ', ');
    write(tree, at, writer, depth + 1);
    count++;
  }
  if (unfinished) return put(writer, count > 0 ? ', …' : '…');
  put(writer, count === 1 && close === ')' ? ',)' : close);
}

function leafText(tree: MarshalTree, node: number, most: number): string {
  if (isUnfinished(tree, node)) return '?';
  const long = longText(tree, node, most);
  if (long) return `${constRepr(long, tree.python)}…`;
  if (nodeType(tree, node) === TYPE.LONG) {
    const digits = Math.abs(readLong(tree.bytes, tree.start[node] + 1));
    if (digits > MAX_DIGITS) return `an int of ${thousands(digits)} digits of 15 bits`;
  }
  const leaf = leafConst(tree, node);
  return leaf ? constRepr(leaf, tree.python) : typeWords(nodeType(tree, node), tree.python);
}

/** The name of a code object as its file has it; a question mark where that was not read. */
function codeName(tree: MarshalTree, node: number, most = 80): string {
  const wanted = codeLayout(tree.python).objects.indexOf('name');
  for (const { name, node: child } of codeFields(tree, node))
    if (name === 'name' && child !== null && slotOf(tree, node, child) === wanted) {
      const at = isReference(tree, child) ? refTarget(tree, child) : child;
      const value = isUnfinished(tree, at) ? null : (longText(tree, at, most) ?? leafConst(tree, at));
      return value?.type === 'str'
        ? value.value
        : value?.type === 'bytes'
          ? decodeLatin1(value.value, 0, value.value.length)
          : '?';
    }
  return '?';
}

/** A node's value, at most `most` characters long. A member that was not read is a question mark. */
export function valueText(tree: MarshalTree, node: number, most = 100): string {
  const writer: Writer = { text: '', most };
  try {
    write(tree, node, writer, 0);
  } catch (cut) {
    if (!(cut instanceof Cut)) throw cut;
  }
  return writer.text;
}
