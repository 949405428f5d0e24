/** Opcodes of `except*`, and the helpers of the interpreter that take two values. */
import { checkStarTypes, matchStar, reraiseStar } from '../objects/groups.ts';
import { PyException, PyList, type PyObject } from '../objects/model.ts';
import { None, unsupported } from '../objects/types.ts';
import { typeParameterIntrinsic2 } from '../objects/type-parameters.ts';
import { between, defineOp, pushes, say } from './define.ts';

const INTRINSICS: Record<number, string> = {
  1: 'gather what the except* clauses raised and left over into what is raised now',
  2: 'make a type variable with a bound',
  3: 'make a type variable with constraints',
  4: 'give the function its type parameters',
  5: 'give the type parameter a default',
};

export const groupOps = [
  defineOp({
    name: 'CHECK_EG_MATCH',
    versions: between('3.11', '3.15'),
    summary:
      'Pop an exception class and an exception; push the part that is not of that class, and the part that is, which is now being handled.',
    pops: 2,
    pushes: 2,
    run(frame, _arg, machine) {
      const wanted = frame.pop();
      const exception = frame.pop();
      checkStarTypes(wanted);
      const [match, rest] = matchStar(exception, wanted);
      frame.push(rest);
      frame.push(match);
      if (match !== None) machine.setHandled(match as PyException);
    },
    explain: (step) =>
      say`Pop ${step.popped[1]} and ${step.popped[0]}, split the exceptions into what is left and what is of that class${pushes(step)}.`,
  }),
  defineOp({
    name: 'PREP_RERAISE_STAR',
    versions: ['3.11'],
    summary:
      'Pop the list of what the except* clauses raised or left, and the original exception; push what is raised now, or None.',
    pops: 2,
    pushes: 1,
    run(frame) {
      const results = frame.pop() as PyList;
      frame.push(reraiseStar(frame.pop() as PyException, results));
    },
    explain: (step) =>
      say`Pop ${step.popped[1]} and ${step.popped[0]}, gather what is still to be raised${pushes(step)}.`,
  }),
  defineOp({
    name: 'CALL_INTRINSIC_2',
    versions: between('3.12', '3.15'),
    summary: 'Pop two values, push what a helper function of the interpreter makes of them.',
    pops: 2,
    pushes: 1,
    run(frame, arg) {
      const second = frame.pop();
      const first = frame.pop();
      let result: PyObject | null;
      if (arg === 1) result = reraiseStar(first as PyException, second as PyList);
      else result = typeParameterIntrinsic2(arg, first, second);
      frame.push(result ?? unsupported(`CALL_INTRINSIC_2 ${arg}`));
    },
    explain: (step) =>
      say`Pop ${step.popped[1]} and ${step.popped[0]}, ${INTRINSICS[step.arg] ?? 'call a helper'}${pushes(step)}.`,
  }),
];
