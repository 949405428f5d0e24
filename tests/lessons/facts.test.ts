import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { runOn, transcriptPart, type Transcript, type TranscriptCommand } from '../../src/components/transcript.ts';
import { versionsFor } from '../../src/components/versions.ts';
import {
  codeObjects,
  disassemble,
  disText,
  exceptionTable,
  loadOpcodes,
  nodeType,
  readHeader,
  readPyc,
  TYPE,
  type CodeObject,
  type Const,
} from '../../src/pyc/index.ts';
import { PYTHON_VERSIONS, type PythonVersion } from '../../src/pyc/types.ts';
import { sizeOf } from '../../src/widgets/two-clocks/clocks.ts';
import { MAGICS } from '../../src/pyc/versions/magic.ts';

const lesson = (name: string) => readFileSync(`content/lessons/${name}.mdx`, 'utf8');
const sixteenBytes = lesson('05-sixteen-bytes');

function sample(name: string, python: string): Uint8Array {
  return new Uint8Array(readFileSync(`public/samples/__pycache__/${name}.cpython-${python.replace('.', '')}.pyc`));
}

const fib = (python: string) => sample('fib', python);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const recorded = (name: string) =>
  JSON.parse(readFileSync(`content/transcripts/generated/${name}.json`, 'utf8')) as Transcript;
const commandsOf = (name: string, part: string) =>
  transcriptPart(recorded(name), part).steps.filter((step): step is TranscriptCommand => step.kind === 'command');

beforeAll(() => Promise.all(PYTHON_VERSIONS.map((python) => loadOpcodes(python))));

describe('lesson 1', () => {
  it('counts the bytes of its source as the recorded programs do', () => {
    const text = lesson('01-you-edited-it');
    expect(text).toContain('13 bytes');
    expect(sizeOf('tea')).toBe(13);
    expect(sizeOf('pie')).toBe(13);
    expect(text).toContain('16 bytes instead of 13');
    expect(sizeOf('coffee')).toBe(16);
    const [, clocks] = commandsOf('same-second', 'own');
    expect(clocks.runs[0].output).toBe('cache file  1750000000 13\nfile system 1750000000.0 13\n');
  });

  it.each(PYTHON_VERSIONS)('runs code on %s that is in no source any more', (python) => {
    const [trap, cat] = commandsOf('same-second', 'trap');
    expect(runOn(trap, python)!.output).toBe('tea\ntea\n');
    expect(runOn(cat, python)!.output).toBe("print('pie')\n");
    const file = `m.cpython-${python.replace('.', '')}.pyc`;
    expect(runOn(commandsOf('same-second', 'where')[0], python)!.output).toBe(`./__pycache__/${file}\n`);
    expect(lesson('01-you-edited-it')).toContain(`<Py versions="${python}">\`${file}\`.</Py>`);
    expect(runOn(commandsOf('same-second', 'longer')[0], python)!.output).toBe('tea\ncoffee\n');
    expect(runOn(commandsOf('same-second', 'touch')[1], python)!.output).toBe('pie\n');
  });
});

describe('lesson 4', () => {
  it('counts the files of eleven Pythons', () => {
    const [, here, cache] = commandsOf('eleven-pythons', 'import').map(({ runs }) => runs[0].output.trim().split('\n'));
    expect(here).toEqual(['__pycache__', 'm.py', 'm.pyc']);
    expect(cache).toHaveLength(10);
    expect(lesson('04-names-and-tags')).toContain('Ten of them lie in __pycache__');
  });

  it.each(PYTHON_VERSIONS)('says where %s writes with a prefix', (python) => {
    const [, , find] = commandsOf('file-names', 'prefix');
    const tag = `cpython-${python.replace('.', '')}`;
    const { output } = runOn(find, python)!;
    if (python === '3.7') expect(output).toContain('No such file');
    else expect(output).toBe(`cache/home/you/lab/m.${tag}.pyc\n`);
  });
});

