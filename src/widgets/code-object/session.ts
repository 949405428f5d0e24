import {
  atLeast,
  codeFields,
  codeRepr,
  constRepr,
  disassemble,
  hasOpcodes,
  nodeChildren,
  opcodeTable,
  resolve,
  strRepr,
  type AnyPython,
  type CodeObject,
  type Const,
  type Instruction,
  type OperandKind,
} from '../../pyc/index.ts';
import { codeNode, placeOf, type Place } from '../shared/code-places.ts';
import { codeItem, type CodeEntry, type CodeItem } from '../shared/code-tree.ts';
import { noOpcodes, operandEnd } from '../shared/older.ts';
import { LARGE_CODE } from '../shared/painted.ts';
import { spansOf, type LineSpan } from '../shared/columns.ts';
import { openCompiled, type Compiled } from '../shared/compiled.ts';
import { hueOf, type Hue } from '../shared/hues.ts';
import type { SampleSource } from '../shared/sample-source.ts';
import { code, say, type Said } from '../shared/say.ts';
import { thousands } from '../shared/thousands.ts';
import type { CodeView, FieldRow, InstructionRow, Picked } from './model.ts';
import type { CodeState } from './state.ts';
import { exceptionRows, lineEntries, lineRows } from './tables.ts';
import { fieldSaid, flagSaid, futureFlag } from './words.ts';

/** One program, by as many Pythons as have been asked for. */
export interface Session {
  name: string;
  source: SampleSource | null;
  lines: string[];
  files: Map<AnyPython, Compiled>;
  items: Map<AnyPython, CodeItem[]>;
  /** Instructions, and fields up to a limit, of the code object that was looked at last. */
  last: { code: CodeObject; instructions: Instruction[] } | null;
  rows: { code: CodeObject; limit: number; fields: FieldRow[]; derived: FieldRow[] } | null;
}

export function newSession(name: string, source: SampleSource | null): Session {
  const lines = source?.lines.map((tokens) => tokens.map(([, text]) => text).join('')) ?? [];
  return { name, source, lines, files: new Map(), items: new Map(), last: null, rows: null };
}

/** Adds a compiled file to a session; returns why it cannot be shown, or null. */
export async function addFile(session: Session, name: string, bytes: Uint8Array): Promise<string | null> {
  const opened = await openCompiled(name, bytes);
  if (!opened.ok) return opened.reason;
  session.files.set(opened.file.python, opened.file);
  session.items.set(opened.file.python, opened.file.codes.map(codeItem));
  return null;
}

const MOST_TEXT = 160;
/** As many instructions are listed for what is chosen. */
const MOST_INSTRUCTIONS = 60;

const cut = (text: string) => (text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text);

const TYPES: Partial<Record<Const['type'], string>> = { code: 'code object', None: 'NoneType', Ellipsis: 'ellipsis' };

const HUES: Record<string, Hue> = {
  consts: 'const',
  names: 'name',
  varnames: 'local',
  cellvars: 'local',
  freevars: 'local',
  localsplusnames: 'local',
};

const KINDS: [number, string][] = [
  [0x20, 'local'],
  [0x40, 'cell'],
  [0x80, 'free'],
  [0x10, 'hidden'],
];
const kindText = (kind: number) =>
  KINDS.filter(([bit]) => kind & bit)
    .map(([, name]) => name)
    .join(', ');

/** How a field is called: `co_lnotab` is what the line table was called up to 3.9. */
const called = (name: string, python: AnyPython) =>
  `co_${name === 'linetable' && !atLeast(python, '3.10') ? 'lnotab' : name}`;

function plainRow(pick: string, name: string, value: string, place: Place | null): FieldRow {
  return {
    ...{ pick, name, value, type: '', hue: HUES[pick.split('.')[0]] ?? null, range: place },
    ...{ isReference: place?.target != null, count: null, members: [], opens: null },
  };
}

function flagRows(owner: CodeObject, place: Place): FieldRow[] {
  const compilerFlags = hasOpcodes(owner.python) ? opcodeTable(owner.python).compilerFlags : null;
  const rows: FieldRow[] = [];
  for (let bit = 0; bit < 31; bit++) {
    const value = 2 ** bit;
    if (!(owner.flags & value)) continue;
    const future = compilerFlags && futureFlag(owner.python, value);
    const name = compilerFlags?.[String(value)] ?? future?.name ?? '';
    rows.push({
      ...plainRow(`flags.${value}`, `0x${value.toString(16)}`, name || 'no name', place),
      type: compilerFlags ? flagSaid(name, future) : `What this bit means to Python ${owner.python} is not known here.`,
    });
  }
  return rows;
}

