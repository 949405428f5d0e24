/** Operators up to 3.10, with an opcode for each; comparisons of 3.7 and 3.8, which do the work of IS_OP and CONTAINS_OP too. */
import { compare } from '../objects/compare.ts';
import { PyInt } from '../objects/model.ts';
import { binary, inPlace, type Operator } from '../objects/operators.ts';
import { contains } from '../objects/contains.ts';
import { T, bool, int } from '../objects/types.ts';
import { matchesClause } from './blocks.ts';
import { between, defineOp, pushes, say, type Explaining, type OpRecord } from './define.ts';

const OPERATORS: [string, Operator, string][] = [
  ['ADD', '+', 'their sum'],
  ['SUBTRACT', '-', 'the difference'],
  ['MULTIPLY', '*', 'the product'],
  ['TRUE_DIVIDE', '/', 'the quotient'],
  ['FLOOR_DIVIDE', '//', 'the quotient rounded down'],
  ['MODULO', '%', 'the remainder (of a str: the formatted text)'],
  ['POWER', '**', 'the power'],
  ['MATRIX_MULTIPLY', '@', 'the matrix product'],
  ['LSHIFT', '<<', 'the lower one shifted left'],
  ['RSHIFT', '>>', 'the lower one shifted right'],
  ['AND', '&', 'the common bits or members'],
  ['OR', '|', 'the bits or members of either'],
  ['XOR', '^', 'the bits or members of only one'],
];

function computes(step: Explaining, symbol: string) {
  const [left, right] = step.popped;
  return say`Pop ${right} and ${left}, compute ${left} ${symbol} ${right}${pushes(step)}.`;
}

function operation([word, operator, result]: (typeof OPERATORS)[number]): OpRecord {
  const sign = operator === '+' ? 1 : operator === '-' ? -1 : 0;
  return defineOp({
    name: `BINARY_${word}`,
    versions: between('3.7', '3.10'),
    summary: `Pop two values, push ${result} (${operator}).`,
    pops: 2,
    pushes: 1,
    run(frame) {
      const right = frame.pop();
      const left = frame.pop();
      if (sign !== 0 && left.type === T.int && right.type === T.int) {
        const [a, b] = [(left as PyInt).v, (right as PyInt).v];
        const sum = typeof a === 'number' && typeof b === 'number' ? a + sign * b : NaN;
        if (Number.isSafeInteger(sum)) return frame.push(int(sum));
      }
      frame.push(binary(left, right, operator));
    },
    explain: (step) => computes(step, operator),
  });
}

function inPlaceOperation([word, operator, result]: (typeof OPERATORS)[number]): OpRecord {
  const sign = operator === '+' ? 1 : operator === '-' ? -1 : 0;
  return defineOp({
    name: `INPLACE_${word}`,
    versions: between('3.7', '3.10'),
    summary: `Pop two values, push ${result}; the lower one may be changed itself (${operator}=).`,
    pops: 2,
    pushes: 1,
    run(frame) {
      const right = frame.pop();
      const left = frame.pop();
      if (sign !== 0 && left.type === T.int && right.type === T.int) {
        const [a, b] = [(left as PyInt).v, (right as PyInt).v];
        const sum = typeof a === 'number' && typeof b === 'number' ? a + sign * b : NaN;
        if (Number.isSafeInteger(sum)) return frame.push(int(sum));
      }
      frame.push(inPlace(left, right, operator));
    },
    explain: (step) => computes(step, `${operator}=`),
  });
}

/** `cmp_op` of 3.7 and 3.8. */
const COMPARISONS = ['<', '<=', '==', '!=', '>', '>=', 'in', 'not in', 'is', 'is not', 'exception match'] as const;

export const oldOperatorOps: OpRecord[] = [
  ...OPERATORS.map(operation),
  ...OPERATORS.map(inPlaceOperation),
  defineOp({
    name: 'COMPARE_OP',
    versions: ['3.7', '3.8'],
    summary:
      'Pop two values, compare them, push the answer: the operand is the operator (0 to 5), in, not in, is, is not (6 to 9) or, for except, whether an exception is of a class (10).',
    pops: 2,
    pushes: 1,
    run(frame, arg) {
      const right = frame.pop();
      const left = frame.pop();
      const operator = COMPARISONS[arg];
      switch (operator) {
        case 'in':
          return frame.push(bool(contains(right, left)));
        case 'not in':
          return frame.push(bool(!contains(right, left)));
        case 'is':
          return frame.push(bool(left === right));
        case 'is not':
          return frame.push(bool(left !== right));
        case 'exception match':
          return frame.push(bool(matchesClause(left, right)));
        default:
          frame.push(compare(left, right, operator));
      }
    },
    explain: (step) => {
      const [left, right] = step.popped;
      return step.arg === 10
        ? say`Pop ${right} and ${left}, test whether the exception is one of ${right}${pushes(step)}.`
        : say`Pop ${right} and ${left}, test ${left} ${COMPARISONS[step.arg]} ${right}${pushes(step)}.`;
    },
  }),
];
