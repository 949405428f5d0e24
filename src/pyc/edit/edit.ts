import { encodeWith } from '../encode/pyc.ts';
import { headerField, readHeader, writeField } from '../header.ts';
import { readPyc } from '../pyc.ts';
import { editConstant } from './constants.ts';
import { editInstruction } from './instructions.ts';
import { editName } from './names.ts';
import { open } from './opened.ts';
import { Refusal } from './types.ts';
import type { EditOf, EditResult, PycEdit } from './types.ts';

function editHeader(bytes: Uint8Array, { field: name, value }: EditOf<'header'>): Uint8Array {
  const field = headerField(readHeader(bytes), name);
  if (!field) throw new Refusal(`This header has no field ${name}.`);
  const length = name === 'magic' ? 2 : field.end - field.start;
  if (typeof value === 'number') {
    if (name === 'hash') throw new Refusal('A hash is eight bytes, not a number.');
    if (!(Number.isInteger(value) && value >= 0 && value < 2 ** (8 * length)))
      throw new Refusal(`${name} is a whole number from 0 to ${2 ** (8 * length) - 1}, not ${value}.`);
  } else if (value.length !== field.end - field.start) {
    throw new Refusal(`${name} has ${field.end - field.start} bytes, not ${value.length}.`);
  }
  return writeField(bytes, field, value);
}

function edited(bytes: Uint8Array, edit: PycEdit): Uint8Array {
  if (edit.kind === 'header') return editHeader(bytes, edit);
  const opened = open(bytes, edit.code);
  if (edit.kind === 'constant') editConstant(opened, edit);
  else if (edit.kind === 'name') editName(opened, edit);
  else editInstruction(opened, edit);
  const changed = encodeWith(opened.file, opened.objects[0]);
  const { error } = readPyc(changed);
  if (error) throw new Refusal(`Python would not load the result: ${error.exception}: ${error.message}.`);
  return changed;
}

/**
 * The file with one thing in it changed, encoded again: references are numbered anew, sizes follow, and what shared an object
 * with the changed place keeps the old one. The result is a file that CPython loads, except where the header itself is
 * changed to one that it refuses. For an instruction the version's opcode table must be loaded (`loadOpcodes`).
 */
export function editPyc(bytes: Uint8Array, edit: PycEdit): EditResult {
  try {
    return { ok: true, bytes: edited(bytes, edit) };
  } catch (raised) {
    if (!(raised instanceof Refusal)) throw raised;
    return { ok: false, reason: raised.message };
  }
}
