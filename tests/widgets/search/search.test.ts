import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../scripts/publish/search-documents.ts';
import { distance } from '../../../src/widgets/search/distance.ts';
import { excerpt, highlight } from '../../../src/widgets/search/excerpt.ts';
import { answer, buildIndex, corrected, search, type SearchDocument } from '../../../src/widgets/search/search.ts';
import { formsOf, queryTerms, stemOf, wantedTerms } from '../../../src/widgets/search/words.ts';

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
      ['bad marhsal', 'bad marshal'],
    ])
      expect(corrected(index, slip), slip).toBe(meant);
    expect(corrected(index, 'marshal'), 'a word that is there').toBeNull();
    expect(corrected(index, 'marshal zebra'), 'a word that is near none').toBeNull();
    expect(corrected(index, 'xyz'), 'a short word').toBeNull();
    expect(distance('abcd', 'abdc', 2)).toBe(1);
    expect(distance('abcd', 'xxxxabcd', 2)).toBe(3);
  });

  it('what is called so before all that only speaks of it, however often', () => {
    const index = buildIndex([
      doc('END_FOR', 'FOR_ITER '.repeat(40)),
      doc('A loop', 'FOR_ITER for iter '.repeat(40)),
      doc('FOR_ITER_LIST', 'for_iter_list'),
      doc('FOR_ITER', 'Asks.', 'glossary/#for-iter'),
      doc('FOR_ITER', 'Asks.', 'opcodes/FOR_ITER/'),
      doc('The code object', 'code'),
      doc('Generators', 'and more'),
      doc('IS_OP', 'identity'),
      doc('What is not there', 'operation'),
    ]);
    const found = (query: string) => search(index, query).map(({ document }) => document.title);
    for (const query of ['FOR_ITER', 'for_iter', 'for iter', 'For Iter', ' for-iter '])
      expect(found(query).slice(0, 3), query).toEqual(['FOR_ITER', 'FOR_ITER', 'FOR_ITER_LIST']);
    expect(search(index, 'FOR_ITER')[0].document.path, 'a page before a place on one').toBe('opcodes/FOR_ITER/');
    expect(found('code objects')[0]).toBe('The code object');
    expect(found('a generator')[0]).toBe('Generators');
    expect(found('is op')[0]).toBe('IS_OP');
    expect(found('What is not there?')[0]).toBe('What is not there');
  });

  it('of names that differ in underscores, the one that is written', () => {
    const names = ['LOAD_FAST_LOAD_FAST', 'LOAD_FAST__LOAD_FAST'];
    const index = buildIndex(names.map((name) => doc(name, 'Two in one.')));
    for (const name of names) expect(search(index, name.toLowerCase())[0].document.title, name).toBe(name);
  });

  it('forms of a word', () => {
    const forms = ['decompile', 'decompiles', 'decompiled', 'decompiling'];
    expect(new Set(forms.map(stemOf)).size).toBe(1);
    const index = buildIndex(forms.map((form) => doc(form, form)));
    for (const form of forms) {
      expect(search(index, form), form).toHaveLength(4);
      expect(search(index, form)[0].document.title, 'the very word first').toBe(form);
      expect(highlight('decompiling it', [form])[0], form).toEqual({ text: 'decompiling', hit: true });
    }
    for (const [a, b] of [
      ['stop', 'stopped'],
      ['copy', 'copies'],
      ['call', 'calling'],
      ['class', 'classes'],
      ['update', 'updated'],
      ['byte', 'bytes'],
    ])
      expect(stemOf(a), a).toBe(stemOf(b));
    for (const [a, b] of [
      ['string', 'strict'],
      ['need', 'net'],
      ['status', 'state'],
      ['import', 'important'],
    ])
      expect(stemOf(a), a).not.toBe(stemOf(b));
  });

  it('what a question is about, whatever words it is asked with', () => {
    const index = buildIndex([doc('Stale', 'A pyc that was not made again.'), doc('Fresh', 'It updates the pyc.')]);
    expect(answer(index, 'why is my pyc not updated')).toMatchObject({
      results: [{ document: { title: 'Fresh' } }],
      has: null,
    });
    expect(wantedTerms('how do I not')).toEqual(['how', 'do', 'i', 'not']);
  });

  it('what has most of the words, where nothing has all', () => {
    const index = buildIndex(DOCUMENTS);
    expect(titles('marshal stack variable')).toEqual([]);
    const most = answer(index, 'marshal stack variable');
    expect(most).toMatchObject({ has: 2, instead: null, terms: ['marshal', 'stack', 'variable'] });
    expect(most.results.map(({ document }) => document.title).sort()).toEqual(['LOAD_FAST', 'The value stack']);
    expect(answer(index, 'zebra')).toMatchObject({ results: [], has: null });
    expect(answer(index, 'zebra xyzzy')).toMatchObject({ results: [], has: null });
    expect(answer(index, 'bad marhsal')).toMatchObject({ instead: 'bad marshal', has: null });
    expect(answer(index, '  ')).toMatchObject({ results: [], terms: [] });
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

  it('reads a name that may break between its words as one', () => {
    const [found] = documentsOf('opcodes/POP_TOP/', page('<h1>POP_<wbr>TOP</h1><p>Discard.</p>'));
    expect(found).toMatchObject({ title: 'POP_TOP', text: 'Discard.' });
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
