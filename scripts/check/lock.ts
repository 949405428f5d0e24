/**
 * Holds package-lock.json to what a clone on any platform needs: every optional package of every platform is locked (a
 * lock file made on Linux can lack the Mac's compiler), every package has its integrity hash, no package is tied to one
 * registry's address, and package.json names exact versions.
 */
import type { Checked } from './report.ts';

interface LockedPackage {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  inBundle?: boolean;
  optionalDependencies?: Record<string, string>;
}

export interface LockFile {
  packages: Record<string, LockedPackage>;
}

export interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** The package that a name means to code in another package: the nearest node_modules upwards. */
function resolve(lock: LockFile, from: string, name: string): LockedPackage | undefined {
  for (let folder = from; ;) {
    const found = lock.packages[`${folder ? `${folder}/` : ''}node_modules/${name}`];
    if (found || folder === '') return found;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1));
  }
}

export function checkLock(lock: LockFile, manifest: Manifest): Checked[] {
  const checked: Checked[] = [];
  for (const [path, { version, resolved, integrity, link, inBundle, optionalDependencies }] of Object.entries(
    lock.packages,
  )) {
    const problems: string[] = [];
    if (path !== '') {
      if (!version && !link) problems.push('has no version');
      if (!integrity && !link && !inBundle) problems.push('has no integrity hash');
      if (resolved && /^https?:/.test(resolved)) problems.push(`is tied to ${new URL(resolved).host}`);
    }
    for (const [name, range] of Object.entries(optionalDependencies ?? {})) {
      const found = resolve(lock, path, name);
      if (!found) problems.push(`${name}@${range} is not locked: a platform that needs it cannot install`);
      else if (/^\d/.test(range) && found.version !== range)
        problems.push(`${name}@${range} is locked as ${found.version}`);
    }
    checked.push({ what: `package-lock.json: ${path || 'the project'}`, problems });
  }
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  checked.push({
    what: 'package.json: exact versions',
    problems: Object.entries(wanted)
      .filter(([, range]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range))
      .map(([name, range]) => `${name}@${range} is a range`),
  });
  return checked;
}
