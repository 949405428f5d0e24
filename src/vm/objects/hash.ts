/** CPython's hash functions of 64-bit builds (Python/pyhash.c, Objects/tupleobject.c, Objects/setobject.c), seed 0. */
import { minor } from './version.ts';
import { worked } from './work.ts';

const MODULUS = (1n << 61n) - 1n;
const u64 = (v: bigint): bigint => BigInt.asUintN(64, v);

/** A signed 64-bit hash as a number where that is exact. */
function settle(v: bigint): number | bigint {
  const signed = BigInt.asIntN(64, v);
  if (signed === -1n) return -2;
  return signed >= -9007199254740991n && signed <= 9007199254740991n ? Number(signed) : signed;
}

/** `hash(None)` since 3.12. */
export const HASH_NONE = 0xfca86420;

export function hashBigInt(v: number | bigint): number | bigint {
  if (typeof v === 'number') return v === -1 ? -2 : v;
  const rest = (v < 0n ? -v : v) % MODULUS;
  return settle(v < 0n ? -rest : rest);
}

/** `own` gives the hash of a NaN, which is its object's since 3.10. */
export function hashFloat(v: number, own: () => number): number | bigint {
  if (Number.isInteger(v)) return hashBigInt(Number.isSafeInteger(v) ? v + 0 : BigInt(v));
  if (Number.isNaN(v)) return minor < 10 ? 0 : own();
  if (!Number.isFinite(v)) return v > 0 ? 314159 : -314159;
  // v = mantissa * 2**exponent with an odd mantissa; 2**61 is 1 modulo the prime.
  let exponent = 0;
  let mantissa = Math.abs(v);
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent--;
  }
  const shift = BigInt(((exponent % 61) + 61) % 61);
  const rest = (BigInt(mantissa) << shift) % MODULUS;
  return settle(v < 0 ? -rest : rest);
}

function hashLanes(hashes: readonly (number | bigint)[]): bigint {
  let acc = 2870177450012600261n;
  for (const lane of hashes) {
    acc = u64(acc + u64(BigInt(lane)) * 14029467366897019727n);
    acc = u64((acc << 31n) | (acc >> 33n));
    acc = u64(acc * 11400714785074694791n);
  }
  return acc;
}

const settleLanes = (acc: bigint): number | bigint => (acc === 0xffffffffffffffffn ? 1546275796 : settle(acc));

export function hashTuple(hashes: readonly (number | bigint)[]): number | bigint {
  if (minor < 8) return hashTupleByMultiplying(hashes);
  return settleLanes(u64(hashLanes(hashes) + (BigInt(hashes.length) ^ 2870177450012600261n ^ 3527539n)));
}

/** `slicehash`: since 3.12; before, slices cannot be hashed. */
export const hashSlice = (hashes: readonly (number | bigint)[]): number | bigint => settleLanes(hashLanes(hashes));

/** `tuplehash` up to 3.7. */
function hashTupleByMultiplying(hashes: readonly (number | bigint)[]): number | bigint {
  let x = 0x345678n;
  let factor = 1000003n;
  hashes.forEach((one, n) => {
    x = u64((x ^ u64(BigInt(one))) * factor);
    factor = u64(factor + 82520n + 2n * BigInt(hashes.length - 1 - n));
  });
  return settle(u64(x + 97531n));
}

export function hashFrozenset(hashes: readonly (number | bigint)[]): number | bigint {
  let result = 0n;
  for (const one of hashes) {
    const h = u64(BigInt(one));
    result ^= u64((h ^ 89869747n ^ u64(h << 16n)) * 3644798167n);
  }
  result ^= u64((BigInt(hashes.length) + 1n) * 1927868237n);
  result ^= (result >> 11n) ^ (result >> 25n);
  result = u64(result * 69069n + 907133923n);
  return result === 0xffffffffffffffffn ? 590923713 : settle(result);
}

/** The bytes that CPython hashes: 1, 2 or 4 bytes a character, as wide as the widest needs. */
function characters(s: string): Uint8Array {
  const points = Array.from(s, (one) => one.codePointAt(0)!);
  const most = points.reduce((a, b) => Math.max(a, b), 0);
  const width = most < 256 ? 1 : most < 65536 ? 2 : 4;
  const out = new Uint8Array(points.length * width);
  points.forEach((point, n) => {
    for (let k = 0; k < width; k++) out[n * width + k] = (point >>> (8 * k)) & 255;
  });
  return out;
}

const known = new Map<string, number | bigint>();
/** Whether `known` holds the hashes of 3.10 and before. */
let knownOld = false;

/** SipHash with a key of zeros, the hash of str and bytes where the seed is 0: SipHash-2-4 up to 3.10, SipHash-1-3 since. */
export function hashString(s: string): number | bigint {
  if (s === '') return 0;
  if (knownOld !== minor < 11) {
    known.clear();
    knownOld = minor < 11;
  }
  let result = known.get(s);
  if (result === undefined) {
    worked(30 * s.length);
    result = settle(siphash(characters(s)));
    if (s.length < 100) {
      if (known.size > 5000) known.clear();
      known.set(s, result);
    }
  }
  return result;
}

function siphash(data: Uint8Array): bigint {
  const old = minor < 11;
  const rotate = (x: bigint, by: bigint) => u64((x << by) | (x >> (64n - by)));
  let v0 = 0x736f6d6570736575n;
  let v1 = 0x646f72616e646f6dn;
  let v2 = 0x6c7967656e657261n;
  let v3 = 0x7465646279746573n;
  const round = () => {
    v0 = u64(v0 + v1);
    v2 = u64(v2 + v3);
    v1 = rotate(v1, 13n) ^ v0;
    v3 = rotate(v3, 16n) ^ v2;
    v0 = rotate(v0, 32n);
    v2 = u64(v2 + v1);
    v0 = u64(v0 + v3);
    v1 = rotate(v1, 17n) ^ v2;
    v3 = rotate(v3, 21n) ^ v0;
    v2 = rotate(v2, 32n);
  };
  const take = (word: bigint) => {
    v3 ^= word;
    round();
    if (old) round();
    v0 ^= word;
  };
  const view = new DataView(data.buffer);
  const whole = data.length - (data.length % 8);
  for (let n = 0; n < whole; n += 8) take(view.getBigUint64(n, true));
  let last = BigInt(data.length & 255) << 56n;
  for (let n = whole; n < data.length; n++) last |= BigInt(data[n]) << BigInt(8 * (n - whole));
  take(last);
  v2 ^= 0xffn;
  for (let n = old ? 4 : 3; n > 0; n--) round();
  return v0 ^ v1 ^ v2 ^ v3;
}
