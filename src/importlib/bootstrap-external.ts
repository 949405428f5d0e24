/**
 * The functions of `importlib/_bootstrap_external.py` (3.7 and later) that judge a cache file, under their own names.
 * What they raise there is returned here; each enters what it compared into the list of checks.
 */
import type { FieldName, PycError, PythonVersion } from '../pyc/types.ts';
import { checkOf, settle, unreached } from './checks.ts';
import { showBytes, showFlags, showMagic, showMasked, showSize, showTime, low32 } from './display.ts';
import { MAGIC_NUMBER, _unpack_uint32 } from './magic.ts';
import { bytesRepr, strRepr } from '../pyc/repr/str.ts';
import { nonCodeError } from './non-code.ts';
import type { CacheCheck, Loads, PythonException } from './types.ts';

/** What the functions of one decision share: the running Python, and what has been found and said so far. */
export interface Run {
  python: PythonVersion;
  checks: CacheCheck[];
  verbose: string[];
  bodyError: PycError | null;
  loads: Loads;
}

/** A decision that has not begun. */
export function newRun(python: PythonVersion, loads: Loads): Run {
  const checks = [
    unreached('magic', '_classify_pyc', 'magic'),
    unreached('length', '_classify_pyc', 'flags'),
    unreached('flags', '_classify_pyc', 'flags'),
    unreached('hash', '_validate_hash_pyc', 'hash'),
    unreached('mtime', '_validate_timestamp_pyc', 'mtime'),
    unreached('size', '_validate_timestamp_pyc', 'size'),
    unreached('marshal', '_compile_bytecode', 'body'),
    unreached('code', '_compile_bytecode', 'body'),
  ];
  return { python, checks, verbose: [], bodyError: null, loads };
}

/** `_bootstrap._verbose_message`: printed under `-v` only. */
export function _verbose_message(run: { verbose: string[] }, message: string): void {
  run.verbose.push(`# ${message}`);
}

/** The field in which a file of that length ends; the header's last one where it goes on. */
function lastField(data: Uint8Array): FieldName {
  if (data.length < 8) return 'flags';
  if (data[4] & 0b1) return 'hash';
  return data.length < 12 ? 'mtime' : 'size';
}

/** The flags field of a header that may be believed so far, or the exception. */
export function _classify_pyc(run: Run, data: Uint8Array, name: string): number | PythonException {
  const expected = MAGIC_NUMBER[run.python];
  const magic = data.subarray(0, 4);
  const same = magic.length === 4 && magic.every((byte, i) => byte === expected[i]);
  const badMagic = { exception: 'ImportError', message: `bad magic number in ${strRepr(name)}: ${bytesRepr(magic)}` };
  settle(checkOf(run.checks, 'magic'), same, showMagic(magic), showMagic(expected), same ? null : badMagic);
  if (!same) {
    _verbose_message(run, badMagic.message);
    return badMagic;
  }

  const long = data.length >= 16;
  checkOf(run.checks, 'length').field = lastField(data);
  const eof = { exception: 'EOFError', message: `reached EOF while reading pyc header of ${strRepr(name)}` };
  settle(checkOf(run.checks, 'length'), long, showSize(data.length), 'at least 16 bytes', long ? null : eof);
  if (!long) {
    _verbose_message(run, eof.message);
    return eof;
  }

  const flags = _unpack_uint32(data.subarray(4, 8));
  const defined = (flags & ~0b11) === 0;
  const invalid = { exception: 'ImportError', message: `invalid flags ${flags} in ${strRepr(name)}` };
  const shown = showFlags(data.subarray(4, 8));
  settle(checkOf(run.checks, 'flags'), defined, shown, 'no bit but 0b11', defined ? null : invalid);
  return defined ? flags : invalid;
}

/** `sourceMtime` is a whole number, `sourceSize` in bytes; returns the exception, or null where the file is fresh. */
export function _validate_timestamp_pyc(
  run: Run,
  data: Uint8Array,
  sourceMtime: number,
  sourceSize: number,
  name: string,
): PythonException | null {
  const stale = { exception: 'ImportError', message: `bytecode is stale for ${strRepr(name)}` };

  const mtime = _unpack_uint32(data.subarray(8, 12));
  const sameMtime = mtime === low32(sourceMtime);
  const wantedMtime = showMasked(sourceMtime, showTime);
  settle(checkOf(run.checks, 'mtime'), sameMtime, showTime(mtime), wantedMtime, sameMtime ? null : stale);
  if (!sameMtime) {
    _verbose_message(run, stale.message);
    return stale;
  }

  const size = _unpack_uint32(data.subarray(12, 16));
  const sameSize = size === low32(sourceSize);
  const wantedSize = showMasked(sourceSize, showSize);
  settle(checkOf(run.checks, 'size'), sameSize, showSize(size), wantedSize, sameSize ? null : stale);
  return sameSize ? null : stale;
}

/** `sourceHash` as 16 hex digits; returns the exception, or null where the hashes are equal. */
export function _validate_hash_pyc(
  run: Run,
  data: Uint8Array,
  sourceHash: string,
  name: string,
): PythonException | null {
  const found = showBytes(data.subarray(8, 16));
  const expected = sourceHash.toLowerCase().replace(/(..)(?=.)/g, '$1 ');
  const same = found === expected;
  const differs = {
    exception: 'ImportError',
    message: `hash in bytecode doesn't match hash of source ${strRepr(name)}`,
  };
  settle(checkOf(run.checks, 'hash'), same, found, expected, same ? null : differs);
  return same ? null : differs;
}

/** Unmarshals the file from byte `start` on; returns the exception, or null where that is a code object. */
export function _compile_bytecode(
  run: Run,
  data: Uint8Array,
  start: number,
  bytecodePath: string,
): PythonException | null {
  const loaded = run.loads(run.python, data, start);
  if ('error' in loaded) {
    const { exception, message } = loaded.error;
    run.bodyError = loaded.error;
    settle(checkOf(run.checks, 'marshal'), false, null, null, { exception, message });
    return { exception, message };
  }
  settle(checkOf(run.checks, 'marshal'), true, null, null);

  const isCode = loaded.type === 'code';
  const nonCode = nonCodeError(bytecodePath);
  settle(checkOf(run.checks, 'code'), isCode, loaded.type, 'code', isCode ? null : nonCode);
  if (!isCode) {
    run.bodyError = { offset: start, ...nonCode };
    return nonCode;
  }
  _verbose_message(run, `code object from ${strRepr(bytecodePath)}`);
  return null;
}
