import type { CodeObject, Instruction, SourcePosition } from '../code.ts';
import { nestedCode } from '../marshal/code-object.ts';
import { atLeast } from '../versions/compare.ts';
import { opcodeTable } from '../versions/opcodes.ts';
import { exceptionTable } from './exceptions.ts';
import { labelNumbers } from './labels.ts';
import type { LabelScope } from './labels.ts';
import { lineStarts, positions, unitShift } from './lines.ts';
import { meanings } from './meanings.ts';
import { jumpTarget, unpack } from './unpack.ts';

const NOWHERE: SourcePosition = { line: null, endLine: null, col: null, endCol: null };

/**
 * The instructions of a code object as its own version's `dis.get_instructions` gives them. Inline caches are not listed.
 * Works on any bytes: an operand that points nowhere has an `error` where `dis` raises. The version's opcode table must be
 * loaded (`loadOpcodes`).
 */
export function disassemble(code: CodeObject, scope: LabelScope = 'jumps'): Instruction[] {
  const table = opcodeTable(code.python);
  const raw = unpack(code);
  const labels = labelNumbers(code, raw, table, scope === 'all' ? exceptionTable(code) : []);
  const meaningOf = meanings(code, table, labels);
  const starts = new Set(lineStarts(code).map(({ offset }) => offset));
  const units = positions(code);
  const shift = unitShift(code.python);
  const hasLabels = atLeast(code.python, '3.13');
  return raw.map((instruction) => {
    const { offset, start, length, opcode, arg } = instruction;
    const target = jumpTarget(instruction, table);
    const label = labels.get(offset);
    const { argrepr, error } = meaningOf(instruction);
    return {
      offset,
      start,
      opcode: opcode.number,
      opname: opcode.name,
      arg,
      argrepr,
      jumpTarget: target,
      caches: opcode.caches,
      isJumpTarget: label !== undefined,
      label: hasLabels ? (label ?? null) : null,
      startsLine: starts.has(offset),
      position: units[offset >> shift] ?? NOWHERE,
      range: {
        start: code.codeRange.start + offset,
        end: Math.min(code.codeRange.start + offset + length, code.codeRange.end),
      },
      error,
    };
  });
}

/** All code objects in a code object, each once: itself, then those among its constants, depth first, as `dis.dis` visits them. */
export function codeObjects(code: CodeObject): CodeObject[] {
  const found = new Set<CodeObject>();
  const todo = [code];
  while (todo.length > 0) {
    const next = todo.pop()!;
    if (found.has(next)) continue;
    found.add(next);
    for (const nested of nestedCode(next).toReversed()) todo.push(nested);
  }
  return [...found];
}
