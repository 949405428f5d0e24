/** Bytes → facts: what a .pyc file says, without running anything. Plain data in, plain data out. */
export * from './types.ts';
export * from './code.ts';
export { MAGICS, lookupMagic, magicNumberOf } from './versions/magic.ts';
export { headerField, readHeader, writeField } from './header.ts';
export type { JumpKind, Opcode, OpcodeData, OpcodeTable, OperandKind } from './versions/opcode-table.ts';
export { loadOpcodes, opcodeTable, registerOpcodes } from './versions/opcodes.ts';
export { readPyc } from './pyc.ts';
export type { PycFile } from './pyc.ts';
export { constOf } from './marshal/consts.ts';
export { readMarshal } from './marshal/reader.ts';
export { FLAG_REF, TYPE } from './marshal/types.ts';
export type { MarshalTree } from './marshal/types.ts';
export * from './marshal/tree.ts';
export { atLeast, pythonVersionOf } from './versions/compare.ts';
