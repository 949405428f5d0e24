import { codeObjects, disassemble, opcodeTable, readPyc } from '../../src/pyc/index.ts';
import type { CodeObject, Const, Instruction, PycEdit, PycFile } from '../../src/pyc/index.ts';

/** How many assignments it takes until constants have numbers that need EXTENDED_ARG. */
const MANY = 300;

/** What is compiled, edited and run, on every version. Its last part has more constants than one byte can number. */
export const EDITED_PROGRAM = `def outer(amount):
    def inner(values):
        total = amount
        for value in values:
            total = total + value
        return max(values), total, sorted(locals())
    return inner

text = 'hello'
limit = 1000
ratio = 1.5
pair = (1, 'two')
data = b'raw'
print(text)
print(limit)
print(ratio)
print(pair)
print(data)
inner = outer(5)
print(inner((2, 3, 4)))
print(inner.__name__)
print(inner.__code__.co_filename)
print(inner.__code__.co_freevars)
if limit < 500:
    print('small')
else:
    print('large')
small = 7
print(small)

def many():
    ${Array.from({ length: MANY }, (_, i) => `x = ${100000 + i}`).join('; ')}
    return x

print(many())
`;

/** An edit of the program: how to make it for a version, null where the version has no such thing, and what is printed then. */
export interface EditCase {
  name: string;
  make(file: PycFile): PycEdit | null;
  /** A line that the edited program prints and the untouched one does not. */
  prints: string | RegExp;
}

function codeNamed(file: PycFile, name: string): CodeObject {
  return codeObjects(file.code!).find((code) => code.name === name)!;
}

function constantIndex(code: CodeObject, is: (constant: Const) => boolean): number {
  return code.consts.findIndex(is);
}

function instructionOf(code: CodeObject, is: (instruction: Instruction) => boolean): Instruction | null {
  return disassemble(code).find(is) ?? null;
}

const MODULE = '<module>';
const isText = (text: string) => (constant: Const) =>
  constant.type === 'str'
    ? constant.value === text
    : constant.type === 'bytes' && Buffer.from(constant.value).toString('latin1') === text;
const isInt = (value: bigint) => (constant: Const) => constant.type === 'int' && constant.value === value;

function constantEdit(is: (constant: Const) => boolean, value: Extract<PycEdit, { kind: 'constant' }>['value']) {
  return (file: PycFile): PycEdit => {
    const code = codeNamed(file, MODULE);
    return { kind: 'constant', code: code.range.start, index: constantIndex(code, is), value };
  };
}

/** COMPARE_OP's operand for an operator, in the shape of the old one (3.12+ has a mask of outcomes and a bit in it). */
function comparison(file: PycFile, from: number, operator: '<' | '>'): number {
  const index = opcodeTable(file.reader!).cmpOp.indexOf(operator);
  const mask = operator === '<' ? 2 : 4;
  if (file.reader === '3.12') return (index << 4) | mask;
  if (['3.13', '3.14', '3.15'].includes(file.reader!)) return (index << 5) | (from & 16) | mask;
  return index;
}

