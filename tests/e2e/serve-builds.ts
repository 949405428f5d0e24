import { BUILDS, ensureBuilt } from '../../scripts/build.mjs';
import { serve } from '../../scripts/serve.mjs';

/** Brings both builds up to date and serves them on free ports while the tests run; the tests find them in E2E_URLS. */
export default async function serveBuilds(): Promise<() => Promise<void>> {
  const servers: Awaited<ReturnType<typeof serve>>[] = [];
  const urls: Record<string, string> = {};
  for (const [name, build] of Object.entries(BUILDS)) {
    await ensureBuilt(build);
    const server = await serve(build);
    servers.push(server);
    urls[name] = server.url;
  }
  process.env.E2E_URLS = JSON.stringify(urls);
  return async () => {
    await Promise.all(servers.map((server) => server.close()));
  };
}
