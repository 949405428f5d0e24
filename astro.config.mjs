// @ts-check
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import svelte from '@astrojs/svelte';
import { satteri } from '@astrojs/markdown-satteri';
import { createCssVariablesTheme } from 'shiki';
import { embedKit } from './scripts/embed-kit.ts';
import { publish } from './scripts/publish/index.ts';

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

/** @type {import('astro').AstroIntegration} */
const clientDirectives = {
  name: 'client-directives',
  hooks: {
    'astro:config:setup': ({ addClientDirective }) =>
      addClientDirective({ name: 'painted', entrypoint: './src/components/painted.ts' }),
  },
};

/**
 * Modules that are always loaded together go into one file: it compresses better than a dozen small ones. Each group takes
 * what its modules import along, unless a group of higher priority has it.
 */
const CHUNKS = [
  // What the stepper's worker loads too must not bring Svelte along.
  { name: 'preload', priority: 7, test: /preload-helper/ },
  { name: 'text', priority: 6, test: /repr\/str|importlib\/non-code/ },
  // With what the client of our islands has beside Svelte: all that is loaded before a widget's own parts.
  { name: 'svelte', priority: 5, test: /node_modules\/svelte\/|widgets\/shared\/reselect\./ },
  {
    name: 'common',
    priority: 5,
    test: /widgets\/shared\/(reason|history|preferences|task|url-format|alive|highlight|thousands|embed\/host)\./,
  },
  { name: 'task-card', priority: 5, test: /widgets\/shared\/TaskCard\./ },
  { name: 'share', priority: 4, test: /widgets\/shared\/CopyLink\./ },
  {
    name: 'bars',
    priority: 4,
    test: /widgets\/shared\/(Notice|OpenFile|SharePlace|FileBar|Steps|Suggestions|KeysPlace|deferred|file-drop|HexView-(cells|keys))\./,
  },
  {
    name: 'body',
    priority: 3,
    test: /pyc\/(marshal\/(tree|utf8|code-layout|code-fields|leaf|longs|floats|types)|versions\/compare|repr\/(const|float))\.ts|importlib\/loaded\.ts/,
  },
  { name: 'header', priority: 2, test: /pyc\/(header|versions\/magic)\.ts/ },
  { name: 'own-header', priority: 2, test: /widgets\/shared\/(chosen-files|header-problem|header-fate)\.ts/ },
  {
    name: 'marshal-tree',
    priority: 1,
    test: /marshal-tree\/((parts|rows|lookup|paths|document|meaning|type-names|value-text|hex-cells)\.ts|.*\.svelte)$/,
  },
  { name: 'sample-source', priority: 4, test: /widgets\/shared\/(sample-source|link-arrival)\.ts/ },
  { name: 'decide', priority: 1, test: /importlib\/decide-with\.ts|header-lab\/time\.ts/ },
  {
    name: 'header-lab',
    priority: 0,
    test: /widgets\/header-lab\/((verdict|lab|link|fields|history|catalogue)\.ts|.*\.svelte)$|shared\/HexView\.svelte$/,
  },
];

/**
 * What runs before a dynamic import, in place of Vite's own (a third of its size): styles are there before the module is
 * used, and what it imports is fetched beside it. That is evaluated file by file: all in one task would hold a phone for
 * long.
 * @type {import('vite').Plugin}
 */
const preloadHelper = {
  name: 'preload-helper',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js'
      ? `const seen = {};
export const __vitePreload = async (load, deps = []) => {
  if (typeof document !== 'undefined') {
    deps = deps.map((dep) => ${JSON.stringify(base + '/')} + dep);
    await Promise.all(
      deps.map((href) => {
        const name = href.slice(href.lastIndexOf('/') + 1);
        if (seen[href] || document.querySelector('link[href="' + href + '"],link[data-styles~="' + name + '"]')) return;
        seen[href] = true;
        const link = document.createElement('link');
        link.rel = href.endsWith('.css') ? 'stylesheet' : 'modulepreload';
        link.href = href;
        const loaded = link.rel === 'stylesheet' && new Promise((resolve) => (link.onload = link.onerror = resolve));
        document.head.append(link);
        return loaded;
      }),
    );
    for (const href of deps.slice(1)) if (href.endsWith('.js')) await import(/* @vite-ignore */ href);
  }
  return load();
};`
      : null,
};

export default defineConfig({
  site: process.env.SITE_ORIGIN ?? 'https://inside-pyc.example',
  base: process.env.SITE_BASE ?? '/',
  outDir: process.env.SITE_OUT ?? './dist',
  trailingSlash: 'always',
  integrations: [mdx(), svelte(), clientDirectives, embedKit(), publish()],
  markdown: {
    processor: satteri({ hastPlugins: [basePrefix], features: { smartPunctuation: false } }),
    shikiConfig: { theme: createCssVariablesTheme({ name: 'inside', variablePrefix: '--code-' }) },
  },
  vite: {
    plugins: [preloadHelper],
    resolve: {
      alias: {
        '@astrojs/svelte/client.js': fileURLToPath(new URL('./src/components/hydrate-island.ts', import.meta.url)),
      },
    },
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        checks: { moduleLevelDirective: false },
        output: { codeSplitting: { groups: CHUNKS } },
      },
    },
  },
});
