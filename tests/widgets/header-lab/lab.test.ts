import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bytesOf,
  change,
  editCount,
  headBytes,
  isPristine,
  nativeLayout,
  newLab,
  shownHeader,
  sourcePresetOf,
} from '../../../src/widgets/header-lab/lab.ts';
import type { Lab, LabEvent, SourcePreset } from '../../../src/widgets/header-lab/lab.ts';
import { act, endStep, newHistory, redo, reset, sameState, undo } from '../../../src/widgets/header-lab/history.ts';
import { cellsOf, describeByte } from '../../../src/widgets/header-lab/fields.ts';
import { labFile } from './files.ts';

const file = labFile();
const hash = labFile('3.13', 'checked-hash');
const start = newLab(file);
const values = (lab: Lab) => Object.fromEntries(shownHeader(lab).fields.map(({ name, value }) => [name, value]));
const after = (...events: LabEvent[]) => events.reduce(change, start);

describe('bytes and fields', () => {
  test('a byte changes its field, and the field its bytes', () => {
    expect(values(after({ type: 'byte', offset: 8, value: 0x0e })).mtime).toBe(1234567694);
    const touched = after({ type: 'field', name: 'mtime', value: 1234567950 });
    expect([...headBytes(touched).subarray(8, 12)]).toEqual([0x0e, 0x03, 0x96, 0x49]);
    expect(editCount(touched)).toBe(2);
  });

  test('the file as it was loaded is never written to', () => {
    const before = file.bytes.slice();
    const changed = after({ type: 'field', name: 'magic', value: 3531 }, { type: 'cut', length: 20 });
    expect(bytesOf(changed)).toHaveLength(20);
    expect(file.bytes).toEqual(before);
    expect(bytesOf(start)).toBe(file.bytes);
  });

  test('a byte with its old value is not an edit', () => {
    const edited = after({ type: 'byte', offset: 4, value: 4 });
    expect(editCount(edited)).toBe(1);
    expect(isPristine(change(edited, { type: 'byte', offset: 4, value: 0 }))).toBe(true);
    expect(isPristine(change(edited, { type: 'restore-byte', offset: 4 }))).toBe(true);
  });

  test('the hash-based bit turns mtime and size into a hash, and back', () => {
    const based = after({ type: 'field', name: 'flags', value: 1 });
    expect(Object.keys(values(based))).toEqual(['magic', 'flags', 'hash', 'body']);
    expect(values(change(based, { type: 'field', name: 'flags', value: 0 }))).toEqual(values(start));
  });

  test('bytes outside of the file, and values that are no bytes, change nothing', () => {
    const cut = after({ type: 'cut', length: 10 });
    for (const event of [
      { type: 'byte', offset: 10, value: 1 },
      { type: 'byte', offset: -1, value: 1 },
      { type: 'byte', offset: 0, value: 256 },
      { type: 'field', name: 'mtime', value: 5 },
      { type: 'field', name: 'size', value: 5 },
      { type: 'field', name: 'flags', value: NaN },
    ] as LabEvent[])
      expect(change(cut, event)).toBe(cut);
  });

  test('an edit behind a cut is no longer counted, and comes back with the bytes', () => {
    const edited = after({ type: 'byte', offset: 12, value: 1 }, { type: 'cut', length: 10 });
    expect(editCount(edited)).toBe(0);
    const typed = change(edited, { type: 'byte', offset: 0, value: 1 });
    expect(editCount(change(typed, { type: 'cut', length: null }))).toBe(2);
  });

  test('any edits of bytes give just those bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(15), fc.nat(255)), { maxLength: 30 }), (edits) => {
        const lab = edits.reduce((one, [offset, value]) => change(one, { type: 'byte', offset, value }), start);
        const expected = file.bytes.slice();
        for (const [offset, value] of edits) expected[offset] = value;
        expect(bytesOf(lab)).toEqual(expected);
        expect(editCount(lab)).toBe(expected.filter((byte, at) => byte !== file.bytes[at]).length);
      }),
    );
  });
});

describe('the layout', () => {
  test('under 12 bytes the flags read as an mtime of zero, and the mtime as the source size', () => {
    expect(values(after({ type: 'layout', layout: 12 }))).toMatchObject({ mtime: 0, size: 1234567890 });
    expect(values(after({ type: 'layout', layout: 8 }))).toMatchObject({ mtime: 0, body: null });
  });

  test('the file’s own layout is no change', () => {
    expect(change(start, { type: 'layout', layout: 16 })).toBe(start);
    expect(change(after({ type: 'layout', layout: 8 }), { type: 'layout', layout: 16 })).toEqual(start);
  });

  test('the magic number decides; one that nobody wrote leaves the file’s own layout', () => {
    expect(nativeLayout(after({ type: 'field', name: 'magic', value: 3379 }))).toBe(12);
    const old = newLab(labFile('2.7', 'older'));
    expect(nativeLayout(old)).toBe(8);
    expect(nativeLayout(change(old, { type: 'byte', offset: 1, value: 0 }))).toBe(8);
  });

  test('a field is written where the chosen layout has it', () => {
    const lab = after({ type: 'layout', layout: 12 }, { type: 'field', name: 'mtime', value: 1 });
    expect(lab.edits).toEqual({ 4: 1 });
  });
});