describe('lesson 7', () => {
  it.each(PYTHON_VERSIONS)('tells the three headers of %s apart, and which files are the same', (python) => {
    const output = (part: string) => commandsOf('three-ways', part).map((step) => runOn(step, python)!.output.trim());
    const headers = output('kinds').filter((line) => line !== '');
    expect(headers.map((line) => line.slice(0, 7))).toEqual(['flags 0', 'flags 3', 'flags 1']);
    expect(headers[1].slice(8)).toBe(headers[2].slice(8));
    expect(headers[1].replaceAll(' ', '')).toContain(output('hash')[0]);
    const stamped = output('timestamp-sums').filter((line) => line !== '');
    expect(new Set(stamped).size).toBe(2);
    const [first, second, header] = output('hash-sums').filter((line) => line !== '');
    expect(first).toBe(second);
    expect(header).toContain('flags 3');
    expect(output('checked').filter((line) => line !== '')[0]).toBe('pie');
    expect(output('unchecked').filter((line) => line !== '')).toEqual(['pie', 'coffee', 'coffee']);
  });
});

describe('lesson 5', () => {
  it.each(PYTHON_VERSIONS)('works out the magic number of %s from the bytes of the sample', (python) => {
    const [, low, high, first, second, sum] = new RegExp(
      String.raw`Your Python, ${python}, writes .(\w\w) (\w\w).: (\d+) \+ (\d+) × 256 = (\d+)\.`,
    ).exec(sixteenBytes)!;
    const bytes = fib(python);
    expect([low, high].map((digits) => parseInt(digits, 16))).toEqual([bytes[0], bytes[1]]);
    expect([Number(first), Number(second)]).toEqual([bytes[0], bytes[1]]);
    expect(Number(sum)).toBe(readHeader(bytes).origin!.number);
  });

  it('adds up the mtime of the sample, byte by byte', () => {
    const rows = [...sixteenBytes.matchAll(/^\| `(\w\w)` \| (\d+) \| ([\d,]+)s \| ([\d,]+) \|$/gm)].map((match) =>
      match.slice(1).map((text, at) => (at === 0 ? parseInt(text, 16) : Number(text.replaceAll(',', '')))),
    );
    expect(rows.map(([byte]) => byte)).toEqual([...fib('3.13').subarray(8, 12)]);
    rows.forEach(([byte, value, counts, makes], at) => {
      expect([value, counts, makes]).toEqual([byte, 256 ** at, byte * 256 ** at]);
    });
    const sum = rows.reduce((total, row) => total + row[3], 0);
    expect(sixteenBytes).toContain(`| together | ${sum.toLocaleString('en-US')} |`);
  });

  it('has a reader whose rule gives the layout of every Python since 1.5', () => {
    const program = transcriptPart(recorded('read-header'), 'own').steps.find((step) => step.kind === 'file')!;
    const bounds = (name: string) => {
      const [, from, below] = new RegExp(String.raw`^${name} = (\d+) <= magic < (\d+)$`, 'm').exec(program.text)!;
      return (magic: number) => Number(from) <= magic && magic < Number(below);
    };
    const [since37, since33] = [bounds('since_37'), bounds('since_33')];
    const old = ['1.0', '1.1', '1.3', '1.4'];
    const wrong = MAGICS.filter(
      ({ number, minor, layout }) =>
        !old.includes(minor) && (since37(number) ? 16 : since33(number) ? 12 : 8) !== layout,
    );
    expect(wrong).toEqual([]);
  });
});

describe('lesson 6', () => {
  it('names bytes that make the header match a source touched a minute later', () => {
    const changed = fib('3.13').slice();
    const [, eight, nine] = /Bytes 8 and 9 become (\w\w) (\w\w)\./.exec(lesson('06-will-python-use-it'))!;
    changed.set([parseInt(eight, 16), parseInt(nine, 16)], 8);
    expect(readHeader(changed).fields.find(({ name }) => name === 'mtime')!.value).toBe(1234567890 + 60);
  });
});

