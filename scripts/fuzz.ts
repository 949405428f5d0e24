/**
 * Feeds damaged files to the reader, of 2.7, 3.6 and every version since, and says what they cost.
 *
 *   npm run fuzz [-- --count 200000] [--seed 1]
 *
 * Most are mutations of samples, some are made to be expensive. Each must give a result, in a second and in ten times its
 * size and 16 MB of memory: the tree, and where the body is a whole code object, its constants and its disassembly in a second
 * too. Status 1 where one does not.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import '../src/pyc/versions/all-opcodes.ts';
import { constOf, disText, nodeType, PYTHON_VERSIONS, readMarshal, TYPE } from '../src/pyc/index.ts';
import type { OpcodePython } from '../src/pyc/index.ts';
import { compiledProgram } from './regen/edit-cases.ts';
import { MUTATED_SAMPLES, sampleBody } from './regen/marshal.ts';
import { mutate, numbers } from './regen/mutations.ts';

const OLDER = ['2.7', '3.6'] as const;
const VERSIONS: readonly OpcodePython[] = [...OLDER, ...PYTHON_VERSIONS];
const GOLDENS = join(import.meta.dirname, '../tests/goldens/pyc');

/** The program of the editing tests as 2.7 or 3.6 compiled it, which the site has no other samples of. */
function olderBody(python: (typeof OLDER)[number]): Uint8Array {
  const { base } = JSON.parse(readFileSync(join(GOLDENS, `edits-${python}.json`), 'utf8')) as { base: string };
  const { bytes, header } = compiledProgram(base);
  return bytes.subarray(header.layout);
}

const MILLISECONDS = 1000;
const memoryOf = (size: number) => 10 * size + (16 << 20);

const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

function repeated(unit: Uint8Array, times: number, end: Uint8Array): Uint8Array {
  const made = new Uint8Array(unit.length * times + end.length);
  for (let i = 0; i < times; i++) made.set(unit, i * unit.length);
  made.set(end, unit.length * times);
  return made;
}

/** Bodies that promise much, hold much in little, or point in circles. */
function expensive(): [what: string, body: Uint8Array][] {
  const none = ascii('N');
  const random = numbers(7);
  const sized = ['(', '[', '<', '>', 's', 't', 'u', 'a', 'A', 'l'].map((type): [string, Uint8Array] => [
    `${type} of 2 GB`,
    ascii(`${type}\xff\xff\xff\x7fNNN`),
  ]);
  const doubled = (levels: number) => {
    let text = '\xa9\x01N';
    for (let level = 0; level < levels; level++) text = `\xa9\x02${text}r${String.fromCharCode(levels - level)}\0\0\0`;
    return text;
  };
  return [
    ...sized,
    ['a million nested tuples', repeated(ascii(')\x01'), 1_000_000, none)],
    ['a million nested tuples with references', repeated(ascii('\xa9\x01'), 1_000_000, none)],
    ['a million nested lists', repeated(ascii('[\x01\0\0\0'), 1_000_000, none)],
    ['a million nested dicts', repeated(ascii('{'), 1_000_000, none)],
    ['a million empty tuples in a list', repeated(ascii(')\0'), 1_000_000, none)],
    [
      'a tuple of eight million None',
      (() => {
        const body = new Uint8Array(8 << 20).fill(0x4e);
        body.set([0x28, 0xfb, 0xff, 0x7f, 0]);
        return body;
      })(),
    ],
    ['a set of a million tuples of one', repeated(ascii(')\x01N'), 1_000_000, ascii(''))],
    ['a list that holds itself', ascii('\xdb\x01\0\0\0r\0\0\0\0')],
    ['a tuple that holds itself', ascii('\xa9\x01r\0\0\0\0')],
    ['a set that holds itself', ascii('\xbc\x01\0\0\0r\0\0\0\0')],
    ['a reference to nowhere', ascii(')\x01r\xff\xff\xff\x7f')],
    ['two to the fortieth members', ascii(`>\x01\0\0\0${doubled(40)}`)],
    ['sixteen megabytes of noise', Uint8Array.from({ length: 16 << 20 }, () => random(256))],
    ['four megabytes of digits', repeated(ascii('\x01\x01'), 2 << 20, none).fill(0x6c, 0, 1)],
  ];
}

interface Cost {
  milliseconds: number;
  bytes: number;
}

/** Reads one body; null where the reader gave no result, which is then told. */
function cost(body: Uint8Array, python: OpcodePython): Cost {
  const before = process.memoryUsage();
  const start = performance.now();
  const tree = readMarshal(body, 0, python);
  const milliseconds = performance.now() - start;
  if (tree.end > body.length || (tree.error && tree.error.offset > body.length))
    throw new Error('the tree ends, or names an offset, outside the file');
  const after = process.memoryUsage();
  const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  if (tree.error || nodeType(tree, 0) !== TYPE.CODE) return { milliseconds, bytes };
  const whole = performance.now();
  const value = constOf(tree);
  if (value.type === 'code') disText(value.value);
  return { milliseconds: Math.max(milliseconds, performance.now() - whole), bytes };
}

function main(): number {
  const { values } = parseArgs({ options: { count: { type: 'string' }, seed: { type: 'string' } } });
  const [count, seed] = [Number(values.count ?? 200_000), Number(values.seed ?? 1)];
  if (!(Number.isInteger(count) && count > 0 && Number.isInteger(seed))) {
    console.error('fuzz: --count takes a positive number, --seed a whole one');
    return 2;
  }
  const below = numbers(seed);
  const bodies = [
    ...OLDER.map((python) => [olderBody(python)]),
    ...PYTHON_VERSIONS.map((python) => MUTATED_SAMPLES.map((name) => sampleBody(name, python))),
  ];
  let [failures, whole, slowest, most] = [0, 0, 0, 0];

  const judge = (what: string, body: Uint8Array, python: OpcodePython) => {
    try {
      const { milliseconds, bytes } = cost(body, python);
      slowest = Math.max(slowest, milliseconds);
      most = Math.max(most, bytes - 10 * body.length);
      if (milliseconds <= MILLISECONDS && bytes <= memoryOf(body.length)) return;
      console.log(`${what} (${python}): ${milliseconds.toFixed(0)} ms, ${bytes} bytes for ${body.length}`);
    } catch (error) {
      console.log(`${what} (${python}): ${String(error)}\n${Buffer.from(body).toString('hex').slice(0, 2000)}`);
    }
    failures++;
  };

  for (const [what, body] of expensive())
    for (const python of ['2.7', '3.6', '3.7', '3.15'] as const) judge(what, body, python);
  console.log(
    `expensive: slowest ${slowest.toFixed(0)} ms, most memory ${(most / 1e6).toFixed(1)} MB over 10 times the size`,
  );
  [slowest, most] = [0, 0];

  for (let i = 0; i < count; i++) {
    const version = i % VERSIONS.length;
    const source = bodies[version][below(bodies[version].length)];
    const body = mutate(source, below);
    // Two versions' rules in turn: its own, and any other's.
    const python = VERSIONS[below(4) === 0 ? below(VERSIONS.length) : version];
    judge(`mutation ${i} of seed ${seed}`, body, python);
    if (!readMarshal(body, 0, python).error) whole++;
  }
  console.log(
    `${count} mutated files, ${whole} of them still whole, ${failures} failures: ` +
      `slowest ${slowest.toFixed(0)} ms, most memory ${(most / 1e6).toFixed(1)} MB over 10 times the size`,
  );
  return failures > 0 ? 1 : 0;
}

process.exitCode = main();
