import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { transcriptPart, type Transcript } from '../../src/components/transcript.ts';
import { readHeader } from '../../src/pyc/header.ts';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { MAGIC_ROWS } from '../../src/pyc/versions/generated/magic.ts';

const lesson = (name: string) => readFileSync(`content/lessons/${name}.mdx`, 'utf8');
const sixteenBytes = lesson('05-sixteen-bytes');

function fib(python: string): Uint8Array {
  return readFileSync(`public/samples/__pycache__/fib.cpython-${python.replace('.', '')}.pyc`);
}

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
    const transcript = JSON.parse(readFileSync('content/transcripts/generated/read-header.json', 'utf8')) as Transcript;
    const program = transcriptPart(transcript, 'own').steps.find((step) => step.kind === 'file')!;
    const bounds = (name: string) => {
      const [, from, below] = new RegExp(String.raw`^${name} = (\d+) <= magic < (\d+)$`, 'm').exec(program.text)!;
      return (magic: number) => Number(from) <= magic && magic < Number(below);
    };
    const [since37, since33] = [bounds('since_37'), bounds('since_33')];
    const old = ['1.0', '1.1', '1.3', '1.4'];
    const wrong = MAGIC_ROWS.filter(([, hex, minor, , , layout]) => {
      const magic = parseInt(hex.slice(2, 4) + hex.slice(0, 2), 16);
      return !old.includes(minor) && (since37(magic) ? 16 : since33(magic) ? 12 : 8) !== layout;
    });
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
