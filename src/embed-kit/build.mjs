// @ts-check
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * What other people's pages load, under addresses that stay: `embed.js` (custom elements), `embed-client.js` (control from
 * a script), `embed-reveal.js` (the plugin for reveal.js). Each is one file that needs no other.
 */
const FILES = { embed: 'elements.ts', 'embed-client': 'client.ts', 'embed-reveal': 'reveal.ts' };

/** @returns {import('astro').AstroIntegration} */
export function embedKit() {
  return {
    name: 'embed-kit',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        for (const [name, entry] of Object.entries(FILES))
          await build({
            configFile: false,
            logLevel: 'warn',
            publicDir: false,
            build: {
              outDir: fileURLToPath(dir),
              emptyOutDir: false,
              target: 'es2022',
              lib: {
                entry: fileURLToPath(new URL(entry, import.meta.url)),
                formats: ['es'],
                fileName: () => `${name}.js`,
              },
            },
          });
      },
    },
  };
}
