/** Many small files as one: a list of names and sizes, then their bytes, packed by Brotli, whose output is the same everywhere. */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

export function pack(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const list = Buffer.from(JSON.stringify([...files].map(([name, { length }]) => [name, length])));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(list.length);
  const whole = Buffer.concat([size, list, ...files.values()]);
  return brotliCompressSync(whole, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
}

export function unpack(archive: Uint8Array): Map<string, Uint8Array> {
  const whole = brotliDecompressSync(archive);
  let at = 4 + whole.readUInt32LE(0);
  const list = JSON.parse(whole.toString('utf8', 4, at)) as [string, number][];
  return new Map(list.map(([name, size]) => [name, whole.subarray(at, (at += size))]));
}
