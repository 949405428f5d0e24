/** The first state as a page without JavaScript has it. */
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Component } from 'svelte';
import type * as Server from 'svelte/server';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { labView } from '../../../src/widgets/cache-lab/engine.ts';
import { newState } from '../../../src/widgets/cache-lab/state.ts';

const cacheDir = mkdtempSync(join(tmpdir(), 'cache-lab-'));
let server: ViteDevServer;
let render: typeof Server.render;
let CacheLab: Component<Record<string, unknown>>;

beforeAll(async () => {
  server = await createServer({
    configFile: false,
    cacheDir,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
    plugins: [svelte({ configFile: false, preprocess: vitePreprocess() })],
  });
  // By way of the same server, so that both are of the same Svelte.
  ({ render } = (await server.ssrLoadModule('svelte/server')) as typeof Server);
  const loaded = await server.ssrLoadModule('/src/widgets/cache-lab/CacheLab.svelte');
  CacheLab = (loaded as { default: typeof CacheLab }).default;
});
afterAll(async () => {
  await server.close();
  rmSync(cacheDir, { recursive: true, force: true });
});

async function rendered(lines: string[]): Promise<string> {
  const start = { state: newState('3.13', lines), view: await labView('3.13', lines) };
  const props = {
    start,
    place: 'page',
    ui: 'full',
    follow: true,
    situation: null,
    task: null,
    fullPage: '/cache-lab/',
  };
  const { body } = render(CacheLab, { props });
  return body.replace(/<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '');
}

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

test('files, output, verdict and every question are in the page', async () => {
  const html = await rendered(['python main.py']);
  const text = textOf(html);
  expect(text).toContain('the old code main is done');
  expect(text).toContain('m.cpython-313.pyc');
  expect(text).toContain('2025-06-15 15:07:00 UTC');
  expect(text).toContain('14:00:00');
  expect(text).toContain('Compiled. There was no cache file. m.cpython-313.pyc is written.');
  for (const id of ['find_spec', 'cache_from_source', 'get_data', 'magic', 'mtime', 'size', 'used', 'set_data'])
    expect(html).toContain(`data-node="${id}"`);
  expect(html).toMatch(/<li class="no[^"]*" data-node="get_data"/);
  expect(html).toMatch(/<li class="dark[^"]*" data-node="mtime"/);
  expect(html).toMatch(/<li class="yes[^"]*" data-node="set_data"/);
});

test('the two values compared stand at the question, in its hue', async () => {
  const html = await rendered(['python main.py', 'touch m.py', 'python main.py']);
  const node = /<li class="no[^"]*" data-node="mtime" data-field="mtime"[\s\S]*?<\/li>/.exec(html)![0];
  expect(textOf(node)).toMatch(/found 1749996000 \(2025-06-15 14:00:00 UTC\) ≠ expected 1750000020/);
  expect(node).toContain('_validate_timestamp_pyc');
});

test('a lab in which nothing was run says so', async () => {
  const text = textOf(await rendered([]));
  expect(text).toContain('Nothing has happened yet.');
});
