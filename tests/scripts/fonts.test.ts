import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OWN, fontFiles } from '../../scripts/fonts/faces.ts';

const FOLDER = 'src/styles/generated';

test('the faces are cut from their packages as `npm run fonts` does it', async () => {
  const files = await fontFiles();
  expect(readdirSync(FOLDER).sort()).toEqual([...files.keys()].sort());
  for (const [name, content] of files) expect(readFileSync(join(FOLDER, name)).equals(content), name).toBe(true);
});

test('the first file of a face has every Latin letter and sign of the lessons, the glossary and the opcodes', () => {
  const own = new Set(OWN);
  const missing = readdirSync('content', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.mdx?$/.test(file))
    .flatMap((file) =>
      [...readFileSync(join('content', file), 'utf8')]
        .filter((character) => /[\p{Script=Latin}\p{Punctuation}\p{Currency_Symbol}]/u.test(character))
        .filter((character) => !own.has(character.codePointAt(0)!))
        .map((character) => `${character} in ${file}`),
    );
  expect(missing).toEqual([]);
});
