import type { HeaderLayout, MagicInfo } from '../types.ts';
import { MAGIC_TEXT } from './generated/magic.ts';

/** The 16-bit number at the front of a file's first four bytes. */
export function magicNumberOf(bytes: Uint8Array): number {
  return bytes[0] | (bytes[1] << 8);
}

/** One entry of the text: `a1*:3390`. */
function infoOf(entry: string, minor: string, layout: HeaderLayout): MagicInfo {
  const [, name, released, optionU, number] = /^(.*?)(\*?)(U?):(.+)$/.exec(entry)!;
  const whole = number.length === 8;
  const value = Number(number);
  const bytes = Uint8Array.from(
    whole ? number.match(/../g)!.map((pair) => parseInt(pair, 16)) : [value & 255, value >> 8, 13, 10],
  );
  return {
    number: magicNumberOf(bytes),
    bytes,
    since: name.startsWith('/') ? name.slice(1) : minor + name.replace('dev', ' development'),
    minor,
    released: released !== '',
    optionU: optionU !== '',
    layout,
  };
}

/** Every magic number of every CPython since 1.0, alphas and betas included, oldest first. */
export const MAGICS: readonly MagicInfo[] = MAGIC_TEXT.trim()
  .split('\n')
  .flatMap((line) => {
    const [minor, layout, ...entries] = line.split(' ');
    return entries.map((entry) => infoOf(entry, minor, Number(layout) as HeaderLayout));
  });

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
