import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pagesOf } from '../../scripts/check/built-site.ts';
import { joinStyles } from '../../scripts/publish/stylesheets.ts';
import { folder } from './folder.ts';

const link = (name: string) => `<link rel="stylesheet" href="/repo/_astro/${name}.css">`;
const NAMES = ['site', 'lab', 'clinic', 'later', 'copy', 'note'];

const joined = (dir: string, base: string) => joinStyles({ dir, base }, pagesOf(dir));

const SITE = {
  'index.html':
    `<head>${NAMES.map(link).join('')}</head><body><p data-astro-cid-note1>note</p>` +
    '<astro-island component-url="/repo/_astro/lab.js" renderer-url="/repo/_astro/svelte.js"></astro-island></body>',
  'plain/index.html': `<head>${NAMES.map(link).join('')}</head><body><p>plain</p></body>`,
  'embed/lab/index.html': `<head>${NAMES.map(link).join('')}</head><body><p class="svelte-lab1">lab</p></body>`,
  '_astro/site.css': 'body{margin:0}',
  '_astro/lab.css': '.row.svelte-lab1{color:red}',
  '_astro/clinic.css': '.row.svelte-clinic1{color:red}',
  '_astro/later.css': '.row.svelte-later1{color:red}',
  '_astro/copy.css': '.row.svelte-lab1{color:red}',
  '_astro/note.css': '.x[data-astro-cid-note1]{color:red}',
  '_astro/lab.js': 'import "./part.js"; import("./far.js"); const styles = ["_astro/later.css"]; export default "";',
  '_astro/part.js': 'export const html = `<p class="svelte-lab1">`;',
  '_astro/far.js': 'export const html = `<p class="svelte-later1">`;',
  '_astro/svelte.js': 'export {};',
};

test('a page gets one stylesheet, of its HTML and of the modules that it loads at once, and of no others', () => {
  const dir = folder(SITE);
  expect(joined(dir, '/repo/')).toEqual({ before: 18, after: 3 });
  const stylesOf = (page: string) => {
    const html = readFileSync(join(dir, page), 'utf8');
    const [[, href, names], ...others] = [
      ...html.matchAll(/<link rel="stylesheet" href="\/repo\/(.*?)" data-styles="(.*?)">/g),
    ];
    expect(others).toEqual([]);
    return { names, text: readFileSync(join(dir, href), 'utf8') };
  };
  expect(stylesOf('index.html')).toEqual({
    names: 'site.css lab.css note.css',
    text: ['site', 'lab', 'note'].map((name) => SITE[`_astro/${name}.css` as keyof typeof SITE]).join('\n'),
  });
  expect(stylesOf('plain/index.html')).toEqual({ names: 'site.css', text: 'body{margin:0}' });
});

test('an embed keeps the styles of what it does later: its offline file has no other', () => {
  const dir = folder(SITE);
  joined(dir, '/repo/');
  expect(readFileSync(join(dir, 'embed/lab/index.html'), 'utf8')).toContain('later.css');
});

test('styles that only a module names stay a file, and styles that nothing names go', () => {
  const dir = folder(SITE);
  joined(dir, '/repo/');
  const left = readdirSync(join(dir, '_astro')).filter((name) => name.endsWith('.css') && !name.startsWith('page.'));
  expect(left).toEqual(['later.css']);
});

test('other stylesheets are left alone, and a link to styles that are not there stops the build', () => {
  const other = '<link rel="stylesheet" href="./deck.css" />';
  const dir = folder({ 'decks/a.html': other });
  expect(joined(dir, '/')).toEqual({ before: 0, after: 0 });
  expect(readFileSync(join(dir, 'decks/a.html'), 'utf8')).toBe(other);
  expect(() => joined(folder({ 'index.html': link('gone') }), '/repo/')).toThrow(
    'index.html links /repo/_astro/gone.css',
  );
});
