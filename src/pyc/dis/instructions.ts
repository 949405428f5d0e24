import type { CodeObject, Instruction, SourcePosition } from '../code.ts';
import { atLeast } from '../versions/compare.ts';
import type { OpcodeTable } from '../versions/opcode-table.ts';
import { opcodeTable } from '../versions/opcodes.ts';
import { exceptionTable } from './exceptions.ts';
import { lineStarts, positions } from './lines.ts';
import { OperandError, operandText } from './operands.ts';
import { jumpTarget, unpack } from './unpack.ts';
import type { RawInstruction } from './unpack.ts';

/**
 * What counts as a jump target, and so has a label from 3.13 on. `jumps`: targets of jumps, as `dis.get_instructions` sees
 * it. `all`: also the starts, ends and handlers of the exception table, as `dis.dis` prints it (3.11+).
 */
export type LabelScope = 'jumps' | 'all';

const NOWHERE: SourcePosition = { line: null, endLine: null, col: null, endCol: null };

/** Numbers of labels by offset, from 1 on in order of offset. */
function labelNumbers(code: CodeObject, raw: RawInstruction[], table: OpcodeTable, scope: LabelScope) {
  const offsets = new Set<number>();
  for (const instruction of raw) {
    const target = jumpTarget(instruction, table);
    if (target !== null) offsets.add(target);
  }
  if (scope === 'all') {
    // Before 3.13 dis marks the handlers alone, and those of empty ranges not at all.
    const ranges = atLeast(code.python, '3.13');
    for (const { start, end, target } of exceptionTable(code)) {
      if (ranges) offsets.add(start).add(end);
      if (ranges || end > start) offsets.add(target);
    }
  }
  return new Map([...offsets].sort((a, b) => a - b).map((offset, i) => [offset, i + 1]));
}

/** What stands in brackets for a jump: the label's number from 3.13, before the offset (up to 3.9 of relative jumps only). */
function jumpText(python: CodeObject['python'], raw: RawInstruction, target: number, label: number): string {
  if (atLeast(python, '3.13')) return `${raw.opcode.name === 'END_ASYNC_FOR' ? 'from' : 'to'} L${label}`;
  return raw.opcode.jump === 'absolute' && !atLeast(python, '3.10') ? '' : `to ${target}`;
}

/**
 * The instructions of a code object as its own version's `dis.get_instructions` gives them. Inline caches are not listed.
 * Works on any bytes: an operand that points nowhere has an `error` where `dis` raises. The version's opcode table must be
 * loaded (`loadOpcodes`).
 */
export function disassemble(code: CodeObject, scope: LabelScope = 'jumps'): Instruction[] {
  const table = opcodeTable(code.python);
  const raw = unpack(code);
  const labels = labelNumbers(code, raw, table, scope);
  const starts = new Set(lineStarts(code).map(({ offset }) => offset));
  const units = positions(code);
  const hasLabels = atLeast(code.python, '3.13');
  return raw.map((instruction) => {
    const { offset, start, opcode, arg } = instruction;
    const target = jumpTarget(instruction, table);
    const label = labels.get(offset);
    let argrepr = '';
    let error: string | null = null;
    try {
      if (target !== null) argrepr = jumpText(code.python, instruction, target, labels.get(target)!);
      else if (arg !== null) argrepr = operandText(code, table, opcode.operand, arg);
    } catch (raised) {
      if (!(raised instanceof OperandError)) throw raised;
      error = raised.message;
    }
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
      position: units[offset >> 1] ?? NOWHERE,
      range: {
        start: code.codeRange.start + offset,
        end: Math.min(code.codeRange.start + offset + 2, code.codeRange.end),
      },
      error,
    };
  });
}

/** All code objects in a code object: itself, then those among its constants, depth first, as `dis.dis` visits them. */
export function codeObjects(code: CodeObject): CodeObject[] {
  const found: CodeObject[] = [];
  const todo = [code];
  while (todo.length > 0) {
    const next = todo.pop()!;
    found.push(next);
    for (let i = next.consts.length - 1; i >= 0; i--) {
      const constant = next.consts[i];
      if (constant.type === 'code') todo.push(constant.value);
    }
  }
  return found;
}
