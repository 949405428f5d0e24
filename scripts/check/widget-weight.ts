import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

/**
 * Gzipped bytes of a component with all that it imports, without Svelte's runtime, which every widget of a page shares.
 * It is bundled by itself for this: in the site's own bundles it shares its files with others.
 */
export async function weighWidget(component: string): Promise<number> {
  const output = await build({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    plugins: [svelte({ configFile: false, preprocess: vitePreprocess() })],
    build: {
      write: false,
      minify: true,
      lib: { entry: component, formats: ['es'], fileName: 'widget' },
      rolldownOptions: { external: /^svelte(\/|$)/ },
    },
  });
  const bundles = [output].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  return bundles.reduce((sum, file) => sum + (file.type === 'chunk' ? gzipSync(file.code, { level: 9 }).length : 0), 0);
}