describe('lesson 8', () => {
  const text = lesson('08-past-the-header');
  const range = 'da0572616e6765';

  it.each(PYTHON_VERSIONS)(
    'takes its seven bytes, and the tuple that it reads by hand, from the file of %s',
    (python) => {
      const bytes = fib(python);
      expect(text).toContain(range.match(/../g)!.join(' '));
      expect(hex(bytes).split(range)).toHaveLength(2);

      const quoted = [...text.matchAll(/<Py versions="([^"]+)">`(72 [\w ]+)`<\/Py>/g)].filter(([, versions]) =>
        versionsFor({ versions }).includes(python),
      );
      expect(quoted).toHaveLength(1);
      const reference = quoted[0][2].replaceAll(' ', '');
      const name = (word: string) =>
        `da${word.length.toString(16).padStart(2, '0')}${hex(new TextEncoder().encode(word))}`;
      expect(hex(bytes)).toContain(`2903${name('__doc__')}${reference}${name('print')}`);
      const number = parseInt(reference.slice(2, 4), 16);
      const counted = [...text.matchAll(/<Py versions="([^"]+)">(\d+)<\/Py>/g)].filter(([, versions]) =>
        versionsFor({ versions }).includes(python),
      );
      expect(counted.map(([, , digits]) => Number(digits))).toEqual([number]);
    },
  );

  it.each(PYTHON_VERSIONS)('says what %s says to a wrong byte', (python) => {
    const shorter = fib(python);
    shorter[hex(shorter).indexOf(range) / 2 + 1] = 4;
    expect(readPyc(shorter).error?.message).toBe('bad marshal data (unknown type code)');

    const longer = fib(python);
    const tree = readPyc(longer).body!;
    const string = tree.start.findIndex((_, node) => nodeType(tree, node) === TYPE.STRING);
    longer[tree.start[string] + 4] = 1;
    expect(readPyc(longer).error?.message).toBe('marshal data too short');
  });

  it.each(PYTHON_VERSIONS)('has a reader that finds on %s what is in the file', (python) => {
    const bytes = fib(python);
    const tree = readPyc(bytes).body!;
    const lines = runOn(commandsOf('read-body', 'whole')[0], python)!.output.trimEnd().split('\n');
    expect(lines.pop()).toBe(`${bytes.length} of ${bytes.length} bytes`);
    expect(lines.map((line) => /^ *(\d+) +(\S)/.exec(line)!.slice(1))).toEqual(
      Array.from({ length: tree.count }, (_, node) => [
        String(tree.start[node]),
        String.fromCharCode(bytes[tree.start[node]] & 127),
      ]),
    );
    const fibs = lines.filter((line) => line.endsWith("'fib'"));
    expect(fibs.map((line) => line.trim().split(/ +/)[1])).toEqual(['Z', 'r', 'r']);
  });

  it('has a reader that reads all 180 files to the end, on every Python, with one result', () => {
    const [files, , whole, sum] = commandsOf('read-body', 'read-all');
    for (const step of [files, whole, sum]) {
      expect(step.runs).toHaveLength(1);
      expect(step.runs[0].versions).toEqual([...PYTHON_VERSIONS]);
    }
    expect([files, whole].map(({ runs }) => runs[0].output.trim())).toEqual(['180', '180']);
    expect(text).toContain('180 files, 180 of them read to the last byte');
  });

  it.each(PYTHON_VERSIONS)('counts the numbers of a code object of %s', (python) => {
    const told = [...text.matchAll(/<Py ([^>]+)>Your Python writes (five|six) numbers/g)].filter(([, bounds]) => {
      const [, bound, value] = /(\w+)="([^"]+)"/.exec(bounds)!;
      return versionsFor({ [bound]: value }).includes(python);
    });
    const tree = readPyc(fib(python)).body!;
    const first = tree.start[1] - tree.start[0] - 1;
    expect(told.map(([, , count]) => count)).toEqual([first === 20 ? 'five' : first === 24 ? 'six' : `${first} bytes`]);
  });
});