function memberRows(file: Compiled, owner: CodeObject, name: string, places: Place[]): FieldRow[] {
  return places.map((place, n): FieldRow => {
    const row = plainRow(`${name}.${n}`, String(n), '', place);
    if (name === 'consts') {
      const constant = owner.consts[n];
      const opens = constant.type === 'code' ? keyOf(file, constant.value) : null;
      const value = constant.type === 'code' ? codeRepr(constant.value) : constRepr(constant);
      return { ...row, value: cut(value), type: TYPES[constant.type] ?? constant.type, opens };
    }
    const texts = owner[name as 'names' | 'varnames' | 'cellvars' | 'freevars' | 'localsplusnames'];
    const type = name === 'localsplusnames' ? kindText(owner.localspluskinds[n]) : '';
    return { ...row, value: texts[n], type };
  });
}

const keyOf = (file: Compiled, owner: CodeObject) => file.codes.find((entry) => entry.code === owner)?.key ?? null;

const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;

/** The fields of a code object in the file's order. */
function fieldRows(file: Compiled, owner: CodeObject, limit: number): FieldRow[] {
  const tree = file.body;
  return codeFields(tree, codeNode(tree, owner)).map((field): FieldRow => {
    const name = called(field.name, owner.python);
    if (field.node === null) {
      const place = { start: field.start, end: field.end, target: null };
      const row = plainRow(field.name, name, String(field.value), place);
      if (field.name !== 'flags') return row;
      const members = flagRows(owner, place);
      return { ...row, value: `0x${owner.flags.toString(16)}`, members, count: members.length };
    }
    const place = placeOf(tree, field.node);
    const row = plainRow(field.name, name, '', place);
    switch (field.name) {
      case 'filename':
      case 'name':
      case 'qualname':
        return { ...row, value: strRepr(owner[field.name]) };
      case 'code':
      case 'linetable':
      case 'exceptiontable':
        return { ...row, value: count(owner[field.name].length, 'byte') };
      case 'localspluskinds': {
        const end = (place.target ?? place).end;
        const start = end - owner.localspluskinds.length;
        const members = Array.from(owner.localspluskinds.subarray(0, limit), (kind, n) => ({
          ...plainRow(`localspluskinds.${n}`, String(n), `0x${kind.toString(16)}`, {
            start: start + n,
            end: start + n + 1,
            target: null,
          }),
          type: `${kindText(kind)}: ${owner.localsplusnames[n] ?? '?'}`,
        }));
        return {
          ...row,
          value: count(owner.localspluskinds.length, 'byte'),
          members,
          count: owner.localspluskinds.length,
        };
      }
      default: {
        const nodes = nodeChildren(tree, resolve(tree, field.node));
        const places = nodes.slice(0, limit).map((child) => placeOf(tree, child));
        const members = memberRows(file, owner, field.name, places);
        const value = nodes.length === 0 ? '()' : `tuple of ${thousands(nodes.length)}`;
        return { ...row, value, members, count: nodes.length };
      }
    }
  });
}

/** `co_varnames`, `co_cellvars` and `co_freevars`, which 3.11+ makes from the names and kinds of the slots. */
function derivedRows(owner: CodeObject, fields: readonly FieldRow[]): FieldRow[] {
  if (!atLeast(owner.python, '3.11')) return [];
  const slots = fields.find(({ pick }) => pick === 'localsplusnames')?.members ?? [];
  const tuple = (pick: string, bit: number): FieldRow => {
    const members = slots
      .filter((_, n) => owner.localspluskinds[n] & bit)
      .map((slot, n): FieldRow => ({ ...slot, pick: `${pick}.${n}`, name: String(n) }));
    return {
      ...plainRow(pick, `co_${pick}`, members.length === 0 ? '()' : `tuple of ${thousands(members.length)}`, null),
      members,
      count: members.length,
    };
  };
  return [tuple('varnames', 0x20), tuple('cellvars', 0x40), tuple('freevars', 0x80)];
}

/** Whether what a state shows needs the instructions of a long code object that has not been disassembled yet. */
export function takesLong(session: Session, { python, code: key, pick }: CodeState): boolean {
  if (pick === null) return false;
  const code = session.files.get(python)?.codes.find((each) => each.key === key)?.code;
  return code !== undefined && code.code.length > LARGE_CODE && session.last?.code !== code;
}

function instructionsOf(session: Session, owner: CodeObject): Instruction[] {
  if (session.last?.code !== owner)
    session.last = { code: owner, instructions: hasOpcodes(owner.python) ? disassemble(owner, 'all') : [] };
  return session.last.instructions;
}

/** Which operands index a field, and the index that an operand holds. */
const USES: Record<string, Partial<Record<OperandKind, (arg: number) => number[]>>> = {
  consts: { const: (arg) => [arg], 'const-index': (arg) => [arg] },
  names: {
    name: (arg) => [arg],
    global: (arg) => [arg >> 1],
    attribute: (arg) => [arg >> 1],
    'super-attribute': (arg) => [arg >> 2],
    'import-name': (arg) => [arg >> 2],
  },
  localsplusnames: { local: (arg) => [arg], free: (arg) => [arg], 'two-locals': (arg) => [arg >> 4, arg & 15] },
  varnames: { local: (arg) => [arg] },
  freevars: { free: (arg) => [arg] },
};

