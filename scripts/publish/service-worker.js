/**
 * The site without a network: once the site was visited, every page of that build is here, and answers come from that
 * one build. A newer build is fetched whole beside it, each file checked by its hash, and takes over only when no page
 * of the old one is open any more. Embeds are left alone.
 *
 * The build fills in BUILD and FILES: each file below the site's base, with the first 16 digits of its SHA-256.
 */
const BUILD = '__BUILD__';
const FILES = '__FILES__';

const SCOPE = self.registration.scope;
const PREFIX = `inside-pyc ${new URL(SCOPE).pathname} `;
const CACHE = PREFIX + BUILD;
/** Below this no file is ever asked for: it notes which open pages came from the network. */
const FROM_NETWORK = `${SCOPE}__from-network__/`;

const addressOf = (file) => new URL(file.replace(/(^|\/)index\.html$/, '$1'), SCOPE).href;
const ADDRESSES = new Set(Object.keys(FILES).map(addressOf));
const isEmbed = (url) => url.startsWith(`${SCOPE}embed/`);

async function digest(response) {
  const hash = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return Array.from(new Uint8Array(hash).slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Fetches every file of this build. One that is not of this build, since the host has another by now, ends it. */
async function fill() {
  const cache = await caches.open(CACHE);
  const waiting = Object.entries(FILES);
  const worker = async () => {
    for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
      const [file, hash] = entry;
      const address = addressOf(file);
      const response = await fetch(address, { cache: 'no-cache' });
      if (!response.ok || (await digest(response.clone())) !== hash)
        throw new Error(`${address} is not the one of build ${BUILD}`);
      await cache.put(address, response);
    }
  };
  try {
    await Promise.all([worker(), worker(), worker(), worker()]);
  } catch (error) {
    waiting.length = 0;
    await caches.delete(CACHE);
    throw error;
  }
}

self.addEventListener('install', (event) => event.waitUntil(fill()));

self.addEventListener('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((n) => n.startsWith(PREFIX) && n !== CACHE).map((n) => caches.delete(n))),
      ),
  ),
);

self.addEventListener('message', ({ data }) => {
  if (data === 'take over') self.skipWaiting();
});

/** A page is asked for. */
async function page(event) {
  const { url } = event.request;
  const address = url.replace(/[?#].*$/, '');
  // The only open page is about to go: a newer build can take over, and answers when the browser asks again.
  if (self.registration.waiting && (await self.clients.matchAll()).length < 2) {
    self.registration.waiting.postMessage('take over');
    return new Response('', { headers: { refresh: '0', 'content-type': 'text/html' } });
  }
  const cache = await caches.open(CACHE);
  if (ADDRESSES.has(address)) return (await cache.match(address)) ?? fetch(event.request);
  if (ADDRESSES.has(`${address}/`)) return Response.redirect(url.replace(address, `${address}/`), 301);
  try {
    const response = await fetch(event.request);
    // A page that this build lacks: all that it asks for comes from the network as well.
    await cache.put(FROM_NETWORK + event.resultingClientId, new Response(''));
    return response;
  } catch {
    const missing = await cache.match(`${SCOPE}404.html`);
    return missing ? new Response(missing.body, { status: 404, headers: missing.headers }) : Response.error();
  }
}

/** Something is asked for by a page that is open. */
async function part(event) {
  const client = event.clientId ? await self.clients.get(event.clientId) : undefined;
  const cache = await caches.open(CACHE);
  const isOurs = client && !isEmbed(client.url) && !(await cache.match(FROM_NETWORK + event.clientId));
  const found = isOurs && ADDRESSES.has(event.request.url) ? await cache.match(event.request.url) : undefined;
  return found ?? fetch(event.request);
}

self.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request;
  if (method !== 'GET' || !url.startsWith(SCOPE) || isEmbed(url)) return;
  event.respondWith(mode === 'navigate' ? page(event) : part(event));
});