export const EDIT_CASES: readonly EditCase[] = [
  {
    name: 'a string',
    make: constantEdit(isText('hello'), { type: 'str', value: 'goodbye to all that' }),
    prints: 'goodbye to all that',
  },
  {
    name: 'a string that is not ASCII',
    make: constantEdit(isText('hello'), { type: 'str', value: 'grüße 🐍' }),
    prints: 'grüße 🐍',
  },
  {
    name: 'an integer of many digits',
    make: constantEdit(isInt(1000n), { type: 'int', value: -(2n ** 100n) }),
    prints: String(-(2n ** 100n)),
  },
  {
    name: 'an integer of 33 bits',
    make: constantEdit(isInt(1000n), { type: 'int', value: 2n ** 32n }),
    prints: String(2n ** 32n),
  },
  {
    name: 'a float',
    make: constantEdit((constant) => constant.type === 'float', { type: 'float', value: -0.25 }),
    prints: '-0.25',
  },
  {
    name: 'a float for a complex number',
    make: constantEdit((constant) => constant.type === 'float', { type: 'complex', real: 0, imag: 2 }),
    prints: '2j',
  },
  {
    name: 'a tuple',
    make: constantEdit((constant) => constant.type === 'tuple' && constant.items.length === 2, {
      type: 'tuple',
      items: [{ type: 'None' }, { type: 'bool', value: true }, { type: 'tuple', items: [] }, { type: 'Ellipsis' }],
    }),
    prints: '(None, True, (), Ellipsis)',
  },
  {
    name: 'bytes',
    make: constantEdit(isText('raw'), { type: 'bytes', value: Uint8Array.of(0x63, 0x6f, 0x6f, 0x6b, 0x65, 0x64) }),
    prints: /^(b'cooked'|cooked)$/,
  },
  {
    name: 'the name of a global',
    make(file) {
      const code = codeNamed(file, 'inner');
      return {
        ...{ kind: 'name', code: code.range.start, list: 'names', index: code.names.indexOf('max'), value: 'min' },
      } as PycEdit;
    },
    prints: /^\(2, 14, /,
  },
  {
    name: 'the name of a local',
    make(file) {
      const code = codeNamed(file, 'inner');
      const index = code.varnames.indexOf('total');
      return { kind: 'name', code: code.range.start, list: 'varnames', index, value: 'summe' };
    },
    prints: "(4, 14, ['amount', 'summe', 'value', 'values'])",
  },
  {
    name: 'the name of a free variable',
    make: (file) => ({
      ...{ kind: 'name', code: codeNamed(file, 'inner').range.start, list: 'freevars', index: 0, value: 'start' },
    }),
    prints: "('start',)",
  },
  {
    name: 'the name of a function',
    make: (file) => ({ kind: 'name', code: codeNamed(file, 'inner').range.start, list: 'name', value: 'renamed' }),
    prints: 'renamed',
  },
  {
    name: 'the name of the source file',
    make: (file) => ({ kind: 'name', code: codeNamed(file, 'inner').range.start, list: 'filename', value: 'other.py' }),
    prints: 'other.py',
  },
  {
    name: 'the operator of an addition',
    make(file) {
      const code = codeNamed(file, 'inner');
      const found = instructionOf(code, ({ opname }) => opname === 'BINARY_ADD' || opname === 'BINARY_OP')!;
      const edit = { kind: 'instruction', code: code.range.start, offset: found.offset } as const;
      if (found.opname === 'BINARY_ADD') return { ...edit, opname: 'BINARY_MULTIPLY' };
      return { ...edit, arg: opcodeTable(file.reader!).nbOps.findIndex(([, symbol]) => symbol === '*') };
    },
    prints: /^\(4, 120, /,
  },
  {
    name: 'the operator of a comparison',
    make(file) {
      const code = codeNamed(file, MODULE);
      const { offset, arg } = instructionOf(code, ({ opname }) => opname === 'COMPARE_OP')!;
      return { kind: 'instruction', code: code.range.start, offset, arg: comparison(file, arg!, '>') };
    },
    prints: 'small',
  },
  {
    name: 'the condition of a jump',
    make(file) {
      const code = codeNamed(file, MODULE);
      const { offset, opname } = instructionOf(code, ({ opname }) => /^POP_JUMP.*IF_FALSE$/.test(opname))!;
      return { kind: 'instruction', code: code.range.start, offset, opname: opname.replace('FALSE', 'TRUE') };
    },
    prints: 'small',
  },
  {
    name: 'which constant is loaded',
    make(file) {
      const code = codeNamed(file, MODULE);
      const from = constantIndex(code, isText('hello'));
      const { offset } = instructionOf(code, ({ opname, arg }) => opname === 'LOAD_CONST' && arg === from)!;
      const arg = constantIndex(code, isText('small'));
      return { kind: 'instruction', code: code.range.start, offset, arg };
    },
    prints: 'small',
  },
  {
    name: 'which constant is loaded, behind EXTENDED_ARG',
    make(file) {
      const code = codeNamed(file, 'many');
      const last = constantIndex(code, isInt(BigInt(100000 + MANY - 1)));
      const found = instructionOf(code, ({ opname, arg }) => opname === 'LOAD_CONST' && arg === last)!;
      const arg = constantIndex(code, isInt(100007n));
      return { kind: 'instruction', code: code.range.start, offset: found.offset, arg };
    },
    prints: '100007',
  },
  {
    name: 'a small integer in an operand',
    make(file) {
      const code = codeNamed(file, MODULE);
      const found = instructionOf(code, ({ opname, arg }) => opname === 'LOAD_SMALL_INT' && arg === 7);
      return found && { kind: 'instruction', code: code.range.start, offset: found.offset, arg: 200 };
    },
    prints: '200',
  },
];

/** Reads what an interpreter made of the program. */
export function compiledProgram(base64: string): PycFile {
  return readPyc(new Uint8Array(Buffer.from(base64, 'base64')));
}
