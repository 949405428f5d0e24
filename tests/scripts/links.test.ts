import { expect, test } from 'vitest';
import { checkLinks } from '../../scripts/check/links.ts';
import { folder } from './folder.ts';

const ORIGIN = 'https://site.example';
const page = (body: string) => `<!doctype html><title>t</title>${body}`;

/** What is wrong with a page at /repo/ beside a lesson, a stylesheet and a picture. */
function problemsOf(body: string): string[] {
  const dir = folder({
    'index.html': page(body),
    'lessons/one/index.html': page('<h2 id="part">Part</h2>'),
    'a.css': 'b { color: red }',
    'a.png': '',
  });
  return checkLinks({ dir, base: '/repo/' }, ORIGIN).flatMap(({ problems }) => problems);
}

test.each([
  '<a href="/repo/lessons/one/">',
  '<a href="lessons/one/#part">',
  '<a href="./lessons/one/?q=1#part">',
  '<a href="#here"><p id="here">',
  '<a href="#top">',
  '<a href="/repo/lessons/one/#1.eyJzIjoxfQ">a widget state</a>',
  '<a href="https://peps.python.org/pep-3147/">',
  '<a href="mailto:a@b.example">',
  '<link rel="canonical" href="https://site.example/repo/">',
  '<link rel="stylesheet" href="/repo/a.css"><img src="a.png" srcset="a.png 1x, /repo/a.png 2x">',
  '<div style="background: url(a.png)"></div>',
])('%s is right', (body) => {
  expect(problemsOf(body)).toEqual([]);
});

test.each([
  ['<a href="/lessons/one/">', 'outside of the base path /repo/'],
  ['<a href="/repo/lessons/two/">', 'leads nowhere'],
  ['<a href="/repo/lessons/one">', 'lacks the slash'],
  ['<a href="/repo/lessons/one/#none">', 'there is no id "none"'],
  ['<a href="#none">', 'there is no id "none"'],
  ['<a href="http://example.com/">', 'without https'],
  ['<a href="javascript:void 0">', 'javascript:'],
  ['<link rel="canonical" href="https://site.example/">', 'outside of the base path'],
  ['<img src="gone.png">', 'leads nowhere'],
  ['<img src="a.png" srcset="a.png 1x, gone.png 2x">', 'leads nowhere'],
  ['<script src="https://cdn.example/x.js"></script>', 'fetched from another host'],
  ['<link rel="preconnect" href="https://fonts.example">', 'fetched from another host'],
  ['<iframe src="//player.example/v"></iframe>', 'fetched from another host'],
  ['<style>@import "https://fonts.example/f.css";</style>', 'fetched from another host'],
  ['<div style="background: url(gone.png)"></div>', 'leads nowhere'],
  ['<noscript><img src="gone.png"></noscript>', 'leads nowhere'],
  ['<astro-island component-url="/repo/_astro/gone.js"></astro-island>', 'leads nowhere'],
  ['<p id="a"></p><p id="a"></p>', 'more than one element'],
])('%s is found: %s', (body, sentence) => {
  const problems = problemsOf(body);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(sentence);
});

test('a stylesheet that asks for what is not there, or for another host, is found', () => {
  const dir = folder({
    'index.html': page(''),
    '_astro/x.css':
      'a{background:url("gone.png")}b{background:url(https://cdn.example/p.png)}c{background:url(../p.png)}',
    'p.png': '',
  });
  const found = checkLinks({ dir, base: '/' }, ORIGIN).find(({ what }) => what.endsWith('x.css'));
  expect(found?.problems).toEqual([
    'url(gone.png) leads nowhere',
    'url(https://cdn.example/p.png) is fetched from another host',
  ]);
});

test('a folder without a build is an error, not a success', () => {
  expect(() => checkLinks({ dir: '/nonexistent/dist', base: '/' }, ORIGIN)).toThrow('has not been built');
});
