/** Writes `sw.js`: the service worker with the list of a build's files in it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../check/built-site.ts';

const SOURCE = new URL('./service-worker.js', import.meta.url);

/** What no page needs: embeds and what shares them have a life of their own, and robots, feeds and cards are for others. */
const LEFT_OUT =
  /^(embed|cards|single|oembed|slidev|decks)\/|^embed.*\.js$|^(sw\.js|_headers|robots\.txt|rss\.xml|sitemap\.xml)$|\.(gz|br)$/;

const digest = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** The worker for a built site's folder. Builds with the same files have the same worker. */
export function serviceWorker(dir: string): { build: string; text: string; count: number } {
  const files = filesOf(dir, '').filter((file) => !LEFT_OUT.test(file));
  const list = Object.fromEntries(files.map((file) => [file, digest(readFileSync(join(dir, file)))]));
  const source = readFileSync(SOURCE, 'utf8');
  const build = digest(source + JSON.stringify(list));
  const text = source.replace("'__BUILD__'", () => `'${build}'`).replace("'__FILES__'", () => JSON.stringify(list));
  return { build, text, count: files.length };
}
