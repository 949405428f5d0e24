import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../scripts/publish/search-documents.ts';
import {
  buildIndex,
  corrected,
  distance,
  excerpt,
  formsOf,
  highlight,
  queryTerms,
  search,
  type SearchDocument,
} from '../../../src/widgets/search/search.ts';

const doc = (title: string, text: string, path = title): SearchDocument => ({ title, path, kind: 'Page', text });
const DOCUMENTS = [
  doc('The value stack', 'LOAD_FAST pushes a local variable. A call needs a stack.'),
  doc('LOAD_FAST', 'Pushes a local variable onto the stack.'),
  doc('LOAD_FAST_BORROW', 'Pushes a local variable, borrowed.'),
  doc('__pycache__', 'The folder of the cache files, named after naïveté.'),
  doc('Marshal', 'ValueError: bad marshal data (unknown type code). Values, values, values.'),
];
const titles = (query: string) => search(buildIndex(DOCUMENTS), query).map(({ document }) => document.title);

describe('what is found', () => {
  it('words and their beginnings, titles first', () => {
    expect(titles('stack')).toEqual(['The value stack', 'LOAD_FAST']);
    expect(titles('valu')[0]).toBe('The value stack');
    expect(titles('valu')).toContain('Marshal');
    expect(titles('zebra')).toEqual([]);
    expect(titles('  ')).toEqual([]);
  });

  it('opcodes by their whole name, in any case, and by their parts', () => {
    expect(titles('LOAD_FAST').slice(0, 2)).toEqual(['LOAD_FAST', 'LOAD_FAST_BORROW']);
    expect(titles('load_fa')).toEqual(titles('LOAD_FA'));
    expect(titles('borrow')).toContain('LOAD_FAST_BORROW');
    expect(titles('load fast borrow')).toEqual(['LOAD_FAST_BORROW']);
  });

  it('names with underscores around them, with and without', () => {
    for (const query of ['__pycache__', 'pycache', '__pyc', '.pycache'])
      expect(titles(query)[0], query).toBe('__pycache__');
  });

  it('accents or none', () => {
    expect(titles('naivete')).toEqual(['__pycache__']);
    expect(titles('NAÏVETÉ')).toEqual(['__pycache__']);
  });

  it('only what has every word', () => {
    expect(titles('bad marshal data')).toEqual(['Marshal']);
    expect(titles('marshal stack')).toEqual([]);
  });

  it('options of commands by their hyphen and letter, and long ones by their words', () => {
    const index = buildIndex([
      doc('Warnings', 'python -W error tells of it. W alone is a letter.'),
      doc('Way', 'A way of writing: well-known.'),
      doc('Compiling', 'compileall --invalidation-mode checked-hash'),
    ]);
    const found = (query: string) => search(index, query).map(({ document }) => document.title);
    expect(found('-W')).toEqual(['Warnings']);
    expect(found('--invalidation-mode')).toEqual(['Compiling']);
    expect(found('invalidation mode')).toEqual(['Compiling']);
    expect(found('known')).toEqual(['Way']);
  });

  it('what a slip of the finger meant, where nothing has the word as it is written', () => {
    const index = buildIndex(DOCUMENTS);
    for (const [slip, meant] of [
      ['pycahce', 'pycache'],
      ['marhsal', 'marshal'],
      ['laod_fast', 'load_fast'],
      ['bad marshall', 'bad marshal'],
    ])
      expect(corrected(index, slip), slip).toBe(meant);
    expect(corrected(index, 'marshal'), 'a word that is there').toBeNull();
    expect(corrected(index, 'marshal zebra'), 'a word that is near none').toBeNull();
    expect(corrected(index, 'xyz'), 'a short word').toBeNull();
    expect(distance('abcd', 'abdc', 2)).toBe(1);
    expect(distance('abcd', 'xxxxabcd', 2)).toBe(3);
  });

  it('no more than is asked for', () => {
    const many = Array.from({ length: 40 }, (_, at) => doc(`page ${at}`, 'same'));
    expect(search(buildIndex(many), 'same', 7)).toHaveLength(7);
  });

  it('words that are names of an object’s own things', () => {
    expect(search(buildIndex([doc('constructor', 'hasOwnProperty')]), 'constructor')).toHaveLength(1);
    expect(titles('constructor')).toEqual([]);
  });
});

describe('what is shown', () => {
  it('marks the words that were found, and leaves the text whole', () => {
    const pieces = highlight('LOAD_FAST <b>loads</b> a Naïve value', queryTerms('fast naive'));
    expect(pieces.map(({ text }) => text).join('')).toBe('LOAD_FAST <b>loads</b> a Naïve value');
    expect(pieces.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['LOAD_FAST', 'Naïve']);
  });

  it('shows the stretch around the first word that was found', () => {
    const text = `${'before '.repeat(60)}the needle is here ${'after '.repeat(60)}`;
    const shown = excerpt(text, ['needle'], 120);
    expect(shown).toMatch(/^… /);
    expect(shown).toMatch(/needle is here/);
    expect(shown).toMatch(/ …$/);
    expect(shown.length).toBeLessThan(130);
    expect(excerpt('short', ['x'])).toBe('short');
  });

  it('knows a word by its parts', () => {
    expect(formsOf('__LOAD_Fast')).toEqual(['__load_fast', 'load_fast', 'load', 'fast']);
    expect(formsOf('__')).toEqual([]);
  });
});

describe('what the build leaves of a page', () => {
  const page = (main: string) => `<html><body><header>Site</header><main>${main}</main></body></html>`;

  it('cuts a lesson at its headings, without widgets and sources', () => {
    const found = documentsOf(
      'lessons/x/',
      page(
        `<article class="lesson"><header><p class="label">Lesson 5</p><h1>Title</h1><p>Hook?</p></header>
         <section><h2 id="goals">Goals</h2><p>goal</p></section><p>Intro with <code>a</code>b.</p>
         <astro-island><p>widget</p></astro-island>
         <h2 id="one">One</h2><p>first</p><figure><samp>line\nline\nother</samp></figure>
         <section><h2 id="recap">Recap</h2><p>short</p></section>
         <section><h2 id="sources">Sources</h2><p>PEP</p></section></article>`,
      ),
    );
    expect(found).toEqual([
      { title: 'Title', path: 'lessons/x/', kind: 'Lesson 5', text: 'Hook? goal Intro with ab.' },
      { title: 'One', path: 'lessons/x/#one', kind: 'Lesson 5', text: 'first line other' },
      { title: 'Title: Recap', path: 'lessons/x/#recap', kind: 'Lesson 5', text: 'short' },
    ]);
  });

  it('takes entries that name themselves, and any other page as a whole', () => {
    const entries = page(
      '<h1>Words</h1><p class="lead">All.</p><div id="a" data-search="A &amp; B"><dt>A &amp; B</dt><p>text</p></div>',
    );
    expect(documentsOf('glossary/', entries)).toEqual([
      { title: 'Words', path: 'glossary/', kind: 'Page', text: 'All.' },
      { title: 'A & B', path: 'glossary/#a', kind: 'Glossary', text: 'text' },
    ]);
    expect(documentsOf('opcodes/nop/', page('<h1>NOP</h1><h2 id="x">Stack</h2><p>nothing</p>'))).toEqual([
      { title: 'NOP', path: 'opcodes/nop/', kind: 'Opcode', text: 'Stack nothing' },
    ]);
  });
});
