import { hasOpcodes } from '../../pyc/index.ts';
import type { AnyPython, OperandKind } from '../../pyc/index.ts';
import { codeItem, type CodeItem } from '../shared/code-tree.ts';
import { spansOf, type LineSpan } from '../shared/columns.ts';
import { openCompiled, type Compiled } from '../shared/compiled.ts';
import type { SampleSource } from '../shared/sample-source.ts';
import { hueOf } from '../shared/hues.ts';
import { LARGE_CODE } from '../shared/painted.ts';
import { noOpcodes, operandEnd, unitOf } from '../shared/older.ts';
import { code, say, type Said } from '../shared/say.ts';
import type { RowWindow } from '../shared/window.ts';
import { gridOf } from './compare.ts';
import { cellSaid } from './explain.ts';
import { cellTitles } from './titles.ts';
import { cacheNames, handlerOf, instructionAt, listingOf, listingView, printsOffsets, rowsOf } from './listing.ts';
import type { Listing, Rows } from './listing.ts';
import type { BytePart, Cell, DisView, Inspected, Spot } from './model.ts';
import type { DisState } from './state.ts';

/** One program, by as many Pythons as have been asked for. */
export interface Session {
  name: string;
  source: SampleSource | null;
  files: Map<AnyPython, Compiled>;
  /** Listings that have been made, and how they were last laid out. */
  listings: Map<string, Listing>;
  laid: Map<string, Rows>;
  codes: Map<string, CodeItem[]>;
}

export function newSession(name: string, source: SampleSource | null): Session {
  return { name, source, files: new Map(), listings: new Map(), laid: new Map(), codes: new Map() };
}

/** Adds a compiled file to a session; returns why it cannot be shown, or null. */
export async function addFile(session: Session, name: string, bytes: Uint8Array): Promise<string | null> {
  const opened = await openCompiled(name, bytes);
  if (!opened.ok) return opened.reason;
  session.files.set(opened.file.python, opened.file);
  return null;
}

/** A code object's listing, made once. */
export function listingFor(session: Session, python: AnyPython, key: string): Listing | null {
  const id = `${python} ${key}`;
  const known = session.listings.get(id);
  if (known) return known;
  const entry = session.files.get(python)?.codes.find((each) => each.key === key);
  if (!entry || !hasOpcodes(python)) return null;
  const listing = listingOf(entry);
  session.listings.set(id, listing);
  return listing;
}

/** Whether what a state shows has a long code object that has not been disassembled yet. */
export function takesLong(session: Session, { pythons, code: key }: DisState): boolean {
  return pythons.some((python) => {
    if (session.listings.has(`${python} ${key}`)) return false;
    const entry = session.files.get(python)?.codes.find((each) => each.key === key);
    return entry !== undefined && entry.code.code.length > LARGE_CODE;
  });
}

export function rowsFor(
  session: Session,
  python: AnyPython,
  state: Pick<DisState, 'code' | 'caches' | 'prefixes'>,
): Rows | null {
  const listing = listingFor(session, python, state.code);
  if (!listing) return null;
  const id = `${python} ${state.caches} ${state.prefixes} ${state.code}`;
  const known = session.laid.get(id);
  if (known) return known;
  const rows = rowsOf(listing, state);
  session.laid.set(id, rows);
  return rows;
}

