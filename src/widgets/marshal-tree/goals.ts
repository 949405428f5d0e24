import { nodeType } from '../../pyc/marshal/tree.ts';
import { TYPE } from '../../pyc/marshal/types.ts';
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import type { Task } from '../shared/task.ts';
import { isPristine } from './document.ts';
import type { TreeDocument } from './document.ts';
import { findSpot, innermost, numberOf } from './lookup.ts';
import type { Spot } from './lookup.ts';
import type { Outcome } from './outcome.ts';
import { partAt, partsOf } from './parts.ts';
import type { PartKind } from './parts.ts';

/** What a goal is judged by. */
export interface Facts {
  /** Type code of the node that is chosen; null for an integer of a code object, and for nothing. */
  type: number | null;
  /** Name of the code object's integer that is chosen. */
  integer: string | null;
  /** How many references use the chosen node. */
  uses: number;
  /** What the chosen byte is to its node; null as long as no byte is chosen. */
  part: PartKind | null;
  edited: boolean;
  /** Whether the file is one of the site’s samples as it was compiled. */
  sample: boolean;
  /** Whether the body was read up to the file's last byte. */
  whole: boolean;
  /** What reading the body raises: `EOFError: marshal data too short`; null where it raises nothing. */
  raised: string | null;
}

export function factsOf(document: TreeDocument, tree: MarshalTree, spot: Spot, outcome: Outcome): Facts {
  const found = findSpot(tree, spot);
  const at = spot.byte === null ? -1 : innermost(tree, spot.byte);
  return {
    type: found && !found.integer ? nodeType(tree, found.node) : null,
    integer: found?.integer?.name ?? null,
    uses: found && !found.integer ? (numberOf(tree, found.node)?.uses ?? 0) : 0,
    part: at < 0 ? null : (partAt(partsOf(tree, at), spot.byte!)?.kind ?? null),
    edited: !isPristine(document),
    sample: document.file.origin.kind === 'sample',
    whole: tree.error === null && tree.end === tree.bytes.length,
    raised: outcome.exception,
  };
}

const raises = (text: string) => (facts: Facts) => facts.edited && facts.raised !== null && facts.raised.includes(text);

/** What a task can ask for. Each looks at the state alone, so that every way to get there counts. */
export const GOALS: Readonly<Record<string, (facts: Facts) => boolean>> = {
  'selected-a-reference': ({ type }) => type === TYPE.REF || type === TYPE.STRINGREF,
  /** An object that is stored once and used more than once. */
  'selected-a-shared-object': ({ uses }) => uses > 0,
  'selected-a-code-object': ({ type }) => type === TYPE.CODE,
  'found-type-byte': ({ part }) => part === 'type',
  'found-length-byte': ({ part }) => part === 'length',
  'found-stacksize': ({ integer }) => integer === 'stacksize',
  'found-firstlineno': ({ integer }) => integer === 'firstlineno',
  'bad-marshal-unknown-type': raises('bad marshal data (unknown type code)'),
  'bad-marshal-invalid-reference': raises('bad marshal data (invalid reference)'),
  'marshal-too-short': raises('marshal data too short'),
  /** Any exception from the body. */
  'body-refused': ({ edited, raised }) => edited && raised !== null,
  /** Changed, and read without complaint. */
  'changed-unnoticed': ({ edited, raised }) => edited && raised === null,
  /** A file that was damaged before, and now holds a code object from its first byte to its last. */
  repaired: ({ edited, sample, whole, raised }) => edited && !sample && whole && raised === null,
  'not-a-code-object': raises('Non-code object'),
};

/** Whether what is shown is what a task asks for. */
export const isReached = (goal: string, ...shown: Parameters<typeof factsOf>): boolean =>
  GOALS[goal](factsOf(...shown));

/** Throws on a task that cannot be checked, so that the build stops. */
export function validateTask(task: Task): void {
  if (!/^[a-z0-9-]+$/.test(task.id ?? ''))
    throw new Error('A task of <MarshalTree> needs an id of a-z, 0-9 and dashes');
  if (!task.prompt) throw new Error(`The task “${task.id}” of <MarshalTree> asks nothing`);
  if (!Object.hasOwn(GOALS, task.goal))
    throw new Error(
      `The task “${task.id}” of <MarshalTree> has goal “${task.goal}”; known are ${Object.keys(GOALS).join(', ')}`,
    );
}
