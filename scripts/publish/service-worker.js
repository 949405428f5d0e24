/**
 * The site without a network: once the site was visited, every page of that build is here. A newer build is fetched whole
 * beside it, each file checked by its hash, and then answers when a page is opened. A page that is open stays with the
 * build that it came from, whatever it asks for. Embeds are left alone.
 *
 * The build fills in BUILD and FILES: each file below the site's base, with the first 16 digits of its SHA-256.
 */
const BUILD = '__BUILD__';
const FILES = '__FILES__';

const SCOPE = self.registration.scope;
const PREFIX = `inside-pyc ${new URL(SCOPE).pathname} `;
const CACHE = PREFIX + BUILD;
/** In a build's cache, when it was complete. */
const COMPLETE = `${SCOPE}__complete__`;
/** Which build each open page belongs to; the name of no cache for one that came from the network. */
const PAGES = `${PREFIX}pages`;

const addressOf = (file) => new URL(file.replace(/(^|\/)index\.html$/, '$1'), SCOPE).href;
const isEmbed = (url) => url.startsWith(`${SCOPE}embed/`);

async function digest(response) {
  const hash = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return Array.from(new Uint8Array(hash).slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The complete builds that are here, the newest first. */
async function builds() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PAGES);
  const found = await Promise.all(
    names.map(async (name) => {
      const complete = await (await caches.open(name)).match(COMPLETE);
      return { name, time: complete ? Number(await complete.text()) : 0 };
    }),
  );
  return found.filter(({ time }) => time > 0).sort((a, b) => b.time - a.time);
}

/** Fetches every file of this build. One that is not of this build, since the host has another by now, ends it. */
async function fill() {
  const isHere = (await builds()).some(({ name }) => name === CACHE);
  const cache = await caches.open(CACHE);
  const waiting = isHere ? [] : Object.entries(FILES);
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
    await cache.put(COMPLETE, new Response(String(Date.now())));
  } catch (error) {
    waiting.length = 0;
    await caches.delete(CACHE);
    throw error;
  }
}

/** No page of an older build is open any more. */
async function clean() {
  const others = (await builds()).map(({ name }) => name);
  const older = others.slice(others.indexOf(CACHE) + 1);
  await Promise.all([PAGES, ...older].map((name) => caches.delete(name)));
}

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(clean()));

async function belongsTo(client, build) {
  if (client) await (await caches.open(PAGES)).put(SCOPE + client, new Response(build));
}

/** A page is asked for: the newest build answers, and the page belongs to it from then on. */
async function page(event) {
  const { url } = event.request;
  const address = url.replace(/[?#].*$/, '');
  const [{ name }] = await builds();
  const cache = await caches.open(name);
  const found = await cache.match(address);
  if (found) {
    await belongsTo(event.resultingClientId, name);
    return found;
  }
  if (await cache.match(`${address}/`)) return Response.redirect(url.replace(address, `${address}/`), 301);
  try {
    const response = await fetch(event.request);
    await belongsTo(event.resultingClientId, '');
    return response;
  } catch {
    const missing = await cache.match(`${SCOPE}404.html`);
    if (!missing) return Response.error();
    await belongsTo(event.resultingClientId, name);
    return new Response(missing.body, { status: 404, headers: missing.headers });
  }
}

/** Something is asked for by a page that is open, or by a worker of one. */
async function part(event) {
  const client = event.clientId ? await self.clients.get(event.clientId) : undefined;
  if (client && isEmbed(client.url)) return fetch(event.request);
  const noted = await (await caches.open(PAGES)).match(SCOPE + event.clientId);
  const build = noted ? await noted.text() : CACHE;
  await belongsTo(event.resultingClientId, build);
  if (build === '') return fetch(event.request);
  return (await (await caches.open(build)).match(event.request.url)) ?? fetch(event.request);
}

self.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request;
  if (method !== 'GET' || !url.startsWith(SCOPE) || isEmbed(url)) return;
  event.respondWith(mode === 'navigate' ? page(event) : part(event));
});
