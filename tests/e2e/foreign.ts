/** Somebody else's web site, on an origin of its own: what decks and pages with our widgets are served from. */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { ROOT } from '../../scripts/setup.mjs';
import { test as base } from './site.ts';

const TYPES: Record<string, string> = { '.css': 'text/css', '.mjs': 'text/javascript', '.js': 'text/javascript' };

export interface Foreign {
  /** Puts a page there. Gives its address. */
  page(name: string, html: string, headers?: Record<string, string>): string;
}

export const test = base.extend<{ foreign: Foreign }>({
  foreign: async ({ watch }, use) => {
    const pages = new Map<string, { html: string; headers: Record<string, string> }>();
    const server = createServer(({ url }, response) => {
      const { pathname } = new URL(url!, 'http://foreign.invalid');
      const page = pages.get(pathname);
      if (page) {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
      } else if (pathname.startsWith('/reveal/')) {
        const file = join(ROOT, 'node_modules/reveal.js/dist', pathname.slice('/reveal/'.length));
        response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
        response.end(readFileSync(file));
      } else response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The foreign site has no port.');
    const origin = `http://127.0.0.1:${address.port}`;
    watch.allow(new RegExp(`^request outside of the site: ${origin}/`));
    await use({
      page(name, html, headers = {}) {
        pages.set(`/${name}`, { html, headers });
        return `${origin}/${name}`;
      },
    });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },
});

export { expect } from './site.ts';
