/**
 * Cuts the faces of the site to what it sets, into `src/styles/generated/`.
 *
 *   npm run fonts
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fontFiles } from './fonts/faces.ts';
import { ROOT } from './setup.mjs';

const FOLDER = join(ROOT, 'src/styles/generated');
const files = await fontFiles();
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const [name, content] of files) {
  writeFileSync(join(FOLDER, name), content);
  console.log(`src/styles/generated/${name}: ${content.length} bytes`);
}
