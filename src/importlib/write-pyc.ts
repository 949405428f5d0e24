/** Making and writing cache files (Lib/importlib/_bootstrap_external.py). */
import { strRepr } from '../pyc/repr/str.ts';
import { OSError, type FileSystem } from './file-system.ts';
import { MAGIC_NUMBER } from './magic.ts';
import { pathJoin, pathSplit } from './paths.ts';
import { attempt, type Process } from './process.ts';
import type { PythonVersion } from '../pyc/types.ts';

const pyc = (parts: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

/** `_pack_uint32`: the low 32 bits. */
function packUint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, Number(BigInt.asUintN(32, BigInt(Math.trunc(value)))), true);
  return bytes;
}

/** `_code_to_timestamp_pyc`; `mtime` in seconds, `sourceSize` in bytes. */
export function codeToTimestampPyc(
  python: PythonVersion,
  code: Uint8Array,
  mtime: number,
  sourceSize: number,
): Uint8Array {
  return pyc([MAGIC_NUMBER[python], packUint32(0), packUint32(mtime), packUint32(sourceSize), code]);
}

/** `_code_to_hash_pyc`; the hash as 16 hex digits. */
export function codeToHashPyc(
  python: PythonVersion,
  code: Uint8Array,
  sourceHash: string,
  checked: boolean,
): Uint8Array {
  const hash = Uint8Array.from(sourceHash.match(/../g)!, (pair) => parseInt(pair, 16));
  return pyc([MAGIC_NUMBER[python], packUint32(checked ? 0b11 : 0b01), hash, code]);
}

/** `_calc_mode`: the source's permission bits, and the owner may write. */
export function calcMode(fs: FileSystem, path: string): number {
  return (fs.tryStat(path)?.mode ?? 0o666) | 0o200;
}

/** `id(path)`, an address: the end of a temporary file's name. */
const ID = 140_000_000_000_000;

/** `_write_atomic`: a temporary file beside it, moved over the old one. Throws OSError. */
export function writeAtomic(fs: FileSystem, path: string, data: Uint8Array, mode: number): void {
  const temporary = `${path}.${ID}`;
  fs.write(temporary, data, mode & 0o666);
  const moved = attempt(() => fs.replace(temporary, path));
  if ('error' in moved) {
    fs.unlink(temporary);
    throw moved.error;
  }
}

/** `SourceFileLoader.set_data`: folders that are missing are made; failing is only said under `-v`. Null, or what failed. */
export function setData(process: Process, path: string, data: Uint8Array, mode: number): OSError | null {
  const { fs } = process;
  let [parent] = pathSplit(path);
  const parts: string[] = [];
  while (parent && !fs.isFolder(parent)) {
    const [above, part] = pathSplit(parent);
    parts.push(part);
    parent = above;
  }
  const refused = (at: string, error: OSError): OSError => {
    process.say(`could not create ${strRepr(at)}: ${error.repr()}`);
    return error;
  };
  for (const part of parts.reverse()) {
    parent = pathJoin(parent, part);
    const made = attempt(() => fs.mkdir(parent));
    if ('error' in made && made.error.code !== 'EEXIST') return refused(parent, made.error);
  }
  const written = attempt(() => writeAtomic(fs, path, data, mode));
  if ('error' in written) return refused(path, written.error);
  process.say(`created ${strRepr(path)}`);
  return null;
}
