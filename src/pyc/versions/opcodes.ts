import type { AnyPython, OpcodePython } from '../types.ts';
import { opcodeTableOf } from './opcode-table.ts';
import type { OpcodeData, OpcodeTable } from './opcode-table.ts';

/**
 * The opcode tables that are at hand. Each version's table is a module of its own, so that a page which steps a 3.13
 * program fetches one table and not nine: it awaits `loadOpcodes('3.13')` first, and everything after that is synchronous.
 * What needs all of them at once (the command, the build, tests) imports `all-opcodes.ts`.
 */
const tables = new Map<AnyPython, OpcodeTable>();

const loaders: Record<OpcodePython, () => Promise<{ OPCODES: OpcodeData }>> = {
  '2.7': () => import('./generated/opcodes-2.7.ts'),
  '3.6': () => import('./generated/opcodes-3.6.ts'),
  '3.7': () => import('./generated/opcodes-3.7.ts'),
  '3.8': () => import('./generated/opcodes-3.8.ts'),
  '3.9': () => import('./generated/opcodes-3.9.ts'),
  '3.10': () => import('./generated/opcodes-3.10.ts'),
  '3.11': () => import('./generated/opcodes-3.11.ts'),
  '3.12': () => import('./generated/opcodes-3.12.ts'),
  '3.13': () => import('./generated/opcodes-3.13.ts'),
  '3.14': () => import('./generated/opcodes-3.14.ts'),
  '3.15': () => import('./generated/opcodes-3.15.ts'),
};

/** Puts one version's table at hand. */
export function registerOpcodes(data: OpcodeData): OpcodeTable {
  const table = tables.get(data.python) ?? opcodeTableOf(data);
  tables.set(data.python, table);
  return table;
}

/** Fetches one version's table, once. */
export async function loadOpcodes(python: OpcodePython): Promise<OpcodeTable> {
  return tables.get(python) ?? registerOpcodes((await loaders[python]()).OPCODES);
}

/** One version's table. Throws an Error where it has not been loaded: that is a mistake of the program, not of the file. */
export function opcodeTable(python: AnyPython): OpcodeTable {
  const table = tables.get(python);
  if (!table)
    throw new Error(`The opcode table of Python ${python} is not loaded: await loadOpcodes('${python}') first.`);
  return table;
}
