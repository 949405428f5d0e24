import { describe, expect, test } from 'vitest';
import { nodeEnd, nodeType, refTarget } from '../../../src/pyc/marshal/tree.ts';
import { TYPE } from '../../../src/pyc/marshal/types.ts';
import { PYTHON_VERSIONS } from '../../../src/pyc/types.ts';
import type { PythonVersion } from '../../../src/pyc/types.ts';
import { SAMPLES } from '../../../src/widgets/shared/generated/samples.ts';
import { newDocument } from '../../../src/widgets/marshal-tree/document.ts';
import { arcsOf, drawnRows } from '../../../src/widgets/marshal-tree/drawn-row.ts';
import { inspect } from '../../../src/widgets/marshal-tree/inspect.ts';
import { findSpot, innermost, parentsOf, spotOfByte } from '../../../src/widgets/marshal-tree/lookup.ts';
import { meaningOf } from '../../../src/widgets/marshal-tree/meaning.ts';
import { partAt, partsOf } from '../../../src/widgets/marshal-tree/parts.ts';
import { formatSpot, parseSpot } from '../../../src/widgets/marshal-tree/places.ts';
import { openSiblings, typeAhead } from '../../../src/widgets/marshal-tree/row-search.ts';
import { openTo, rowAt, rowsOf, toggled } from '../../../src/widgets/marshal-tree/rows.ts';
import { treeKey } from '../../../src/widgets/marshal-tree/tree-keys.ts';
import { treeOf } from '../../../src/widgets/marshal-tree/reading.ts';
import { startView } from '../../../src/widgets/marshal-tree/start.ts';
import { valueText } from '../../../src/widgets/marshal-tree/value-text.ts';
import { fileOf } from './files.ts';

const everyFile = SAMPLES.flatMap(({ name }) => PYTHON_VERSIONS.map((python) => ({ name, python })));
const treeFor = (name: string, python: PythonVersion = '3.13') => treeOf(newDocument(fileOf(name, python)));
const at = (tree: ReturnType<typeof treeFor>, path: string) => findSpot(tree, parseSpot(tree, path)!)!.node;

describe('every byte', () => {
  test.each(everyFile)('of $name on $python belongs to one part of one node', ({ name, python }) => {
    const tree = treeFor(name, python);
    const owners = new Uint8Array(tree.bytes.length);
    for (let node = 0; node < tree.count; node++)
      for (const { start, end } of partsOf(tree, node)) for (let byte = start; byte < end; byte++) owners[byte]++;
    expect([...owners.subarray(16)].every((count) => count === 1)).toBe(true);
    for (let byte = 16; byte < tree.bytes.length; byte++)
      expect(partAt(partsOf(tree, innermost(tree, byte)), byte), `byte ${byte}`).not.toBeNull();
  });

  test('leads to the innermost node, and its parents hold it', () => {
    const tree = treeFor('area');
    const parents = parentsOf(tree);
    for (let node = 0; node < tree.count; node++) {
      expect(innermost(tree, tree.start[node])).toBe(node);
      if (parents[node] >= 0) expect(nodeEnd(tree, parents[node])).toBeGreaterThanOrEqual(nodeEnd(tree, node));
    }
    expect(innermost(tree, 3)).toBe(-1);
    expect(innermost(tree, tree.bytes.length)).toBe(-1);
  });

  test('is the length of the string that it is the length of', () => {
    const tree = treeFor('fib');
    const name = at(tree, 'names.2');
    const length = spotOfByte(tree, tree.start[name] + 1);
    expect(valueText(tree, name)).toBe("'print'");
    expect(length.start).toBe(tree.start[name]);
    expect(partAt(partsOf(tree, name), length.byte!)).toMatchObject({ kind: 'length', text: '5 bytes' });
  });
});

describe('a path', () => {
  test.each(everyFile)('leads back to every node of $name on $python', ({ name, python }) => {
    const tree = treeFor(name, python);
    for (let node = 0; node < tree.count; node++) {
      const spot = { start: tree.start[node], byte: null };
      expect(parseSpot(tree, formatSpot(tree, spot))).toEqual(spot);
    }
  });

  test('names integers and bytes, and stops where the tree ends', () => {
    const tree = treeFor('fib');
    const stacksize = parseSpot(tree, 'consts.1.stacksize')!;
    expect(findSpot(tree, stacksize)!.integer).toMatchObject({ name: 'stacksize', value: 4 });
    expect(formatSpot(tree, { ...stacksize, byte: stacksize.start + 2 })).toBe('consts.1.stacksize:2');
    expect(formatSpot(tree, parseSpot(tree, 'consts.1.nothing.2:1')!)).toBe('consts.1');
    expect(parseSpot(tree, 'a b')).toBeNull();
    expect(formatSpot(tree, spotOfByte(tree, 5))).toBe(':5');
  });
});

