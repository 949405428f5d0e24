import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { checkWeight } from '../../scripts/check/weight.ts';
import { folder } from './folder.ts';

/** A module of about so many bytes when gzipped: base64 shrinks back to what it encodes. */
const heavy = (bytes: number) => `/*${randomBytes(Math.ceil(bytes * 0.985)).toString('base64')}*/`;
const gz = (code: string) => gzipSync(code, { level: 9 }).length;

test('a page weighs its scripts, islands, preloads and all that they import, each once; what loads later is not counted', () => {
  const files = {
    '_astro/page.js': 'import "./shared.js"; import("./later.js");',
    '_astro/shared.js': 'export const shared = 1;',
    '_astro/later.js': heavy(90_000),
    '_astro/widget.js': 'import { shared } from "./shared.js"; export { deep } from "./deep.js"; console.log(shared);',
    '_astro/deep.js': 'export const deep = 2;',
    '_astro/renderer.js': 'import "./svelte.js";',
    '_astro/svelte.js': 'export const svelte = 3;',
    '_astro/preloaded.js': 'export const preloaded = 4;',
    'classic.js': 'var classic = 5;',
  };
  const inline = 'console.log("inline")';
  const dir = folder({
    ...files,
    'index.html': `<!doctype html><title>t</title>
      <script type="module" src="/repo/_astro/page.js"></script><script src="/repo/classic.js"></script>
      <script>${inline}</script><script type="application/json">${'{"not":"code"}'.repeat(1000)}</script>
      <link rel="modulepreload" href="/repo/_astro/preloaded.js">
      <astro-island component-url="/repo/_astro/widget.js" renderer-url="/repo/_astro/renderer.js"></astro-island>
      <astro-island component-url="/repo/_astro/widget.js" renderer-url="/repo/_astro/renderer.js"></astro-island>`,
  });
  const { table } = checkWeight({ dir, base: '/repo/' });
  const { '_astro/later.js': _later, ...counted } = files;
  const total = Object.values(counted).reduce((sum, code) => sum + gz(code), gz(inline));
  expect(table).toHaveLength(1);
  expect(table[0]).toContain(`${(total / 1024).toFixed(1)} KB  /`);
});

test.each([
  ['lessons/a/index.html', 49_000, true],
  ['lessons/a/index.html', 52_000, false],
  ['embed/hex/index.html', 44_000, true],
  ['embed/hex/index.html', 47_000, false],
  ['magic/index.html', 11_000, true],
  ['magic/index.html', 16_000, false],
])('%s with %i bytes: allowed is %s', (file, bytes, allowed) => {
  const dir = folder({
    'a.js': heavy(bytes),
    [file]: '<!doctype html><title>t</title><script type="module" src="/a.js"></script>',
  });
  const { checked } = checkWeight({ dir, base: '/' });
  expect(checked[0].problems.length === 0).toBe(allowed);
});

test("a heavy Svelte runtime is found even where the page's sum is allowed", () => {
  const dir = folder({
    'r.js': heavy(17_000),
    'c.js': '',
    'index.html':
      '<!doctype html><title>t</title><astro-island component-url="/c.js" renderer-url="/r.js"></astro-island>',
  });
  expect(checkWeight({ dir, base: '/' }).checked[0].problems.join()).toContain("Svelte's runtime");
});

test('a page that loads a script which the build lacks is an error', () => {
  const dir = folder({ 'index.html': '<!doctype html><title>t</title><script src="/gone.js"></script>' });
  expect(() => checkWeight({ dir, base: '/' })).toThrow('index.html loads /gone.js');
});
