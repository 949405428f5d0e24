/**
 * Serves a built site as a static host does: compressed, with the headers of its `_headers`, a folder's index.html, a
 * redirect to the address with the slash, 404.html for what is not there, and nothing outside of the base path.
 *
 *   node scripts/serve.mjs [--base] [PORT]
 */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { BUILDS } from './build.mjs';
import { headersAt, parseHeaders } from './headers.mjs';
import { ROOT, SetupError, fail } from './setup.mjs';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.py': 'text/x-python; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** Types that get smaller: fonts and pictures are compressed already, and hosts send a .pyc as it is. */
const isText = (type) => /^text\/|^application\/(json|xml|manifest)|svg/.test(type);

/** The file that a path below a folder stands for: itself, a folder's index.html (`path` ends with a slash) or none. */
function find(folder, path) {
  const file = normalize(join(folder, path));
  if (file !== folder && !file.startsWith(folder + sep)) return null;
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats?.isFile()) return { file, stats };
  if (!stats?.isDirectory()) return null;
  const index = join(file, 'index.html');
  const indexStats = statSync(index, { throwIfNoEntry: false });
  return indexStats?.isFile() ? { file: index, stats: indexStats, isFolder: true } : null;
}

/**
 * Answers requests for the files of a folder.
 * @param {{ dir: string, base: string }} site `dir` relative to the project or absolute; `base` begins and ends with "/"
 */
function answerFrom({ dir, base }) {
  const folder = normalize(join(dir.startsWith(sep) ? '' : ROOT, dir)).replace(/[\\/]+$/, '');
  const compressed = new Map();
  /** The rules of `_headers`, read again when the site was built again. */
  const rules = { made: -1, list: [] };
  const rulesNow = () => {
    const file = join(folder, '_headers');
    const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (made !== rules.made) Object.assign(rules, { made, list: made ? parseHeaders(readFileSync(file, 'utf8')) : [] });
    return rules.list;
  };
  return (request, response) => {
    const send = (status, headers, body) => {
      response.writeHead(status, headers);
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return send(405, { allow: 'GET, HEAD', 'content-type': TYPES['.txt'] }, 'Only GET and HEAD.\n');
    let path, search;
    try {
      const url = new URL(request.url, 'http://localhost');
      [path, search] = [decodeURIComponent(url.pathname), url.search];
    } catch {
      return send(400, { 'content-type': TYPES['.txt'] }, 'This address cannot be read.\n');
    }
    if (path + '/' === base) return send(301, { location: base + search });
    if (!path.startsWith(base) || path.includes('\0'))
      return send(404, { 'content-type': TYPES['.txt'] }, `Nothing here: the site is at ${base}\n`);

    let status = 200;
    let found = find(folder, path.slice(base.length));
    if (found?.isFolder && !path.endsWith('/')) return send(301, { location: encodeURI(path) + '/' + search });
    if (!found || (!found.isFolder && path.endsWith('/') && path !== base)) {
      status = 404;
      found = find(folder, '404.html');
      if (!found) return send(404, { 'content-type': TYPES['.txt'] }, 'No such page.\n');
    }
    const type = TYPES[extname(found.file)] ?? 'application/octet-stream';
    const etag = `"${found.stats.size.toString(36)}-${Math.round(found.stats.mtimeMs).toString(36)}"`;
    const headers = {
      'content-type': type,
      etag,
      // Names below _astro/ hold a hash of their content.
      'cache-control': path.startsWith(base + '_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
      ...headersAt(rulesNow(), status === 404 ? `${base}404.html` : path),
    };
    if (status === 200 && request.headers['if-none-match'] === etag) return send(304, headers);
    const accepted = request.headers['accept-encoding'] ?? '';
    const copy = [
      ['br', `${found.file}.br`],
      ['gzip', `${found.file}.gz`],
    ].find(([name, file]) => new RegExp(`\\b${name}\\b`).test(accepted) && existsSync(file));
    if (copy) {
      const body = readFileSync(copy[1]);
      return send(
        status,
        { ...headers, 'content-encoding': copy[0], vary: 'accept-encoding', 'content-length': body.length },
        body,
      );
    }
    if (isText(type) && /\bgzip\b/.test(accepted)) {
      const key = found.file + etag;
      if (!compressed.has(key)) compressed.set(key, gzipSync(readFileSync(found.file), { level: 9 }));
      const body = compressed.get(key);
      return send(
        status,
        { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding', 'content-length': body.length },
        body,
      );
    }
    response.writeHead(status, { ...headers, 'content-length': found.stats.size });
    if (request.method === 'HEAD') return response.end();
    createReadStream(found.file)
      .on('error', () => response.destroy())
      .pipe(response);
  };
}

/**
 * Starts to serve.
 * @param {{ dir: string, base: string }} site
 * @param {{ port?: number, host?: string }} [at] port 0, the default, is any free one
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>} `url` includes the base path; rejected
 *   with node's own error (`code` "EADDRINUSE") when the port is taken
 */
export function serve(site, { port = 0, host = '127.0.0.1' } = {}) {
  return new Promise((resolve, reject) => {
    const server = createServer(answerFrom(site));
    server.once('error', reject);
    server.listen(port, host, () => {
      const { port } = server.address();
      resolve({
        url: `http://${host.includes(':') ? `[${host}]` : host}:${port}${site.base}`,
        port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/**
 * Serves for a person: prints the address, ends on Ctrl+C.
 * @param {{ dir: string, base: string }} site
 * @param {string | undefined} wanted the port; taken as it is when given, else 4321 or the next free one
 */
export async function serveUntilInterrupted(site, wanted) {
  const host = process.env.HOST ?? '127.0.0.1';
  let server;
  if (wanted !== undefined) {
    const port = Number(wanted);
    if (!/^\d+$/.test(wanted) || port > 65535)
      throw new SetupError(`The port "${wanted}" is not a number from 0 to 65535.`);
    server = await serve(site, { port, host }).catch((error) => {
      throw new SetupError(`Cannot listen on port ${port} of ${host}: ${error.code}. Choose another with PORT=… .`);
    });
  }
  for (let port = 4321; !server; port = port < 4340 ? port + 1 : 0) {
    server = await serve(site, { port, host }).catch((error) => {
      if (error.code === 'EADDRINUSE' && port !== 0) return undefined;
      throw new SetupError(`Cannot listen on port ${port} of ${host}: ${error.code}.`);
    });
  }
  console.log(`Inside .pyc is at ${server.url} (Ctrl+C stops it)`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close().then(() => process.exit(0)));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const site = process.argv.includes('--base') ? BUILDS.base : BUILDS.root;
  serveUntilInterrupted(site, process.argv.slice(2).find((arg) => !arg.startsWith('-')) ?? process.env.PORT).catch(
    fail,
  );
}