/** Why a Python has no code object of a name. */
function whyMissing(python: AnyPython, key: string): string {
  if (!hasOpcodes(python)) return noOpcodes(python);
  return /<(list|set|dict)comp>(#\d+)?$/.test(key)
    ? `Python ${python} has no code object for this comprehension: since 3.12 it is part of the code around it (PEP 709).`
    : `Python ${python} makes no code object of this name.`;
}

const ALL: RowWindow = { from: 0, to: Infinity };

/** What is drawn for a state; `window` are the rows of a single listing that can be seen. */
export function disView(session: Session, state: DisState, window: RowWindow = ALL): DisView {
  const [first] = state.pythons;
  const codes = codesOf(session, state.pythons);
  if (state.pythons.length === 1) {
    const rows = rowsFor(session, first, state);
    return {
      codes,
      listing: rows && listingView(rows, window),
      grid: null,
      missing: rows ? null : whyMissing(first, state.code),
      inspected: rows && inspect(session, state.spot, state.code),
    };
  }
  const listings = state.pythons.map((python) => rowsFor(session, python, { ...state, caches: false, prefixes: true }));
  const missing = state.pythons.map((python, n) => (listings[n] ? null : whyMissing(python, state.code)));
  return {
    codes,
    listing: null,
    missing: null,
    grid: gridOf(listings, missing, state.pythons),
    inspected: inspect(session, state.spot, state.code),
  };
}

/** The code objects of all the Pythons that are shown, in the order of the first that has them. */
function codesOf(session: Session, pythons: readonly AnyPython[]): CodeItem[] {
  const known = session.codes.get(pythons.join());
  if (known) return known;
  const items = new Map<string, CodeItem>();
  for (const python of pythons)
    for (const each of session.files.get(python)?.codes ?? [])
      if (!items.has(each.key)) items.set(each.key, codeItem(each));
  const codes = [...items.values()];
  session.codes.set(pythons.join(), codes);
  return codes;
}

/** The code object that an instruction loads. */
function opens(file: Compiled, listing: Listing, arg: number | null, kind: OperandKind | undefined): string | null {
  const constant = kind === 'const' && arg !== null ? listing.entry.code.consts[arg] : undefined;
  if (constant?.type !== 'code') return null;
  return file.codes.find((entry) => entry.code === constant.value)?.key ?? null;
}

function bytesOf(listing: Listing, offset: number): BytePart[] {
  const each = instructionAt(listing, offset)!;
  const base = listing.entry.code.codeRange.start;
  const parts: BytePart[] = [];
  const length = operandEnd(each);
  for (let at = each.start; at < each.offset; at += length) {
    parts.push({ kind: 'prefix', start: base + at, end: base + at + 1, text: 'EXTENDED_ARG' });
    parts.push({ kind: 'operand', start: base + at + 1, end: base + at + length, text: 'high part of the operand' });
  }
  const start = base + each.offset;
  parts.push({ kind: 'opcode', start, end: start + 1, text: each.opname });
  const text =
    each.arg === null
      ? 'no operand: always 0 in what CPython writes'
      : each.start < each.offset
        ? 'low part of the operand'
        : 'operand';
  if (length > 1) parts.push({ kind: 'operand', start: start + 1, end: start + length, text });
  cacheNames(listing, each).forEach((name, n) => {
    const at = start + 2 + 2 * n;
    parts.push({ kind: 'cache', start: at, end: at + 2, text: `inline cache: ${name}` });
  });
  return parts;
}

/** What is said of a place; null where nothing was chosen or nothing is there. */
export function inspect(session: Session, spot: Spot | null, key: string): Inspected | null {
  const file = spot && session.files.get(spot.python);
  const listing = spot && listingFor(session, spot.python, key);
  const each = listing && instructionAt(listing, spot.offset);
  if (!file || !listing || !each) return null;
  const unit = each.caches > 0 ? (spot.offset - each.offset) / 2 - 1 : -1;
  const cells: Cell[] = ['line', 'label', 'offset', 'opname', 'operand'];
  const parts = cells.map((cell) => ({
    cell,
    title: cell === 'operand' ? 'operand' : cellTitles(printsOffsets(listing))[cell],
    said: cellSaid(file, listing, each, cell, unit),
  }));
  return {
    spot,
    opname: unit >= 0 ? 'CACHE' : each.opname,
    operand: [each.arg === null ? '' : String(each.arg), each.argrepr && `(${each.argrepr})`].filter(Boolean).join(' '),
    hue: hueOf(spot.python, each.opname),
    parts: unit >= 0 ? parts.slice(0, 1).map((part) => ({ ...part, cell: 'opname', title: 'inline cache' })) : parts,
    bytes: bytesOf(listing, spot.offset),
    handler: handlerSaid(listing, each.offset),
    target: each.jumpTarget === null ? null : { offset: each.jumpTarget, name: listing.placeName(each.jumpTarget) },
    opens: opens(file, listing, each.arg, listing.table.byNumber[each.opcode]?.operand),
    line: each.position.line,
    spans: session.source ? spansOf(linesOf(session.source), each.position) : [],
  };
}

function handlerSaid(listing: Listing, offset: number): Said[] | null {
  if (listing.handlers.length === 0) return null;
  const entry = listing.handlers[handlerOf(listing, offset)];
  if (!entry) return say`An exception here leaves the code object: no entry of the exception table covers it.`;
  return say`An exception here goes to ${code(listing.placeName(entry.target), 'jump')}, with the stack cut to ${entry.depth}.`;
}

const lineTexts = new WeakMap<SampleSource, string[]>();

/** The lines of a source as plain text. */
export function linesOf(source: SampleSource): string[] {
  let lines = lineTexts.get(source);
  if (!lines) lineTexts.set(source, (lines = source.lines.map((tokens) => tokens.map(([, text]) => text).join(''))));
  return lines;
}

/** The columns of source of an instruction. */
export function spansAt(session: Session, python: AnyPython, key: string, offset: number): LineSpan[] {
  const listing = listingFor(session, python, key);
  const each = listing && instructionAt(listing, offset);
  return each && session.source ? spansOf(linesOf(session.source), each.position) : [];
}

/** The first instruction of a line; null where the code has none. */
export function offsetOfLine(session: Session, python: AnyPython, key: string, line: number): number | null {
  const listing = listingFor(session, python, key);
  return listing?.instructions.find(({ position }) => position.line === line)?.offset ?? null;
}

/** The instruction that a byte of the file belongs to, with its code object; null outside of all code. */
export function atByte(session: Session, python: AnyPython, byte: number): { key: string; offset: number } | null {
  for (const { key, code: owner } of session.files.get(python)?.codes ?? []) {
    const { start, end } = owner.codeRange;
    if (start <= byte && byte < end) return { key, offset: byte - start - ((byte - start) % unitOf(python)) };
  }
  return null;
}
