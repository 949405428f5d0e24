/**
 * Draws the social cards that are missing, or whose words have changed, into `public/cards/`.
 *
 *   npm run cards
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { SIZE, cards, drawing, wordsOf } from './cards/card.ts';
import { drawnCards } from './cards/drawn.ts';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.mjs';
import { ROOT } from './setup.mjs';

const FOLDER = join(ROOT, 'public/cards');
mkdirSync(FOLDER, { recursive: true });
const wanted = cards();
const drawn = drawnCards();
const due = wanted.filter((card) => drawn[card.name] !== wordsOf(card));
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_FLAGS });
try {
  const page = await browser.newPage({ viewport: SIZE });
  for (const card of due) {
    await page.setContent(drawing(card));
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.screenshot({ path: join(FOLDER, `${card.name}.png`) });
    console.log(`public/cards/${card.name}.png`);
  }
} finally {
  await browser.close();
}
for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.png')))
  if (!wanted.some(({ name }) => file === `${name}.png`)) rmSync(join(FOLDER, file));
const list = Object.fromEntries(wanted.map((card) => [card.name, wordsOf(card)]));
writeFileSync(join(ROOT, 'content/cards.json'), JSON.stringify(list, null, 2) + '\n');
console.log(`${due.length} drawn, ${wanted.length - due.length} as they were`);
