import { describe, expect, test } from 'vitest';
import { codeChoices } from '../../../src/widgets/disassembly/code-choices.ts';

const codes = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    key: n === 0 ? '<module>' : `f${n}`,
    name: n === 0 ? '<module>' : `f${n}`,
    depth: n === 0 ? 0 : 1,
    line: n,
  }));

describe('the list of code objects', () => {
  test('has them all where they are few, members set in', () => {
    expect(codeChoices(codes(3), 'f2').map(({ text }) => text)).toEqual([
      '<module>',
      '\u00a0\u00a0f1, line 1',
      '\u00a0\u00a0f2, line 2',
    ]);
  });

  test('has those near the chosen one where they are thousands, the module, and a way on in both directions', () => {
    const offered = codeChoices(codes(5000), 'f2500');
    expect(offered.length).toBeLessThan(250);
    expect(offered[0].key).toBe('<module>');
    expect(offered[1]).toEqual({ key: 'f2399', text: '… 2,399 before' });
    expect(offered.at(-1)).toEqual({ key: 'f2601', text: '… 2,399 more' });
    expect(offered.some(({ key }) => key === 'f2500')).toBe(true);
    expect(new Set(offered.map(({ key }) => key)).size, 'each once').toBe(offered.length);
  });

  test('lets every code object be reached by going on', () => {
    const all = codes(1000);
    let chosen = '<module>';
    for (let steps = 0; steps < 20 && chosen !== 'f999'; steps++) chosen = codeChoices(all, chosen).at(-1)!.key;
    expect(chosen).toBe('f999');
  });
});
