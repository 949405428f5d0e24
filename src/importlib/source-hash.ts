import type { PythonVersion } from '../pyc/types.ts';
import { MAGIC_NUMBER, _unpack_uint32 } from './magic.ts';

const MASK = 0xffff_ffff_ffff_ffffn;

function rotl(value: bigint, bits: bigint): bigint {
  return ((value << bits) | (value >> (64n - bits))) & MASK;
}

/** SipHash-c-d of the bytes under the 128-bit key (k0, k1), as an unsigned 64-bit number. */
function siphash(compressions: number, finalizations: number, k0: bigint, k1: bigint, data: Uint8Array): bigint {
  let v0 = k0 ^ 0x736f6d6570736575n;
  let v1 = k1 ^ 0x646f72616e646f6dn;
  let v2 = k0 ^ 0x6c7967656e657261n;
  let v3 = k1 ^ 0x7465646279746573n;
  const rounds = (count: number): void => {
    for (let i = 0; i < count; i++) {
      v0 = (v0 + v1) & MASK;
      v2 = (v2 + v3) & MASK;
      v1 = rotl(v1, 13n) ^ v0;
      v3 = rotl(v3, 16n) ^ v2;
      v0 = rotl(v0, 32n);
      v2 = (v2 + v1) & MASK;
      v0 = (v0 + v3) & MASK;
      v1 = rotl(v1, 17n) ^ v2;
      v3 = rotl(v3, 21n) ^ v0;
      v2 = rotl(v2, 32n);
    }
  };
  const compress = (word: bigint): void => {
    v3 ^= word;
    rounds(compressions);
    v0 ^= word;
  };
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const whole = data.length - (data.length % 8);
  for (let at = 0; at < whole; at += 8) compress(view.getBigUint64(at, true));
  let last = BigInt(data.length & 0xff) << 56n;
  for (let at = whole; at < data.length; at++) last |= BigInt(data[at]) << BigInt(8 * (at - whole));
  compress(last);
  v2 ^= 0xffn;
  rounds(finalizations);
  return v0 ^ v1 ^ v2 ^ v3;
}

/** The versions whose `_Py_KeyedHash` is SipHash-2-4; from 3.11 on it is SipHash-1-3. */
const SIPHASH24: readonly PythonVersion[] = ['3.7', '3.8', '3.9', '3.10'];

/**
 * `importlib.util.source_hash` of a source file's bytes: the 8 bytes that a hash-based `.pyc` of that version holds, as
 * 16 hex digits (PEP 552). The magic number is the key, so that each version has another hash of the same text.
 */
export function sourceHash(python: PythonVersion, source: Uint8Array): string {
  const key = BigInt(_unpack_uint32(MAGIC_NUMBER[python]));
  const [compressions, finalizations] = SIPHASH24.includes(python) ? [2, 4] : [1, 3];
  const hash = siphash(compressions, finalizations, key, 0n, source);
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, hash, true);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
