import type { CodeObject, SourcePosition } from '../code.ts';
import { nestedCode } from '../marshal/code-object.ts';
import { codeRepr } from '../repr/const.ts';
import { atLeast } from '../versions/compare.ts';
import { freshCode } from '../versions/fresh-code.ts';
import type { OpcodeTable } from '../versions/opcode-table.ts';
import { opcodeTable } from '../versions/opcodes.ts';
import { exceptionTable } from './exceptions.ts';
import { labelNumbers } from './labels.ts';
import { lineStarts, positions } from './lines.ts';
import type { LineStart } from './lines.ts';
import { meanings } from './meanings.ts';
import type { Meaning } from './meanings.ts';
import { unpack } from './unpack.ts';
import type { RawInstruction } from './unpack.ts';

/** The options of `dis.dis`, under their names there; one that a version has not got yet changes nothing in it. */
export interface DisOptions {
  /** Inline caches as lines of their own (3.11+). */
  showCaches?: boolean;
  /** The bytecode as a fresh code object has it, not as the file has it (3.11+). */
  adaptive?: boolean;
  /** A column of offsets (3.13+; earlier versions always have it). */
  showOffsets?: boolean;
  /** Whole positions in place of lines (3.14+). */
  showPositions?: boolean;
}

const OPNAME_WIDTH = 20;
const OPARG_WIDTH = 5;
const NO_LINE = '  --';

const PADDED_OPERANDS = Array.from({ length: 256 }, (_, arg) => String(arg).padStart(OPARG_WIDTH));

/** Name and operand, as the last columns but one. */
function nameAndOperand(name: string, arg: number): string {
  return `${name.padEnd(OPNAME_WIDTH)} ${PADDED_OPERANDS[arg] ?? String(arg).padStart(OPARG_WIDTH)}`;
}

/** The same from 3.13 on: a long name takes room from the operand. */
function shiftedNameAndOperand(name: string, arg: number): string {
  if (name.length <= OPNAME_WIDTH) return nameAndOperand(name, arg);
  return `${name} ${String(arg).padStart(OPARG_WIDTH - (name.length - OPNAME_WIDTH))}`;
}

/** The last column; what `dis` raises stands where it would have printed the meaning. */
function inBrackets({ argrepr, error }: Meaning): string {
  const meaning = error ?? argrepr;
  return meaning === '' ? '\n' : ` (${meaning})\n`;
}

/** The name under which an instruction shows: with `adaptive`, 3.12 fuses some pairs. */
function shownNames(code: CodeObject, raw: readonly RawInstruction[], adaptive: boolean): (i: number) => string {
  const { fused } = freshCode(code.python);
  if (!adaptive || fused.length === 0) return (i) => raw[i].opcode.name;
  const pairs = new Map(fused.map(([first, second, shown]) => [`${first} ${second}`, shown]));
  return (i) => {
    const { name } = raw[i].opcode;
    return i + 1 < raw.length ? (pairs.get(`${name} ${raw[i + 1].opcode.name}`) ?? name) : name;
  };
}

/** What stands in brackets after each unit of an instruction's inline cache. */
function cacheMeanings(code: CodeObject, table: OpcodeTable, { opcode, offset }: RawInstruction, adaptive: boolean) {
  const { python } = code;
  const counter = freshCode(python).counters[opcode.name];
  const at = (byte: number): number => {
    if (!adaptive || byte >= code.code.length) return 0;
    const isCounter = counter !== undefined && byte >> 1 === (offset + 2) >> 1;
    return isCounter ? (counter >> (8 * (byte & 1))) & 255 : code.code[byte];
  };
  // 3.13's dis reads every part from where the first one stands; 3.11's shows only what is specialised, which no file has.
  const advances = !atLeast(python, '3.13') || atLeast(python, '3.14');
  const shows = atLeast(python, '3.12');
  const texts: string[] = [];
  let start = offset + 2;
  for (const [name, units] of Object.entries(table.cacheFormat[opcode.name] ?? {})) {
    let value = 0n;
    for (let byte = start + 2 * units - 1; byte >= start; byte--) value = value * 256n + BigInt(at(byte));
    for (let i = 0; i < units; i++) texts.push(shows && i === 0 ? `${name}: ${value}` : '');
    if (advances) start += 2 * units;
  }
  return texts;
}