describe('lesson 9', () => {
  const text = lesson('09-the-code-object');

  it.each(PYTHON_VERSIONS)('describes the code objects that %s makes of counter.py', (python) => {
    const all = codeObjects(readPyc(sample('counter', python)).code!);
    expect(all.map(({ name }) => name)).toEqual(['<module>', 'make_counter', 'step']);
    const [module, outer, step] = all;
    expect(outer.cellvars).toEqual(['count']);
    expect([step.varnames, step.cellvars, step.freevars, step.names]).toEqual([['by'], [], ['count'], []]);
    expect(step.consts.map(({ type }) => type)).toEqual(['None']);
    expect([step.argcount, step.flags, module.flags & 3]).toEqual([1, 16 + 2 + 1, 0]);
    const tuples = module.consts.flatMap((value) => (value.type === 'tuple' ? [value.items] : []));
    const isZero = (items: Const[]) => items.length === 1 && items[0].type === 'int' && items[0].value === 0n;
    expect(tuples.some(isZero)).toBe(true);
  });

  it.each(PYTHON_VERSIONS.filter((python) => versionsFor({ since: '3.11' }).includes(python)))(
    'counts the entries of the exception table of %s',
    (python) => {
      const divide = codeObjects(readPyc(sample('errors', python)).code!)[1];
      const entries = exceptionTable(divide);
      expect(text).toContain('This `try` makes eight entries');
      expect(entries).toHaveLength(8);
      const covered = disassemble(divide).filter(({ offset }) => offset >= entries[0].start && offset < entries[0].end);
      expect(covered.map(({ opname }) => opname)).toContain('BINARY_OP');
    },
  );

  it('has a program whose list names are those of its table', () => {
    const [, list] = commandsOf('code-object', 'parts');
    for (const python of PYTHON_VERSIONS) {
      const { output } = runOn(list, python)!;
      expect(output.match(/from line/g)).toHaveLength(3);
      for (const name of ['names', 'varnames', 'cellvars', 'freevars']) {
        expect(text).toContain(`\`co_${name}\``);
        expect(output.match(new RegExp(`^ +${name}\\b`, 'gm'))).toHaveLength(3);
      }
    }
  });
});

describe('lesson 10', () => {
  const text = lesson('10-reading-dis');
  const code = (name: string, python: PythonVersion): CodeObject => readPyc(sample(name, python)).code!;

  it('quotes the output of 3.12', () => {
    const quoted = /```\n([\s\S]*?)```/.exec(text)![1];
    expect(disText(code('arithmetic', '3.12'))).toContain(quoted);
  });

  it.each([
    ['3.7', /48 JUMP_ABSOLUTE +14$/m],
    ['3.7', /COMPARE_OP +2 \(==\)/],
    ['3.7', /BINARY_MODULO/],
    ['3.7', /INPLACE_ADD/],
    ['3.7', /CALL_FUNCTION/],
    ['3.7', /LOAD_CONST +\d+ \(None\)\n +\d+ RETURN_VALUE/],
    ['3.10', />> +12 FOR_ITER/],
    ['3.10', /JUMP_ABSOLUTE +6 \(to 12\)/],
    ['3.10', /COMPARE_OP +2 \(==\)/],
    ['3.10', /LOAD_CONST +\d+ \(None\)\n +\d+ RETURN_VALUE/],
    ['3.12', /46 JUMP_BACKWARD +17 \(to 14\)\n\n +8 +>> +48 /],
    ['3.12', /COMPARE_OP +40 \(==\)/],
    ['3.12', /RETURN_CONST/],
    ['3.13', /L1: +FOR_ITER/],
    ['3.13', /COMPARE_OP +88 \(bool\(==\)\)/],
    ['3.13', /RETURN_CONST/],
  ] as const)('tells what %s prints: %s', (python, line) => {
    expect(disText(code('branch', python))).toMatch(line);
  });

  it.each(['3.14', '3.15'] as const)('tells of five caches and two last instructions on %s', (python) => {
    const instructions = disassemble(code('arithmetic', python));
    expect(new Set(instructions.filter(({ opname }) => opname === 'BINARY_OP').map(({ caches }) => caches))).toEqual(
      new Set([5]),
    );
    expect(instructions.at(-1)!.opname).toBe('RETURN_VALUE');
  });

  it('names the number of + and of *', () => {
    const [operators] = commandsOf('dis-columns', 'operators');
    const { output } = runOn(operators, '3.13')!;
    expect(output).toMatch(/^a \+ b +BINARY_OP 0 \+$/m);
    expect(output).toMatch(/^a \* b +BINARY_OP 5 \*$/m);
  });
});
