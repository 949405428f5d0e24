import { describe, expect, it } from 'vitest';
import { MARK, componentsIn, questionsIn } from '../../src/components/asked-questions.ts';
import { readProgressFile, writeProgressFile } from '../../src/widgets/progress/progress-file.ts';
import { advance, leaveAt, lessonState, parseProgress } from '../../src/widgets/progress/progress.ts';
import { isMissed } from '../../src/widgets/review/review.ts';

describe('progress', () => {
  it('starts empty, and with anything in storage that is not progress', () => {
    for (const text of [null, '', 'no JSON {', '7', 'null', '[]', '{"lessons":3,"last":4}']) {
      const progress = parseProgress(text);
      expect(progress.last).toBeNull();
      expect(lessonState(progress, 'sixteen-bytes')).toBe('new');
    }
  });

  it('drops states that it does not know and keeps the others', () => {
    const progress = parseProgress('{"lessons":{"a":"read","b":"half"},"last":"a"}');
    expect(lessonState(progress, 'a')).toBe('read');
    expect(lessonState(progress, 'b')).toBe('new');
  });

  it('survives storage, and a lesson that was read stays read when it is opened again', () => {
    let progress = advance(parseProgress(null), 'sixteen-bytes', 'open');
    expect(lessonState(progress, 'sixteen-bytes')).toBe('open');
    progress = advance(progress, 'sixteen-bytes', 'read');
    progress = parseProgress(JSON.stringify(advance(progress, 'sixteen-bytes', 'open')));
    expect(lessonState(progress, 'sixteen-bytes')).toBe('read');
    expect(progress.last).toBe('sixteen-bytes');
  });

  it('takes names of Object.prototype for lessons that were never opened', () => {
    expect(lessonState(parseProgress('{}'), 'constructor')).toBe('new');
  });
});

describe('where a lesson was left', () => {
  it('is kept until another lesson is opened', () => {
    const left = leaveAt(advance(parseProgress(null), 'a', 'open'), 'a', 'four-fields');
    expect(parseProgress(JSON.stringify(left)).place).toBe('four-fields');
    expect(advance(left, 'a', 'read').place).toBe('four-fields');
    expect(advance(left, 'b', 'open').place).toBeNull();
  });
});

describe('a progress file', () => {
  const kept = {
    progress: leaveAt(advance(parseProgress(null), 'a', 'read'), 'a', 'recap'),
    done: { 'inside-pyc.answer.l5-why.abc1': '2,0', 'inside-pyc.task.l5-read': 'done' },
  };

  it('is read as it was written', () => {
    expect(readProgressFile(writeProgressFile(kept))).toEqual({ kind: 'kept', kept });
  });

  it.each([
    ['no JSON', '{', /not JSON/],
    ['other JSON', '{"format":"x"}', /not a progress/],
    ['null', 'null', /not a progress/],
    ['a later format', writeProgressFile(kept).replace('"version": 1', '"version": 2'), /newer version/],
    ['a huge file', ' '.repeat(1_000_001), /too large/],
  ])('that is %s is refused with a sentence', (_, text, reason) => {
    expect(readProgressFile(text)).toEqual({ kind: 'broken', reason: expect.stringMatching(reason) });
  });

  it('brings nothing into storage but answers and tasks', () => {
    const done = {
      ...kept.done,
      'inside-pyc.python': '3.11',
      other: 'x',
      'inside-pyc.answer.a.b': '<b>',
      'inside-pyc.task.t': 7,
    };
    const read = readProgressFile(JSON.stringify({ ...JSON.parse(writeProgressFile(kept)), done }));
    expect(read).toEqual({ kind: 'kept', kept });
  });
});

describe('what is reviewed', () => {
  const question = {
    options: [
      { text: 'a', why: 'a', right: true },
      { text: 'b', why: 'b' },
    ],
  };
  it('is a question whose first answer was wrong, whatever came later', () => {
    expect(isMissed(question, [1, 0])).toBe(true);
    expect(isMissed(question, [1])).toBe(true);
    expect(isMissed(question, [0])).toBe(false);
    expect(isMissed(question, [])).toBe(false);
  });
});

describe('the questions of a lesson, as data', () => {
  it('are found in its output in their order', () => {
    const data = (id: string) => MARK + encodeURIComponent(JSON.stringify({ id, ask: `<b> & “${id}”` })) + MARK;
    const found = questionsIn(`<p>text</p>${data('one')}<p>text</p>${data('two')}`);
    expect(found.map(({ id, ask }) => [id, ask])).toEqual([
      ['one', '<b> & “one”'],
      ['two', '<b> & “two”'],
    ]);
    expect(componentsIn('<Note>a</Note> <HeaderLab sample="x" /> <p> <Note>')).toEqual(['Note', 'HeaderLab']);
  });
});
