/**
 * Bodies that make a Python's marshal raise, in hex. A scenario records what every Python says of each; the marshal tree
 * opens at the same bytes.
 */
export interface MarshalBody {
  /** The case it belongs to, and its name there. */
  id: `${string}/${string}`;
  hex: string;
  /** Which Pythons are asked; all of them where it is left out. */
  only?: '2.7' | 'from 3.6';
}

export const MARSHAL_BODIES: readonly MarshalBody[] = [
  { id: 'unknown-type/letter', hex: '3f' },
  { id: 'invalid-reference/nowhere', hex: '7200000001', only: 'from 3.6' },
  { id: 'invalid-reference/nowhere-2', hex: '5200000001', only: '2.7' },
  { id: 'too-short/bytes', hex: '7300000001' },
  { id: 'eof-object/tuple', hex: '2802000000' + '4e' },
  { id: 'eof-object/nothing-in-it', hex: '2901', only: 'from 3.6' },
  { id: 'eof-not-expected/missing-byte', hex: '7a', only: 'from 3.6' },
  { id: 'bad-long/digit', hex: '6c01000000ffff' },
  { id: 'bad-long/unnormalized', hex: '6c010000000000' },
  { id: 'bad-long/size', hex: '6c00000080' },
  { id: 'bad-size/bytes', hex: '73000000ff' },
  { id: 'bad-size/text', hex: '75000000ff' },
  { id: 'bad-size/tuple', hex: '28000000ff' },
  { id: 'bad-size/list', hex: '5b000000ff' },
  { id: 'bad-size/set', hex: '3c000000ff' },
  { id: 'null-object/alone', hex: '30' },
  { id: 'null-object/in-tuple', hex: '280100000030' },
  { id: 'null-object/in-list', hex: '5b0100000030' },
  { id: 'null-object/in-set', hex: '3c0100000030' },
  { id: 'non-code/none', hex: '4e' },
  { id: 'damaged-value/text', hex: '7502000000ffff' },
  { id: 'damaged-value/number', hex: '6603616263', only: 'from 3.6' },
];

/** The bytes behind a 16-byte header, as edits for the marshal tree's link: `16:3f,17:00`. */
export function editsOf(hex: string, start = 16): string {
  return hex
    .match(/../g)!
    .map((byte, at) => `${start + at}:${byte}`)
    .join(',');
}