/** The instructions whose operand stands for a member of a field. */
function usersOf(session: Session, owner: CodeObject, field: string, index: number): Instruction[] {
  if (!hasOpcodes(owner.python)) return [];
  const { byNumber } = opcodeTable(owner.python);
  let [list, wanted] = [field, index];
  if (atLeast(owner.python, '3.11') && /^(varnames|cellvars|freevars)$/.test(field)) {
    const bit = { varnames: 0x20, cellvars: 0x40, freevars: 0x80 }[field as 'varnames'];
    const slots = Array.from(owner.localspluskinds, (kind, n) => (kind & bit ? n : -1)).filter((n) => n >= 0);
    [list, wanted] = ['localsplusnames', slots[index] ?? -1];
  } else if (field === 'cellvars' || field === 'freevars') {
    // Up to 3.10 one list of cells: own ones first.
    [list, wanted] = ['freevars', field === 'freevars' ? index + owner.cellvars.length : index];
  }
  const uses = USES[list];
  if (!uses) return [];
  return instructionsOf(session, owner).filter(({ opcode, arg }) => {
    const kind = byNumber[opcode]?.operand;
    return arg !== null && kind !== undefined && uses[kind]?.(arg).includes(wanted) === true;
  });
}

function instructionRow(python: AnyPython, each: Instruction): InstructionRow {
  const operand = each.arg === null ? '' : ` ${each.arg}`;
  const meaning = each.argrepr ? ` (${cut(each.argrepr)})` : '';
  return { offset: each.offset, text: `${each.opname}${operand}${meaning}`, hue: hueOf(python, each.opname) };
}

/** What is said of what is chosen; null where nothing is, or where this Python has no such thing. */
function pickedOf(session: Session, file: Compiled, entry: CodeEntry, fields: FieldRow[], pick: string): Picked | null {
  const owner = entry.code;
  const [name, number] = pick.split('.');
  const at = number === undefined ? null : Number(number);
  const between = (from: number, to: number) =>
    instructionsOf(session, owner).filter(({ offset }) => offset >= from && offset < to);
  const spans = (found: readonly Instruction[]): LineSpan[] =>
    found.slice(0, MOST_INSTRUCTIONS).flatMap(({ position }) => spansOf(session.lines, position));
  const make = (
    title: string,
    said: Said[],
    bytes: Picked['bytes'],
    found: Instruction[],
    relation: string,
    marks: LineSpan[] = spans(found),
  ): Picked => ({
    ...{ title, said, bytes, relation, spans: marks, line: marks[0]?.line ?? null },
    instructions: found.slice(0, MOST_INSTRUCTIONS).map((each) => instructionRow(owner.python, each)),
    more: Math.max(0, found.length - MOST_INSTRUCTIONS),
  });

  if (name === 'code' && at !== null) {
    const each = instructionsOf(session, owner).find(({ offset }) => offset === at);
    if (!each) return null;
    const { start } = each.range;
    const end = start + operandEnd(each);
    return make(
      each.opname,
      say`${code(instructionRow(owner.python, each).text)}, offset ${at} of ${code('co_code')}.`,
      [
        { start, end: start + 1, kind: 'opcode', text: each.opname },
        ...(end > start + 1 ? [{ start: start + 1, end, kind: 'operand' as const, text: 'operand' }] : []),
      ],
      [each],
      'The instruction',
    );
  }
  if (name === 'lines' && at !== null) {
    const found = lineEntries(owner)[at];
    if (!found) return null;
    const row = lineRows(file, owner, at + 1).rows[at];
    const { position } = found;
    const where =
      position.line === null
        ? say`no line of source`
        : say`line ${row.line}${row.columns === '' ? '' : `, columns ${row.columns}`}`;
    return make(
      `Entry ${at} of the line table`,
      say`Bytes ${code(row.hex)}: what stands from offset ${found.from} to before ${found.to} comes from ${where}.`,
      [{ ...row.range, kind: 'whole', text: 'entry of the line table' }],
      between(found.from, found.to),
      'Instructions that come from there',
      spansOf(session.lines, position),
    );
  }
  if (name === 'exceptions' && at !== null) {
    const row = exceptionRows(file, owner, at + 1).rows[at];
    if (!row) return null;
    return make(
      `Entry ${at} of the exception table`,
      say`Bytes ${code(row.hex)}: an exception raised from offset ${row.from} to before ${row.to} is caught. The value stack is cut to ${count(row.depth, 'entry').replace('entrys', 'entries')}, ${row.lasti ? 'the offset of the instruction that raised is pushed, then ' : ''}the exception is pushed, and offset ${code(row.target, 'jump')} runs next.`,
      [{ ...row.range, kind: 'whole', text: 'entry of the exception table' }],
      between(row.from, row.to),
      'Instructions that it covers',
    );
  }
  const field = fields.find((each) => each.pick === name);
  const row = at === null ? field : field?.members.find((each) => each.pick === pick);
  if (!field || !row) return null;
  const place = row.range as Place | null;
  const bytes: Picked['bytes'] = place ? [{ start: place.start, end: place.end, kind: 'whole', text: row.name }] : [];
  if (place?.target) bytes.push({ ...place.target, kind: 'target', text: 'what the reference points to' });
  bytes.sort((a, b) => a.start - b.start);
  const reference = place?.target
    ? say` The file has a reference here, to bytes ${thousands(place.target.start)} to ${thousands(place.target.end - 1)}, where it was met first.`
    : [];
  if (at === null) {
    const found = name === 'code' ? instructionsOf(session, owner) : [];
    const made = place ? [] : say` The file does not have it: it is made from the names and kinds of the slots.`;
    return make(row.name, [...fieldSaid(name, owner.python), ...made, ...reference], bytes, found, 'All instructions');
  }
  if (name === 'flags') return make(row.value, say`${row.type}`, bytes, [], '');
  if (name === 'localspluskinds') return make(`Slot ${at}`, say`${code(row.value)}: ${row.type}.`, bytes, [], '');
  const what = say`${code(`${field.name}[${at}]`)} is ${code(row.value, row.hue)}${row.type && name !== 'consts' ? ` (${row.type})` : ''}.`;
  const users = usersOf(session, owner, name, at);
  return make(
    row.value,
    [
      ...what,
      ...reference,
      ...(users.length > 0 ? [] : hasOpcodes(owner.python) ? say` No instruction names it.` : []),
    ],
    bytes,
    users,
    users.length === 0 ? '' : `Used by ${count(users.length, 'instruction')}`,
  );
}

