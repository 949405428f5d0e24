/** Code objects made ready to run, constants made objects. */
import type { CodeObject, Const } from '../pyc/code.ts';
import { disassemble, exceptionTable } from '../pyc/index.ts';
import type { Prepared } from './frame.ts';
import { opRecord } from './ops/index.ts';
import { PyCode, PySlice, type PyObject } from './objects/model.ts';
import { setAdd } from './objects/set.ts';
import { dictSet } from './objects/dict.ts';
import {
  Ellipsis,
  False,
  None,
  T,
  True,
  bytes,
  complex,
  dict,
  float,
  int,
  list,
  set,
  str,
  tuple,
  unsupported,
} from './objects/types.ts';
import { PySet } from './objects/model.ts';
import { strRepr } from './objects/text.ts';

/** Constants of one run: equal ones are one object, as the compiler merges them. */
export class Constants {
  private readonly known = new Map<string, PyObject>();
  private readonly codes = new Map<CodeObject, PyCode>();

  object(constant: Const): PyObject {
    const key = keyOf(constant);
    if (key === null) return this.make(constant);
    let object = this.known.get(key);
    if (object === undefined) this.known.set(key, (object = this.make(constant)));
    return object;
  }

  private make(constant: Const): PyObject {
    switch (constant.type) {
      case 'None':
        return None;
      case 'Ellipsis':
        return Ellipsis;
      case 'bool':
        return constant.value ? True : False;
      case 'int':
        return int(constant.value);
      case 'float':
        return float(constant.value);
      case 'complex':
        return complex(constant.real, constant.imag);
      case 'str':
        return str(constant.value);
      case 'bytes':
        // A copy: what is read from a file may share its memory with the file.
        return bytes(new Uint8Array(constant.value));
      case 'tuple':
        return tuple(constant.items.map((item) => this.object(item)));
      case 'list':
        return list(constant.items.map((item) => this.object(item)));
      case 'set':
      case 'frozenset': {
        const made = constant.type === 'set' ? set() : new PySet(T.frozenset);
        for (const item of constant.items) setAdd(made, this.object(item));
        return made;
      }
      case 'dict': {
        const made = dict();
        for (const [key, value] of constant.entries) dictSet(made, this.object(key), this.object(value));
        return made;
      }
      case 'slice':
        return new PySlice(
          T.slice,
          this.object(constant.start),
          this.object(constant.stop),
          this.object(constant.step),
        );
      case 'code':
        return this.code(constant.value);
      default:
        return unsupported(`constants of type ${constant.type}`);
    }
  }

  code(code: CodeObject): PyCode {
    let object = this.codes.get(code);
    if (object === undefined) this.codes.set(code, (object = new PyCode(T.code, code)));
    return object;
  }
}

/** A text that equal constants share; null for what is never merged. */
function keyOf(constant: Const): string | null {
  switch (constant.type) {
    case 'int':
      return `i${constant.value}`;
    case 'float':
      return `f${Object.is(constant.value, -0) ? '-0' : constant.value}`;
    case 'complex':
      return `c${Object.is(constant.real, -0) ? '-0' : constant.real},${Object.is(constant.imag, -0) ? '-0' : constant.imag}`;
    case 'str':
      return `s${constant.value}`;
    case 'bytes':
      return `b${constant.value.join()}`;
    case 'bool':
      return `t${constant.value}`;
    case 'None':
    case 'Ellipsis':
      return constant.type;
    case 'tuple': {
      const keys = constant.items.map(keyOf);
      return keys.includes(null) ? null : `(${keys.map((key) => strRepr(key!)).join()})`;
    }
    default:
      return null;
  }
}

/** Code flags of Include/code.h. */
const CO_VARARGS = 4;
const CO_VARKEYWORDS = 8;
const CO_GENERATOR = 0x20;
const CO_COROUTINE = 0x80;
const CO_ASYNC_GENERATOR = 0x200;

/** Whether a code object is of 3.10 or before: its flags make generators, its cells have slots of their own. */
const isOld = (code: CodeObject): boolean => ['3.7', '3.8', '3.9', '3.10'].includes(code.python);

function cellsOf(code: CodeObject): Pick<Prepared, 'cells' | 'makesCells' | 'cellArguments'> {
  if (!isOld(code)) return { cells: 0, makesCells: false, cellArguments: [] };
  const { argcount, kwonlyargcount, flags, varnames, cellvars, freevars } = code;
  const given = argcount + kwonlyargcount + (flags & CO_VARARGS ? 1 : 0) + (flags & CO_VARKEYWORDS ? 1 : 0);
  const cellArguments = cellvars
    .map((name, n) => [varnames.length + n, varnames.indexOf(name)] as const)
    .filter(([, argument]) => argument >= 0 && argument < given);
  return { cells: varnames.length, makesCells: cellvars.length + freevars.length > 0, cellArguments };
}

/** Decodes a code object for the machine. */
export function prepare(
  code: CodeObject,
  constants: Constants,
  addCode: (code: CodeObject, instructions: Prepared['instructions']) => number,
): Prepared {
  const instructions = disassemble(code);
  const prepared: Prepared = {
    code,
    id: addCode(code, instructions),
    instructions,
    ops: [],
    args: [],
    targets: [],
    origin: [],
    places: new Map(),
    consts: code.consts.map((constant) => constants.object(constant)),
    handlers: exceptionTable(code),
    ...cellsOf(code),
    makesGenerator: isOld(code) && (code.flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)) !== 0,
  };
  instructions.forEach((instruction, n) => {
    if (instruction.opname === 'EXTENDED_ARG') return;
    for (let offset = instruction.start; offset <= instruction.offset; offset += 2)
      prepared.places.set(offset, prepared.ops.length);
    prepared.ops.push(opRecord(code.python, instruction.opname));
    prepared.args.push(instruction.arg ?? 0);
    prepared.origin.push(n);
  });
  prepared.targets = prepared.origin.map((n) => {
    const { jumpTarget } = instructions[n];
    return jumpTarget === null ? -1 : (prepared.places.get(jumpTarget) ?? -1);
  });
  return prepared;
}
