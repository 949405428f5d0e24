import { opcodeTable, type OperandKind, type AnyPython } from '../../pyc/index.ts';

/** The hue that a thing wears: constants, names of modules, classes and attributes, slots of a frame, jumps. */
export type Hue = 'const' | 'name' | 'local' | 'jump';

const HUES: Partial<Record<OperandKind, Hue>> = {
  const: 'const',
  'const-index': 'const',
  'small-int': 'const',
  'common-constant': 'const',
  name: 'name',
  global: 'name',
  attribute: 'name',
  'super-attribute': 'name',
  'import-name': 'name',
  local: 'local',
  'two-locals': 'local',
  free: 'local',
  jump: 'jump',
};

/** The hue of an instruction: that of what its operand means. */
export function hueOf(python: AnyPython, opname: string): Hue | null {
  const opcode = opcodeTable(python).byName[opname];
  return (opcode && HUES[opcode.operand]) ?? null;
}
