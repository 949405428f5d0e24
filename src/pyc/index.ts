/** Bytes → facts: what a .pyc file says, without running anything. Plain data in, plain data out. */
export * from './types.ts';
export * from './code.ts';
export { MAGICS, lookupMagic, magicNumberOf } from './versions/magic.ts';
export { headerField, readHeader, writeField } from './header.ts';
export type { JumpKind, Opcode, OpcodeData, OpcodeTable, OperandKind } from './versions/opcode-table.ts';
export { loadOpcodes, opcodeTable, registerOpcodes } from './versions/opcodes.ts';
