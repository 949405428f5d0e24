/**
 * What a built site needs beside its pages, made from them when Astro has written them: the stylesheet of each, the
 * search's documents, the sitemap, the service worker, the headers, the compressed copies. Each step sees what the ones
 * before it have made.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { compress } from './compress.ts';
import { headersFor } from './headers.ts';
import { searchDocuments } from './search-documents.ts';
import { pagesOf } from '../check/built-site.ts';
import { serviceWorker } from './service-worker.ts';
import { listedAddresses, robots, sitemap } from './sitemap.ts';
import { joinStyles } from './stylesheets.ts';

export function publish(): AstroIntegration {
  let base = '/';
  let root = '';
  return {
    name: 'publish',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/*$/, '/');
        root = new URL(base, config.site).href;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
        const pages = pagesOf(folder);
        const links = joinStyles({ dir: folder, base }, pages);
        const documents = searchDocuments(folder);
        write('search.json', JSON.stringify(documents));
        const addresses = listedAddresses(pages, root);
        write('sitemap.xml', sitemap(addresses));
        write('robots.txt', robots(root));
        const worker = serviceWorker(folder);
        write('sw.js', worker.text);
        write('_headers', headersFor(folder, base, pages));
        const compressed = await compress(folder);
        logger.info(
          `${links.before} links to stylesheets became ${links.after}; search.json: ${documents.length} entries; sitemap.xml: ${addresses.length} pages; sw.js: build ${worker.build}, ${worker.count} files; ${compressed} files compressed`,
        );
      },
    },
  };
}
