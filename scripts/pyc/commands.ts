import type { Command } from './command.ts';
import { dis } from './dis.ts';
import { header } from './header.ts';
import { importCommand } from './import.ts';
import { roundtrip } from './roundtrip.ts';
import { trace } from './trace.ts';
import { tree } from './tree.ts';

/** Every command by its name. */
export const commands: Record<string, Command> = { header, tree, dis, roundtrip, trace, import: importCommand };