/** What is drawn for a state; null where this Python has no such code object. */
export function codeView(session: Session, state: CodeState): CodeView | null {
  const file = session.files.get(state.python);
  const entry = file?.codes.find(({ key }) => key === state.code);
  if (!file || !entry) return null;
  const owner = entry.code;
  if (session.rows?.code !== owner || session.rows.limit !== state.limit) {
    const fields = fieldRows(file, owner, state.limit);
    session.rows = { code: owner, limit: state.limit, fields, derived: derivedRows(owner, fields) };
  }
  const { fields, derived } = session.rows;
  const lines = lineRows(file, owner, state.limit);
  const exceptions = exceptionRows(file, owner, state.limit);
  return {
    codes: session.items.get(state.python)!,
    key: entry.key,
    python: state.python,
    repr: codeRepr(owner),
    note: hasOpcodes(owner.python) ? null : noOpcodes(owner.python),
    fields,
    derived,
    lines: lines.rows,
    lineCount: lines.count,
    exceptions: exceptions.rows,
    exceptionCount: exceptions.count,
    picked: state.pick === null ? null : pickedOf(session, file, entry, [...fields, ...derived], state.pick),
  };
}

/** What a byte of the file belongs to: the innermost code object, and in it the field or the member. */
export function atByte(session: Session, python: AnyPython, byte: number): { key: string; pick: string } | null {
  const file = session.files.get(python);
  const inside = ({ start, end }: { start: number; end: number }) => start <= byte && byte < end;
  const entry = file?.codes.findLast(({ code: owner }) => inside(owner.range));
  if (!file || !entry) return null;
  if (inside(entry.code.codeRange)) {
    const offset = byte - entry.code.codeRange.start;
    if (!hasOpcodes(entry.code.python)) return { key: entry.key, pick: 'code' };
    const each = instructionsOf(session, entry.code).findLast((one) => one.offset <= offset);
    return { key: entry.key, pick: `code.${each?.offset ?? 0}` };
  }
  const tree = file.body;
  const field = codeFields(tree, codeNode(tree, entry.code)).find(inside);
  if (!field) return null;
  if (field.name === 'linetable' || field.name === 'exceptiontable') {
    const entries =
      field.name === 'linetable'
        ? lineRows(file, entry.code, Infinity).rows
        : exceptionRows(file, entry.code, Infinity).rows;
    return { key: entry.key, pick: entries.find(({ range }) => inside(range))?.pick ?? field.name };
  }
  if (field.node === null) return { key: entry.key, pick: field.name };
  const member = nodeChildren(tree, field.node).findIndex((child) => inside(placeOf(tree, child)));
  return { key: entry.key, pick: member < 0 ? field.name : `${field.name}.${member}` };
}
