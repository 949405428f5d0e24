import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { refTarget } from '../../../src/pyc/marshal/tree.ts';
import { PYTHON_VERSIONS } from '../../../src/pyc/types.ts';
import {
  bytesOf,
  change,
  firstDifference,
  newDocument,
  sameDocument,
  subjectOf,
} from '../../../src/widgets/marshal-tree/document.ts';
import type { TreeDocument, TreeFile } from '../../../src/widgets/marshal-tree/document.ts';
import { drawnRows } from '../../../src/widgets/marshal-tree/drawn-row.ts';
import { GOALS, factsOf, validateTask } from '../../../src/widgets/marshal-tree/goals.ts';
import { cellLabel, cellRows, partRange } from '../../../src/widgets/marshal-tree/hex-cells.ts';
import { inspect } from '../../../src/widgets/marshal-tree/inspect.ts';
import { formatLink } from '../../../src/widgets/marshal-tree/link.ts';
import { parseLink } from '../../../src/widgets/marshal-tree/link-read.ts';
import { rangeOf, spotOfByte } from '../../../src/widgets/marshal-tree/lookup.ts';
import { outcomeOf } from '../../../src/widgets/marshal-tree/outcome.ts';
import { ownFile } from '../../../src/widgets/marshal-tree/own-file.ts';
import { formatSpot } from '../../../src/widgets/marshal-tree/places.ts';
import { rowsOf } from '../../../src/widgets/marshal-tree/rows.ts';
import { wantedBy } from '../../../src/widgets/marshal-tree/url.ts';
import { treeOf } from '../../../src/widgets/marshal-tree/reading.ts';
import { startDocument, startView, toldOfPlaces } from '../../../src/widgets/marshal-tree/start.ts';
import type { Start } from '../../../src/widgets/marshal-tree/start.ts';
import { suggestionsFor } from '../../../src/widgets/marshal-tree/suggestions.ts';
import { SAMPLES } from '../../../src/widgets/shared/generated/samples.ts';
import { newHistory, redo, step, undo } from '../../../src/widgets/shared/history.ts';
import { fileOf } from './files.ts';

const fresh = newDocument(fileOf('fib'));
const outcome = (document: TreeDocument) => outcomeOf(document, treeOf(document));

describe('editing', () => {
  test('changes bytes of the body, never of the header or the loaded file', () => {
    const edited = change(fresh, { type: 'byte', offset: 20, value: 0xee });
    expect(bytesOf(edited)[20]).toBe(0xee);
    expect(fresh.file.bytes[20]).not.toBe(0xee);
    expect(change(fresh, { type: 'byte', offset: 4, value: 1 })).toBe(fresh);
    expect(change(fresh, { type: 'byte', offset: 20, value: fresh.file.bytes[20] })).toBe(fresh);
    expect(sameDocument(change(edited, { type: 'restore-byte', offset: 20 }), fresh)).toBe(true);
    expect(firstDifference(fresh, edited)).toBe(20);
  });

  test('takes two digits of a byte as one step', () => {
    let history = newHistory(fresh);
    for (const value of [0xe3, 0xe7]) {
      const event = { type: 'byte', offset: 30, value } as const;
      history = step(history, change(history.present, event), subjectOf(event), sameDocument);
    }
    expect(history.past).toHaveLength(1);
    expect(undo(history).present).toBe(fresh);
    expect(bytesOf(redo(undo(history)).present)[30]).toBe(0xe7);
  });
});

