import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { headersAt, parseHeaders } from '../../scripts/headers.mjs';
import { compress } from '../../scripts/publish/compress.ts';
import { contentSecurityPolicy, headersFile, headersFor } from '../../scripts/publish/headers.ts';
import { serviceWorker } from '../../scripts/publish/service-worker.ts';
import { serve } from '../../scripts/serve.mjs';
import { folder } from './folder.ts';

const SITE = {
  'index.html': '<script>let a = 1;</script><script type="module" src="/x.js"></script>',
  'embed/lab/index.html': '<script>let b = "<\\/script>";</script><script type="application/json">{"c":1}</script>',
  'lessons/a/index.html': '<p>lesson</p>',
  '_astro/x.abc.js': 'export {};',
  'search.json': `[${'"word",'.repeat(400)}"end"]`,
};

test('inline scripts are allowed by their hash, data is not counted, and only embeds may be framed', () => {
  const rules = parseHeaders(headersFor(folder(SITE), '/'));
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policyAt = (path: string) => headersAt(rules, path)['content-security-policy'];
  for (const path of ['/', '/lessons/a/', '/embed/lab/']) {
    expect(policyAt(path)).toContain(hash('let a = 1;'));
    expect(policyAt(path)).toContain(hash('let b = "<\\/script>";'));
    expect(policyAt(path)).not.toContain(hash('{"c":1}'));
    expect(policyAt(path)).not.toMatch(/script-src[^;]*unsafe/);
  }
  expect(policyAt('/')).toContain("frame-ancestors 'none'");
  expect(policyAt('/lessons/a/')).toContain("frame-ancestors 'none'");
  expect(policyAt('/embed/lab/')).not.toContain('frame-ancestors');
});

test('hashed names are kept for ever, all else is asked for again, under any base', () => {
  for (const base of ['/', '/repo/']) {
    const rules = parseHeaders(headersFor(folder(SITE), base));
    const cacheOf = (path: string) => headersAt(rules, base + path)['cache-control'];
    expect(cacheOf('_astro/x.abc.js')).toMatch(/max-age=31536000, immutable/);
    for (const path of ['', 'lessons/a/', 'search.json', 'embed/lab/'])
      expect(cacheOf(path)).toMatch(/max-age=0, must-revalidate/);
    expect(headersAt(rules, `${base}none`)['x-content-type-options']).toBe('nosniff');
  }
});

test('a line of the file stays within what hosts take', () => {
  const entries = ['404.html', 'index.html', ...Array.from({ length: 60 }, (_, at) => `folder-${at}/`)];
  const hashes = Array.from(
    { length: 20 },
    (_, at) => `'sha256-${createHash('sha256').update(String(at)).digest('base64')}'`,
  );
  const text = headersFile(entries, hashes, '/');
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(2000);
  expect(parseHeaders(text).length).toBeLessThan(100);
  expect(contentSecurityPolicy([], { framed: true })).toContain("script-src 'self';");
});

test('what is no header file is refused with its line', () => {
  expect(() => parseHeaders('/a\n  X-A: 1\nnonsense')).toThrow(/line 3/);
  const twice = parseHeaders('/*\n  X-A: 1\n/a/*\n  X-A: 2');
  expect(() => headersAt(twice, '/a/b')).toThrow(/twice/);
});

test('copies hold the same text, and a server sends them', async () => {
  const dir = folder(SITE);
  expect(await compress(dir)).toBe(1);
  const text = SITE['search.json'];
  expect(gunzipSync(readFileSync(`${dir}/search.json.gz`)).toString()).toBe(text);
  expect(brotliDecompressSync(readFileSync(`${dir}/search.json.br`)).toString()).toBe(text);
  expect(existsSync(`${dir}/index.html.gz`)).toBe(false);
  const server = await serve({ dir, base: '/' });
  onTestFinished(server.close);
  const response = await fetch(`${server.url}search.json`, { headers: { 'accept-encoding': 'gzip, br' } });
  expect([response.headers.get('content-encoding'), await response.text()]).toEqual(['br', text]);
});

test('a build is named by all of its files, and two builds by two names', () => {
  const dir = folder(SITE);
  const first = serviceWorker(dir);
  expect(first.text).toContain(`'${first.build}'`);
  expect(first.text).not.toContain('embed/lab/index.html');
  expect(first.text).toContain('"lessons/a/index.html":');
  expect(serviceWorker(dir).build).toBe(first.build);
  writeFileSync(`${dir}/search.json`, '[]');
  expect(serviceWorker(dir).build).not.toBe(first.build);
});
