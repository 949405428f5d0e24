/**
 * Makes the committed data again from real CPythons, or checks it against them.
 *
 *   npm run regen [-- TASK…]            writes
 *   npm run regen -- --check [TASK…]    compares; status 1 on a difference, 2 when an interpreter is missing
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPythons } from './regen/pythons.ts';
import type { RegenTask } from './regen/task.ts';
import { tasks } from './regen/tasks.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Every file below a path, relative to the project; the path itself where it is a file. */
function filesUnder(path: string): string[] {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

/** The differences between what a task made and what is committed, one line each. */
function compare(made: Map<string, string | Uint8Array>, task: RegenTask, complete: boolean): string[] {
  const differences: string[] = [];
  for (const [path, content] of made) {
    const full = join(ROOT, path);
    if (!existsSync(full)) differences.push(`${path}: not committed`);
    else if (!readFileSync(full).equals(Buffer.from(content))) differences.push(`${path}: differs`);
  }
  if (complete) {
    for (const path of task.owns.flatMap(filesUnder))
      if (!made.has(path)) differences.push(`${path}: no longer generated`);
  }
  return differences;
}

function write(made: Map<string, string | Uint8Array>, task: RegenTask, complete: boolean): void {
  if (complete) for (const path of task.owns) rmSync(join(ROOT, path), { recursive: true, force: true });
  for (const [path, content] of made) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), content);
  }
}

async function main(argv: string[]): Promise<number> {
  const check = argv.includes('--check');
  const names = argv.filter((arg) => !arg.startsWith('--'));
  const unknown = [
    ...names.filter((name) => !tasks.some((task) => task.name === name)),
    ...argv.filter((arg) => arg.startsWith('--') && arg !== '--check'),
  ];
  if (unknown.length > 0) {
    console.error(`regen: unknown: ${unknown.join(' ')} (tasks: ${tasks.map((task) => task.name).join(' ')})`);
    return 2;
  }
  const pythons = findPythons();
  for (const python of pythons.values()) console.log(`${python.minor.padEnd(5)} ${python.sysVersion.split('\n')[0]}`);

  const differences: string[] = [];
  const missing = new Set<string>();
  for (const task of tasks) {
    if (names.length > 0 && !names.includes(task.name)) continue;
    const absent = task.needs.filter((minor) => !pythons.has(minor));
    for (const minor of absent) missing.add(minor);
    const made = await task.generate(pythons);
    const complete = absent.length === 0;
    if (check) {
      const found = compare(made, task, complete);
      differences.push(...found);
      console.log(`${task.name}: ${made.size} files compared, ${found.length} different`);
    } else {
      write(made, task, complete);
      console.log(`${task.name}: ${made.size} files written`);
    }
  }
  for (const line of differences) console.log(`DIFFERENT ${line}`);
  if (missing.size > 0)
    console.log(
      `MISSING interpreters: ${[...missing].join(', ')}; what needs them was not ${check ? 'checked' : 'made'}`,
    );
  return differences.length > 0 ? 1 : missing.size > 0 ? 2 : 0;
}

process.exitCode = await main(process.argv.slice(2));
