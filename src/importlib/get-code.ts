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
import type { CacheOutcome, CacheRequest, SourceFacts } from './types.ts';

/** `SourceLoader.get_code`, from where it has read the cache file on. */
export function sourceLoaderGetCode(run: Run, request: CacheRequest, source: SourceFacts): CacheOutcome {
  const { module: fullname, pyc: data, pycPath, sourcePath } = request;
  const checkHashBasedPycs = request.checkHashBasedPycs ?? 'default';
  let hashBased = false;
  let checkSource = true;
  let fresh = false;

  const flags = _classify_pyc(run, data, fullname);
  if (typeof flags === 'number') {
    hashBased = (flags & 0b1) !== 0;
    if (hashBased) {
      skip(run.checks, 'mtime', 'size');
      checkSource = (flags & 0b10) !== 0;
      if (checkHashBasedPycs !== 'never' && (checkSource || checkHashBasedPycs === 'always')) {
        if (source.hash === null) {
          return { kind: 'undecided', why: "The file holds a hash of its source's text, and that text is not known." };
        }
        fresh = _validate_hash_pyc(run, data, source.hash, fullname) === null;
      } else {
        skip(run.checks, 'hash');
        fresh = true;
      }
    } else {
      skip(run.checks, 'hash');
      fresh = _validate_timestamp_pyc(run, data, Math.trunc(source.mtime), source.size, fullname) === null;
    }
  }

  if (fresh) {
    _verbose_message(run, `${pycPath} matches ${sourcePath}`);
    const raised = _compile_bytecode(run, data, 16, pycPath);
    return raised === null ? { kind: 'used' } : { kind: 'raised', ...raised };
  }
  _verbose_message(run, `code object from ${sourcePath}`);
  _verbose_message(run, `created ${strRepr(pycPath)}`);
  if (run.python === '3.7') _verbose_message(run, `wrote ${strRepr(pycPath)}`);
  return { kind: 'recompiled', rewritten: hashBased ? (checkSource ? 'checked-hash' : 'unchecked-hash') : 'timestamp' };
}

/** `SourcelessFileLoader.get_code`: what `_classify_pyc` returns is ignored, there being no source to check against. */
export function sourcelessFileLoaderGetCode(run: Run, request: CacheRequest): CacheOutcome {
  const flags = _classify_pyc(run, request.pyc, request.module);
  if (typeof flags !== 'number') return { kind: 'raised', ...flags };
  skip(run.checks, 'hash', 'mtime', 'size');
  const raised = _compile_bytecode(run, request.pyc, 16, request.pycPath);
  return raised === null ? { kind: 'used' } : { kind: 'raised', ...raised };
}
