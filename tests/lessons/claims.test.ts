import { describe, expect, it } from 'vitest';
import { lessonSections, sectionsOf, unsupported, type Recorded } from '../../scripts/check/claims.ts';

const recordedAs = (name: string): Recorded | undefined =>
  name === 'known' ? { versions: ['3.12', '3.13'], beside: ['3.6'] } : undefined;
const check = (mdx: string) => unsupported(sectionsOf(`---\ntitle: x\n---\n${mdx}`, recordedAs));

describe('the lessons of the course', () => {
  it.each(lessonSections())(
    '$file: every section shows or cites, every sentence about a version is supported',
    ({ sections }) => {
      expect(unsupported(sections)).toEqual([]);
    },
  );

  it('make claims about versions, each with its support', () => {
    const claims = lessonSections().flatMap(({ sections }) => sections.flatMap((section) => section.claims));
    expect(claims.length).toBeGreaterThan(15);
  });
});

describe('what counts as support', () => {
  it('of a section: a widget, a session or a source in it, or a figure in the one before', () => {
    expect(check('Intro.\n\n## One\n\nText.')).toEqual(['“One” shows nothing and names no source']);
    expect(check('## One\n\n<Stepper\n  sample="fib"\n/>\n\n## Two\n\nText.')).toEqual([]);
    expect(check('## One\n\nSee [PEP 552](https://peps.python.org/pep-0552/).\n\n## Two\n\nText.')).toEqual([
      '“Two” shows nothing and names no source',
    ]);
    expect(
      check('## One\n\n<Note>A note is no figure.</Note>\n\n<Question id="q" options={[{ text: "a > b" }]} />'),
    ).toHaveLength(1);
  });

  it('of a sentence about a version: a session of it, a widget that shows it, or a source', () => {
    const said = (sentence: string, more: string) => check(`## One\n\n${sentence}\n\n${more}`);
    const session = '<Transcript name="known" part="a" />';
    expect(said('Python 3.12 does this.', session)).toEqual([]);
    expect(said('Python 3.6 does this.', session)).toEqual([]);
    expect(said('Python 3.9 does this.', session)).toEqual(['nothing shows 3.9 for: Python 3.9 does this.']);
    expect(said('Python 3.9 does this.', '<Stepper sample="fib" />')).toEqual([]);
    expect(said('Python 3.9 does this.', '<Stepper sample="fib" python="3.13" />')).toHaveLength(1);
    expect(said('Python 3.2 did, says [PEP](https://peps.python.org/pep-3147/).', session)).toEqual([]);
    expect(said('Python 3.3 has a size.', `${session}\n\n<Sources>\n- CPython 3.3, x.py\n</Sources>`)).toEqual([]);
  });

  it('is not needed for what only the readers of that version see, nor for code and numbers that are no versions', () => {
    expect(
      check(
        '## One\n\n<Py since="3.11">Since 3.11 it is so.</Py> Pi is 3.14159, and `x` is v3.1.\n\n<Transcript name="known" part="a" />',
      ),
    ).toEqual([]);
    expect(check('## One\n\n```\nprint(3.9)\n```\n\n<Transcript name="known" part="a" />')).toEqual([]);
  });

  it('is asked of every row of a table', () => {
    const table = '| Python | what |\n| --- | --- |\n| 3.4 | a |\n| 3.12 | b |';
    expect(check(`## One\n\n${table}\n\n<Transcript name="known" part="a" />`)).toEqual([
      'nothing shows 3.4 for: | 3.4 | a |',
    ]);
  });
});
