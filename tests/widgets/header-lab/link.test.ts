import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHeader } from '../../../src/pyc/header.ts';
import { EDITABLE, RUN_PYTHONS, newLab } from '../../../src/widgets/header-lab/lab.ts';
import type { Lab } from '../../../src/widgets/header-lab/lab.ts';
import { labFromLink, parseLink } from '../../../src/widgets/header-lab/link-read.ts';
import { formatLink } from '../../../src/widgets/header-lab/link.ts';
import { readOwnFile } from '../../../src/widgets/header-lab/own-file.ts';
import { sameState } from '../../../src/widgets/header-lab/history.ts';
import { labFile } from './files.ts';

const limits = { pythons: RUN_PYTHONS, editable: EDITABLE };
const files = [labFile(), labFile('3.9', 'checked-hash'), labFile('3.7', 'unchecked-hash'), labFile('2.7', 'older')];

const anyLab = fc
  .record({
    file: fc.constantFrom(...files),
    edits: fc.array(fc.tuple(fc.nat(15), fc.nat(255))),
    cut: fc.option(fc.nat(100)),
    source: fc.record({
      present: fc.boolean(),
      mtime: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
      size: fc.integer({ min: 0, max: 2 ** 40 }),
      edited: fc.boolean(),
    }),
    run: fc.constantFrom(...RUN_PYTHONS),
    check: fc.constantFrom('default', 'always', 'never'),
    layout: fc.constantFrom(null, 8, 12, 16),
  })
  .map(
    ({ file, edits, ...rest }) =>
      ({
        file,
        edits: Object.fromEntries(edits.filter(([at, value]) => file.bytes[at] !== value)),
        ...rest,
      }) as Lab,
  );

describe('links', () => {
  test('are short and readable', () => {
    const lab = { ...newLab(files[0]), edits: { 4: 1, 8: 255 } };
    expect(formatLink(lab, '3.13')).toBe('#1.sample=fib&python=3.13&edit=4:01,8:ff');
    expect(formatLink(newLab(files[1]), '3.12')).toBe('#1.sample=fib&python=3.9&kind=checked-hash&run=3.12');
  });

  test('open the very state that they were made from', () => {
    fc.assert(
      fc.property(anyLab, (lab) => {
        const link = parseLink(formatLink(lab, lab.run!)!, limits);
        if (link.kind !== 'state') throw new Error(`not a state: ${JSON.stringify(link)}`);
        expect(link.state.file).toEqual(expect.objectContaining({ sample: 'fib' }));
        const opened = labFromLink(lab.file, link.state, link.state.file.python as Lab['run']);
        expect(sameState(opened, lab)).toBe(true);
      }),
    );
  });

  test('cannot carry a file of one’s own', () => {
    expect(
      formatLink(newLab(readOwnFile('x.pyc', files[0].bytes, readHeader(files[0].bytes)).file), '3.13'),
    ).toBeNull();
  });

  test.each([
    ['#1.sample=fib&edit=zz', /“zz” is not an edit/],
    ['#1.edit=16:00', /byte 16 is not one of the first 16/],
    ['#1.edit=4:1ff', /is not an edit/],
    ['#1.cut=-1', /cut is “-1”/],
    ['#1.layout=10', /layout is “10”; known are 8, 12, 16/],
    ['#1.run=3.99', /run is “3.99”/],
    ['#1.mtime=soon', /mtime is “soon”/],
    ['#1.python=latest', /“latest” is not a Python version/],
    ['#1.sample=<b>', /is not the name of a sample/],
    ['#1.constructor=1', /a part “constructor”/],
    ['#9.sample=fib', /format 9/],
    ['#sample=fib', /version number/],
  ])('%s is broken, and says why', (hash, reason) => {
    const link = parseLink(hash, limits);
    expect(link).toMatchObject({ kind: 'broken', reason: expect.stringMatching(reason) });
  });

  test('no state and ordinary anchors are neither', () => {
    for (const hash of ['', '#', '#recap']) expect(parseLink(hash, limits).kind).toBe('none');
  });

  test('whatever stands in a fragment, reading it does not throw', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseLink(`#1.${text}`, limits)));
  });
});
