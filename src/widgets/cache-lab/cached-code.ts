/** Whether a cache file holds the code of its source's text: what Python's header check is to find out without asking. */
import { Lacks, type Compile, type Disk } from '../../importlib/index.ts';
import { withFilename } from '../../pyc/edit/filename.ts';
import { readMarshal } from '../../pyc/index.ts';
import type { PythonVersion } from '../../pyc/types.ts';
import type { ModulePath } from './path.ts';

/** Each names the source's file, or is null. */
export interface CodeJudged {
  /** Cached code ran that is not the source's. */
  stale: string | null;
  /** The source was compiled, and the cache file had held its code all along. */
  needless: string | null;
  /** compileall left a cache file whose code is not the source's. */
  missed: string | null;
}

export const NO_CODE: CodeJudged = { stale: null, needless: null, missed: null };

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, n) => byte === b[n]);

/** Null where the two cannot be compared: one is missing, or the lab does not have the compiled form of the text. */
function holdsCode(python: PythonVersion, disk: Disk, source: string, cache: string, compile: Compile): boolean | null {
  const [text, cached] = [disk.get(source), disk.get(cache)];
  if (text?.kind !== 'file' || cached?.kind !== 'file') return null;
  const body = cached.bytes.subarray(16);
  if (readMarshal(body, 0, python).error) return false;
  const level = Number(/\.opt-([12])\.pyc$/.exec(cache)?.[1] ?? 0) as 0 | 1 | 2;
  try {
    const compiled = compile(text.bytes, source, level);
    return (
      !('exception' in compiled) && same(compiled.marshalled, withFilename(body, python, source))
    );
  } catch (error) {
    if (error instanceof Lacks) return null;
    throw error;
  }
}

/** The files of a path on the disk; relative ones are those of compileall. */
function filesOf({ kind, module, nodes }: ModulePath, absolute: (path: string) => string) {
  const path = (id: string): string | null => nodes.find((node) => node.id === id)?.path ?? null;
  const source = kind === 'compileall' ? module : path('find_spec');
  const cache = kind === 'compileall' ? path('up_to_date') : path('cache_from_source');
  return source && cache ? { source: absolute(source), cache: absolute(cache) } : null;
}

/** Compares cached code with the sources', as they were when the run began. */
export function judgeCode(
  python: PythonVersion,
  disk: Disk,
  paths: readonly ModulePath[],
  compile: Compile,
  absolute: (path: string) => string,
): CodeJudged {
  const judged = { ...NO_CODE };
  for (const path of paths) {
    if (path.outcome === 'raised' || (path.kind !== 'import' && path.kind !== 'compileall')) continue;
    const files = filesOf(path, absolute);
    if (!files) continue;
    const magic = path.nodes.find(({ id }) => id === 'magic')?.state;
    const whole = path.nodes.find(({ id }) => id === 'length')?.state;
    if (path.outcome === 'compiled' && (magic !== 'yes' || whole !== 'yes')) continue;
    const holds = holdsCode(python, disk, files.source, files.cache, compile);
    const name = files.source.slice(files.source.lastIndexOf('/') + 1);
    if (path.outcome === 'used' && holds === false) judged.stale ??= name;
    if (path.outcome === 'compiled' && holds === true) judged.needless ??= name;
    if (path.outcome === 'kept' && holds === false) judged.missed ??= name;
  }
  return judged;
}