const cacheLine = (meaning: string) => nameAndOperand('CACHE', 0) + inBrackets({ argrepr: meaning, error: null });

/** Walks over line starts and instructions side by side: the line that starts at an offset, undefined where none does. */
function startsAt(starts: readonly LineStart[]): (offset: number) => number | null | undefined {
  let next = 0;
  return (offset) => {
    let line: number | null | undefined;
    for (; next < starts.length && starts[next].offset <= offset; next++)
      line = starts[next].offset === offset ? starts[next].line : undefined;
    return line;
  };
}

/** One code object up to 3.12: line, current instruction (never here), jump target, offset, name, operand. */
function offsetListing(code: CodeObject, options: DisOptions, limit: number): string {
  const table = opcodeTable(code.python);
  const raw = unpack(code);
  const entries = exceptionTable(code);
  const labels = labelNumbers(code, raw, table, entries);
  const meaningOf = meanings(code, table, labels);
  const adaptive = options.adaptive === true;
  const nameOf = shownNames(code, raw, adaptive);
  const starts = lineStarts(code);
  const lastLine = starts.reduce((most, { line }) => Math.max(most, line!), 0);
  // 3.7 to 3.9 have a column for lines even where there are none.
  const hasLines = starts.length > 0 || !atLeast(code.python, '3.10');
  // Before 3.7 columns do not widen, and Python 2 leaves blanks behind an opcode without operand, and
  // brackets around an empty name.
  const widens = atLeast(code.python, '3.7');
  const blanks = code.python === '2.7';
  const lineWidth = !hasLines ? 0 : widens && lastLine >= 1000 ? String(lastLine).length : 3;
  const noLine = hasLines ? ' '.repeat(lineWidth + 1) : '';
  const lastOffset = code.code.length - 2;
  const offsetWidth = widens && lastOffset >= 10000 ? String(lastOffset).length : 4;
  const lineAt = startsAt(starts);
  let text = '';
  for (let i = 0; i < raw.length && text.length < limit; i++) {
    const { offset, arg, opcode } = raw[i];
    const line = lineAt(offset);
    if (line === undefined) text += noLine;
    else text += `${offset > 0 ? '\n' : ''}${String(line).padStart(lineWidth)} `;
    text += (labels.has(offset) ? '    >> ' : '       ') + String(offset).padStart(offsetWidth) + ' ';
    if (arg === null) text += `${blanks ? nameOf(i).padEnd(OPNAME_WIDTH) : nameOf(i)}\n`;
    else {
      const meaning = meaningOf(raw[i]);
      const emptyName = blanks && opcode.operand === 'name' && meaning.argrepr === '' && meaning.error === null;
      text += nameAndOperand(nameOf(i), arg) + (emptyName ? ' ()\n' : inBrackets(meaning));
    }
    if (options.showCaches && opcode.caches > 0)
      cacheMeanings(code, table, raw[i], adaptive).forEach((meaning, unit) => {
        const at = String(offset + 2 + 2 * unit).padStart(offsetWidth);
        text += `${noLine}       ${at} ${cacheLine(meaning)}`;
      });
  }
  if (entries.length > 0) text += 'ExceptionTable:\n';
  for (const { start, end, target, depth, lasti } of entries)
    text += `  ${start} to ${end - 2} -> ${target} [${depth}]${lasti ? ' lasti' : ''}\n`;
  return text;
}

const ABSENT: SourcePosition = { line: null, endLine: null, col: null, endCol: null };

function positionText({ line, endLine, col, endCol }: SourcePosition): string {
  if (line === null && endLine === null && col === null && endCol === null) return NO_LINE;
  return `${line ?? '?'}:${col ?? '?'}-${endLine ?? '?'}:${endCol ?? '?'}`;
}

/** Width of the column of whole positions; 0 where nothing has one (`_get_positions_width`). */
function positionsWidth(units: readonly SourcePosition[]): number {
  let width = 0;
  let hasValue = false;
  for (const { line, endLine, col, endCol } of units) {
    const parts = [line, endLine, col, endCol];
    hasValue ||= parts.some((part) => part !== null);
    const length = parts.reduce<number>((sum, part) => sum + (part === null ? 1 : String(part).length), 0);
    width = Math.max(width, length);
  }
  return hasValue ? 1 + Math.max(NO_LINE.length, 3 + width) : 0;
}