describe('values', () => {
  test('are written as Python writes them', () => {
    const tree = treeFor('fib');
    expect(valueText(tree, 0)).toBe('<code object <module>>');
    expect(valueText(tree, at(tree, 'consts.1'))).toBe('<code object fib>');
    expect(valueText(tree, at(tree, 'filename'))).toMatch(/^'.*fib\.py'$/);
    expect(valueText(tree, at(tree, 'names'))).toBe("('__doc__', 'fib', 'print')");
    expect(valueText(tree, at(tree, 'names'), 8)).toBe("('__doc…");
  });

  test('that no memory could hold are cut short at once', () => {
    // Tuples of two references to the one before: the last stands for 2**60 members.
    const bytes = [0xa9, 2, 0x4e, 0x4e];
    const open = Array.from({ length: 60 }, () => [0xa9, 2]).flat();
    const file = { ...fileOf('fib'), bytes: Uint8Array.from([...new Array(16).fill(0), ...open, ...bytes]) };
    expect(valueText(treeOf(newDocument(file)), 0).length).toBeLessThanOrEqual(100);
  });

  test('have the meaning of the field that holds them', () => {
    const tree = treeFor('fib');
    expect(meaningOf(tree, at(tree, 'names.1'))).toBe('name');
    expect(meaningOf(tree, at(tree, 'consts.1'))).toBe('const');
    expect(meaningOf(tree, at(tree, 'consts.1.localsplusnames.1'))).toBe('local');
    expect(meaningOf(tree, at(tree, 'code'))).toBe('body');
    expect(meaningOf(treeFor('fib', '3.9'), at(treeFor('fib', '3.9'), 'consts.1.varnames.1'))).toBe('local');
  });
});

describe('references', () => {
  const tree = treeFor('fib');
  const reference = Array.from({ length: tree.count }, (_, node) => node).find(
    (node) => nodeType(tree, node) === TYPE.REF,
  )!;
  const target = refTarget(tree, reference);

  test('say what they point to, and their target who they are', () => {
    const from = inspect(tree, { start: tree.start[reference], byte: null })!;
    expect(from.target).toMatchObject({ start: tree.start[target], value: valueText(tree, target) });
    const to = inspect(tree, { start: tree.start[target], byte: null })!;
    expect(to.number!.number).toBe(from.target!.number);
    expect(to.number!.users.map(({ start }) => start)).toContain(tree.start[reference]);
    expect(to.number!.uses).toBe(to.number!.users.length);
  });

  test('are drawn to the row that holds what is folded away', () => {
    const view = startView(tree, { at: formatSpot(tree, { start: tree.start[reference], byte: null }) });
    const rows = rowsOf(tree, view.opened);
    const [arc] = arcsOf(tree, rows, reference);
    expect(rows[arc.from].node).toBe(reference);
    expect(rows[arc.to].start).toBeLessThanOrEqual(tree.start[target]);
  });
});

describe('rows', () => {
  const tree = treeFor('fib');
  const root = tree.start[0];
  const opened = new Set([root]);
  const rows = rowsOf(tree, opened);
  const labels = drawnRows(tree, rows, opened, 0, rows.length).map(({ label, value }) => `${label} ${value}`);

  test('show the fields of a code object in file order, integers too', () => {
    expect(labels.slice(0, 7)).toEqual([
      'body <code object <module>>',
      ...['argcount 0', 'posonlyargcount 0', 'kwonlyargcount 0', 'stacksize 5', 'flags 0'],
      expect.stringMatching(/^code b'/),
    ]);
    expect(labels.map((label) => label.split(' ')[0]).slice(-3)).toEqual([
      'firstlineno',
      'linetable',
      'exceptiontable',
    ]);
    expect(rows.every((row, i) => i === 0 || row.start > rows[i - 1].start)).toBe(true);
  });

  test('follow the keys of an ARIA tree', () => {
    const key = (name: string, row: number, open = opened) => treeKey(tree, rowsOf(tree, open), open, row, name, 10);
    const consts = labels.findIndex((label) => label.startsWith('consts'));
    expect(key('ArrowDown', 0)).toEqual({ type: 'go', row: 1 });
    expect(key('ArrowUp', 0)).toEqual({ type: 'go', row: 0 });
    expect(key('ArrowRight', consts)).toEqual({ type: 'toggle' });
    expect(key('ArrowRight', consts, toggled(opened, rows[consts].start) as Set<number>)).toEqual({
      type: 'go',
      row: consts + 1,
    });
    expect(key('ArrowLeft', consts)).toEqual({ type: 'go', row: 0 });
    expect(key('ArrowLeft', 0)).toEqual({ type: 'toggle' });
    expect(key('End', 0)).toEqual({ type: 'go', row: rows.length - 1 });
    expect(key('Home', 9)).toEqual({ type: 'go', row: 0 });
    expect(key('PageDown', 1)).toEqual({ type: 'go', row: 11 });
    expect(key('x', 0)).toBeNull();
    const all = openTo(tree, opened, tree.count - 1, true);
    const inConsts = openSiblings(tree, rows, all, rows[consts]);
    const wide = rowsOf(tree, inConsts);
    const reference = wide.findIndex((row) => !row.isInteger && nodeType(tree, row.node) === TYPE.REF);
    expect(treeKey(tree, wide, inConsts, reference, 'Enter', 10)).toEqual({ type: 'follow' });
    expect(typeAhead(tree, rows, 0, 'f')).toBe(labels.findIndex((label) => label.startsWith('flags')));
    expect(typeAhead(tree, rows, 0, 'zz')).toBeNull();
  });

  test('find the row of what is folded away in what holds it', () => {
    const inside = at(tree, 'consts.1.names');
    expect(labels[rowAt(rows, tree.start[inside])]).toMatch(/^consts/);
    const wider = rowsOf(tree, openTo(tree, opened, inside));
    expect(wider[rowAt(wider, tree.start[inside])].node).toBe(inside);
  });
});
