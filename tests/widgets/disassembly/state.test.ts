import { describe, expect, test } from 'vitest';
import { initialState, neighbour, reduce } from '../../../src/widgets/disassembly/state.ts';
import { readLink, writeLink } from '../../../src/widgets/disassembly/url.ts';
import { goalOf } from '../../../src/widgets/disassembly/goals.ts';
import type { DisView, Inspected } from '../../../src/widgets/disassembly/model.ts';

const SAMPLES = ['fib', 'errors'];
const start = initialState('3.13', '<module>');

describe('Pythons', () => {
  test('comparing begins with the Python before, and keeps the one that was looked at', () => {
    const two = reduce(start, { type: 'compare', on: true });
    expect(two.pythons).toEqual(['3.12', '3.13']);
    expect(reduce(two, { type: 'compare', on: false }).pythons).toEqual(['3.13']);
    expect(neighbour('3.7')).toBe('3.8');
  });

  test('up to four, oldest first, and never none', () => {
    let state = reduce(start, { type: 'compare', on: true });
    for (const python of ['3.15', '3.7', '3.8'] as const) state = reduce(state, { type: 'python', python, on: true });
    expect(state.pythons).toEqual(['3.7', '3.12', '3.13', '3.15']);
    for (const python of state.pythons) state = reduce(state, { type: 'python', python, on: false });
    expect(state.pythons).toHaveLength(1);
  });

  test('what was chosen in a listing goes with it', () => {
    const spot = { python: '3.13', offset: 4, cell: 'operand' } as const;
    const chosen = reduce(start, { type: 'spot', spot });
    expect(reduce(chosen, { type: 'pythons', pythons: ['3.8'] }).spot).toBeNull();
    expect(reduce(chosen, { type: 'compare', on: true }).spot).toEqual(spot);
    expect(reduce(chosen, { type: 'code', code: 'fib' }).spot).toBeNull();
  });
});

describe('links', () => {
  test.each([
    start,
    { ...start, code: 'make.<locals>.f', caches: true, prefixes: false },
    { ...start, spot: { python: '3.13' as const, offset: 12, cell: 'operand' as const } },
    {
      ...start,
      pythons: ['3.8' as const, '3.11' as const],
      spot: { python: '3.11' as const, offset: 4, cell: 'opname' as const },
    },
    { ...start, handler: 2 },
  ])('a state comes back from its link: %j', (state) => {
    const { state: link, notes } = readLink(writeLink('fib', state), '', SAMPLES);
    expect(notes).toEqual([]);
    expect(link.sample).toBe('fib');
    expect(link.pythons).toEqual(state.pythons);
    expect(link.code ?? '<module>').toBe(state.code);
    expect(link.caches ?? false).toBe(state.caches);
    expect(link.prefixes ?? true).toBe(state.prefixes);
    expect(link.spot ?? null).toEqual(state.spot);
    expect(link.handler ?? null).toBe(state.handler);
  });

  test.each([
    ['#99.sample=fib', /format 99/],
    ['#1.sample=nothing', /“nothing”/],
    ['#1.sample=fib&python=2.7', /“2.7”/],
    ['#1.sample=fib&python=3.7,3.8,3.9,3.10,3.11', /up to 4/],
    ['#1.sample=fib&at=x', /“x”/],
  ])('%s opens with a sentence', (hash, note) => {
    const { notes, broken } = readLink(hash, '', SAMPLES);
    const said = broken ? [...notes, broken.why] : notes;
    expect(said).toEqual([expect.stringMatching(note)]);
  });

  test('an embed may say its state in the query', () => {
    expect(readLink('', '?sample=errors&python=3.9&theme=dark', SAMPLES).state).toEqual({
      sample: 'errors',
      pythons: ['3.9'],
    });
  });
});

describe('goals', () => {
  const view = (more: Partial<DisView>): DisView => ({
    codes: [],
    listing: null,
    grid: null,
    inspected: null,
    missing: null,
    ...more,
  });
  const reached = (goal: string, state: Partial<typeof start>, more: Partial<DisView> = {}) =>
    goalOf(goal)({ state: { ...start, ...state }, view: view(more) });

  test('each holds for what it names, and not before', () => {
    const listing = { caches: 3, prefixes: 0 } as DisView['listing'];
    expect(reached('opened-caches', {}, { listing })).toBe(false);
    expect(reached('opened-caches', { caches: true }, { listing })).toBe(true);
    expect(reached('compared-four', { pythons: ['3.8', '3.9', '3.10'] })).toBe(false);
    expect(reached('compared-four', { pythons: ['3.8', '3.9', '3.10', '3.11'] })).toBe(true);
    expect(reached('found-exception-entry', { handler: 0 })).toBe(true);
    const inspected = { opname: 'BINARY_OP' } as Inspected;
    const spot = { python: '3.13', offset: 0, cell: 'opname' } as const;
    expect(reached('selected-binary-op-operand', { spot }, { inspected })).toBe(false);
    expect(reached('selected-binary-op-operand', { spot: { ...spot, cell: 'arg' } }, { inspected })).toBe(true);
    expect(reached('selected-binary-op', { spot }, { inspected })).toBe(true);
    expect(reached('selected-binary-op', { spot }, { inspected: { opname: 'LOAD_CONST' } as Inspected })).toBe(false);
  });

  test('a misspelt goal stops the build', () => {
    expect(() => goalOf('opend-caches')).toThrow('opend-caches');
  });
});
