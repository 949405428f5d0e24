import type { CodeObject, Instruction } from '../code.ts';
import type { ByteRange } from '../types.ts';
import { freshCode } from '../versions/fresh-code.ts';
import { opcodeTable } from '../versions/opcodes.ts';

/** One part of an instruction's inline cache. */
export interface CacheEntry {
  /** As CPython calls it: `counter`, `version`, `keys_version`. */
  name: string;
  /** Byte offset in `co_code`. */
  offset: number;
  /** Code units (2 bytes each). */
  units: number;
  /** What the file has there, little-endian; files that CPython wrote have 0. */
  value: bigint;
  /** What a fresh code object has there: the interpreter sets the counters as it loads the file (3.12+). */
  loaded: bigint;
  /** Where its bytes are in the file. */
  range: ByteRange;
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);
}

/** An instruction's inline cache, part by part; empty where it has none (and before 3.11). */
export function cacheEntries(code: CodeObject, instruction: Instruction): CacheEntry[] {
  const table = opcodeTable(code.python);
  const { name } = table.byNumber[instruction.opcode] ?? { name: instruction.opname };
  const format = table.cacheFormat[name];
  if (instruction.caches === 0 || !format) return [];
  const counter = freshCode(code.python).counters[name];
  let offset = instruction.offset + 2;
  return Object.entries(format).map(([part, units], i) => {
    const bytes = code.code.subarray(offset, offset + 2 * units);
    const start = code.codeRange.start + offset;
    const value = littleEndian(bytes);
    const loaded = i === 0 && counter !== undefined ? BigInt(counter) : value;
    const range = { start, end: Math.min(start + 2 * units, code.codeRange.end) };
    const entry = { name: part, offset, units, value, loaded, range };
    offset += 2 * units;
    return entry;
  });
}