/** Width of the column of lines from 3.13 on; 0 where no instruction has one (`_get_lineno_width`). */
function linesWidth(starts: readonly LineStart[]): number {
  const lastLine = starts.reduce((most, { line }) => Math.max(most, line || -1), -1);
  const width = lastLine < 0 ? 0 : Math.max(3, String(lastLine).length);
  return width > 0 && width < NO_LINE.length && starts.some(({ line }) => line === null) ? NO_LINE.length : width;
}

/** One code object from 3.13 on: line or position, label, offset, current instruction (never here), name, operand. */
function labelListing(code: CodeObject, options: DisOptions, limit: number): string {
  const table = opcodeTable(code.python);
  const raw = unpack(code);
  const entries = exceptionTable(code);
  const labels = labelNumbers(code, raw, table, entries);
  const meaningOf = meanings(code, table, labels);
  const units = options.showPositions && atLeast(code.python, '3.14') ? positions(code) : null;
  const starts = lineStarts(code);
  const lineWidth = units ? positionsWidth(units) : linesWidth(starts);
  const noLine = lineWidth > 0 ? ' '.repeat(lineWidth + 1) : '';
  const labelWidth = 4 + String(labels.size).length;
  const noLabel = ' '.repeat(labelWidth + 1);
  const offsetWidth = options.showOffsets ? String(Math.max(code.code.length - 2, 9999)).length : 0;
  const offsetText = (offset: number) => (offsetWidth > 0 ? `${String(offset).padStart(offsetWidth)}   ` : '');
  const lineAt = startsAt(starts);
  let text = '';
  for (let i = 0; i < raw.length && text.length < limit; i++) {
    const { offset, arg, opcode } = raw[i];
    const line = lineAt(offset);
    let place = noLine;
    if (units) place = lineWidth > 0 ? `${positionText(units[offset >> 1] ?? ABSENT).padEnd(lineWidth)} ` : '';
    else if (line !== undefined && lineWidth > 0)
      place = `${(line === null ? NO_LINE : String(line)).padStart(lineWidth)} `;
    if (line !== undefined && lineWidth > 0 && offset > 0) text += '\n';
    const label = labels.get(offset);
    const labelText = label === undefined ? noLabel : `${`L${label}:`.padStart(labelWidth)} `;
    text += place + labelText + offsetText(offset) + '    ';
    if (arg === null) text += `${opcode.name}\n`;
    else text += shiftedNameAndOperand(opcode.name, arg) + inBrackets(meaningOf(raw[i]));
    if (options.showCaches && opcode.caches > 0)
      cacheMeanings(code, table, raw[i], options.adaptive === true).forEach((meaning, unit) => {
        const before = `${units ? place : noLine}${noLabel}${offsetText(offset + 2 + 2 * unit)}`;
        text += `${before}    ${cacheLine(meaning)}`;
      });
  }
  if (entries.length > 0) text += 'ExceptionTable:\n';
  for (const { start, end, target, depth, lasti } of entries) {
    const [from, to, handler] = [start, end, target].map((offset) => `L${labels.get(offset)}`);
    text += `  ${from} to ${to} -> ${handler} [${depth}]${lasti ? ' lasti' : ''}\n`;
  }
  return text;
}

/**
 * Characters of text from which on it is cut off: a hundred for each byte of the file, which no text of a real file comes near,
 * and a few millions more. References let a small file stand for more code than any memory could hold.
 */
const limitOf = (bytes: number) => 4_000_000 + 100 * bytes;

const listing = (python: CodeObject['python']) => (atLeast(python, '3.13') ? labelListing : offsetListing);

/**
 * What `dis.dis(code)` prints under the code's own version, nested code objects included, with `0xADDR` for addresses and
 * frozensets in the file's order. The version's opcode table must be loaded.
 */
export function disText(code: CodeObject, options: DisOptions = {}): string {
  const list = listing(code.python);
  const limit = limitOf(code.range.end - code.range.start);
  const todo = [code];
  let text = '';
  while (todo.length > 0) {
    const next = todo.pop()!;
    if (next !== code) text += `\nDisassembly of ${codeRepr(next)}:\n`;
    text += list(next, options, limit - text.length);
    if (text.length >= limit) return `${text.slice(0, limit)}\n… cut off after ${limit} characters\n`;
    for (const nested of nestedCode(next).toReversed()) todo.push(nested);
  }
  return text;
}
