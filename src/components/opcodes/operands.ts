/** What an operand is, in words, by what `dis` reads it as; a number that stands for itself, by opcode. */
import type { OperandKind } from '../../pyc/index.ts';
import { atLeast, opcodeTable } from '../../pyc/index.ts';
import type { VersionFacts } from './facts.ts';
import type { Marked } from './words.ts';

const NUMBERS: Readonly<Record<string, Marked>> = {
  UNPACK_SEQUENCE: 'How many items there have to be.',
  UNPACK_EX: 'The low byte is the number of names before the star, the high byte that of names after it.',
  BUILD_TUPLE: 'How many values are popped.',
  BUILD_LIST: 'How many values are popped.',
  BUILD_SET: 'How many values are popped.',
  BUILD_MAP: 'How many pairs of key and value are popped.',
  BUILD_STRING: 'How many pieces of text are popped.',
  BUILD_CONST_KEY_MAP: 'How many values are popped, beside the tuple of keys.',
  BUILD_SLICE: '2 for `start:stop`, 3 for `start:stop:step`.',
  RAISE_VARARGS: '0 for a bare `raise`, 1 for `raise e`, 2 for `raise e from cause`.',
  CALL: 'How many arguments there are, without `self`.',
  CALL_KW: 'How many arguments there are, keyword arguments among them, without `self`.',
  PRECALL: 'How many arguments there are, without `self`.',
  CALL_FUNCTION: 'How many arguments there are.',
  CALL_FUNCTION_KW: 'How many arguments there are, keyword arguments among them.',
  CALL_FUNCTION_EX: '1 where a dict of keyword arguments lies on top, else 0.',
  CALL_METHOD: 'How many arguments there are, without `self`.',
  MAKE_FUNCTION: 'Bits: 1 defaults, 2 keyword-only defaults, 4 annotations, 8 closure.',
  EXTENDED_ARG: 'The upper bits of the operand of the instruction behind it: they are moved up by eight.',
  LIST_APPEND: 'How deep the list lies, 1 for the top, after the value has been popped.',
  SET_ADD: 'How deep the set lies, 1 for the top, after the value has been popped.',
  MAP_ADD: 'How deep the dict lies, 1 for the top, after key and value have been popped.',
  LIST_EXTEND: 'How deep the list lies, 1 for the top, after the iterable has been popped.',
  SET_UPDATE: 'How deep the set lies, 1 for the top, after the iterable has been popped.',
  DICT_UPDATE: 'How deep the dict lies, 1 for the top, after the mapping has been popped.',
  DICT_MERGE: 'How deep the dict lies, 1 for the top, after the mapping has been popped.',
  BUILD_LIST_UNPACK: 'How many iterables are popped.',
  BUILD_TUPLE_UNPACK: 'How many iterables are popped.',
  BUILD_TUPLE_UNPACK_WITH_CALL: 'How many iterables are popped.',
  BUILD_SET_UNPACK: 'How many iterables are popped.',
  BUILD_MAP_UNPACK: 'How many mappings are popped.',
  BUILD_MAP_UNPACK_WITH_CALL: 'How many mappings are popped.',
  POP_FINALLY: '1 where a value on top is to stay, else 0.',
  IS_OP: '0 for `is`, 1 for `is not`.',
  CONTAINS_OP: '0 for `in`, 1 for `not in`.',
  ROT_N: 'How many entries turn.',
  RERAISE: 'Not 0 where the place that is blamed lies on the stack, or in the handler’s block.',
  GEN_START: '0 for a generator, 1 for a coroutine, 2 for an asynchronous generator.',
  MATCH_CLASS: 'How many patterns go by position.',
  SWAP: 'How deep the entry lies that changes places with the top; 2 is the one below it.',
  COPY: 'How deep the entry lies that is copied; 1 is the top.',
  GET_AWAITABLE: '1 and 2 for the awaiting that `async with` does, 0 for an `await` in the source.',
  COPY_FREE_VARS: 'How many cells there are.',
  RESUME:
    '0 at the start of a function, 1 after `yield`, 2 after `yield from`, 3 after `await`; higher bits tell more.',
  BUILD_INTERPOLATION:
    'The lowest bit tells that a format specification lies on top; from the third bit on, which conversion is asked for.',
  GET_ITER: 'What asks: 0 for a loop, 3 for a `yield from`.',
  ENTER_EXECUTOR: 'Which of the code object’s pieces of compiled code is entered.',
  TRACE_RECORD: 'That of the instruction whose place it takes.',
};

const KINDS: Readonly<Record<Exclude<OperandKind, 'number' | 'jump' | 'compare' | 'function-attribute'>, Marked>> = {
  none: 'None. Its second byte is there, and is not used.',
  const: 'A place in `co_consts`.',
  'const-index': 'A place in `co_consts`.',
  name: 'A place in `co_names`.',
  global: 'A place in `co_names`, times two; the lowest bit asks for a `NULL` beside the value.',
  attribute: 'A place in `co_names`, times two; the lowest bit tells that a method is about to be called.',
  'super-attribute':
    'A place in `co_names`, times four; the lowest bit tells that a method is called, the next one that `super` has two arguments.',
  'import-name': 'A place in `co_names`, times four; the two lowest bits tell how lazily the import may be done.',
  local: 'The slot of a local variable.',
  'two-locals': 'Two slots of local variables, four bits each: the first one in the upper bits.',
  free: 'The slot of a cell.',
  is: '0 for `is`, 1 for `is not`.',
  contains: '0 for `in`, 1 for `not in`.',
  'binary-op': 'The number of the operator: 0 is `+`, 5 is `*`, and from 13 on come `+=` and its kind.',
  'format-value':
    'Two bits for the conversion (1 `str`, 2 `repr`, 3 `ascii`), and 4 where a format specification lies on top.',
  'convert-value': '1 for `str`, 2 for `repr`, 3 for `ascii`.',
  'make-function': 'Bits: 1 defaults, 2 keyword-only defaults, 4 annotations, 8 closure.',
  'intrinsic-1': 'The number of the helper function.',
  'intrinsic-2': 'The number of the helper function.',
  'small-int': 'The number that is pushed.',
  'common-constant': 'The number of the object, in a list that the interpreter has.',
  'special-method': 'The number of the method, in a list that the interpreter has.',
};

/** What an opcode's operand is in a version. */
export function operandWords(name: string, { operand, jump, python }: VersionFacts): Marked {
  if (operand === 'number') {
    if (name === 'YIELD_VALUE')
      return atLeast(python, '3.13')
        ? '1 where the value is passed on for a `yield from` or `await`, else 0.'
        : 'How many exception handlers surround it.';
    return NUMBERS[name] ?? 'A number that stands for itself.';
  }
  if (operand === 'function-attribute') {
    const bits = opcodeTable(python).functionAttributes.map((attribute, bit) => `${1 << bit} ${attribute}`);
    return `One bit, which tells what is given: ${bits.join(', ')}.`;
  }
  if (operand === 'compare') {
    if (atLeast(python, '3.13')) return 'The operator, times 32; 16 tells that the result has to be a `bool`.';
    return atLeast(python, '3.12') ? 'The operator, times 16.' : 'The number of the operator, in `dis.cmp_op`.';
  }
  if (operand !== 'jump') return KINDS[operand];
  const unit = atLeast(python, '3.10') ? 'code units of 2 bytes' : 'bytes';
  if (jump === 'absolute') return `Where it goes, in ${unit} from the start of the code.`;
  return `How far it goes ${jump === 'backward' ? 'back' : 'on'}, in ${unit} from behind the instruction${atLeast(python, '3.12') ? ' and its cache' : ''}.`;
}
