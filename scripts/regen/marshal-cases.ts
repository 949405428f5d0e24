import type { PythonVersion } from '../../src/pyc/types.ts';
import { numbers } from './mutations.ts';
import { codeLayout } from '../../src/pyc/marshal/code-layout.ts';

/** Damaged and borderline marshal bodies, in hexadecimals, for the real interpreters to judge. */

const ascii = (text: string) => Buffer.from(text, 'latin1').toString('hex');

function long(value: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes.toString('hex');
}

const bytesOf = (content: string) => ascii('s') + long(content.length / 2) + content;
const name = (text: string) => ascii('z') + Buffer.of(text.length).toString('hex') + ascii(text);
const tuple = (...items: string[]) => ascii(')') + Buffer.of(items.length).toString('hex') + items.join('');

const NONE = ascii('N');
const NULL = ascii('0');
const INT = ascii('i') + long(1);
const LIST = ascii('[') + long(0);
const REF_0 = ascii('r') + long(0);

/** The same type code with FLAG_REF. */
const flagged = (type: string) => (type.charCodeAt(0) | 0x80).toString(16);

/** Every type code cut short, with sizes out of range, with members that it refuses, with references that lead nowhere. */
export function plainBodies(): string[] {
  const sized = ['(', '[', '<', '>', 's', 'u', 't', 'a', 'A'];
  const fixed = ['i', 'I', 'g', 'y', 'l', 'r', 'c', ...sized];
  const floats = ['', '1', '-1.5', '.5', '5.', '1e99', '1e999', '-1e999', 'inf', '-Infinity', 'nan', 'abc', ' 1', '1 '];
  const texts = ['ff61', 'c0af', 'c2', 'c241', 'e0809f', 'e2', 'e282', 'e28261', 'eda080', 'eda0', 'ed61', 'edbfbfff'];
  const moreTexts = ['f0', 'f09f', 'f09f92', 'f09f9261', 'f0809080', 'f4908080', 'f5', '80', 'c3a9', 'efbbbf', '61ff'];
  const digits = ['', '0100', '0000', 'ffff', '0080', 'ff7f', '01', '01000000', '00000100', '0100ffff', 'ff7fff7f'];
  return [
    '',
    ...Array.from({ length: 128 }, (_, code) => Buffer.of(code).toString('hex')),
    ...Array.from({ length: 128 }, (_, code) => Buffer.of(code | 0x80).toString('hex')),
    ...fixed.map((type) => ascii(type) + '0101'),
    ...sized.flatMap((type) => [long(-1), long(-0x80000000), long(3)].map((size) => ascii(type) + size)),
    ...sized.map((type) => ascii(type) + long(3) + '4e'),
    ...['z', 'Z', ')'].flatMap((type) => [ascii(type) + '00', ascii(type) + '03' + '4e']),
    ...floats.map((text) => ascii('f') + Buffer.of(text.length).toString('hex') + ascii(text)),
    ...['0x10', '1_0', 'infinit', '+nan', '--1', '1e', '1e+', '1\0x'].map(
      (text) => ascii('f') + Buffer.of(text.length).toString('hex') + ascii(text),
    ),
    ...['0131', '013101', '01310132', '0131017a', '0161'].map((rest) => ascii('x') + rest),
    ascii('y') + '00'.repeat(8),
    ascii('y') + '00'.repeat(16),
    ...[...texts, ...moreTexts].flatMap((text) => ['u', 't'].map((type) => ascii(type) + long(text.length / 2) + text)),
    ...digits.map((text) => ascii('l') + long(Math.floor(text.length / 4)) + text),
    ...digits.map((text) => ascii('l') + long(-Math.ceil(text.length / 4)) + text),
    ascii('l') + long(0x7fffffff),
    ascii('l') + long(-0x80000000),
    ...[0, 1, -1, -0x80000000].map((index) => ascii('r') + long(index)),
    ...['(', '[', '<', '>'].flatMap((type) => {
      const one = long(1);
      return [REF_0, NULL, LIST, tuple(LIST), ascii('{') + NULL, ascii('<') + long(0)].flatMap((member) => [
        ascii(type) + one + member,
        flagged(type) + one + member,
      ]);
    }),
    ...[REF_0, NULL].map((member) => flagged(')') + '01' + member),
    ...['{', '}'].flatMap((type) =>
      [NULL, NONE + NULL, NONE, NONE + NONE, NONE + NONE + NULL, LIST + NONE + NULL, tuple(LIST) + NONE + NULL].flatMap(
        (members) => [ascii(type) + members, flagged(type) + members],
      ),
    ),
    flagged('{') + NONE + REF_0 + NULL,
    flagged('}') + NONE + REF_0 + NULL,
    ...[NONE + NONE + NONE, NONE + NONE, NULL, NONE + NULL, NONE + NONE + NULL, NONE + NONE + REF_0].flatMap(
      (members) => [ascii(':') + members, flagged(':') + members, tuple(ascii(':') + members)],
    ),
    ascii('{') + ascii(':') + NULL + NONE,
    tuple(flagged(':') + NULL, REF_0),
    ascii('>') + long(1) + ascii(':') + NONE + NONE + LIST,
    ascii('>') + long(1) + ascii('}') + NONE + LIST + NULL,
    tuple(flagged('i') + long(7), REF_0, ascii('r') + long(1)),
    tuple(flagged('N'), REF_0),
    ...[1998, 1999, 2000, 2500].map((depth) => (ascii(')') + '01').repeat(depth) + NONE),
    (ascii(')') + '01').repeat(1999) + ascii('?'),
    (ascii(')') + '01').repeat(2000) + ascii('?'),
    (ascii(')') + '01').repeat(2000),
    NONE + ascii('?'),
  ];
}

