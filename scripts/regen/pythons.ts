import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Interpreters } from './task.ts';

const SCRIPT = fileURLToPath(new URL('../get-pythons.sh', import.meta.url));

/** This process's environment without what changes how Python runs; hash order fixed. */
export function cleanEnv(extra: Record<string, string> = {}): Record<string, string> {
  const kept = Object.entries(process.env).filter(([key]) => !key.startsWith('PYTHON') && key !== 'SOURCE_DATE_EPOCH');
  return { ...(Object.fromEntries(kept) as Record<string, string>), PYTHONHASHSEED: '0', ...extra };
}

/** Finds (3.14 and 3.15: fetches, where Debian's packages can be had) the interpreters of this machine. */
export function findPythons(): Interpreters {
  const listing = execFileSync('bash', [SCRIPT], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const found: Interpreters = new Map();
  for (const line of listing.trim().split('\n').filter(Boolean)) {
    const [minor, path] = line.split(/ (.*)/);
    const sysVersion = execFileSync(path, ['-c', 'import sys; sys.stdout.write(sys.version)'], {
      encoding: 'utf8',
      env: cleanEnv(),
    });
    found.set(minor, { minor, path, sysVersion });
  }
  return found;
}
