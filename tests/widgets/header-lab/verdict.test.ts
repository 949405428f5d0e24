import { describe, expect, test } from 'vitest';
import * as reading from '../../../src/widgets/header-lab/reading.ts';
import { PYTHON_VERSIONS } from '../../../src/pyc/types.ts';
import { change, newLab } from '../../../src/widgets/header-lab/lab.ts';
import type { Lab, LabEvent, RunPython } from '../../../src/widgets/header-lab/lab.ts';
import {
  editedText,
  failedCheck,
  knowing,
  pycPath,
  verdictOf,
  verdictText,
} from '../../../src/widgets/header-lab/verdict.ts';
import { factsOf } from '../../../src/widgets/header-lab/facts.ts';
import { suggestionsFor } from '../../../src/widgets/header-lab/suggestions.ts';
import { GOALS, isReached, validateTask } from '../../../src/widgets/header-lab/tasks.ts';
import type { GoalName } from '../../../src/widgets/header-lab/tasks.ts';
import { findSample } from '../../../src/widgets/shared/samples.ts';
import { labFile, readOwn } from './files.ts';

const file = labFile();
const say = (lab: Lab, run: RunPython = '3.13') => verdictText(lab, run, verdictOf(lab, run, reading));
const after = (lab: Lab, ...events: LabEvent[]) => events.reduce(change, lab);
const flag: LabEvent = { type: 'field', name: 'flags', value: 4 };
const absent: LabEvent = { type: 'source-preset', preset: 'absent' };
const sameSecond: LabEvent = { type: 'source-preset', preset: 'same-second' };

describe('the verdict', () => {
  test.each(PYTHON_VERSIONS)('Python %s uses its own file, of each kind', (python) => {
    for (const variant of ['plain', 'checked-hash', 'unchecked-hash'] as const)
      expect(say(newLab(labFile(python, variant)), python).sentence).toBe(`Used: Python ${python} runs this bytecode.`);
  });

  test('a touched source is recompiled, and -v says so', () => {
    const text = say(after(newLab(file), { type: 'source-preset', preset: 'touched' }));
    expect(text).toMatchObject({
      tone: 'warn',
      sentence: 'Recompiled, silently.',
      reason: "# bytecode is stale for 'fib'",
    });
    expect(text.more).toContain('mtime 2009-02-13 23:32:30 UTC and size 170');
  });

  test('an unknown flag is recompiled without a word, and refused without source', () => {
    expect(say(after(newLab(file), flag))).toMatchObject({ tone: 'warn', reason: null });
    expect(say(after(newLab(file), flag, absent))).toMatchObject({
      tone: 'bad',
      exception: "ImportError: invalid flags 4 in 'fib'",
    });
  });

  test('another magic number without source raises CPython’s text', () => {
    expect(say(after(newLab(file), absent, { type: 'field', name: 'magic', value: 3531 })).exception).toBe(
      "ImportError: bad magic number in 'fib': b'\\xcb\\r\\r\\n'",
    );
  });

  test('edited in the same second with the same size, the old code runs; a checked hash notices', () => {
    const text = say(after(newLab(file), sameSecond));
    expect(text.tone).toBe('good');
    expect(text.more).toContain('the old code runs');
    expect(say(after(newLab(labFile('3.13', 'checked-hash')), sameSecond))).toMatchObject({
      tone: 'warn',
      reason: null,
    });
    expect(say(after(newLab(labFile('3.13', 'unchecked-hash')), sameSecond)).tone).toBe('good');
  });

  test('an edited text has the size that is asked for, and is another', () => {
    const text = file.source.text!;
    for (const size of [0, 1, text.length - 1, text.length, text.length + 1, text.length + 9, text.length + 500]) {
      const edited = editedText(text, size);
      expect(edited).toHaveLength(size);
      expect(edited).not.toEqual(text);
    }
  });

  test('the hash that is compared is that of the sample’s source', () => {
    const verdict = verdictOf(newLab(labFile('3.11', 'checked-hash')), '3.11', reading);
    const check = verdict.checks.find(({ id }) => id === 'hash')!;
    expect(check.expected!.replaceAll(' ', '')).toBe(findSample('fib')!.sourceHash['3.11']);
  });

  test('of an own hash-based file the text is unknown: unedited it matches, edited it does not', () => {
    const own = readOwn('fib.cpython-313.pyc', labFile('3.13', 'checked-hash').bytes);
    expect(say(newLab(own.file)).tone).toBe('good');
    const edited = after(newLab(own.file), sameSecond);
    expect(say(edited).tone).toBe('warn');
    expect(failedCheck(verdictOf(edited, '3.13', reading))!.expected).toBe('another, of the edited text');
    // Edited to another Python's magic, it is not known what that Python's hash of the text would be.
    expect(say(after(newLab(own.file), { type: 'field', name: 'magic', value: 3531 }), '3.12').tone).toBe('unknown');
  });

  test('the file is looked for where that Python looks', () => {
    const lab = newLab(file);
    expect(pycPath(lab, '3.12')).toBe('__pycache__/fib.cpython-312.pyc');
    expect(pycPath(lab, '2.7')).toBe('fib.pyc');
    expect(pycPath(after(lab, absent), '3.13')).toBe('fib.pyc');
    expect(pycPath(newLab(labFile('3.13', 'opt-1', 'checks')), '3.13')).toBe(
      '__pycache__/checks.cpython-313.opt-1.pyc',
    );
  });
});

