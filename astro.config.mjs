// @ts-check
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import svelte from '@astrojs/svelte';
import { satteri } from '@astrojs/markdown-satteri';
import { createCssVariablesTheme } from 'shiki';

const base = (process.env.SITE_BASE ?? '/').replace(/\/+$/, '');

/** Prefixes root-absolute links and images of a lesson with the base path that the site is deployed under. */
const basePrefix = {
  name: 'base-prefix',
  element: {
    filter: ['a', 'img'],
    /** @type {(node: any, ctx: any) => void} */
    visit(node, ctx) {
      for (const key of ['href', 'src']) {
        const value = node.properties?.[key];
        if (typeof value === 'string' && value.startsWith('/') && !value.startsWith('//'))
          ctx.setProperty(node, key, base + value);
      }
    },
  },
};

export default defineConfig({
  site: process.env.SITE_ORIGIN ?? 'https://inside-pyc.example',
  base: process.env.SITE_BASE ?? '/',
  outDir: process.env.SITE_OUT ?? './dist',
  trailingSlash: 'always',
  integrations: [mdx(), svelte()],
  markdown: {
    processor: satteri({ hastPlugins: [basePrefix], features: { smartPunctuation: false } }),
    shikiConfig: { theme: createCssVariablesTheme({ name: 'inside', variablePrefix: '--code-' }) },
  },
  vite: {
    resolve: {
      alias: {
        '@astrojs/svelte/client.js': fileURLToPath(new URL('./src/components/hydrate-island.ts', import.meta.url)),
      },
    },
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        checks: { moduleLevelDirective: false },
        // Kept apart, so that the stepper's worker, which loads tables of opcodes too, does not load Svelte with it.
        output: { codeSplitting: { groups: [{ name: 'preload', test: /preload-helper/ }] } },
      },
    },
  },
});
