import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { readPyc } from '../../src/pyc/index.ts';
import { sampleFile } from './files.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const SIZE = 2_000_000;
const HEADER = 16;

const ascii = (text: string) => Buffer.from(text, 'latin1');
const tuple = (unit: string, count: number) => {
  const size = Buffer.alloc(4);
  size.writeInt32LE(count);
  return Buffer.concat([ascii('('), size, Buffer.alloc(unit.length * count, unit, 'latin1')]);
};

const NOTHING = ascii(')\0');
const NO_BYTES = ascii('s\0\0\0\0');
const NO_TEXT = ascii('z\0');

interface Parts {
  consts?: Buffer;
  names?: Buffer;
  slots?: Buffer;
  kinds?: Buffer;
}

/** A code object as 3.13 stores it, of nothing but the parts given. */
const code = ({ consts = NOTHING, names = NOTHING, slots = NOTHING, kinds = NO_BYTES }: Parts) =>
  Buffer.concat([
    ...[ascii('c'), Buffer.alloc(20), NO_BYTES, consts, names, slots, kinds],
    ...[NO_TEXT, NO_TEXT, NO_TEXT, Buffer.alloc(4), NO_BYTES, NO_BYTES],
  ]);

const fill = (unit: string) => tuple(unit, Math.floor(SIZE / unit.length));
const EMPTY_CODE = code({}).toString('latin1');
const SHARED = 100_000;
// The tuple, and the code objects that refer to it, in a tuple of constants.
const REFERRING = code({ names: ascii('r\0\0\0\0') }).toString('latin1');

/** Modules whose parts are as dense as the format allows. */
const MODULES: [what: string, body: Buffer][] = [
  ['two million None', code({ consts: fill('N') })],
  ['tuples of one None', code({ consts: fill(')\x01N') })],
  ['empty tuples', code({ consts: fill(')\0') })],
  ['texts of one letter', code({ consts: fill('z\x01a') })],
  ['lists of lists', code({ consts: fill('[\x01\0\0\0[\0\0\0\0') })],
  ['names of one letter', code({ names: fill('z\x01a') })],
  ['code objects', code({ consts: fill(EMPTY_CODE) })],
  [
    'slots of every kind',
    code({
      slots: tuple('z\x01a', 400_000),
      kinds: Buffer.concat([ascii('s\x80\x1a\x06\0'), Buffer.alloc(400_000, 0xe0)]),
    }),
  ],
  [
    'code objects that share their names',
    code({
      consts: Buffer.concat([
        ascii('(\x10\x27\0\0'),
        code({ names: Buffer.concat([ascii('\xa8'), tuple('z\x01a', SHARED).subarray(1)]) }),
        Buffer.from(REFERRING.repeat(9999), 'latin1'),
      ]),
    }),
  ],
];

/** Bytes in use, once all garbage is gone: that of buffers takes more than one collection. */
const held = () => {
  for (let i = 0; i < 3; i++) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

test.each(MODULES)('a file of %s takes ten times its size and 16 MB at most', (_, body) => {
  const bytes = new Uint8Array(Buffer.concat([sampleFile('fib.cpython-313.pyc').subarray(0, HEADER), body]));
  const before = held();
  const file = readPyc(bytes);
  const used = held() - before;
  expect(file.error).toBeNull();
  expect(file.code!.python).toBe('3.13');
  expect(used).toBeLessThanOrEqual(10 * bytes.length + (16 << 20));
});

test('constants are made when they are asked for, the same ones each time', () => {
  const body = code({ consts: tuple(')\x01N', 3) });
  const bytes = new Uint8Array(Buffer.concat([sampleFile('fib.cpython-313.pyc').subarray(0, HEADER), body]));
  const module = readPyc(bytes).code!;
  expect(module.consts).toBe(module.consts);
  expect(module.consts.map((constant) => constant.type === 'tuple' && constant.items)).toEqual(
    [0, 1, 2].map((i) => {
      const start = module.codeRange.end + 5 + 3 * i + 2;
      return [{ type: 'None', range: { start, end: start + 1 } }];
    }),
  );
  expect({ ...module }.names).toEqual([]);
});
