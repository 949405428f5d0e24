import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const CACHE = 'public/samples/__pycache__';

/** A compiled sample by its file name. */
export function sampleFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(ROOT, CACHE, name)));
}

/** A recorded file of `tests/goldens/pyc/`. */
export function golden<T>(name: string): T {
  return JSON.parse(readFileSync(join(ROOT, 'tests/goldens/pyc', name), 'utf8')) as T;
}

export function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
