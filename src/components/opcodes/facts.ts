/** Every opcode name of CPython 3.7 to 3.15, and what the versions' own tables say of it. */
import '../../pyc/versions/all-opcodes.ts';
import { opcodeTable, type JumpKind, type OperandKind } from '../../pyc/index.ts';
import { PYTHON_VERSIONS, type PythonVersion } from '../../pyc/types.ts';
import { findOp } from '../../vm/ops/index.ts';
import type { OpRecord } from '../../vm/ops/define.ts';
import { familyOf, type Family } from './families.ts';

/**
 * `plain`: what a compiler emits; `specialised`: what the running interpreter writes in place of a plain one;
 * `instrumented`: what it writes while a tool listens; `internal`: what it has for itself.
 */
export type OpcodeKind = 'plain' | 'specialised' | 'instrumented' | 'internal';

/** What one version's table has. */
export interface VersionFacts {
  python: PythonVersion;
  number: number;
  operand: OperandKind;
  /** Code units of 2 bytes. */
  caches: number;
  /** Names and lengths of the cache's parts. */
  parts: readonly (readonly [string, number])[];
  jump: JumpKind | null;
}

export interface OpcodeFacts {
  name: string;
  kind: OpcodeKind;
  family: Family;
  /** The opcode that this is a form of; null for a plain or internal one. */
  base: string | null;
  /** By version, oldest first: only those that have it. */
  versions: VersionFacts[];
  /** Its meanings, oldest first. */
  meanings: Meaning[];
}

/** What an opcode means, in the words of its op records, in some versions. */
export interface Meaning {
  summary: string;
  pythons: PythonVersion[];
  /** A record that says so. */
  record: OpRecord;
}

/** The opcodes that an instrumented form takes the place of, where its name does not say so. */
const INSTRUMENTS_ANY = new Set(['INSTRUMENTED_LINE', 'INSTRUMENTED_INSTRUCTION']);

function bases(): Map<string, string> {
  const found = new Map<string, string>();
  for (const python of PYTHON_VERSIONS) {
    const { specializations, byName } = opcodeTable(python);
    for (const [base, forms] of Object.entries(specializations))
      for (const form of Object.keys(forms)) found.set(form, base);
    for (const name of Object.keys(byName))
      if (name.startsWith('INSTRUMENTED_') && !INSTRUMENTS_ANY.has(name))
        found.set(name, name.slice('INSTRUMENTED_'.length));
  }
  return found;
}

const baseOf = bases();

function factsIn(python: PythonVersion, name: string): VersionFacts | null {
  const { byName, specializations, cacheFormat } = opcodeTable(python);
  const base = baseOf.get(name);
  const number = byName[name]?.number ?? specializations[base ?? '']?.[name];
  if (number === undefined) return null;
  // A form has the operand and the cache of what it takes the place of.
  const { operand, caches, jump } = byName[base ?? name] ?? byName[name];
  return { python, number, operand, caches, parts: Object.entries(cacheFormat[base ?? name] ?? {}), jump };
}

function kindOf(name: string): OpcodeKind {
  if (name.startsWith('INSTRUMENTED_')) return 'instrumented';
  if (baseOf.has(name)) return 'specialised';
  return PYTHON_VERSIONS.some((python) => findOp(python, name)) ? 'plain' : 'internal';
}

function opcodeFacts(name: string): OpcodeFacts {
  const base = baseOf.get(name) ?? null;
  const versions = PYTHON_VERSIONS.flatMap((python) => factsIn(python, name) ?? []);
  const meanings: Meaning[] = [];
  for (const { python } of versions) {
    const record = findOp(python, name);
    const same = meanings.find(({ summary }) => summary === record?.summary);
    if (same) same.pythons.push(python);
    else if (record) meanings.push({ summary: record.summary, pythons: [python], record });
  }
  return { name, kind: kindOf(name), family: familyOf(base ?? name), base, versions, meanings };
}

function allNames(): string[] {
  const names = new Set(baseOf.keys());
  for (const python of PYTHON_VERSIONS) for (const name of Object.keys(opcodeTable(python).byName)) names.add(name);
  return [...names].sort();
}

/** Every opcode, by name, in alphabetical order. */
export const OPCODES: ReadonlyMap<string, OpcodeFacts> = new Map(allNames().map((name) => [name, opcodeFacts(name)]));

/** The forms that a running interpreter writes in place of an opcode, in alphabetical order. */
export function formsOf(name: string): OpcodeFacts[] {
  return [...OPCODES.values()].filter(({ base }) => base === name);
}

/** Bases whose forms are written whatever lies on the stack: Python/specialize.c and Python/bytecodes.c of 3.11 to 3.15. */
const NOT_BY_OPERANDS = new Set(['RESUME', 'JUMP_BACKWARD', 'LOAD_CONST', 'EXTENDED_ARG']);

/** Whether a specialised form is chosen for the operands that an instruction has had, and gives way to others. */
export const asksOperands = ({ name, kind, base }: OpcodeFacts): boolean =>
  kind === 'specialised' && !NOT_BY_OPERANDS.has(base!) && !name.includes('__') && !name.endsWith('_ADAPTIVE');

/** Whether a form does the work of the instruction behind it too: two in one (`__`), and 3.11's comparisons that jump. */
export const worksForNext = ({ name, kind }: OpcodeFacts): boolean =>
  kind === 'specialised' &&
  (name.includes('__') || /^COMPARE_OP_\w+_JUMP$/.test(name) || name === 'BINARY_OP_INPLACE_ADD_UNICODE');

/** The versions in which an opcode exists. */
export const pythonsOf = ({ versions }: OpcodeFacts): PythonVersion[] => versions.map(({ python }) => python);

/** `3.7`, `3.9 to 3.11`, `3.7, 3.9 to 3.11`: versions as a reader says them. */
export function spanOf(pythons: readonly PythonVersion[]): string {
  const spans: [PythonVersion, PythonVersion][] = [];
  for (const python of PYTHON_VERSIONS.filter((each) => pythons.includes(each))) {
    const last = spans.at(-1);
    if (last && PYTHON_VERSIONS.indexOf(last[1]) === PYTHON_VERSIONS.indexOf(python) - 1) last[1] = python;
    else spans.push([python, python]);
  }
  return spans
    .map(([first, last]) =>
      first === last
        ? first
        : `${first}${PYTHON_VERSIONS.indexOf(last) - PYTHON_VERSIONS.indexOf(first) === 1 ? ' and ' : ' to '}${last}`,
    )
    .join(', ');
}
