import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFragment } from '../../src/widgets/shared/url-format.ts';
import { parseFragment } from '../../src/widgets/shared/url-state.ts';

describe('the state in a fragment', () => {
  it('comes back as it was written, whatever the values hold', () => {
    const values = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
      {
        maxKeys: 8,
      },
    );
    fc.assert(
      fc.property(values, (record) => {
        const result = parseFragment(formatFragment(1, record), 1);
        expect(result.kind).toBe('state');
        if (result.kind === 'state') expect(Object.fromEntries(result.state.values)).toEqual({ ...record });
      }),
    );
  });

  it('is short and readable', () => {
    expect(formatFragment(1, { sample: 'fib', edit: '4:01,8:ff', source: undefined })).toBe(
      '#1.sample=fib&edit=4:01,8:ff',
    );
  });

  it('leaves ordinary anchors alone', () => {
    expect(parseFragment('', 1).kind).toBe('none');
    expect(parseFragment('#', 1).kind).toBe('none');
    expect(parseFragment('#recap', 1).kind).toBe('none');
  });

  it('says what is wrong with a broken one', () => {
    for (const [hash, reason] of [
      ['#2.sample=fib', 'format 2'],
      ['#0.sample=fib', 'format 0'],
      ['#sample=fib', 'version number'],
      ['#1.' + 'x'.repeat(9000), '9002 characters'],
    ]) {
      const result = parseFragment(hash, 1);
      expect(result.kind).toBe('broken');
      if (result.kind !== 'broken') continue;
      expect(result.reason).toContain(reason);
      expect(result.reason).toMatch(/ The widget shows its default instead\.$/);
      expect(result.why).toContain(reason);
    }
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (hash) => void parseFragment(hash, 1)));
  });
});
