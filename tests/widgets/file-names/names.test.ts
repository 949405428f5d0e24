import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Transcript, TranscriptCommand } from '../../../src/components/transcript.ts';
import { PYTHON_VERSIONS } from '../../../src/pyc/types.ts';
import { choicesFor } from '../../../src/widgets/file-names/choices.ts';
import {
  LEVELS,
  allPythons,
  built,
  isReached,
  newNames,
  reduce,
  traced,
  validateGoal,
} from '../../../src/widgets/file-names/names.ts';
import { readLink, writeLink } from '../../../src/widgets/file-names/url.ts';

const start = newNames('3.13');
const pieces = (state: typeof start) => {
  const made = built(state);
  return 'pieces' in made ? made.pieces.map(({ part, text }) => `${part} ${text}`) : made.raised;
};

describe('from source to cache file', () => {
  test('each part of the path is told apart', () => {
    expect(pieces({ ...start, level: '2' })).toEqual([
      'folder /lab/pkg/',
      '__pycache__ __pycache__/',
      'name m',
      'tag .cpython-313',
      'level .opt-2',
      'ending .pyc',
    ]);
  });

  test('a prefix takes the place of __pycache__, from 3.8 on', () => {
    expect(pieces({ ...start, prefix: '/tmp/pyc/' })).toEqual([
      'prefix /tmp/pyc',
      'folder /lab/pkg/',
      'name m',
      'tag .cpython-313',
      'ending .pyc',
    ]);
    expect(pieces({ ...start, python: '3.7', prefix: '/tmp/pyc' })).toContain('__pycache__ __pycache__/');
    expect(built({ ...start, source: 'm.py', prefix: '/tmp/pyc' })).toMatchObject({
      path: '/tmp/pyc/lab/m.cpython-313.pyc',
    });
  });

  test('the pieces are the path, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PYTHON_VERSIONS),
        fc.stringMatching(/^[a-z./]{0,20}$/),
        fc.constantFrom(...LEVELS),
        fc.constantFrom('', '/tmp/pyc', 'rel', '/'),
        (python, source, level, prefix) => {
          const made = built({ ...start, python, source, level, prefix });
          if ('pieces' in made) expect(made.pieces.map(({ text }) => text).join('')).toBe(made.path);
          else expect(made.raised).toMatch(/^\w+Error: /);
        },
      ),
    );
  });

  test.each(LEVELS)('eleven Pythons’ files of one source never share a name, at level “%s”', (level) => {
    const rows = allPythons({ ...start, level });
    expect(new Set(rows.map(({ path }) => path)).size).toBe(PYTHON_VERSIONS.length + 2);
    expect(new Set(rows.map(({ magic }) => magic)).size).toBe(PYTHON_VERSIONS.length + 2);
    expect(rows.find(({ python }) => python === '3.13')).toMatchObject({ magic: 3571, bytes: 'f3 0d 0d 0a' });
  });

  test('the folder is the one that eleven real Pythons left', () => {
    const { parts } = JSON.parse(
      readFileSync(new URL('../../../content/transcripts/generated/eleven-pythons.json', import.meta.url), 'utf8'),
    ) as Transcript;
    const outputOf = (part: string, at: number) =>
      (parts.find(({ id }) => id === part)!.steps[at] as TranscriptCommand).runs[0].output;
    const state = { ...start, source: 'm.py' };
    const listed = allPythons(state).map(({ magic, path }) => `${magic} ${path}\n`);
    expect(listed.join('')).toBe(outputOf('magic', 1));
    expect(allPythons({ ...state, level: '1' })[0].path).toBe(outputOf('pyo', 2).split('\n')[1]);
  });
});

describe('choices', () => {
  test('one is right, the others are near it and say why not, whatever is set', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PYTHON_VERSIONS),
        fc.stringMatching(/^\/[a-z]{1,4}\/[a-z]{1,6}\.py$/),
        fc.constantFrom(...LEVELS),
        fc.constantFrom('', '/tmp/pyc'),
        (python, source, level, prefix) => {
          const state = { ...start, python, source, level, prefix };
          const choices = choicesFor(state)!;
          const made = built(state);
          expect(choices.filter(({ why }) => why === null).map(({ path }) => path)).toEqual([
            'path' in made && made.path,
          ]);
          expect(new Set(choices.map(({ path }) => path)).size).toBe(choices.length);
          expect(choices.length).toBe(4);
        },
      ),
    );
    const places = PYTHON_VERSIONS.map((python) =>
      choicesFor({ ...start, python })!.findIndex(({ why }) => why === null),
    );
    expect(new Set(places).size).toBe(4);
    expect(choicesFor({ ...start, python: '3.8', source: 'm.py', prefix: 'x' })).not.toBeNull();
    expect(choicesFor({ ...start, source: '//m.py', prefix: '/tmp/pyc', python: '3.9' })).toBeNull();
  });

  test('a task is reached by the path, or by a refusal', () => {
    const path = '/tmp/pyc/srv/shop/cart.cpython-311.opt-2.pyc';
    const state = { ...start, python: '3.11', source: '/srv/shop/cart.py', level: '2', prefix: '/tmp/pyc' } as const;
    expect(isReached(`builds ${path}`, state)).toBe(true);
    expect(isReached(`builds ${path}`, { ...state, level: '1' })).toBe(false);
    expect(isReached('refused', { ...state, cache: 'm.pyc' })).toBe(true);
    expect(isReached('refused', { ...state, cache: '__pycache__/m.cpython-37.pyc' })).toBe(false);
    expect(() => validateGoal('build')).toThrow('no goal');
  });
});

describe('and back', () => {
  test('a name tells source, Python and level, and what would be looked for instead', () => {
    expect(traced(start)).toEqual({
      source: '/lab/m.py',
      python: '3.12',
      tag: 'cpython-312',
      level: '1',
      instead: '/lab/__pycache__/m.cpython-313.pyc',
    });
    expect(traced({ ...start, python: '3.12', level: '1' })).toMatchObject({ instead: null });
    expect(traced({ ...start, cache: '/x/__pycache__/a.pypy310.pyc' })).toMatchObject({ python: null, level: null });
  });

  test.each([
    ['/lab/m.pyc', "ValueError: __pycache__ not bottom-level directory in '/lab/m.pyc'"],
    ['/lab/__pycache__/m.pyc', "ValueError: expected only 2 or 3 dots in 'm.pyc'"],
    ['/lab/__pycache__/m.cpython-313.O.pyc', "ValueError: optimization portion of filename does not start with 'opt-'"],
  ])('%s is refused in CPython’s words', (cache, raised) => {
    expect(traced({ ...start, cache })).toEqual({ raised });
  });
});

test('every state comes back from its link; a broken link is refused with a sentence', () => {
  const state = { ...start, python: '3.8', source: 'a b/ü.py', level: '1', prefix: '/p&q' } as const;
  expect(readLink(writeLink(state))).toEqual({ kind: 'state', state, ask: false });
  expect(readLink(writeLink(state, true))).toEqual({ kind: 'state', state, ask: true });
  for (const [hash, reason] of [
    ['#1.level=3', /“3” is no level/],
    ['#1.python=2.7', /no Python/],
    ['#1.x=1', /part “x”/],
    [`#1.source=${'a'.repeat(200)}`, /longer than 120/],
  ] as const)
    expect(readLink(hash)).toMatchObject({ kind: 'broken', reason: expect.stringMatching(reason) as string });
  expect(reduce(start, { type: 'source', value: 'a'.repeat(200) })).toBe(start);
});
