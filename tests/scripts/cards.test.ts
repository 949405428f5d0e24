import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SIZE, cards, wordsOf } from '../../scripts/cards/card.ts';
import { drawnCards } from '../../scripts/cards/drawn.ts';

test('every lesson has a card with its words as they are now (`npm run cards` draws what is due)', () => {
  const drawn = drawnCards();
  expect(
    cards()
      .filter((card) => drawn[card.name] !== wordsOf(card))
      .map(({ name }) => name),
  ).toEqual([]);
});

test('cards are pictures of the size that they are announced with', () => {
  for (const { name } of cards()) {
    const png = readFileSync(`public/cards/${name}.png`);
    expect(png.subarray(1, 4).toString(), name).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)], name).toEqual([SIZE.width, SIZE.height]);
  }
});
