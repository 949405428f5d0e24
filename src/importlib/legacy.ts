/** How Pythons before 3.7 judge the header of a cache file: 2.7 in C, 3.6 (as 3.3 to 3.5) in `_validate_bytecode_header`. */
import { _verbose_message } from './bootstrap-external.ts';
import { checkOf, settle, unreached } from './checks.ts';
import { low32, showMagic, showMasked, showSize, showTime } from './display.ts';
import { MAGIC_NUMBER, _unpack_uint32 } from './magic.ts';
import { bytesRepr, strRepr } from '../pyc/repr/str.ts';
import type {
  CacheCheck,
  CacheOutcome,
  CacheRequest,
  CacheVerdict,
  LegacyPythonVersion,
  PythonException,
  SourceFacts,
} from './types.ts';

interface LegacyRun {
  checks: CacheCheck[];
  verbose: string[];
}

/**
 * The body behind a good header: with nothing in it, unmarshalling ends at once; its contents are in a format that is
 * not read here.
 */
function bodyOutcome(run: LegacyRun, python: LegacyPythonVersion, body: Uint8Array): CacheOutcome {
  if (body.length === 0) {
    const raised = { exception: 'EOFError', message: 'EOF read where object expected' };
    settle(checkOf(run.checks, 'marshal'), false, null, null, raised);
    return { kind: 'raised', ...raised };
  }
  return {
    kind: 'undecided',
    why: `Python ${python} accepts the header. Whether it can use the body, marshalled in its own format, is not decided here.`,
  };
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/**
 * `PyMarshal_ReadLongFromFile`: a signed 32-bit number. A byte that the file does not have counts as -1, so that
 * a number cut short comes out negative.
 */
function readLong27(data: Uint8Array): number {
  return [0, 1, 2, 3].reduce((value, i) => value | ((i < data.length ? data[i] : -1) << (8 * i)), 0);
}

/** `load_source_module` and `load_compiled_module` of 2.7's `Python/import.c`. */
function decide27(request: CacheRequest): { run: LegacyRun; outcome: CacheOutcome } {
  const { module: name, pyc: data, pycPath, sourcePath, source } = request;
  const checker = source ? 'check_compiled_module' : 'load_compiled_module';
  const run: LegacyRun = {
    checks: [
      unreached('magic', checker, 'magic'),
      unreached('mtime', checker, 'mtime'),
      unreached('marshal', 'read_compiled_module', 'body'),
      unreached('code', 'read_compiled_module', 'body'),
    ],
    verbose: [],
  };
  const recompile = (why: string): CacheOutcome => {
    _verbose_message(run, `${pycPath} ${why}`);
    run.verbose.push(`import ${name} # from ${sourcePath}`);
    _verbose_message(run, `wrote ${pycPath}`);
    return { kind: 'recompiled', rewritten: 'timestamp' };
  };

  const magic = data.subarray(0, 4);
  const goodMagic = sameBytes(magic, MAGIC_NUMBER['2.7']);
  const badMagic = { exception: 'ImportError', message: `Bad magic number in ${pycPath.slice(0, 200)}` };
  const raised = goodMagic || source ? null : badMagic;
  settle(checkOf(run.checks, 'magic'), goodMagic, showMagic(magic), showMagic(MAGIC_NUMBER['2.7']), raised);
  if (!goodMagic) return { run, outcome: source ? recompile('has bad magic') : { kind: 'raised', ...badMagic } };

  const mtimeCheck = checkOf(run.checks, 'mtime');
  if (source) {
    // The file's side is signed and the source's side is not: an mtime from 2**31 on never equals itself.
    const mtime = readLong27(data.subarray(4, 8));
    const sourceMtime = Math.trunc(source.mtime);
    const goodMtime = mtime === low32(sourceMtime);
    const found = data.length < 8 ? `${showSize(data.length - 4)} of 4` : showTime(mtime);
    settle(mtimeCheck, goodMtime, found, showMasked(sourceMtime, showTime));
    if (!goodMtime) return { run, outcome: recompile('has bad mtime') };
    _verbose_message(run, `${pycPath} matches ${sourcePath}`);
  } else {
    mtimeCheck.result = 'skipped';
  }
  return { run, outcome: bodyOutcome(run, '2.7', data.subarray(8)) };
}

/** The exception of `_validate_bytecode_header` (3.3 to 3.6), or null. Without a source, mtime and size are not asked for. */
function _validate_bytecode_header(
  run: LegacyRun,
  data: Uint8Array,
  source: SourceFacts | null,
  name: string,
): PythonException | null {
  const expected = MAGIC_NUMBER['3.6'];
  const magic = data.subarray(0, 4);
  const goodMagic = sameBytes(magic, expected);
  const badMagic = { exception: 'ImportError', message: `bad magic number in ${strRepr(name)}: ${bytesRepr(magic)}` };
  settle(checkOf(run.checks, 'magic'), goodMagic, showMagic(magic), showMagic(expected), goodMagic ? null : badMagic);
  if (!goodMagic) {
    _verbose_message(run, badMagic.message);
    return badMagic;
  }

  const missing = data.length < 8 ? 'timestamp' : data.length < 12 ? 'size of source' : null;
  const eof = { exception: 'EOFError', message: `reached EOF while reading ${missing} in ${strRepr(name)}` };
  settle(checkOf(run.checks, 'length'), !missing, showSize(data.length), 'at least 12 bytes', missing ? eof : null);
  if (missing) {
    _verbose_message(run, eof.message);
    return eof;
  }

  const mtimeCheck = checkOf(run.checks, 'mtime');
  const sizeCheck = checkOf(run.checks, 'size');
  if (!source) {
    mtimeCheck.result = 'skipped';
    sizeCheck.result = 'skipped';
    return null;
  }
  const stale = { exception: 'ImportError', message: `bytecode is stale for ${strRepr(name)}` };
  // The source's mtime is not cut to 32 bits here, unlike its size.
  const mtime = _unpack_uint32(data.subarray(4, 8));
  const sourceMtime = Math.trunc(source.mtime);
  const goodMtime = mtime === sourceMtime;
  settle(mtimeCheck, goodMtime, showTime(mtime), showTime(sourceMtime), goodMtime ? null : stale);
  if (!goodMtime) {
    _verbose_message(run, stale.message);
    return stale;
  }
  const size = _unpack_uint32(data.subarray(8, 12));
  const goodSize = size === low32(source.size);
  settle(sizeCheck, goodSize, showSize(size), showMasked(source.size, showSize), goodSize ? null : stale);
  return goodSize ? null : stale;
}

/** `SourceLoader.get_code` and `SourcelessFileLoader.get_code` of 3.6. */
function decide36(request: CacheRequest): { run: LegacyRun; outcome: CacheOutcome } {
  const { pycPath, sourcePath, source } = request;
  const run: LegacyRun = {
    checks: [
      unreached('magic', '_validate_bytecode_header', 'magic'),
      unreached('length', '_validate_bytecode_header', request.pyc.length < 8 ? 'mtime' : 'size'),
      unreached('mtime', '_validate_bytecode_header', 'mtime'),
      unreached('size', '_validate_bytecode_header', 'size'),
      unreached('marshal', '_compile_bytecode', 'body'),
      unreached('code', '_compile_bytecode', 'body'),
    ],
    verbose: [],
  };
  const raised = _validate_bytecode_header(run, request.pyc, source, request.module);
  if (raised && !source) return { run, outcome: { kind: 'raised', ...raised } };
  if (raised) {
    _verbose_message(run, `code object from ${sourcePath}`);
    _verbose_message(run, `created ${strRepr(pycPath)}`);
    _verbose_message(run, `wrote ${strRepr(pycPath)}`);
    return { run, outcome: { kind: 'recompiled', rewritten: 'timestamp' } };
  }
  if (source) _verbose_message(run, `${pycPath} matches ${sourcePath}`);
  return { run, outcome: bodyOutcome(run, '3.6', request.pyc.subarray(12)) };
}

/** {@link decide} for 2.7 and 3.6. */
export function decideLegacy(request: CacheRequest, python: LegacyPythonVersion): CacheVerdict {
  const { run, outcome } = python === '2.7' ? decide27(request) : decide36(request);
  return { checks: run.checks, outcome, verbose: run.verbose, bodyError: null };
}
