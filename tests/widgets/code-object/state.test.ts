import { describe, expect, test } from 'vitest';
import { goalOf } from '../../../src/widgets/code-object/goals.ts';
import type { CodeView, FieldRow } from '../../../src/widgets/code-object/model.ts';
import { initialState, reduce } from '../../../src/widgets/code-object/state.ts';
import { readLink, writeLink } from '../../../src/widgets/code-object/url.ts';

const SAMPLES = ['counter', 'errors'];
const start = initialState('3.13', 'make_counter');

describe('choosing', () => {
  test('a member opens its list, an entry its table', () => {
    const member = reduce(start, { type: 'pick', pick: 'freevars.0' });
    expect(member).toMatchObject({ tab: 'fields', pick: 'freevars.0' });
    expect(member.open).toContain('freevars');
    expect(reduce(member, { type: 'pick', pick: 'exceptions.1' }).tab).toBe('exceptions');
    const lines = reduce(member, { type: 'tab', tab: 'lines' });
    expect(reduce(lines, { type: 'pick', pick: 'code.4' }).tab).toBe('lines');
  });

  test('another code object, or another Python, has nothing chosen', () => {
    const chosen = reduce(start, { type: 'pick', pick: 'consts.1' });
    expect(reduce(chosen, { type: 'code', code: '<module>' }).pick).toBeNull();
    expect(reduce(chosen, { type: 'python', python: '3.8' }).pick).toBeNull();
    expect(reduce(chosen, { type: 'python', python: '3.13' })).toBe(chosen);
  });
});

describe('links', () => {
  test.each([
    start,
    { ...start, code: '<module>', tab: 'lines' as const },
    reduce(start, { type: 'pick', pick: 'exceptions.0' }),
    reduce(reduce(start, { type: 'pick', pick: 'consts.0' }), { type: 'tab', tab: 'lines' }),
  ])('a state comes back from its link: %j', (state) => {
    const { state: link, notes } = readLink(writeLink('counter', state), '', SAMPLES);
    expect(notes).toEqual([]);
    expect(link.sample).toBe('counter');
    expect(link.python).toBe(state.python);
    expect(link.code ?? '<module>').toBe(state.code);
    expect(link.tab ?? 'fields').toBe(state.tab);
    expect(link.pick ?? null).toBe(state.pick);
  });

  test.each([
    ['#99.sample=counter', /format 99/],
    ['#1.sample=nothing', /“nothing”/],
    ['#1.sample=counter&python=2.7', /“2.7”/],
    ['#1.sample=counter&pick=<b>', /“<b>”/],
  ])('%s opens with a sentence', (hash, note) => {
    const { notes, broken } = readLink(hash, '', SAMPLES);
    const said = broken ? [...notes, broken.why] : notes;
    expect(said).toEqual([expect.stringMatching(note)]);
  });
});

describe('goals', () => {
  const row = (pick: string, value: string, members: FieldRow[] = [], type = ''): FieldRow => ({
    ...{ pick, name: pick, value, type, hue: null, range: null, isReference: false, count: null, members, opens: null },
  });
  const view = {
    codes: [],
    fields: [
      row('consts', '', [row('consts.0', 'None')]),
      row('localsplusnames', '', [
        row('localsplusnames.0', 'by', [], 'local'),
        row('localsplusnames.1', 'count', [], 'free'),
      ]),
      row('flags', '0x10', [row('flags.16', 'NESTED')]),
    ],
    derived: [row('freevars', '', [row('freevars.0', 'count')])],
    lines: [
      { pick: 'lines.0', line: '4' },
      { pick: 'lines.1', line: '5–7' },
    ],
  } as unknown as CodeView;
  const reached = (goal: string, pick: string) => goalOf(goal)({ state: { ...start, pick }, view });

  test('a free variable is found in its own tuple and among the slots', () => {
    expect(reached('found-free-variable', 'freevars.0')).toBe(true);
    expect(reached('found-free-variable', 'localsplusnames.1')).toBe(true);
    expect(reached('found-free-variable', 'localsplusnames.0')).toBe(false);
    expect(reached('found-free-variable', 'freevars')).toBe(false);
  });

  test('the others', () => {
    expect(reached('found-flag-NESTED', 'flags.16')).toBe(true);
    expect(reached('found-const-None', 'consts.0')).toBe(true);
    expect(reached('found-exception-entry', 'exceptions.0')).toBe(true);
    expect(reached('found-exception-entry', 'lines.0')).toBe(false);
    expect(reached('picked-consts', 'consts.0')).toBe(true);
    expect(reached('found-line-4', 'lines.0')).toBe(true);
    expect(reached('found-line-4', 'lines.1')).toBe(false);
    expect(reached('found-line-5', 'lines.1')).toBe(true);
    expect(reached('found-line-4', 'consts.0')).toBe(false);
    expect(() => goalOf('found-free-varaible')).toThrow('found-free-varaible');
  });
});
