/** Mutated files, the same ones everywhere: for real interpreters to judge once, and for the reader to survive. */

/** A generator of numbers below a limit (mulberry32). */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

type Below = (below: number) => number;

const TYPE_CODES = [...'0NFTS.iIfgxylstr([{cu<>aA)zZ:}'].map((code) => code.charCodeAt(0));
const SIZES = [0x7fffffff, -1, -0x80000000, 0x10000000, 0x01000000, 0xffff, 256, 255, 128, 3, 2, 1, 0];

function joined(...parts: (Uint8Array | number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const random = (below: Below, length: number) => Array.from({ length }, () => below(256));

function long(value: number): number[] {
  return [value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >>> 24) & 255];
}

/** Ways to damage a body; each gets a copy, and gives that or another one back. */
const KINDS: ((body: Uint8Array, at: number, below: Below) => Uint8Array)[] = [
  (body, at, below) => body.fill(below(256), at, at + 1),
  (body, _, below) => {
    for (let i = below(8); i >= 0; i--) body[below(body.length)] = below(256);
    return body;
  },
  (body, at) => body.subarray(0, at),
  (body, at, below) => joined(body.subarray(0, at), body.subarray(at + 1 + below(16))),
  (body, at, below) => joined(body.subarray(0, at), random(below, 1 + below(16)), body.subarray(at)),
  (body, at, below) => body.copyWithin(at, below(body.length), below(body.length)),
  (body, at, below) => {
    body.set(long(SIZES[below(SIZES.length)]).slice(0, body.length - at), at);
    return body;
  },
  (body, at, below) => body.fill(TYPE_CODES[below(TYPE_CODES.length)] | (below(2) << 7), at, at + 1),
  (body, at, below) => joined(body.subarray(0, at), random(below, below(64))),
  (body, at, below) => joined(body.subarray(0, at), [0x72, ...long(below(40) - 2)], body.subarray(at + 5)),
  (body, at, below) => joined(body.subarray(0, at), [TYPE_CODES[below(TYPE_CODES.length)]], body.subarray(at)),
  (body, _, below) => joined(...Array.from({ length: 1 + below(2100) }, () => [0x29 | (below(2) << 7), 1]), body),
];

/** One mutated body. */
export function mutate(body: Uint8Array, below: Below): Uint8Array {
  const kind = KINDS[below(below(20) === 0 ? KINDS.length : KINDS.length - 1)];
  return kind(body.slice(), below(body.length), below);
}

/** So many mutations of the bodies, taking turns. */
export function* mutations(bodies: readonly Uint8Array[], count: number, seed: number): Generator<Uint8Array> {
  const below = numbers(seed);
  for (let i = 0; i < count; i++) yield mutate(bodies[i % bodies.length], below);
}
