import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { cleanEnv } from './pythons.ts';
import type { Interpreters, RegenTask } from './task.ts';

const SCRIPT = join(import.meta.dirname, '../oracle/opcode_tables.py');

interface Dump {
  opcodes: [number, string, string, number, string | null][];
  stackEffect: Record<string, Record<string, unknown>>;
  [key: string]: unknown;
}

function moduleOf(minor: string, sysVersion: string, dump: Dump): string {
  const { opcodes, stackEffect: _, ...rest } = dump;
  const rows = opcodes.map((row) => `    ${JSON.stringify(row)},`);
  const fields = Object.entries(rest).map(([key, value]) => `  ${key}: ${JSON.stringify(value)},`);
  return [
    `// Made by \`npm run regen -- opcodes\` from CPython ${sysVersion.split(' ')[0]}.`,
    "import type { OpcodeData } from '../opcode-table.ts';",
    '',
    'export const OPCODES: OpcodeData = {',
    `  python: '${minor}',`,
    '  opcodes: [',
    ...rows,
    '  ],',
    ...fields,
    '};',
    '',
  ].join('\n');
}

/** Operand → effect on the stack's depth, as that interpreter's `dis.stack_effect` has it, one opcode a line. */
function effectsOf(dump: Dump): string {
  const lines = Object.entries(dump.stackEffect).map(
    ([name, row]) => `${JSON.stringify(name)}: ${JSON.stringify(row)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

const OLDER = ['2.7', '3.6'];
const VERSIONS = [...OLDER, ...PYTHON_VERSIONS];

export const opcodesTask: RegenTask = {
  name: 'opcodes',
  needs: VERSIONS,
  owns: [
    ...VERSIONS.map((minor) => `src/pyc/versions/generated/opcodes-${minor}.ts`),
    ...PYTHON_VERSIONS.map((minor) => `tests/goldens/pyc/stack-effects-${minor}.json`),
  ],
  async generate(pythons: Interpreters) {
    const made = new Map<string, string>();
    for (const minor of VERSIONS) {
      const python = pythons.get(minor);
      if (!python) continue;
      const dump = JSON.parse(execFileSync(python.path, [SCRIPT], { encoding: 'utf8', env: cleanEnv() })) as Dump;
      made.set(`src/pyc/versions/generated/opcodes-${minor}.ts`, moduleOf(minor, python.sysVersion, dump));
      if (!OLDER.includes(minor)) made.set(`tests/goldens/pyc/stack-effects-${minor}.json`, effectsOf(dump));
    }
    return made;
  },
};
