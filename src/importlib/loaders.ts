/** `get_code` of the loaders that read files (Lib/importlib/_bootstrap_external.py), over a disk. */
import { _classify_pyc, _compile_bytecode, newRun, type Run } from './bootstrap-external.ts';
import { skip } from './checks.ts';
import { judgeCache, type Judged } from './get-code.ts';
import { loads } from './marshal.ts';
import { attempt, fromOSError, PythonError, type Process } from './process.ts';
import { sourceHash } from './source-hash.ts';
import { calcMode, codeToHashPyc, codeToTimestampPyc, setData } from './write-pyc.ts';
import { strRepr } from '../pyc/repr/str.ts';
import type { PythonException } from './types.ts';

/** A module's code, as `get_code` gives it. */
export interface LoadedCode {
  /** `marshal.dumps` of it; there may be more bytes behind. */
  marshalled: Uint8Array;
  /** The cache file that it came from; null where the source was compiled. */
  from: string | null;
}

/** Enters what the checks of a cache file compared. */
function enterChecks(process: Process, module: string, path: string, run: Run): void {
  for (const { id, function: fn, result, found, expected, raised } of run.checks)
    if (result !== 'not-reached')
      process.decide({ module, node: id, function: fn, answer: result, path, found, expected, raised } as never);
  process.verbose.push(...run.verbose);
}

const thrown = (exception: PythonException): never => {
  throw new PythonError(exception);
};

/** `get_data`, with the OSError that Python would raise. */
function getData(process: Process, path: string): Uint8Array {
  const read = attempt(() => process.fs.read(path));
  return 'error' in read ? thrown(fromOSError(read.error)) : read.value;
}

/** `SourceLoader.get_code` of a SourceFileLoader: the cache file's code, or the source's, which is then written. */
export function sourceGetCode(process: Process, fullname: string, sourcePath: string): LoadedCode {
  const { python, fs, settings } = process;
  const cachePath = process.cacheFromSource(sourcePath);
  process.decide({
    module: fullname,
    node: 'cache_from_source',
    function: 'cache_from_source',
    answer: 'named',
    path: cachePath,
  });
  const stats = fs.tryStat(sourcePath);
  let source: Uint8Array | null = null;
  let hash: string | null = null;
  let judged: Judged = { fresh: false, kind: 'timestamp' };
  const readHash = (): string => (hash ??= sourceHash(python, (source ??= getData(process, sourcePath))));

  if (stats?.kind === 'file') {
    const data = attempt(() => fs.read(cachePath));
    const raised = 'error' in data ? fromOSError(data.error) : null;
    process.decide({
      module: fullname,
      node: 'get_data',
      function: 'get_data',
      answer: raised ? 'absent' : 'read',
      path: cachePath,
      raised,
    });
    if ('value' in data) {
      const run = newRun(python, loads);
      const facts = { mtime: stats.mtime, size: stats.bytes.length };
      judged = judgeCache(run, data.value, fullname, facts, settings.checkHashBasedPycs, readHash)!;
      if (judged.fresh) {
        run.verbose.push(`# ${cachePath} matches ${sourcePath}`);
        const failed = _compile_bytecode(run, data.value, 16, cachePath);
        enterChecks(process, fullname, cachePath, run);
        if (failed) return thrown(failed);
        process.decide({ module: fullname, node: 'code', function: 'get_code', answer: 'used', path: cachePath });
        return { marshalled: data.value.subarray(16), from: cachePath };
      }
      enterChecks(process, fullname, cachePath, run);
    }
  }

  source ??= getData(process, sourcePath);
  const compiled = process.compileHere(source, sourcePath);
  const failed = 'exception' in compiled ? compiled : null;
  process.decide({
    module: fullname,
    node: 'source_to_code',
    function: 'source_to_code',
    answer: failed ? 'raised' : 'compiled',
    path: sourcePath,
    raised: failed,
  });
  if ('exception' in compiled) return thrown(compiled);
  const { marshalled } = compiled;
  process.say(`code object from ${sourcePath}`);
  const mayWrite = !settings.dontWriteBytecode;
  process.decide({
    module: fullname,
    node: 'dont_write_bytecode',
    function: 'get_code',
    answer: mayWrite ? 'may write' : 'may not write',
    path: cachePath,
  });
  if (mayWrite && stats?.kind === 'file') {
    const data =
      judged.kind === 'timestamp'
        ? codeToTimestampPyc(python, marshalled, stats.mtime, source.length)
        : codeToHashPyc(python, marshalled, readHash(), judged.kind === 'checked-hash');
    const refused = setData(process, cachePath, data, calcMode(fs, sourcePath));
    process.decide({
      module: fullname,
      node: 'set_data',
      function: 'set_data',
      answer: refused ? 'could not create' : 'created',
      path: cachePath,
      raised: refused && fromOSError(refused),
    });
    if (python === '3.7') process.say(`wrote ${strRepr(cachePath)}`);
  }
  return { marshalled, from: null };
}

/** `SourcelessFileLoader.get_code`: a `.pyc` where the source would be. */
export function sourcelessGetCode(process: Process, fullname: string, path: string): LoadedCode {
  const data = getData(process, path);
  const run = newRun(process.python, loads);
  const flags = _classify_pyc(run, data, fullname);
  let failed = typeof flags === 'number' ? null : flags;
  if (failed === null) {
    skip(run.checks, 'hash', 'mtime', 'size');
    failed = _compile_bytecode(run, data, 16, path);
  }
  enterChecks(process, fullname, path, run);
  if (failed) return thrown(failed);
  return { marshalled: data.subarray(16), from: path };
}
