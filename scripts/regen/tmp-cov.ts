import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { codeObjects, disassemble, loadOpcodes, opcodeTable, readPyc } from '../../src/pyc/index.ts';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { PythonVersion } from '../../src/pyc/types.ts';
import { unpack } from './archive.ts';
import { cleanEnv } from './pythons.ts';
import type { RegenTask } from './task.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SCRIPT = join(ROOT, 'scripts/oracle/compiled_opcodes.py');
const PLACE = 'tests/goldens/compiled-opcodes';
const TABLE = 'docs/opcode-coverage.md';
const run = promisify(execFile);

/** What `compiled_opcodes.py` prints. */
export interface Compiled {
  python: string;
  files: number;
  codes: number;
  opcodes: Record<string, number>;
}

/** Opcodes of the compiled programs, nested code included. */
function contained(version: PythonVersion): Set<string> {
  const found = new Set<string>();
  for (const bytes of unpack(readFileSync(join(ROOT, `tests/goldens/traces/${version}/programs.pack`))).values())
    for (const code of codeObjects(readPyc(bytes).code!)) for (const { opname } of disassemble(code)) found.add(opname);
  return found;
}

const HEAD = `# Opcodes and the programs that run them

Made by \`npm run regen -- opcode-coverage\`; not to be edited. The programs are those of \`tests/vm/programs\` and the samples, as each
real interpreter compiled and ran them (\`npm run regen -- traces\`). What a compiler emits is known from compiling the interpreter's
whole standard library, with its tests where they are installed.

- A number: so many steps of the recorded traces ran this opcode.
- \`•\`: it is in the compiled programs, and tracing makes no event for it (the start of a frame, \`END_FOR\` of 3.12 and 3.13, prefixes).
- \`–\`: in the version's table, but its compiler emits it neither for the standard library nor for the programs. The interpreter has it
  for itself, or the compiler replaces it before the code is done.
- **\`missing\`**: emitted, and no program has it.
- Empty: not in the version's table. Specialised and instrumented forms, which no compiler emits, are left out.
`;

/** Which opcodes each compiler emits, and which of them the programs run. */
export const opcodeCoverageTask: RegenTask = {
  name: 'opcode-coverage',
  needs: PYTHON_VERSIONS,
  owns: [PLACE, TABLE],
  async generate(pythons) {
    const made = new Map<string, string | Uint8Array>();
    const rows = new Map<string, Map<PythonVersion, string>>();
    const sums = new Map<PythonVersion, string>();
    const present = PYTHON_VERSIONS.filter((version) => pythons.has(version));
    const waiting = [...present];
    const results = new Map<PythonVersion, Compiled>();
    const one = async () => {
      for (let version = waiting.shift(); version; version = waiting.shift()) {
        const options = { encoding: 'utf8', env: cleanEnv(), maxBuffer: 1 << 24 } as const;
        const stdout = readFileSync(join(ROOT, `${PLACE}/${version}.json`), 'utf8');
        results.set(version, JSON.parse(stdout) as Compiled);
      }
    };
    await Promise.all([one(), one()]);
    for (const version of present) {
      const compiled = results.get(version)!;
      made.set(`${PLACE}/${version}.json`, `${JSON.stringify(compiled, null, 1)}\n`);
      await loadOpcodes(version);
      const digests = join(ROOT, `tests/goldens/traces/${version}/digests.json`);
      const { opcodes } = JSON.parse(readFileSync(digests, 'utf8')) as { opcodes: Record<string, number> };
      const has = contained(version);
      let [emitted, ran] = [0, 0];
      const { byName, specializations } = opcodeTable(version);
      const special = new Set(Object.values(specializations).flatMap(Object.keys));
      for (const name of Object.keys(byName)) {
        if (special.has(name) || name.startsWith('INSTRUMENTED_') || name === 'CACHE') continue;
        const emits = name in compiled.opcodes || has.has(name);
        const text = opcodes[name] ? String(opcodes[name]) : has.has(name) ? '•' : emits ? '**missing**' : '–';
        if (emits) emitted++;
        if (has.has(name)) ran++;
        if (!rows.has(name)) rows.set(name, new Map());
        rows.get(name)!.set(version, text);
      }
      sums.set(version, `${ran} of ${emitted}`);
    }
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    const table = [
      line(['opcode', ...present]),
      line(['---', ...present.map(() => '---:')]),
      line(['in programs, of those emitted', ...present.map((version) => sums.get(version)!)]),
      ...[...rows]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, cells]) => line([`\`${name}\``, ...present.map((version) => cells.get(version) ?? '')])),
    ];
    const sources = present.map((version) => {
      const { python, files, codes, opcodes } = results.get(version)!;
      return `- ${python.split(' ')[0]}: ${files} files, ${codes} code objects, ${Object.keys(opcodes).length} opcodes emitted`;
    });
    made.set(
      TABLE,
      `${HEAD}\n${table.join('\n')}\n\nCompiled, at optimisation levels 0 and 2:\n\n${sources.join('\n')}\n`,
    );
    return made;
  },
};
