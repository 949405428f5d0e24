/**
 * Compares the site's reader with real CPythons over their whole standard libraries, test packages included.
 *
 *   npm run agreement [-- --only 3.13] [--limit N] [--write]
 *
 * --only takes one interpreter (may be given again), --limit N modules of each, spread evenly; --write puts the table of a
 * full run into README.md. The first difference of each kind is shown. Status 1 where anything differs, 2 for a bad call
 * or where no interpreter was found.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import '../src/pyc/versions/all-opcodes.ts';
import { ASPECTS, compareModule } from './agreement/compare.ts';
import type { Aspect } from './agreement/compare.ts';
import { libraryOf } from './agreement/oracle.ts';
import { markdownTable, replaceTable } from './agreement/table.ts';
import type { Result } from './agreement/table.ts';
import { findPythons } from './regen/pythons.ts';
import type { Interpreter } from './regen/task.ts';
import { withTempFolderAsync } from './regen/workspace.ts';

const README = join(import.meta.dirname, '../README.md');

async function run(python: Interpreter, limit: number | null): Promise<Result> {
  const different = Object.fromEntries(ASPECTS.map((aspect) => [aspect, 0])) as Record<Aspect, number>;
  let files = 0;
  await withTempFolderAsync(async (folder) => {
    for await (const module of libraryOf(python, folder, limit)) {
      files++;
      const compared = compareModule(module);
      for (const aspect of ASPECTS) {
        const difference = compared[aspect];
        if (difference === null) continue;
        if (different[aspect]++ === 0) console.log(`  ${aspect}: ${module.file}\n    ${difference}`);
      }
    }
  });
  return { minor: python.minor, exact: python.sysVersion.split(' ')[0], files, different };
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      limit: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const limit = values.limit === undefined ? null : Number(values.limit);
  if (limit !== null && !(Number.isInteger(limit) && limit > 0)) {
    console.error(`agreement: --limit takes a positive number, not ${values.limit}`);
    return 2;
  }
  if (values.write && (values.only || limit !== null)) {
    console.error('agreement: --write takes a full run, without --only and --limit');
    return 2;
  }
  const pythons = [...findPythons().values()].filter(({ minor }) => values.only?.includes(minor) ?? true);
  if (pythons.length === 0) {
    console.error('agreement: no such interpreter found');
    return 2;
  }
  const results: Result[] = [];
  for (const python of pythons) {
    const result = await run(python, limit);
    results.push(result);
    const parts = ASPECTS.map((aspect) => `${aspect} ${result.files - result.different[aspect]}`);
    console.log(`${result.exact.padEnd(8)} ${result.files} files, identical: ${parts.join(', ')}`);
  }
  if (values.write) {
    const date = new Date().toISOString().slice(0, 10);
    writeFileSync(README, replaceTable(readFileSync(README, 'utf8'), markdownTable(results, date)));
  }
  return results.some(({ different }) => ASPECTS.some((aspect) => different[aspect] > 0)) ? 1 : 0;
}

process.exitCode = await main();
