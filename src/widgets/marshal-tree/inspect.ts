/** What is to be said about the place that is chosen. */
import { nodeChildren, nodeEnd, nodeType, refTarget } from '../../pyc/marshal/tree.ts';
import { FLAG_REF } from '../../pyc/marshal/types.ts';
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import type { ByteRange } from '../../pyc/types.ts';
import { hex2 } from '../shared/HexView-cells.ts';
import { findSpot, isReference, numberOf, referrers } from './lookup.ts';
import type { Spot } from './lookup.ts';
import { meaningOf, meaningOfField } from './meaning.ts';
import type { Meaning } from './meaning.ts';
import { partsOf } from './parts.ts';
import type { Part } from './parts.ts';
import { pythonPath } from './paths.ts';
import { typeName, typeWords } from './type-names.ts';
import { valueText } from './value-text.ts';

/** A place to go to. */
export interface Place {
  start: number;
  path: string;
}

export interface ShownPart extends Part {
  /** Its first bytes: `7a`, `03 00 00 00`. */
  hex: string;
}

export interface Inspection {
  path: string;
  meaning: Meaning;
  /** `TYPE_SHORT_ASCII`; null for an integer of a code object. */
  type: string | null;
  /** In plain words: `short str`. */
  words: string;
  value: string;
  range: ByteRange;
  parts: ShownPart[];
  /** How many members follow its parts. */
  members: number;
  /** Damage left it unfinished. */
  unfinished: boolean;
  /** What a reference points to. */
  target: (Place & { number: number; value: string }) | null;
  /** The number under which later references find it, and the first of those. */
  number: { number: number; uses: number; users: Place[]; givenBy: string } | null;
}

/** As many references to a node are listed. */
const MOST_USERS = 8;
/** As many bytes of a part are written out. */
const MOST_BYTES = 8;

/** What an integer of a code object counts. From the comments in Include/cpython/code.h. */
const INTEGERS: Readonly<Record<string, string>> = {
  argcount: 'positional arguments, without *args',
  posonlyargcount: 'positional-only arguments',
  kwonlyargcount: 'keyword-only arguments',
  nlocals: 'local variables',
  stacksize: 'places that the value stack needs',
  flags: 'CO_… bits',
  firstlineno: 'first line in the source',
};

function shown(tree: MarshalTree, part: Part): ShownPart {
  const bytes = Array.from(tree.bytes.subarray(part.start, Math.min(part.end, part.start + MOST_BYTES)), hex2);
  return { ...part, hex: bytes.join(' ') + (part.end - part.start > MOST_BYTES ? ' …' : '') };
}

/** What stands at a spot; null where nothing was read. */
export function inspect(tree: MarshalTree, spot: Spot): Inspection | null {
  const found = findSpot(tree, spot);
  if (!found) return null;
  const { node, integer } = found;
  const path = pythonPath(tree, found);
  const none = { members: 0, unfinished: false, target: null, number: null };
  if (integer) {
    const { name, start, end, value } = integer;
    const part: Part = { kind: 'integer', name, start, end, text: 'signed 32 bits, the lowest byte first' };
    const text = name === 'flags' ? `${value} = 0x${(value! >>> 0).toString(16)}` : String(value);
    const about = { path, meaning: meaningOfField(name), type: null, words: INTEGERS[name] ?? 'integer', value: text };
    return { ...none, ...about, range: { start, end }, parts: [shown(tree, part)] };
  }
  const type = nodeType(tree, node);
  const place = (at: number): Place => ({
    start: tree.start[at],
    path: pythonPath(tree, { node: at, integer: null }),
  });
  const pointsTo = isReference(tree, node) ? refTarget(tree, node) : null;
  const number = numberOf(tree, node);
  return {
    path,
    meaning: meaningOf(tree, node),
    type: typeName(type) ?? `0x${hex2(tree.bytes[tree.start[node]] & ~FLAG_REF)}`,
    words: typeWords(type, tree.python),
    value: valueText(tree, node, 400),
    range: { start: tree.start[node], end: nodeEnd(tree, node) },
    parts: partsOf(tree, node).map((part) => shown(tree, part)),
    members: nodeChildren(tree, node).length,
    unfinished: tree.unfinished.includes(node),
    target:
      pointsTo === null
        ? null
        : { ...place(pointsTo), number: numberOf(tree, pointsTo)!.number, value: valueText(tree, pointsTo, 80) },
    number: number && {
      ...number,
      users: referrers(tree, node, MOST_USERS).map(place),
      givenBy: tree.python === '2.7' ? 'Being interned' : 'FLAG_REF',
    },
  };
}
