import { PYTHON_VERSIONS, type PythonVersion } from '../pyc/types.ts';

function index(version: string): number {
  const at = (PYTHON_VERSIONS as readonly string[]).indexOf(version);
  if (at < 0)
    throw new Error(`Unknown Python version ${JSON.stringify(version)}; known: ${PYTHON_VERSIONS.join(', ')}`);
  return at;
}

/**
 * The versions that a version-bound passage holds for: `since`, `until` (both inclusive), or a list of versions and ranges,
 * `3.7-3.9 3.13`. Throws on a version that the site does not know, so that a typo stops the build.
 */
export function versionsFor(bounds: { since?: string; until?: string; versions?: string }): PythonVersion[] {
  if (bounds.versions !== undefined) {
    const chosen = new Set<PythonVersion>();
    for (const part of bounds.versions.split(/[\s,]+/).filter(Boolean)) {
      const [first, last = first] = part.split('-');
      for (const version of PYTHON_VERSIONS.slice(index(first), index(last) + 1)) chosen.add(version);
    }
    return PYTHON_VERSIONS.filter((version) => chosen.has(version));
  }
  const from = bounds.since === undefined ? 0 : index(bounds.since);
  const to = bounds.until === undefined ? PYTHON_VERSIONS.length - 1 : index(bounds.until);
  return PYTHON_VERSIONS.slice(from, to + 1);
}