/** Code objects whose parts are of the wrong type, out of range, NULL or missing. */
export function codeBodies(python: PythonVersion): string[] {
  const layout = codeLayout(python);
  const sound: Record<string, string> = {
    code: bytesOf('09000900'),
    consts: tuple(NONE),
    names: tuple(),
    varnames: tuple(),
    freevars: tuple(),
    cellvars: tuple(),
    localsplusnames: tuple(),
    localspluskinds: bytesOf(''),
    filename: name('f'),
    name: name('n'),
    qualname: name('n'),
    linetable: bytesOf(''),
    exceptiontable: bytesOf(''),
    firstlineno: long(1),
  };
  const made = (changes: Record<string, string>, type = ascii('c')) => {
    const part = (key: string) => changes[key] ?? sound[key] ?? long(0);
    const before = layout.objects.slice(0, layout.objectsBeforeLine).map(part);
    const after = layout.objects.slice(layout.objectsBeforeLine).map(part);
    return [type, ...layout.integers.map(part), ...before, part('firstlineno'), ...after].join('');
  };
  const whole = made({});
  const parts = [
    NONE,
    INT,
    tuple(),
    bytesOf('616263'),
    bytesOf('6162'),
    name('q'),
    LIST,
    tuple(INT),
    tuple(name('a')),
    NULL,
  ];
  const oneArgument = { argcount: long(1), localsplusnames: tuple(name('a')), varnames: tuple(name('a')) };
  return [
    whole,
    ...layout.integers.flatMap((key) => [-1, 5].map((value) => made({ [key]: long(value) }))),
    ...layout.objects.flatMap((key) => parts.map((part) => made({ [key]: part }))),
    ...[4, 8, 12].map((flags) => made({ flags: long(flags) })),
    made({ ...oneArgument, localspluskinds: bytesOf('20') }),
    made({ ...oneArgument, localspluskinds: bytesOf('80') }),
    made({ ...oneArgument, localspluskinds: bytesOf('20'), argcount: long(2) }),
    made({ ...oneArgument, localspluskinds: bytesOf('20'), names: tuple(INT), argcount: long(2) }),
    made({ consts: tuple(REF_0) }, flagged('c')),
    tuple(made({ code: NULL }), NONE),
    tuple(made({ code: NULL }, flagged('c')), REF_0),
    ascii('{') + made({ code: NULL }) + NONE,
    ascii('<') + long(1) + made({ consts: tuple(LIST) }),
    ascii('<') + long(1) + made({ consts: tuple(NONE) }),
    ...Array.from({ length: whole.length / 2 }, (_, length) => whole.slice(0, 2 * length)),
  ];
}

/** One change of a file's body: cut at `offset`, or another byte there. Offsets count from the file's first byte. */
export type BodyEdit = [offset: number, byte: number | null];

/** Cuts and changed bytes all over a file's body. */
export function bodyEdits(length: number, headerSize: number): BodyEdit[] {
  const below = numbers(length);
  const cuts = Array.from({ length: 60 }, (): BodyEdit => [headerSize + below(length - headerSize), null]);
  const changes = Array.from({ length: 240 }, (): BodyEdit => [headerSize + below(length - headerSize), below(256)]);
  return [...cuts, ...changes];
}

/** The edited file. */
export function editBody(bytes: Uint8Array, [offset, byte]: BodyEdit): Uint8Array {
  if (byte === null) return bytes.slice(0, offset);
  const changed = bytes.slice();
  changed[offset] = byte;
  return changed;
}
