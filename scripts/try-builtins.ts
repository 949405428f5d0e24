/**
 * Tries built-in functions, types and `math` on real CPythons and in the site's machine, and shows where they differ.
 *
 *   npm run -s try-builtins -- [--py 3.11]… FILE…
 *   npm run -s try-builtins -- [--py 3.11]… --random 5000 [--seed 1]
 *
 * Each FILE holds pieces of Python: one a line, further lines of a piece are indented. With --random the pieces are random
 * calls, the same for the same seed. Status 1 where anything differs, 2 for a bad call. What ends as unsupported is counted
 * and named, and is no difference.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadOpcodes, readPyc } from '../src/pyc/index.ts';
import { loadParts } from '../src/vm/parts.ts';
import { PYTHON_VERSIONS } from '../src/pyc/types.ts';
import type { PythonVersion } from '../src/pyc/types.ts';
import { randomPieces } from './try/random.ts';
import { tryCode } from './try/run.ts';
import { findPythons } from './regen/pythons.ts';
import type { Interpreter } from './regen/task.ts';
import { runPython, withTempFolder } from './regen/workspace.ts';

const ORACLE = join(import.meta.dirname, 'oracle/try_snippets.py');

/** Pieces of a file: a line that is indented goes on with the one before. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (/^\s/.test(line) && pieces.length > 0) pieces[pieces.length - 1] += `\n${line}`;
    else pieces.push(line);
  }
  return pieces.map((piece) => piece.replace(/\n \| /g, '\n'));
}

/** So many sources go to an interpreter at once. */
const BATCH = 200;

/** What the oracle prints for each of the sources, which it gets in files. */
function ask<T>(python: Interpreter, how: string, sources: readonly string[]): T[] {
  const answers: T[] = [];
  for (let from = 0; from < sources.length; from += BATCH)
    withTempFolder((folder) => {
      writeFileSync(join(folder, 'sources.json'), JSON.stringify(sources.slice(from, from + BATCH)));
      answers.push(...(JSON.parse(runPython(python, [ORACLE, how, 'sources.json'], folder)) as T[]));
    });
  return answers;
}

const masked = (text: string): string => text.replace(/0x[0-9a-f]{9,}/g, '0x…');

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { py: { type: 'string', multiple: true }, random: { type: 'string' }, seed: { type: 'string' } },
  });
  const versions = PYTHON_VERSIONS.filter((version) => values.py?.includes(version) ?? true);
  const random = Number(values.random ?? 0);
  const pythons = findPythons();
  const preparer = pythons.get('3.13');
  if (versions.length === 0 || !(random > 0 || positionals.length > 0) || !preparer) {
    console.error(
      'usage: npm run -s try-builtins -- [--py 3.11]… FILE… | --random N [--seed S]  (needs a Python 3.13)',
    );
    return 2;
  }
  const pieces = [
    ...positionals.flatMap((file) => piecesOf(readFileSync(file, 'utf8'))),
    ...randomPieces(random, Number(values.seed ?? 1)),
  ];
  const sources = ask<string>(preparer, 'prepare', pieces);
  const found = new Map<string, PythonVersion[]>();
  const lacking = new Map<string, number>();
  let same = 0;
  for (const version of versions) {
    const python = pythons.get(version);
    if (!python) {
      console.log(`${version}: no interpreter`);
      continue;
    }
    await Promise.all([loadOpcodes(version), loadParts(version)]);
    ask<[string, string]>(python, 'run', sources).forEach(([hex, text], n) => {
      if (hex === '') return;
      const { output, lacks } = tryCode(readPyc(Buffer.from(hex, 'hex')).code!);
      if (lacks !== null) lacking.set(lacks, (lacking.get(lacks) ?? 0) + 1);
      else if (masked(output) === masked(text)) same++;
      else {
        const difference = `${pieces[n]}\n    CPython: ${JSON.stringify(text.slice(0, 600))}\n    here:    ${JSON.stringify(output.slice(0, 600))}`;
        found.set(difference, [...(found.get(difference) ?? []), version]);
      }
    });
  }
  for (const [difference, at] of found) console.log(`${at.join(' ')}: ${difference}`);
  for (const [what, count] of lacking) console.log(`unsupported, ${count} times: ${what}`);
  console.log(`${same} same, ${[...found.values()].flat().length} different`);
  return found.size > 0 ? 1 : 0;
}

process.exitCode = await main();
