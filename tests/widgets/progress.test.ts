import { describe, expect, it } from 'vitest';
import { advance, lessonState, parseProgress } from '../../src/widgets/progress/progress.ts';

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
