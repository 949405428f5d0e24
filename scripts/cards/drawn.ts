import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup.mjs';

/** The cards that are there, each with the fingerprint of the words on it. */
export function drawnCards(): Record<string, string> {
  const file = join(ROOT, 'content/cards.json');
  const list: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return Object.fromEntries(
    Object.entries(list).filter(([name]) => existsSync(join(ROOT, `public/cards/${name}.png`))),
  );
}
