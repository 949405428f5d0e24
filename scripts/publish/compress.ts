/** Puts a compressed copy beside each text of a built site, for hosts that send such copies as they are. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { filesOf } from '../check/built-site.ts';

const TEXT = /\.(html|css|js|mjs|json|svg|txt|xml|py|webmanifest)$/;
/** Below this, in bytes, a copy saves nothing. */
const SMALLEST = 1024;

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/** Writes `.gz` and `.br` beside the texts of a folder; returns how many files have them. */
export async function compress(dir: string): Promise<number> {
  const texts = filesOf(dir, '').filter((file) => TEXT.test(file));
  let count = 0;
  const one = async (file: string) => {
    const path = join(dir, file);
    const bytes = readFileSync(path);
    if (bytes.length < SMALLEST) return;
    // 11, the highest, takes ten times as long for some percent.
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const [gz, br] = await Promise.all([toGzip(bytes, { level: 9 }), toBrotli(bytes, { params })]);
    writeFileSync(`${path}.gz`, gz);
    writeFileSync(`${path}.br`, br);
    count += 1;
  };
  const waiting = [...texts];
  const worker = async () => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) await one(file);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return count;
}
