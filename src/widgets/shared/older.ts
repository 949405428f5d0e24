/** What is different in files of Pythons before 3.7. */
import { atLeast } from '../../pyc/index.ts';
import type { AnyPython, Instruction } from '../../pyc/index.ts';

/** The sentence for code whose opcodes are not known. */
export function noOpcodes(python: AnyPython): string {
  return `Python ${python} has no opcode table here, so its instructions are not named. Constants, names and all other fields are read by its own rules.`;
}

/** Bytes of an instruction up to the end of its operand: 2; before 3.6 3 with an operand and 1 without. */
export function operandEnd({ range, caches }: Pick<Instruction, 'range' | 'caches'>): number {
  return caches > 0 ? 2 : Math.min(3, range.end - range.start);
}

/** The step from one code unit to the next in bytes: 2, before 3.6 1. */
export const unitOf = (python: AnyPython) => (atLeast(python, '3.6') ? 2 : 1);
