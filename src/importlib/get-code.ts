import {
  _classify_pyc,
  _compile_bytecode,
  _validate_hash_pyc,
  _validate_timestamp_pyc,
  _verbose_message,
} from './bootstrap-external.ts';
import type { Run } from './bootstrap-external.ts';
import { skip } from './checks.ts';
import { strRepr } from '../pyc/repr/str.ts';
import type { CacheOutcome, CacheRequest, CheckHashBasedPycs, SourceFacts } from './types.ts';

/** What the header of a cache file says of it, its source at hand. */
export interface Judged {
  /** Whether the file's code is to be used. */
  fresh: boolean;
  /** What a new file is to be: of the old one's kind. */
  kind: 'timestamp' | 'checked-hash' | 'unchecked-hash';
}

/**
 * The part of `SourceLoader.get_code` that judges a cache file by its header. `sourceHash` is asked for the hash of the
 * source's text only where CPython reads the source for it; null is its answer where the text is not known, and then
 * nothing can be said.
 */
export function judgeCache(
  run: Run,
  data: Uint8Array,
  fullname: string,
  source: Pick<SourceFacts, 'mtime' | 'size'>,
  checkHashBasedPycs: CheckHashBasedPycs,
  sourceHash: () => string | null,
): Judged | null {
  const flags = _classify_pyc(run, data, fullname);
  if (typeof flags !== 'number') return { fresh: false, kind: 'timestamp' };
  if (!(flags & 0b1)) {
    skip(run.checks, 'hash');
    const stale = _validate_timestamp_pyc(run, data, Math.trunc(source.mtime), source.size, fullname);
    return { fresh: stale === null, kind: 'timestamp' };
  }
  skip(run.checks, 'mtime', 'size');
  const checkSource = (flags & 0b10) !== 0;
  const kind = checkSource ? 'checked-hash' : 'unchecked-hash';
  if (checkHashBasedPycs === 'never' || !(checkSource || checkHashBasedPycs === 'always')) {
    skip(run.checks, 'hash');
    return { fresh: true, kind };
  }
  const hash = sourceHash();
  return hash === null ? null : { fresh: _validate_hash_pyc(run, data, hash, fullname) === null, kind };
}

/** `SourceLoader.get_code`, from where it has read the cache file on. */
export function sourceLoaderGetCode(run: Run, request: CacheRequest, source: SourceFacts): CacheOutcome {
  const { module: fullname, pyc: data, pycPath, sourcePath } = request;
  const judged = judgeCache(run, data, fullname, source, request.checkHashBasedPycs ?? 'default', () => source.hash);
  if (judged === null)
    return { kind: 'undecided', why: "The file holds a hash of its source's text, and that text is not known." };
  if (judged.fresh) {
    _verbose_message(run, `${pycPath} matches ${sourcePath}`);
    const raised = _compile_bytecode(run, data, 16, pycPath);
    return raised === null ? { kind: 'used' } : { kind: 'raised', ...raised };
  }
  _verbose_message(run, `code object from ${sourcePath}`);
  _verbose_message(run, `created ${strRepr(pycPath)}`);
  if (run.python === '3.7') _verbose_message(run, `wrote ${strRepr(pycPath)}`);
  return { kind: 'recompiled', rewritten: judged.kind };
}

/** `SourcelessFileLoader.get_code`: what `_classify_pyc` returns is ignored, there being no source to check against. */
export function sourcelessFileLoaderGetCode(run: Run, request: CacheRequest): CacheOutcome {
  const flags = _classify_pyc(run, request.pyc, request.module);
  if (typeof flags !== 'number') return { kind: 'raised', ...flags };
  skip(run.checks, 'hash', 'mtime', 'size');
  const raised = _compile_bytecode(run, request.pyc, 16, request.pycPath);
  return raised === null ? { kind: 'used' } : { kind: 'raised', ...raised };
}
