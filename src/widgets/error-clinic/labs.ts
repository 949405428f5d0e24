/** Links that open other widgets at a message's very situation. */
import { isPythonVersion, DEFAULT_PYTHON } from '../shared/preferences.ts';
import { formatFragment } from '../shared/url-format.ts';
import { PYTHON_VERSIONS, type PythonVersion } from '../../pyc/types.ts';
import type { MagicInfo } from '../../pyc/types.ts';
import { LONGEST } from '../file-names/names.ts';
import { editsOf } from './bodies.ts';

export interface LabLink {
  label: string;
  /** Below the site's base: `header-lab/#1.…`. */
  href: string;
}

/** The nearest Python that the labs have. */
function labPython(python: string | null): PythonVersion {
  return isPythonVersion(python) ? python : DEFAULT_PYTHON;
}

/** The header lab with the sample's first bytes replaced, its source absent unless `source` is given. */
export function headerLab(
  label: string,
  python: string | null,
  {
    edit,
    cut,
    source = false,
    mtime,
  }: { edit?: Record<number, number>; cut?: number; source?: boolean; mtime?: number },
): LabLink {
  const edits = Object.entries(edit ?? {}).map(([at, byte]) => `${at}:${byte.toString(16).padStart(2, '0')}`);
  const fragment = formatFragment(1, {
    sample: 'fib',
    python: labPython(python),
    edit: edits.join(','),
    cut,
    source: source ? undefined : 'absent',
    mtime,
  });
  return { label, href: `header-lab/${fragment}` };
}

/** A file of the Python that a magic number belongs to, imported by another one, without its source. */
export function foreignFile(origin: MagicInfo, bytes: Uint8Array, running: string | null): LabLink {
  const older = origin.released && (origin.minor === '2.7' || origin.minor === '3.6');
  const run = runningBeside(origin.minor, running);
  if (!older && !(origin.released && isPythonVersion(origin.minor)))
    return headerLab(`These bytes before a file of Python ${run}`, run, { edit: { ...bytes } });
  const fragment = formatFragment(1, {
    sample: 'fib',
    python: origin.minor,
    kind: older ? 'older' : undefined,
    run,
    source: 'absent',
  });
  return { label: `A file of Python ${origin.minor}, imported by ${run}`, href: `header-lab/${fragment}` };
}

/** The Python that runs in the example: the one that is known to, as long as it is not the file's own. */
function runningBeside(written: string, running: string | null): PythonVersion {
  const run = labPython(running);
  return run === written ? PYTHON_VERSIONS.find((python) => python !== written && python > '3.12')! : run;
}

/** The marshal tree with other bytes at the start of the body. */
export function marshalTree(label: string, python: string | null, hex: string): LabLink {
  const fragment = formatFragment(1, { sample: 'fib', python: labPython(python), edit: editsOf(hex) });
  return { label, href: `marshal-tree/${fragment}` };
}

/** The same with the file cut. */
export function cutTree(label: string, python: string | null, cut: number): LabLink {
  const fragment = formatFragment(1, { sample: 'fib', python: labPython(python), cut });
  return { label, href: `marshal-tree/${fragment}` };
}

/** The cache lab after these lines. */
export function cacheLab(label: string, python: string | null, lines: readonly string[]): LabLink {
  const fragment = formatFragment(1, { python: labPython(python), do: lines, v: 1, ask: 0 });
  return { label, href: `cache-lab/${fragment}` };
}

/** The file name builder, asked for the source of a cache file; none for a path that it does not take. */
export function fileNames(label: string, cache: string): LabLink[] {
  if (cache === '' || cache.length > LONGEST) return [];
  return [{ label, href: `file-names/${formatFragment(1, { cache })}` }];
}
