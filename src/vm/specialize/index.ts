/**
 * Which specialised form an instruction would become (PEP 659, CPython 3.11+), and why. The machine executes general
 * forms only, as a file has them; an interpreter replaces them in memory once code has run often enough.
 */
import { opcodeTable } from '../../pyc/index.ts';
import { say } from '../ops/define.ts';
import type { Trace } from '../trace.ts';
import { loadAttr, loadGlobal, loadSuper, storeAttr } from './attributes.ts';
import { call, otherCall } from './calls.ts';
import { binaryOp, compareOp, iteration, oneOperand, storeSubscript, subscript, unpack } from './operands.ts';
import { becomes, nextInstruction, seenAt, type Seen, type Specialized } from './seen.ts';

export type { Specialized } from './seen.ts';

const FAMILIES: Record<string, (seen: Seen) => Specialized | null> = {
  BINARY_OP: binaryOp,
  BINARY_SUBSCR: subscript,
  STORE_SUBSCR: storeSubscript,
  COMPARE_OP: compareOp,
  CONTAINS_OP: oneOperand,
  TO_BOOL: oneOperand,
  FOR_ITER: iteration,
  GET_ITER: iteration,
  SEND: iteration,
  UNPACK_SEQUENCE: unpack,
  PRECALL: call,
  CALL: call,
  CALL_KW: otherCall,
  CALL_FUNCTION_EX: otherCall,
  LOAD_GLOBAL: loadGlobal,
  LOAD_SUPER_ATTR: loadSuper,
  LOAD_ATTR: loadAttr,
  LOAD_METHOD: loadAttr,
  STORE_ATTR: storeAttr,
  LOAD_FAST: pair,
  STORE_FAST: pair,
  LOAD_CONST: pair,
  RESUME: quick,
  JUMP_BACKWARD: quick,
};

/** 3.11 and 3.12 join two neighbours into one where both are common. */
function pair(seen: Seen): Specialized | null {
  const { opname } = seen.instruction;
  const next = nextInstruction(seen);
  const joined = `${opname}__${next?.opname}`;
  if (!forms(seen).includes(joined)) return null;
  return becomes(joined, say`${next!.opname} follows: one instruction then does the work of both.`);
}

/** What becomes another form whatever the operands are. */
function quick(seen: Seen): Specialized | null {
  const found = forms(seen).find((name) => /_(QUICK|CHECK|NO_JIT)$/.test(name));
  if (found === undefined) return null;
  const why = {
    QUICK: say`After the first runs this form no longer counts how often the code runs.`,
    CHECK: say`This form only checks that nothing asks for attention.`,
    NO_JIT: say`This interpreter compiles nothing to machine code, so the jump need not count.`,
  };
  return becomes(found, why[/(QUICK|CHECK|NO_JIT)$/.exec(found)![1] as keyof typeof why]);
}

const forms = ({ trace, instruction }: Seen): string[] =>
  Object.keys(opcodeTable(trace.python).specializations[instruction.opname] ?? {});

/**
 * The specialised form that the instruction of step `i` would become if its code ran often with the operands that it has
 * here, and why; `opname` is null where it would stay as it is. Null where the version has no forms of this instruction,
 * and where a trace does not tell enough.
 */
export function specializedAt(trace: Trace, i: number): Specialized | null {
  const seen = seenAt(trace, i);
  if (!seen || forms(seen).length === 0) return null;
  return FAMILIES[seen.instruction.opname]?.(seen) ?? null;
}
