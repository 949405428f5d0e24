/** Changes of a program: how they are written in a link, and how they are made. */
import { constRepr, editPyc, opcodeTable, readPyc, type CodeObject, type PythonVersion } from '../../pyc/index.ts';
import { codeTree, type CodeEntry } from '../shared/code-tree.ts';
import { thousands } from '../shared/thousands.ts';
import { readLiteral } from './literal.ts';

/**
 * One change, as links have it. `i.CODE.OFFSET.OPNAME.ARG`: the instruction at an offset of a code object (counted as
 * `dis` prints them, the module is 0); `c.CODE.INDEX.LITERAL`: a constant, as Python writes it.
 */
export type Edit =
  | { kind: 'instruction'; code: number; offset: number; opname: string; arg: number | null }
  | { kind: 'constant'; code: number; index: number; literal: string };

const CONSTANT = /^c\.(\d{1,5})\.(\d{1,6})\.(.*)$/s;
const MOST_CHARACTERS = 2000;

export function writeEdit(edit: Edit): string {
  return edit.kind === 'instruction'
    ? `i.${edit.code}.${edit.offset}.${edit.opname}${edit.arg === null ? '' : `.${edit.arg}`}`
    : `c.${edit.code}.${edit.index}.${edit.literal}`;
}

/** The change that a link names; null for what is none. */
export function readEdit(text: string): Edit | null {
  const op = /^i\.(\d{1,5})\.(\d{1,7})\.([A-Z][A-Z_0-9]{0,60})(?:\.(\d{1,10}))?$/.exec(text);
  if (op)
    return {
      kind: 'instruction',
      code: Number(op[1]),
      offset: Number(op[2]),
      opname: op[3],
      arg: op[4] === undefined ? null : Number(op[4]),
    };
  const constant = CONSTANT.exec(text);
  return constant && constant[3] !== '' && constant[3].length <= MOST_CHARACTERS
    ? { kind: 'constant', code: Number(constant[1]), index: Number(constant[2]), literal: constant[3] }
    : null;
}

/** Why a text names no change. */
export function whyNotRead(text: string): string {
  const literal = CONSTANT.exec(text)?.[3];
  if (literal === '') return 'A constant is missing.';
  if (literal !== undefined) return `A constant may have up to ${thousands(MOST_CHARACTERS)} characters.`;
  if (text.startsWith('i.') && /\.\d{11,}$/.test(text)) return 'An operand may have up to 10 digits.';
  return `“${text.slice(0, 40)}” is no change of a program.`;
}

export type Edited = { ok: true; bytes: Uint8Array } | { ok: false; reason: string };

function entriesOf(bytes: Uint8Array): CodeEntry[] {
  const { code, python } = readPyc(bytes);
  return code && python ? codeTree(code, python) : [];
}

/** A file with one thing changed. The opcode table of its Python is at hand. */
export function applyEdit(bytes: Uint8Array, edit: Edit): Edited {
  const entry = entriesOf(bytes)[edit.code];
  if (!entry) return { ok: false, reason: `There is no code object ${edit.code} in this file.` };
  const code = entry.code.range.start;
  if (edit.kind === 'instruction')
    return editPyc(bytes, {
      kind: 'instruction',
      code,
      offset: edit.offset,
      opname: edit.opname,
      arg: edit.arg ?? undefined,
    });
  const old = entry.code.consts[edit.index];
  if (old?.type === 'code')
    return { ok: false, reason: 'This constant is a code object: change its instructions and constants instead.' };
  const read = readLiteral(edit.literal);
  if (!read.ok) return read;
  return editPyc(bytes, { kind: 'constant', code, index: edit.index, value: read.value });
}

/**
 * A file with some changes made, one after the other. `reason` says why the one after the first `made` cannot be made;
 * null where all could.
 */
export function applyEdits(
  bytes: Uint8Array,
  edits: readonly Edit[],
): { bytes: Uint8Array; made: number; reason: string | null } {
  let changed = bytes;
  for (const [made, edit] of edits.entries()) {
    const result = applyEdit(changed, edit);
    if (!result.ok) return { bytes: changed, made, reason: result.reason };
    changed = result.bytes;
  }
  return { bytes: changed, made: edits.length, reason: null };
}

/** A change in words: `offset 12: BINARY_OP 5`. */
export function editSaid(edit: Edit): string {
  return edit.kind === 'instruction'
    ? `offset ${edit.offset}: ${edit.opname}${edit.arg === null ? '' : ` ${edit.arg}`}`
    : `constant ${edit.index}: ${edit.literal}`;
}

/** A constant of a code object, as the list of constants has it. */
export interface ConstantRow {
  index: number;
  text: string;
  /** Whether another one can be put in its place. */
  changeable: boolean;
}

/** What can be changed in a code object. */
export interface Changeable {
  /** Index of the code object among those of its file. */
  code: number;
  name: string;
  constants: ConstantRow[];
}

/** Finds a code object that ran in the file that was run. */
export function changeable(bytes: Uint8Array, ran: CodeObject): Changeable | null {
  const entries = entriesOf(bytes);
  const code = entries.findIndex((each) => each.code.range.start === ran.range.start);
  if (code < 0) return null;
  const { consts } = entries[code].code;
  return {
    code,
    name: entries[code].key,
    constants: consts.map((constant, index) => ({
      index,
      text: constant.type === 'code' ? `code of ${constant.value.name}` : constRepr(constant, entries[code].python),
      changeable: constant.type !== 'code',
    })),
  };
}

/** The opcodes that can stand in the place of one: those with as much inline cache behind them. */
export function opcodesLike(python: PythonVersion, opname: string): { name: string; operand: boolean }[] {
  const table = opcodeTable(python);
  const old = table.byName[opname];
  return Object.values(table.byName)
    .filter((each) => each === old || (each.caches === old?.caches && each.number !== table.extendedArg))
    .filter((each) => each.name !== 'CACHE')
    .map((each) => ({ name: each.name, operand: each.operand !== 'none' }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
