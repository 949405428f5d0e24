import type { CodeObject, Instruction } from '../code.ts';
import { codeRepr } from '../repr/const.ts';
import { atLeast } from '../versions/compare.ts';
import { exceptionTable } from './exceptions.ts';
import { codeObjects, disassemble } from './instructions.ts';
import { lineStarts } from './lines.ts';

const OPNAME_WIDTH = 20;
const OPARG_WIDTH = 5;
const NO_LINE = '  --';

/** Operand and what it means, as the last columns; what `dis` raises stands where it would have printed the meaning. */
function operandColumns({ arg, argrepr, error }: Instruction, width: number): string[] {
  if (arg === null) return [];
  const meaning = error ?? argrepr;
  return [String(arg).padStart(width), ...(meaning ? [`(${meaning})`] : [])];
}

/** Columns up to 3.12: line, current instruction (never here), jump target, offset, name, operand. */
function offsetLine(instruction: Instruction, lineWidth: number, offsetWidth: number): string {
  const line = instruction.startsLine ? String(instruction.position.line) : '';
  return [
    ...(lineWidth ? [line.padStart(lineWidth)] : []),
    '   ',
    instruction.isJumpTarget ? '>>' : '  ',
    String(instruction.offset).padStart(offsetWidth),
    instruction.opname.padEnd(OPNAME_WIDTH),
    ...operandColumns(instruction, OPARG_WIDTH),
  ]
    .join(' ')
    .trimEnd();
}

function offsetListing(code: CodeObject): string[] {
  const starts = lineStarts(code);
  const lastLine = Math.max(0, ...starts.map(({ line }) => line!));
  // 3.7 to 3.9 have a column for lines even where there are none.
  const hasLines = starts.length > 0 || !atLeast(code.python, '3.10');
  const lineWidth = !hasLines ? 0 : lastLine >= 1000 ? String(lastLine).length : 3;
  const lastOffset = code.code.length - 2;
  const offsetWidth = lastOffset >= 10000 ? String(lastOffset).length : 4;
  const lines: string[] = [];
  for (const instruction of disassemble(code, 'all')) {
    if (instruction.startsLine && instruction.offset > 0) lines.push('');
    lines.push(offsetLine(instruction, lineWidth, offsetWidth));
  }
  const entries = exceptionTable(code);
  if (entries.length > 0) lines.push('ExceptionTable:');
  for (const { start, end, target, depth, lasti } of entries)
    lines.push(`  ${start} to ${end - 2} -> ${target} [${depth}]${lasti ? ' lasti' : ''}`);
  return lines;
}

/** Columns from 3.13: line, label, current instruction (never here), name, operand. */
function labelLine(instruction: Instruction, lineWidth: number, labelWidth: number): string {
  const { line } = instruction.position;
  const lineText = instruction.startsLine ? (line === null ? NO_LINE : String(line)) : '';
  const label = instruction.label === null ? '' : `L${instruction.label}:`;
  const excess = Math.max(0, instruction.opname.length - OPNAME_WIDTH);
  return [
    ...(lineWidth ? [lineText.padStart(lineWidth)] : []),
    label.padStart(labelWidth),
    '   ',
    instruction.opname.padEnd(OPNAME_WIDTH),
    ...operandColumns(instruction, OPARG_WIDTH - excess),
  ]
    .join(' ')
    .trimEnd();
}

function labelListing(code: CodeObject): string[] {
  const starts = lineStarts(code);
  const lastLine = Math.max(-1, ...starts.map(({ line }) => line || -1));
  let lineWidth = lastLine < 0 ? 0 : Math.max(3, String(lastLine).length);
  if (lineWidth > 0 && lineWidth < NO_LINE.length && starts.some(({ line }) => line === null))
    lineWidth = NO_LINE.length;
  const instructions = disassemble(code, 'all');
  const entries = exceptionTable(code);
  const labels = labelsOf(instructions, entries);
  const labelWidth = 4 + String(labels.size).length;
  const lines: string[] = [];
  for (const instruction of instructions) {
    if (lineWidth > 0 && instruction.startsLine && instruction.offset > 0) lines.push('');
    lines.push(labelLine(instruction, lineWidth, labelWidth));
  }
  if (entries.length > 0) lines.push('ExceptionTable:');
  for (const { start, end, target, depth, lasti } of entries) {
    const [from, to, handler] = [start, end, target].map((offset) => `L${labels.get(offset)}`);
    lines.push(`  ${from} to ${to} -> ${handler} [${depth}]${lasti ? ' lasti' : ''}`);
  }
  return lines;
}

/** Numbers of all labels, those too that stand where no instruction does (a range may end where the code ends). */
function labelsOf(instructions: Instruction[], entries: { start: number; end: number; target: number }[]) {
  const offsets = new Set(entries.flatMap(({ start, end, target }) => [start, end, target]));
  for (const { jumpTarget } of instructions) if (jumpTarget !== null) offsets.add(jumpTarget);
  return new Map([...offsets].sort((a, b) => a - b).map((offset, i) => [offset, i + 1]));
}

/**
 * What `dis.dis(code)` prints under the code's own version, nested code objects included, with `0xADDR` for addresses and
 * frozensets in the file's order. The version's opcode table must be loaded.
 */
export function disText(code: CodeObject): string {
  const parts = codeObjects(code).map((part, i) => [
    ...(i > 0 ? ['', `Disassembly of ${codeRepr(part)}:`] : []),
    ...(atLeast(code.python, '3.13') ? labelListing(part) : offsetListing(part)),
  ]);
  return parts
    .flat()
    .map((line) => `${line}\n`)
    .join('');
}