describe('before anything is loaded', () => {
  const hashed = newLab(labFile('3.13', 'checked-hash'));
  const known = knowing({
    lab: hashed,
    python: '3.13',
    body: { type: 'code' },
    hash: reading.sourceHash('3.13', hashed.file.source.text!),
  });

  test('the first verdict, and that on any edit of the header, is the same as afterwards', () => {
    const edits = [0, 4, 8, 15].map((offset): LabEvent => ({ type: 'byte', offset, value: 0x77 }));
    for (const lab of [hashed, after(hashed, absent), ...edits.map((edit) => after(hashed, edit))])
      expect(verdictOf(lab, '3.13', known)).toEqual(verdictOf(lab, '3.13', reading));
  });

  test('what is not known yet is not judged', () => {
    for (const [lab, run] of [
      [hashed, '2.7'],
      [hashed, '3.12'],
      [after(hashed, sameSecond), '3.13'],
      [after(hashed, { type: 'cut', length: 20 }), '3.13'],
    ] as [Lab, RunPython][]) {
      const lab2 = run === '3.12' ? after(lab, absent, { type: 'field', name: 'magic', value: 3531 }) : lab;
      expect(verdictOf(lab2, run, known).outcome).toEqual({ kind: 'undecided', why: 'The file is being read.' });
    }
  });
});

describe('things to try', () => {
  const failures = (lab: Lab) =>
    suggestionsFor(lab, '3.13').map(({ id, lab: next }) => [
      id,
      say(next).tone,
      failedCheck(verdictOf(next, '3.13', reading))?.id,
    ]);

  test('each has the effect that it is there for', () => {
    expect(failures(newLab(file))).toEqual([
      ['touch', 'warn', 'mtime'],
      ['flag', 'warn', 'flags'],
      ['magic', 'warn', 'magic'],
      ['cut', 'warn', 'length'],
      ['source', 'good', undefined],
    ]);
  });

  test('without source the same damage is refused, whatever was tried before', () => {
    const lab = after(newLab(file), absent, { type: 'byte', offset: 0, value: 0 });
    expect(failures(lab)).toEqual([
      ['flag', 'bad', 'flags'],
      ['magic', 'bad', 'magic'],
      ['cut', 'bad', 'length'],
      ['source', 'warn', 'magic'],
    ]);
  });
});

describe('tasks', () => {
  const reached = (lab: Lab, run: RunPython = '3.13') => {
    const facts = factsOf(lab, verdictOf(lab, run, reading));
    return (Object.keys(GOALS) as GoalName[]).filter((goal) => isReached({ id: 'x', prompt: 'x', goal }, facts));
  };
  const start = newLab(file);
  const byte = (offset: number, value: number): LabEvent => ({ type: 'byte', offset, value });

  test('no goal is reached at the start', () => {
    expect(reached(start)).toEqual([]);
  });

  test.each<[string, Lab, GoalName[]]>([
    ['one byte of the mtime', after(start, byte(8, 0)), ['recompiled-by-one-byte', 'recompiled-by-mtime']],
    ['a flag', after(start, flag), ['recompiled-by-one-byte', 'recompiled-by-flags', 'recompiled-without-reason']],
    [
      'the size',
      after(start, byte(12, 0)),
      ['recompiled-by-one-byte', 'recompiled-by-size', 'recompiled-without-reason'],
    ],
    ['a cut', after(start, { type: 'cut', length: 10 }), ['recompiled-by-length']],
    ['a flag that is let pass', after(start, byte(4, 2)), ['used-with-edited-byte']],
    ['an edit that nobody notices', after(start, sameSecond), ['used-with-changed-source']],
    ['no source', after(start, absent), ['used-without-source']],
    ['no source and a flag', after(start, absent, flag), ['refused-invalid-flags']],
    ['no source and a byte of the magic', after(start, absent, byte(0, 0)), ['refused-bad-magic']],
    ['no source and a cut', after(start, absent, { type: 'cut', length: 15 }), ['refused-short-header']],
    [
      'a touched source and its mtime in the header',
      after(start, { type: 'source-preset', preset: 'touched' }, { type: 'field', name: 'mtime', value: 1234567950 }),
      ['used-after-touch', 'used-with-edited-byte'],
    ],
    ['the older layout', after(start, { type: 'layout', layout: 12 }), ['mtime-reads-zero']],
  ])('%s reaches its goals and no others', (_, lab, goals) => {
    expect(reached(lab)).toEqual(goals);
  });

  test('the hash goal', () => {
    const lab = after(newLab(labFile('3.13', 'checked-hash')), sameSecond);
    expect(reached(lab)).toEqual(['recompiled-by-hash', 'recompiled-without-reason']);
  });

  test('a task that cannot be checked stops the build', () => {
    expect(() => validateTask({ id: 'a b', prompt: 'x', goal: 'used-after-touch' })).toThrow(/id/);
    expect(() => validateTask({ id: 'a', prompt: '', goal: 'used-after-touch' })).toThrow(/asks nothing/);
    expect(() => validateTask({ id: 'a', prompt: 'x', goal: 'win' as GoalName })).toThrow(
      /known are recompiled-by-one-byte/,
    );
  });
});
