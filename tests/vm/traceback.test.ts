/** Source lines and carets of tracebacks. What is expected was printed by CPython 3.10.13, 3.12.1, 3.13.0 and 3.15.2. */
import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/vm/traceback/levenshtein.ts';
import { sourceLines } from '../../src/vm/traceback/lines.ts';
import { parseExpression } from '../../src/vm/traceback/segment.ts';

/** The lines below `File …` for the part of a source between two marks `«` and `»`. */
function drawn(marked: string, minor: number): string[] {
  const before = marked.slice(0, marked.indexOf('«'));
  const upTo = marked.slice(0, marked.indexOf('»')).replace('«', '');
  const bytes = (text: string) => new TextEncoder().encode(text.slice(text.lastIndexOf('\n') + 1)).length;
  const line = (text: string) => text.split('\n').length;
  return sourceLines(
    marked.replace(/[«»]/g, '').split('\n'),
    { line: line(before), endLine: line(upTo), col: bytes(before), endCol: bytes(upTo) },
    minor,
  );
}

describe('source lines of a traceback', () => {
  test('up to 3.10 show no carets', () => {
    expect(drawn('def f(a, b):\n    return «a / b»\n', 10)).toEqual(['    return a / b']);
  });

  test.each([
    [12, 'return «width * hieght»', ['    return width * hieght', '           ~~~~~~^~~~~~~~']],
    [12, "return «d['x'][k][10]» + 1", ["    return d['x'][k][10] + 1", '           ~~~~~~~~~^^^^']],
    [12, "name = «'äöü€𝒳' + 1» + 'x'", ["    name = 'äöü€𝒳' + 1 + 'x'", '           ~~~~~~~~^~~']],
    [12, 'print(«divide(a, b)»)', ['    print(divide(a, b))', '          ^^^^^^^^^^^^']],
    [12, '«main()»', ['    main()']],
    [12, 'value = «f(\n    1,\n)»', ['    value = f(', '            ^^']],
    [13, 'print(«divide(a, b)»)', ['    print(divide(a, b))', '          ~~~~~~^^^^^^']],
    [13, '«main()»', ['    main()', '    ~~~~^^']],
    [13, 'total = «add(1, 2)»', ['    total = add(1, 2)']],
    [13, 'return «add(1, 2)»', ['    return add(1, 2)']],
    [13, 'return «a.add(1, 2)»', ['    return a.add(1, 2)', '           ~~~~~^^^^^^']],
    [13, 'if x > 3: «raise ValueError(x)»', ['    if x > 3: raise ValueError(x)', '              ^^^^^^^^^^^^^^^^^^^']],
    [
      13,
      'result = («1 +\n          2 * (\n              3\n              + None\n          )»\n          )',
      [
        '    result = (1 +',
        '              ~~^',
        '              2 * (',
        '              ~~~~~',
        '    ...<2 lines>...',
        '              )',
        '              ~',
      ],
    ],
  ] as [number, string, string[]][])('3.%i: %s', (minor, marked, lines) => {
    expect(drawn(marked, minor)).toEqual(lines);
  });
});

describe('the outermost node of an expression', () => {
  test.each([
    ['a + b * c', 'binary', 'a'],
    ['(a + b) * c', 'binary', 'a + b'],
    ['-a ** b', 'other', undefined],
    ['f(x)(y)[z]', 'subscript', 'f(x)(y)'],
    ['f"{x[\'a\']}" % 3', 'binary', 'f"{x[\'a\']}"'],
    ['lambda x: x + 1', 'other', undefined],
    ['await f(x)', 'other', undefined],
    ['not a == b', 'other', undefined],
    ['(yield x)', 'other', undefined],
  ])('%s', (text, kind, left) => {
    const node = parseExpression(text, true)!;
    expect(node.kind).toBe(kind);
    expect(node.left && text.slice(node.left.start, node.left.end)).toBe(left);
  });

  test('is not there where the text is no expression', () => {
    for (const text of ['raise ValueError(1)', 'x += 1', 'a b', '(a', 'assert x'])
      expect(parseExpression(text, true)).toBeNull();
  });
});

test('the nearest name is found as CPython finds it: a case flip costs half, ties go to the first', () => {
  expect(nearest(['height', 'width'], 'hieght')).toBe('height');
  expect(nearest(['append', 'pop'], 'apend')).toBe('append');
  expect(nearest(['Foo', 'fob'], 'foo')).toBe('Foo');
  expect(nearest(['print', 'int'], 'pint')).toBe('print');
  expect(nearest(['completely', 'different'], 'x')).toBeNull();
});
