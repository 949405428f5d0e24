/** Things to do to a body. Each starts from the file as it was loaded, so that one cause has one effect. */
import { codeFields } from '../../pyc/marshal/code-fields.ts';
import { nodeEnd, nodeType, readLong } from '../../pyc/marshal/tree.ts';
import { FLAG_REF, TYPE } from '../../pyc/marshal/types.ts';
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import { change, newDocument } from './document.ts';
import type { TreeDocument } from './document.ts';

export interface Suggestion {
  id: 'constant' | 'type' | 'length' | 'reference' | 'cut' | 'not-code';
  label: string;
  document: TreeDocument;
  /** The byte to look at. */
  byte: number;
}

/** `?` is no type code. */
const UNKNOWN = 0x3f;

/** The first node from `from` on whose type is one of those; -1 where there is none. */
function firstOf(tree: MarshalTree, from: number, end: number, types: readonly number[]): number {
  for (let node = from; node < end; node++) if (types.includes(nodeType(tree, node))) return node;
  return -1;
}

/** What to try; `tree` is that of the file as it was loaded. */
export function suggestionsFor({ file }: TreeDocument, tree: MarshalTree): Suggestion[] {
  if (tree.error || nodeType(tree, 0) !== TYPE.CODE) return [];
  const fresh = newDocument(file);
  const list: Suggestion[] = [];
  const add = (id: Suggestion['id'], label: string, byte: number, value: number) =>
    list.push({ id, label, byte, document: change(fresh, { type: 'byte', offset: byte, value }) });
  const field = (name: string) => codeFields(tree, 0).find((one) => one.name === name)?.node ?? -1;

  const consts = field('consts');
  const texts = [TYPE.SHORT_ASCII, TYPE.SHORT_ASCII_INTERNED];
  const constant = firstOf(tree, consts, tree.next[consts], [TYPE.INT, ...texts]);
  if (constant >= 0) {
    const isInt = nodeType(tree, constant) === TYPE.INT;
    const byte = isInt ? tree.start[constant] + 1 : nodeEnd(tree, constant) - 1;
    if (isInt || byte > tree.start[constant] + 1)
      add('constant', isInt ? 'change a number' : 'change a letter', byte, tree.bytes[byte] ^ 1);
  }
  add('type', 'an unknown type code', tree.start[consts], UNKNOWN);
  const code = field('code');
  if (nodeType(tree, code) === TYPE.STRING) add('length', 'a length too large', tree.start[code] + 3, 0x7f);
  const reference = firstOf(tree, 0, tree.count, [TYPE.REF, TYPE.STRINGREF]);
  if (reference >= 0 && readLong(tree.bytes, tree.start[reference] + 1) < 0x10000)
    add('reference', 'a reference to nowhere', tree.start[reference] + 3, 0x7f);
  const last = file.bytes.length - 1;
  list.push({
    id: 'cut',
    label: 'cut off the last byte',
    byte: last,
    document: change(fresh, { type: 'cut', length: last }),
  });
  add('not-code', 'None instead of code', tree.start[0], TYPE.NONE | (tree.bytes[tree.start[0]] & FLAG_REF));
  return list;
}
