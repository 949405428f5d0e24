import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from '../../scripts/serve.mjs';
import { folder } from './folder.ts';

async function start(base = '/repo/') {
  const dir = folder({
    'site/index.html': '<h1>home</h1>',
    'site/404.html': '<h1>not here</h1>',
    'site/lesson/index.html': '<h1>lesson</h1>',
    'site/samples/__pycache__/a.cpython-313.pyc': '\x01\x02',
    'site/_astro/x.abc.js': 'export {};',
    'secret.txt': 'secret',
  });
  const server = await serve({ dir: `${dir}/site`, base });
  onTestFinished(server.close);
  return server;
}

/** Sends a path as it is: fetch would resolve the dots. */
function raw(port: number, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

test('pages, files and their types, below the base path only', async () => {
  const { url, port } = await start();
  expect(url).toBe(`http://127.0.0.1:${port}/repo/`);
  expect(await (await fetch(url)).text()).toBe('<h1>home</h1>');
  const lesson = await fetch(`${url}lesson/?q=1`);
  expect([lesson.status, lesson.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const pyc = await fetch(`${url}samples/__pycache__/a.cpython-313.pyc`);
  expect(pyc.headers.get('content-type')).toBe('application/octet-stream');
  expect(new Uint8Array(await pyc.arrayBuffer())).toEqual(new Uint8Array([1, 2]));
  expect((await fetch(`${url}_astro/x.abc.js`)).headers.get('cache-control')).toContain('immutable');
  const outside = await fetch(`http://127.0.0.1:${port}/lesson/`);
  expect([outside.status, await outside.text()]).toEqual([404, 'Nothing here: the site is at /repo/\n']);
});

test('a missing page gets the 404 page, an address without its slash the one with it', async () => {
  const { url } = await start();
  const missing = await fetch(`${url}none/`);
  expect([missing.status, await missing.text()]).toEqual([404, '<h1>not here</h1>']);
  const redirect = await fetch(`${url}lesson?q=1`, { redirect: 'manual' });
  expect([redirect.status, redirect.headers.get('location')]).toEqual([301, '/repo/lesson/?q=1']);
});

test('text is compressed where the browser takes it, and not sent twice', async () => {
  const { url } = await start('/');
  const first = await fetch(url);
  expect(first.headers.get('content-encoding')).toBe('gzip');
  expect(await first.text()).toBe('<h1>home</h1>');
  const again = await fetch(url, { headers: { 'if-none-match': first.headers.get('etag')! } });
  expect(again.status).toBe(304);
});

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%00', '/%ff'])(
  'nothing outside of the folder answers to %s',
  async (path) => {
    const { port } = await start('/');
    expect([400, 404]).toContain(await raw(port, path));
  },
);
