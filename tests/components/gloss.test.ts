import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { glossMarker, type GlossTerm } from '../../src/components/gloss.ts';
import { cardPlace } from '../../src/widgets/shared/gloss-cards.ts';

const TERMS: GlossTerm[] = [
  { id: 'pyc', forms: ['.pyc', '.pyc file'] },
  { id: 'code-object', forms: ['code object', 'code objects'] },
  { id: 'null', forms: ['NULL'] },
];
const mark = (...parts: string[]) => {
  const marker = glossMarker(TERMS, '/glossary/');
  return parts.map((part) => marker.mark(part));
};
/** The marked texts with their terms. */
const found = (html: string) =>
  [...html.matchAll(/data-gloss="([^"]+)"[^>]*>(.*?)<\/a>/g)].map(([, id, text]) => [id, text]);

describe('marking terms', () => {
  it('marks the first use of each term and no other, and leaves the rest of the HTML as it was', () => {
    const html = '<p title="a code object">A Code object &amp; code objects.</p><!-- NULL --><p>NULL, null</p>';
    const [marked] = mark(html);
    expect(found(marked.html)).toEqual([
      ['code-object', 'Code object'],
      ['null', 'NULL'],
    ]);
    expect(marked.used).toEqual(['code-object', 'null']);
    expect(marked.html.replace(/<a class="gloss"[^>]*>|<\/a>/g, '')).toBe(html);
  });

  it('takes the longest form, whole words only', () => {
    expect(found(mark('<p>m.pyc has a .pyc file in it</p>')[0].html)).toEqual([['pyc', '.pyc file']]);
    expect(found(mark('<p>encode objects, NULLs, ANNULLED</p>')[0].html)).toEqual([]);
  });

  it('marks code that is a term as a whole, and none that only holds one', () => {
    const [{ html }] = mark('<p><code>x = NULL</code> and <code class="c">NULL</code></p>');
    expect(html).toContain('<code>x = NULL</code> and <a class="gloss"');
    expect(html).toContain('><code class="c">NULL</code></a>');
  });

  it('skips headings, links, listings, figures and widgets', () => {
    const skipped =
      '<h2>NULL</h2><a href="/x">NULL</a><pre><code>NULL</code></pre><astro-island><p>NULL</p></astro-island>';
    expect(found(mark(`${skipped}<script>let a = "<p>NULL</p>";</script><p>then NULL</p>`)[0].html)).toEqual([
      ['null', 'NULL'],
    ]);
    expect(mark(skipped)[0].html).toBe(skipped);
  });

  it('goes on where the text before it stopped', () => {
    expect(mark('<p>NULL</p>', '<p>NULL and a code object</p>').map(({ used }) => used)).toEqual([
      ['null'],
      ['code-object'],
    ]);
  });

  it('marks a use that some readers see for them, and the next for the others', () => {
    const only = (versions: string) => `<span data-py="${versions}">NULL</span>`;
    const [{ html }] = mark(`<p>${only('3.7 3.8')} ${only('3.8')} ${only('3.9')} NULL NULL</p>`);
    expect(html.match(/class="gloss"/g)).toHaveLength(3);
    expect(html).toContain(`<span data-py="3.8">NULL</span>`);
    expect(html).toMatch(/NULL<\/a> NULL<\/p>$/);
  });

  it('leaves one stop for the Tab key where the word has a colour too', () => {
    const [{ html }] = mark('<p><span class="term" data-field="body" tabindex="0"> code object </span></p>');
    expect(html).not.toContain('tabindex');
    expect(found(html)).toEqual([['code-object', 'code object']]);
  });

  it('refuses a glossary in which a text stands for two terms', () => {
    expect(() => glossMarker([...TERMS, { id: 'other', forms: ['NULL'] }], '/')).toThrow(/“NULL” twice/);
  });
});

describe('where the card goes', () => {
  const card = { width: 300, height: 100 };
  const view = { width: 800, height: 600 };
  it('is below the term, and above it at the end of the window', () => {
    expect(cardPlace({ left: 50, top: 100, bottom: 120 }, card, view)).toEqual({ left: 50, top: 126 });
    expect(cardPlace({ left: 50, top: 560, bottom: 580 }, card, view)).toEqual({ left: 50, top: 454 });
  });
  it('never leaves the window sideways', () => {
    expect(cardPlace({ left: 780, top: 0, bottom: 20 }, card, view).left).toBe(492);
    expect(cardPlace({ left: 2, top: 0, bottom: 20 }, card, { width: 280, height: 600 }).left).toBe(8);
  });
});

describe('the glossary', () => {
  const files = readdirSync('content/glossary');
  it.each(files)('%s is short and names its source', (file) => {
    const [, front, text] = readFileSync(`content/glossary/${file}`, 'utf8').split(/^---$/m);
    expect(front).toMatch(
      /url: https:\/\/(docs\.python\.org|peps\.python\.org|github\.com\/python\/cpython\/blob\/v3)/,
    );
    const words = text.trim().split(/\s+/).length;
    expect(words).toBeGreaterThan(8);
    expect(words).toBeLessThan(60);
  });
});
