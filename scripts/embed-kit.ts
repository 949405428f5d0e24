import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { AstroIntegration } from 'astro';
import { build, type InlineConfig, type Plugin } from 'vite';
import { TOOLS, widgetName } from '../src/components/tools.ts';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/**
 * What other people's pages load, under addresses that stay: `embed.js` (custom elements), `embed-client.js` (control from
 * a script), `embed-reveal.js` (the plugin for reveal.js). Each is one file that needs no other.
 */
const KIT = {
  embed: 'embed-kit/elements.ts',
  'embed-client': 'embed-kit/client.ts',
  'embed-reveal': 'embed-kit/reveal.ts',
};

/** Where a widget's drawing is, for pages that carry everything in one file: `cache-lab` is `CacheLab.svelte`. */
export const drawingOf = (widget: string): string =>
  `widgets/${widget}/${widget.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase())}.svelte`;

const VIRTUAL = 'virtual:single-widget';

/** One module with nothing outside of it: the widget, what brings it to life, and what an embed page does besides. */
const single = (file: string): Plugin => ({
  name: 'single-widget',
  enforce: 'pre',
  // The entry of a library comes as a path.
  resolveId: (id) => (id.endsWith(VIRTUAL) ? `\0${VIRTUAL}` : null),
  load: (id) =>
    id === `\0${VIRTUAL}`
      ? `export { default as Widget } from '${SRC}${file}';\nexport { default } from '${SRC}components/hydrate-island.ts';\nimport '${SRC}embed-kit/single.ts';`
      : null,
});

const bundle = (outDir: string, name: string, entry: string, more: InlineConfig = {}) =>
  build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ...more,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      // The pages have these styles already.
      cssCodeSplit: false,
      lib: { entry, formats: ['es'], fileName: () => `${name}.js`, cssFileName: 'unused' },
      rolldownOptions: { output: { codeSplitting: false, minify: true } },
    },
  });

const pathsIn = (folder: string, below: string): string[] =>
  readdirSync(join(folder, below), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));

/**
 * Puts what the decks in `public/decks` load of reveal.js beside them, without the theme's fonts: they are half a megabyte
 * of `data:` addresses, which the site's policy refuses, and the decks have another font.
 */
function revealFor(out: string): void {
  const from = fileURLToPath(new URL('../node_modules/reveal.js/', import.meta.url));
  const to = join(out, 'decks/reveal');
  mkdirSync(join(to, 'theme'), { recursive: true });
  for (const name of ['reveal.mjs', 'reveal.css']) copyFileSync(join(from, 'dist', name), join(to, name));
  copyFileSync(join(from, 'LICENSE'), join(to, 'LICENSE'));
  const theme = readFileSync(join(from, 'dist/theme/white.css'), 'utf8').replace(/@font-face\s*\{[^}]*\}/g, '');
  if (/url\(|@import/.test(theme)) throw new Error('The theme of reveal.js refers to more than its fonts.');
  writeFileSync(join(to, 'theme/white.css'), theme);
}

export function embedKit(): AstroIntegration {
  let site = '/';
  return {
    name: 'embed-kit',
    hooks: {
      'astro:config:done': ({ config }) => {
        site = new URL(config.base.replace(/\/*$/, '/'), config.site).href;
      },
      'astro:build:done': async ({ dir }) => {
        const out = fileURLToPath(dir);
        for (const [name, entry] of Object.entries(KIT)) await bundle(out, name, join(SRC, entry));
        revealFor(out);
        const folder = join(out, 'single');
        await bundle(folder, 'record-worker', join(SRC, 'widgets/stepper/record-worker.ts'));
        for (const name of TOOLS.map(widgetName))
          await bundle(folder, name, VIRTUAL, { base: site, plugins: [single(drawingOf(name)), svelte()] });
        rmSync(join(folder, 'unused.css'), { force: true });
        const files = [...pathsIn(out, 'samples'), ...pathsIn(out, 'highlight')];
        writeFileSync(join(folder, 'files.json'), JSON.stringify(files.sort()));
      },
    },
  };
}