describe('what Python says', () => {
  test('of an untouched body: nothing', () => {
    expect(outcome(fresh)).toMatchObject({ tone: 'good', exception: null, stoppedAt: null });
  });

  const TEXTS = {
    constant: null,
    type: 'ValueError: bad marshal data (unknown type code)',
    length: 'EOFError: marshal data too short',
    reference: 'ValueError: bad marshal data (invalid reference)',
    cut: 'EOFError: marshal data too short',
    'not-code': "ImportError: Non-code object in '__pycache__/",
  };
  test.each(SAMPLES.flatMap(({ name }) => PYTHON_VERSIONS.map((python) => ({ name, python }))))(
    'of every suggestion for $name on $python is what it promises',
    ({ name, python }) => {
      const document = newDocument(fileOf(name, python));
      const suggestions = suggestionsFor(document, treeOf(document));
      expect(suggestions.map(({ id }) => id)).toEqual(expect.arrayContaining(['type', 'length', 'cut', 'not-code']));
      for (const { id, document: changed } of suggestions) {
        const { exception, tone } = outcome(changed);
        if (TEXTS[id] === null) expect([tone, exception]).toEqual(['changed', null]);
        else if (id === 'cut') expect(exception, id).toMatch(/^EOFError: /);
        else expect(exception?.startsWith(TEXTS[id]), `${id}: ${exception}`).toBe(true);
      }
    },
  );

  test('of damage: where reading stopped, and that the source does not help', () => {
    const { document, byte } = suggestionsFor(fresh, treeOf(fresh)).find(({ id }) => id === 'type')!;
    const said = outcome(document);
    expect(said.stoppedAt).toBe(byte);
    expect(said.more.join(' ')).toContain('Python does not compile fib.py instead');
    const tree = treeOf(document);
    expect(tree.unfinished.length).toBeGreaterThan(0);
    const after = cellRows(tree, tree.bytes, fresh.file.bytes, 0, 40).flat();
    expect(after[byte].part).toBe('type');
    expect(after[byte + 1].part).toBe('unread');
  });
});

describe('cells', () => {
  test('say what each byte is', () => {
    const tree = treeOf(fresh);
    const cells = cellRows(tree, tree.bytes, fresh.file.bytes, 0, 1000).flat();
    expect(cells).toHaveLength(tree.bytes.length);
    expect(cellLabel(cells[8])).toBe('byte 8, d2, header, mtime, read-only');
    expect(cellLabel(cells[16])).toBe('byte 16, e3, type of <code object <module>>');
    const { start } = startView(tree, { at: 'names.2' }).spot;
    expect(cells[start + 1]).toMatchObject({ field: 'name', part: 'length', what: "length of 'print'" });
    const spot = spotOfByte(tree, start + 3);
    expect(rangeOf(tree, spot)).toEqual({ start, end: start + 7 });
    expect(partRange(tree, spot)).toMatchObject({ start: start + 2, end: start + 7 });
  });

  test('show what was cut off', () => {
    const cut = startDocument(fresh.file, { cut: 40 });
    const tree = treeOf(cut);
    const [row] = cellRows(tree, tree.bytes, fresh.file.bytes, 2, 3);
    expect(cellLabel(row[8])).toBe('byte 40, cut off');
  });
});

