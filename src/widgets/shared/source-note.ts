import { sourceHash } from '../../importlib/source-hash.ts';
import { headerField, readHeader } from '../../pyc/header.ts';
import { pythonVersionOf } from '../../pyc/versions/compare.ts';
import { thousands } from './thousands.ts';

const OTHERS = 'the marked lines may be others.';

/**
 * What is said of a source that is not the one that a .pyc was compiled from, by the size or the hash in its header; null
 * where these agree, and where the header has neither. `source` are the bytes of the file called `name`.
 */
export function sourceNote(pyc: Uint8Array, name: string, source: Uint8Array): string | null {
  const header = readHeader(pyc);
  if (header.kind === 'invalid') return null;
  const size = headerField(header, 'size')?.value ?? null;
  if (size !== null && size !== source.length)
    return `${name} has ${thousands(source.length)} bytes, and the .pyc was compiled from ${thousands(size)}: ${OTHERS}`;
  const hash = headerField(header, 'hash');
  const python = header.origin?.released ? pythonVersionOf(header.origin.minor) : null;
  if (!hash || !python || hash.end - hash.start < 8) return null;
  const named = Array.from(pyc.subarray(hash.start, hash.end), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (sourceHash(python, source) === named) return null;
  return `${name} does not have the hash that the .pyc holds of its source (bytes 8 to 15): ${OTHERS}`;
}
