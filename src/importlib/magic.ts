import { PYTHON_VERSIONS } from '../pyc/types.ts';
import type { PythonVersion } from '../pyc/types.ts';
import { MAGICS } from '../pyc/versions/magic.ts';
import type { LegacyPythonVersion } from './types.ts';

/** The last magic number that releases of a minor version write. */
function lastMagic(minor: string): Uint8Array {
  const info = MAGICS.findLast((one) => one.minor === minor && one.released && !one.optionU);
  if (!info) throw new RangeError(`no magic number is known for Python ${minor}`);
  return info.bytes;
}

/** `importlib.util.MAGIC_NUMBER` of each version: the first four bytes of the files that it accepts. */
export const MAGIC_NUMBER = Object.fromEntries(
  (['2.7', '3.6', ...PYTHON_VERSIONS] as const).map((minor) => [minor, lastMagic(minor)]),
) as Readonly<Record<PythonVersion | LegacyPythonVersion, Uint8Array>>;

/** Convert 4 bytes in little-endian to an integer. */
export function _unpack_uint32(data: Uint8Array): number {
  return (data[0] | (data[1] << 8) | (data[2] << 16) | (data[3] << 24)) >>> 0;
}