describe('links', () => {
  test('open the very state', () => {
    const document = startDocument(fresh.file, { edits: { 30: 0xff } });
    const tree = treeOf(fresh);
    const view = startView(tree, { at: 'consts.1.names:1', open: ['consts.1.localsplusnames'] });
    const link = formatLink(document, tree, view.spot, view.opened)!;
    expect(link).toBe('#1.sample=fib&python=3.13&at=consts.1.names:1&open=consts.1.localsplusnames&edit=30:ff');
    const read = parseLink(link, '');
    if (read.kind !== 'state') throw new Error(JSON.stringify(read));
    expect(read.state).toMatchObject({ sample: 'fib', python: '3.13', edits: { 30: 255 } });
    expect(startView(tree, read.state)).toEqual(view);
    expect(
      formatLink(newDocument({ ...fresh.file, origin: { kind: 'own' } }), tree, view.spot, view.opened),
    ).toBeNull();
  });

  test('that are broken say how', () => {
    const reason = (hash: string) => {
      const read = parseLink(hash, '');
      return read.kind === 'broken' ? read.reason : read.kind;
    };
    expect(reason('#99.sample=fib')).toContain('it has format 99');
    expect(reason('#1.edit=x')).toContain('“x” is not an edit such as 21:ff');
    expect(reason('#1.at=<b>')).toContain('“<b>” is not a place in the tree');
    expect(reason('#1.colour=red')).toContain('a part “colour” that this page does not know');
    expect(reason('#heading')).toBe('none');
    expect(parseLink('', '?sample=area&theme=dark&at=consts')).toMatchObject({
      state: { sample: 'area', at: 'consts' },
    });
  });

  test('lead to what this page has, or say that it has not', () => {
    const wanted = (hash: string) => wantedBy({ hash, search: '' }, SAMPLES, false);
    expect(wanted('#1.sample=fib&python=3.8&at=consts')).toMatchObject({
      kind: 'state',
      sample: 'fib',
      python: '3.8',
      start: { at: 'consts' },
    });
    expect(wanted('#1.sample=nothing')).toMatchObject({
      told: { text: expect.stringContaining('no sample “nothing”') },
    });
    expect(wanted('#1.python=2.6')).toMatchObject({
      told: { text: expect.stringContaining('not there for Python 2.6'), problem: true },
    });
    expect(wanted('')).toEqual({ kind: 'none', told: null });
  });

  test('to places that are not there say so', () => {
    const tree = treeOf(fresh);
    const told = (start: Start) => toldOfPlaces(fresh, tree, start)?.text ?? null;
    const wrong: [Start, string][] = [
      [{ at: '999999' }, '“999999”'],
      [{ at: ':999999' }, '“:999999”'],
      [{ at: 'names.0:500' }, '“names.0:500”'],
      [{ open: ['abc'] }, '“abc”'],
      [
        { at: 'names.0', open: ['consts', 'abc', 'consts.9', 'names.9', 'x'] },
        '“abc”, “consts.9”, “names.9” and 1 more',
      ],
    ];
    for (const [start, named] of wrong)
      expect(told(start)).toBe(
        `This link asks for ${named}, which fib.cpython-313.pyc does not have. What is nearest on the way there is shown.`,
      );
    for (const at of [undefined, '', 'consts.1.stacksize:2', 'names.2:1', ':5', ':425'])
      expect(told({ at })).toBeNull();
    expect(told({ open: ['', 'consts.1'] })).toBeNull();
  });

  test('to another Python keep the place as far as it goes', () => {
    const old = treeOf(newDocument(fileOf('fib', '3.7')));
    const { spot } = startView(old, { at: 'consts.1.localsplusnames.1' });
    expect(formatSpot(old, spot)).toBe('consts.1');
  });
});

