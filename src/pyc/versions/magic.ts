import type { MagicInfo } from '../types.ts';
import { MAGIC_ROWS } from './generated/magic.ts';

/** The 16-bit number at the front of a file's first four bytes. */
export function magicNumberOf(bytes: Uint8Array): number {
  return bytes[0] | (bytes[1] << 8);
}

function hexToBytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g)!, (pair) => parseInt(pair, 16));
}

/** Every magic number of every CPython since 1.0, alphas and betas included, oldest first. */
export const MAGICS: readonly MagicInfo[] = MAGIC_ROWS.map(
  ([since, hex, minor, released, optionU, layout]): MagicInfo => {
    const bytes = hexToBytes(hex);
    return { number: magicNumberOf(bytes), bytes, since, minor, released, optionU, layout };
  },
);

const byNumber = new Map(MAGICS.map((info) => [info.number, info]));

/**
 * Which CPython writes a magic number: the 16-bit number, or a file's first four bytes (more may follow). Null for an
 * unknown one, for fewer than four bytes, and where the two bytes after the number are not that version's.
 */
export function lookupMagic(magic: number | Uint8Array): MagicInfo | null {
  if (typeof magic === 'number') return byNumber.get(magic) ?? null;
  if (magic.length < 4) return null;
  const info = byNumber.get(magicNumberOf(magic));
  return info && magic[2] === info.bytes[2] && magic[3] === info.bytes[3] ? info : null;
}
