/**
 * `npm start`: from a bare clone to the site in a browser. Installs what is missing, builds where sources have changed,
 * serves the built site. PORT and HOST choose where.
 */
import { BUILDS, ensureBuilt } from './build.mjs';
import { serveUntilInterrupted } from './serve.mjs';
import { ensureInstalled, fail } from './setup.mjs';

try {
  ensureInstalled();
  await ensureBuilt(BUILDS.root);
  await serveUntilInterrupted(BUILDS.root, process.env.PORT);
} catch (error) {
  fail(error);
}
