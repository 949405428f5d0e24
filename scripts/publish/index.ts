/**
 * What a built site needs beside its pages, made from them when Astro has written them. The steps are in the order in
 * which they need each other.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { searchDocuments } from './search-documents.ts';

export function publish(): AstroIntegration {
  return {
    name: 'publish',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const documents = searchDocuments(folder);
        writeFileSync(join(folder, 'search.json'), JSON.stringify(documents));
        logger.info(`search.json: ${documents.length} entries`);
      },
    },
  };
}
