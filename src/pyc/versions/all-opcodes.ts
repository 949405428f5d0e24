/** Importing this puts every version's opcode table at hand: for the command, the build and tests, not for a page. */
import { registerOpcodes } from './opcodes.ts';
import { OPCODES as v27 } from './generated/opcodes-2.7.ts';
import { OPCODES as v36 } from './generated/opcodes-3.6.ts';
import { OPCODES as v37 } from './generated/opcodes-3.7.ts';
import { OPCODES as v38 } from './generated/opcodes-3.8.ts';
import { OPCODES as v39 } from './generated/opcodes-3.9.ts';
import { OPCODES as v310 } from './generated/opcodes-3.10.ts';
import { OPCODES as v311 } from './generated/opcodes-3.11.ts';
import { OPCODES as v312 } from './generated/opcodes-3.12.ts';
import { OPCODES as v313 } from './generated/opcodes-3.13.ts';
import { OPCODES as v314 } from './generated/opcodes-3.14.ts';
import { OPCODES as v315 } from './generated/opcodes-3.15.ts';

for (const data of [v27, v36, v37, v38, v39, v310, v311, v312, v313, v314, v315]) registerOpcodes(data);