describe('the bytes that are shown', () => {
  const shown = (lab: Lab) => cellsOf(lab, shownHeader(lab), 64);

  test.each([
    ['3.13', 'plain', 16],
    ['3.13', 'checked-hash', 16],
    ['3.6', 'older', 12],
    ['2.7', 'older', 8],
  ] as const)('of a %s file (%s) all are the body’s from byte %i on', (python, variant, from) => {
    const cells = shown(newLab(labFile(python, variant)));
    expect(cells).toHaveLength(64);
    expect(cells.filter(({ name }) => name === 'body').map(({ offset }) => offset)).toEqual(
      Array.from({ length: 64 - from }, (_, at) => from + at),
    );
  });

  test('behind a cut there is no field', () => {
    expect(shown(after({ type: 'cut', length: 20 })).map(({ name }) => name)).toEqual([
      ...['magic', 'magic', 'magic', 'magic', 'flags', 'flags', 'flags', 'flags', 'mtime', 'mtime', 'mtime', 'mtime'],
      ...['source size', 'source size', 'source size', 'source size', 'body', 'body', 'body', 'body'],
      ...Array<string>(44).fill('behind the end'),
    ]);
  });

  test('a byte that cannot be edited says so', () => {
    const cells = shown(start);
    expect(describeByte(cells[15])).not.toContain('edited');
    expect(describeByte(cells[20])).toBe('byte 20 · body · 00 = 0 · only bytes 0–15 can be edited here');
  });
});

describe('the source file', () => {
  test('each preset is recognised again', () => {
    for (const preset of ['touched', 'changed', 'same-second', 'absent', 'compiled'] as SourcePreset[])
      expect(sourcePresetOf(after({ type: 'source-preset', preset }))).toBe(preset);
  });

  test('another size is an edit by itself; another mtime is a touch', () => {
    expect(sourcePresetOf(after({ type: 'source', change: { size: 171 } }))).toBe('changed');
    expect(sourcePresetOf(after({ type: 'source', change: { mtime: 5 } }))).toBe('touched');
  });
});

describe('undo', () => {
  const byte = (offset: number, value: number): LabEvent => ({ type: 'byte', offset, value });

  test('two digits of one byte are one step', () => {
    let history = [byte(4, 0x10), byte(4, 0x12), byte(5, 0x30)].reduce(act, newHistory(start));
    history = undo(history);
    expect(history.present.edits).toEqual({ 4: 0x12 });
    expect(undo(history).present).toBe(start);
    expect(redo(history).present.edits).toEqual({ 4: 0x12, 5: 0x30 });
  });

  test('typed back to what it was leaves no step', () => {
    const history = [byte(4, 0x10), byte(4, 0)].reduce(act, newHistory(start));
    expect(history.past).toHaveLength(0);
    expect(history.present).toBe(start);
  });

  test('a step that was ended is not added to', () => {
    const history = act(endStep(act(newHistory(start), byte(4, 1))), byte(4, 2));
    expect(undo(history).present.edits).toEqual({ 4: 1 });
  });

  test('nothing to undo or redo changes nothing, and a new change forgets what was undone', () => {
    const fresh = newHistory(start);
    expect(undo(fresh)).toBe(fresh);
    expect(redo(fresh)).toBe(fresh);
    const history = act(undo(act(fresh, byte(4, 1))), byte(5, 1));
    expect(history.future).toHaveLength(0);
  });

  test('reset goes to where the page began, and can be undone', () => {
    const beginning = after({ type: 'source-preset', preset: 'touched' });
    const history = act(newHistory(beginning), byte(4, 1));
    const back = reset(history, beginning);
    expect(sameState(back.present, beginning)).toBe(true);
    expect(undo(back).present.edits).toEqual({ 4: 1 });
    expect(reset(back, beginning)).toBe(back);
  });

  test('another file is a step as well', () => {
    const history = act(newHistory(start), { type: 'lab', lab: newLab(hash) });
    expect(undo(history).present.file).toBe(file);
  });

  test('undoing everything ends at the beginning, whatever was done', () => {
    const event = fc.oneof(
      fc.tuple(fc.nat(15), fc.nat(255)).map(([offset, value]) => byte(offset, value)),
      fc.constantFrom<LabEvent>(
        { type: 'cut', length: 10 },
        { type: 'cut', length: null },
        { type: 'layout', layout: 12 },
        { type: 'source-preset', preset: 'absent' },
        { type: 'source-preset', preset: 'changed' },
        { type: 'run', python: '3.8' },
        { type: 'field', name: 'flags', value: 3 },
      ),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const end = events.reduce(act, newHistory(start));
        let back = end;
        for (let i = 0; i < end.past.length; i++) back = undo(back);
        expect(sameState(back.present, start)).toBe(true);
        for (let i = 0; i < end.past.length; i++) back = redo(back);
        expect(sameState(back.present, end.present)).toBe(true);
      }),
    );
  });
});
