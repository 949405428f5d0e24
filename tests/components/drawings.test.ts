/** Whatever is drawn with SVG wears the site's colours and is no riddle to a screen reader. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Files that draw; the pictures that readers take away (`widgets/shared/embed/picture*.ts`) carry their colours with them. */
const FILES = globSync('src/**/*.{astro,svelte}').filter((file) => readFileSync(file, 'utf8').includes('<svg'));

/** Paint that follows the theme. */
const FOLLOWS =
  /^(none|currentColor|inherit|context-(fill|stroke)|transparent|var\(--[\w-]+(, var\(--[\w-]+\))?\)|color-mix\(.*|\{.*)$/;

describe.each(FILES)('%s', (file) => {
  const text = readFileSync(file, 'utf8');

  test('hides from screen readers what the text beside it says, or has a name', () => {
    for (const [, attributes] of text.matchAll(/<svg\b([^>]*)>/g))
      expect(/aria-hidden="true"/.test(attributes) || /role="img"/.test(attributes), attributes).toBe(true);
    for (const [, attributes] of text.matchAll(/<svg\b([^>]*role="img"[^>]*)>/g))
      expect(attributes, 'a picture with a role has a name').toMatch(/aria-label(ledby)?=/);
  });

  test('is painted with the colours of the theme', () => {
    const painted = [...text.matchAll(/\b(?:fill|stroke)(?:="([^"]*)"|:\s*([^;}\n]+))/g)].map(([, a, b]) =>
      (a ?? b).trim(),
    );
    expect(painted.filter((paint) => !FOLLOWS.test(paint))).toEqual([]);
  });

  test('hides no words', () => {
    // Words in a hidden drawing reach nobody who cannot see it.
    for (const [svg] of text.matchAll(/<svg\b[^>]*aria-hidden="true"[\s\S]*?<\/svg/g))
      expect(svg).not.toMatch(/<text\b/);
  });
});

test('there are drawings, and all are looked at', () => {
  expect(FILES.length).toBeGreaterThan(8);
});