describe('own files', () => {
  test('are read by the rules of the Python that wrote them', () => {
    const read = ownFile('mine.cpython-39.pyc', fileOf('fib', '3.9').bytes);
    expect(read).toMatchObject({
      file: { module: 'mine', python: '3.9' },
      origin: expect.stringContaining('Python 3.9'),
    });
  });
  test('that are no .pyc, or of an unknown Python, say so', () => {
    const text = new TextEncoder().encode('def f(): pass\n');
    expect(ownFile('a.py', text)).toMatchObject({ reason: expect.stringContaining('a.py is not a .pyc') });
    const old = new Uint8Array(40);
    old.set([0x89, 0x2e, 0x0d, 0x0a]);
    expect(ownFile('old.pyc', old)).toMatchObject({ reason: expect.stringMatching(/Python 1\.3/) });
  });

  const fib = fileOf('fib').bytes;
  test.each([4, 8, 10, 15])('that end at byte %d, in their header, have nothing to draw', (length) => {
    expect(ownFile('m.pyc', fib.slice(0, length))).toEqual({
      reason: expect.stringMatching(/^m\.pyc ends at byte \d+.*import compiles that again, silently/),
    });
  });
  test('of a magic number that is none are not said to be read', () => {
    expect(ownFile('m.pyc', Uint8Array.of(0x60, 0x0e, 13, 10, ...fib.slice(4)))).toEqual({
      reason: 'm.pyc, byte 0: the magic number 3680 (60 0e 0d 0a) is none that a CPython from 1.0 to 3.15 writes.',
    });
  });
  test.each([fib.length, 60])('with flags that import rejects are drawn up to byte %d, and not called good', (end) => {
    const read = ownFile(
      'm.pyc',
      fib.slice(0, end).map((byte, at) => (at === 4 ? 255 : byte)),
    );
    if ('reason' in read) throw new Error(read.reason);
    const document = newDocument(read.file);
    const tree = treeOf(document);
    expect(tree.count).toBeGreaterThan(1);
    expect(outcomeOf(document, tree)).toMatchObject({
      tone: 'changed',
      sentence: 'Python 3.13: import m does not take this file.',
      exception: null,
      stoppedAt: tree.error?.offset ?? null,
      more: [expect.stringMatching(/^m\.pyc, byte 4: the flags are 255.*ImportError: invalid flags 255 in 'm'/)],
    });
  });

  const older = (path: string): TreeFile => {
    const read = ownFile(path.slice(path.lastIndexOf('/') + 1), new Uint8Array(readFileSync(path)));
    if ('reason' in read) throw new Error(read.reason);
    return read.file;
  };
  const of36 = older('public/samples/older/__pycache__/fib.cpython-36.pyc');
  const of27 = older('public/samples/older/fib.pyc');

  test.each([
    [of36, '3.6', 12],
    [of27, '2.7', 8],
  ])('of older Pythons are read behind their shorter header', (file, python, header) => {
    const document = newDocument(file);
    const tree = treeOf(document);
    expect([file.python, tree.error, tree.start[0]]).toEqual([python, null, header]);
    expect(change(document, { type: 'byte', offset: header - 1, value: 1 })).toBe(document);
    const [row] = cellRows(tree, file.bytes, file.bytes, 0, 1);
    expect(row.slice(0, header).map(({ field }) => field)).toEqual([
      ...Array.from({ length: 4 }, () => 'magic'),
      ...Array.from({ length: 4 }, () => 'mtime'),
      ...Array.from({ length: header - 8 }, () => 'size'),
    ]);
    expect(row[header].part).toBe('type');
    expect(outcomeOf(document, tree)).toMatchObject({ tone: 'good' });
  });

  test('of 2.7 have strings of bytes, and references to interned ones', () => {
    const tree = treeOf(newDocument(of27));
    const all = new Set(tree.start);
    const rows = drawnRows(tree, rowsOf(tree, all), all, 0, Infinity);
    const reference = rows.find(({ refersTo }) => refersTo !== null)!;
    expect(reference.words).toBe('reference to a str');
    expect(reference.value).toMatch(/^'\w+'$/);
    expect(rows.map(({ words }) => words)).toContain('str, interned');
    expect(inspect(tree, { start: tree.start[refTarget(tree, reference.node)], byte: null })!.number).toMatchObject({
      givenBy: 'Being interned',
    });
  });

  // What Python 2.7.18 and 3.6.15 raised for a None in place of the module's code.
  test.each([
    [of36, "ImportError: Non-code object in '__pycache__/fib.cpython-36.pyc'"],
    [of27, 'ImportError: Non-code object in fib.pyc'],
  ])('of older Pythons fail with their own words', (file, said) => {
    const at = file.python === '2.7' ? 8 : 12;
    const document = change(newDocument(file), { type: 'byte', offset: at, value: 0x4e });
    expect(outcomeOf(document, treeOf(document)).exception).toBe(said);
  });
});

describe('goals', () => {
  const facts = (path: string, document = fresh) => {
    const tree = treeOf(document);
    const { spot } = startView(tree, { at: path });
    return factsOf(document, tree, spot, outcomeOf(document, tree));
  };
  const reached = (one: ReturnType<typeof facts>) => Object.keys(GOALS).filter((goal) => GOALS[goal](one));

  test('look at what is chosen', () => {
    expect(reached(facts('names.2:1'))).toContain('found-length-byte');
    expect(reached(facts('names.2:0'))).toContain('found-type-byte');
    expect(reached(facts('consts.1.name'))).toContain('selected-a-shared-object');
    expect(reached(facts('consts.1'))).toEqual(['selected-a-code-object']);
    expect(reached(facts('stacksize'))).toEqual(['found-stacksize']);
  });

  test('look at what was done to the body', () => {
    const byId = (id: string) => suggestionsFor(fresh, treeOf(fresh)).find((one) => one.id === id)!.document;
    expect(reached(facts('', byId('type')))).toContain('bad-marshal-unknown-type');
    expect(reached(facts('', byId('length')))).toContain('marshal-too-short');
    expect(reached(facts('', byId('reference')))).toContain('bad-marshal-invalid-reference');
    expect(reached(facts('', byId('constant')))).toContain('changed-unnoticed');
    expect(reached(facts('', byId('not-code')))).toContain('not-a-code-object');
  });

  test('are checked when a page is built', () => {
    expect(() => validateTask({ id: 'a', prompt: 'p', goal: 'win' })).toThrow('has goal “win”');
    expect(() => validateTask({ id: 'a', prompt: 'p', goal: 'marshal-too-short' })).not.toThrow();
  });
});
