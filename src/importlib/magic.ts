import { PYTHON_VERSIONS } from '../pyc/types.ts';
import type { MagicInfo, PythonVersion } from '../pyc/types.ts';
import { MAGICS } from '../pyc/versions/magic.ts';
import type { LegacyPythonVersion } from './types.ts';

/** The last magic number that releases of a minor version write; none for one that had no release. */
export const lastMagic = (minor: string): MagicInfo | undefined =>
  MAGICS.findLast((one) => one.minor === minor && one.released && !one.optionU);

/** `importlib.util.MAGIC_NUMBER` of each version: the first four bytes of the files that it accepts. */
export const MAGIC_NUMBER = Object.fromEntries(
  (['2.7', '3.6', ...PYTHON_VERSIONS] as const).map((minor) => [minor, lastMagic(minor)!.bytes]),
) as Readonly<Record<PythonVersion | LegacyPythonVersion, Uint8Array>>;

/** Convert 4 bytes in little-endian to an integer. */
export function _unpack_uint32(data: Uint8Array): number {
  return (data[0] | (data[1] << 8) | (data[2] << 16) | (data[3] << 24)) >>> 0;
}
