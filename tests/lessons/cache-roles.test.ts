/** What lesson 3 says of the six roles of `__pycache__`, held against what was recorded for it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runOn, transcriptPart, type Transcript, type TranscriptCommand } from '../../src/components/transcript.ts';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';

const RECORDED = JSON.parse(readFileSync('content/transcripts/generated/cache-roles.json', 'utf8')) as Transcript;
const lines = (text: string) => text.split('\n').filter((line) => line !== '');

describe.each(PYTHON_VERSIONS)('on %s', (python) => {
  const tag = `cpython-${python.replace('.', '')}`;
  /** What the commands of a part printed, a list of lines each. */
  const outputs = (part: string) =>
    transcriptPart(RECORDED, part)
      .steps.filter((step): step is TranscriptCommand => step.kind === 'command')
      .map((step) => lines(runOn(step, python)!.output));

  it('a run keeps what it imports, and not the script', () => {
    expect(outputs('run').at(-1)).toEqual([`cart.${tag}.pyc`, `stock.${tag}.pyc`]);
  });

  it('the first run compiles both modules, the second neither', () => {
    const [, first, second] = outputs('second-run');
    const compiled = (run: string[]) => run.filter((line) => line.startsWith('# code object from /')).length;
    const matched = (run: string[]) => run.filter((line) => line.includes(' matches ')).length;
    expect([compiled(first), matched(first)]).toEqual([2, 0]);
    expect([compiled(second), matched(second)]).toEqual([0, 2]);
    expect([...first, ...second].join()).not.toContain('shop.py');
    expect(first.filter((line) => line.startsWith('# wrote'))).toHaveLength(python === '3.7' ? 2 : 0);
  });

  it('the ways to ask for a module do what the table says', () => {
    const [script, option, one, all] = outputs('ways');
    expect(script).toEqual(['tea', 'm.py']);
    expect(option).toEqual(['tea', `m.${tag}.pyc`]);
    expect([one, all]).toEqual([[`m.${tag}.pyc`], [`m.${tag}.pyc`]]);
  });

  it('a module that fails is kept, one that cannot be compiled is not', () => {
    const [failed, kept, , broken, left] = outputs('mistakes');
    expect([failed[0], kept]).toEqual([expect.stringMatching(/^TypeError/), [`m.${tag}.pyc`]]);
    expect([broken[0], left]).toEqual([expect.stringMatching(/^SyntaxError/), ['m.py']]);
  });

  it('each version keeps and renews its own file', () => {
    expect(outputs('versions')[3][0]).toMatch(/m\.cpython-311\.pyc matches /);
    const [before, , after] = outputs('updating');
    expect(before).toEqual(['__pycache__/m.cpython-311.pyc', '__pycache__/m.cpython-313.pyc']);
    expect(after).toEqual(['__pycache__/m.cpython-311.pyc']);
  });

  it('the name of a cache file tells no platform, that of an extension module does', () => {
    const [[ofCache], [cache, ofC]] = outputs('platform');
    expect(ofCache).toBe(tag);
    expect(cache).toMatch(/: +\.pyc$/);
    expect(ofC).toMatch(/: +\.cpython-\w+-x86_64-linux-gnu\.so$/);
  });

  it('a deleted folder comes back the same, and a deleted source leaves a file that is not used', () => {
    expect(outputs('clean-up').slice(3)).toEqual([
      ['the same bytes'],
      [],
      ["ModuleNotFoundError: No module named 'm'"],
      [`m.${tag}.pyc`],
    ]);
  });
});
