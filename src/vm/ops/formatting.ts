/** Opcodes of f-strings. */
import { convert, format } from '../objects/format.ts';
import { joined } from '../objects/operators.ts';
import { PyStr } from '../objects/model.ts';
import { T, str } from '../objects/types.ts';
import { between, defineOp, listed, pushes, say } from './define.ts';

const CONVERSION = ['', 's', 'r', 'a'];
const CONVERTER = ['', 'str', 'repr', 'ascii'];

export const formatOps = [
  defineOp({
    name: 'FORMAT_SIMPLE',
    versions: between('3.13', '3.15'),
    summary: 'Pop a value, push it formatted as text.',
    pops: 1,
    pushes: 1,
    run(frame) {
      const value = frame.pop();
      frame.push(value.type === T.str ? value : str(format(value, '')));
    },
    explain: (step) => say`Pop ${step.popped}, format it as text${pushes(step)}.`,
  }),
  defineOp({
    name: 'FORMAT_WITH_SPEC',
    versions: between('3.13', '3.15'),
    summary: 'Pop a format specification and a value, push the value formatted so.',
    pops: 2,
    pushes: 1,
    run(frame) {
      const spec = frame.pop() as PyStr;
      frame.push(str(format(frame.pop(), spec.s)));
    },
    explain: (step) =>
      say`Pop ${step.popped[1]} and ${step.popped[0]}, format ${step.popped[0]} as ${step.popped[1]} says${pushes(step)}.`,
  }),
  defineOp({
    name: 'CONVERT_VALUE',
    versions: between('3.13', '3.15'),
    summary: 'Pop a value, push its str, repr or ascii text.',
    pops: 1,
    pushes: 1,
    run(frame, arg) {
      frame.push(str(convert(frame.pop(), CONVERSION[arg])));
    },
    explain: (step) => say`Pop ${step.popped}, take its ${CONVERTER[step.arg]} text${pushes(step)}.`,
  }),
  defineOp({
    name: 'BUILD_STRING',
    versions: between('3.7', '3.15'),
    summary: 'Pop as many strings as the operand says, push them joined.',
    pops: (arg) => arg,
    pushes: 1,
    run(frame, arg) {
      let whole = str('');
      for (const part of frame.popMany(arg)) whole = joined(whole.s, (part as PyStr).s);
      frame.push(whole);
    },
    explain: (step) => say`Pop ${listed(step.popped)}, join them${pushes(step)}.`,
  }),
  defineOp({
    name: 'FORMAT_VALUE',
    versions: between('3.7', '3.12'),
    summary:
      'Pop a value (below a format specification, if the operand has bit 4), push it formatted as text; the operand’s low bits ask for str, repr or ascii first.',
    pops: (arg) => (arg & 4 ? 2 : 1),
    pushes: 1,
    run(frame, arg) {
      const spec = arg & 4 ? (frame.pop() as PyStr).s : '';
      const value = frame.pop();
      const converted = arg & 3 ? str(convert(value, CONVERSION[arg & 3])) : value;
      frame.push(spec === '' && converted.type === T.str ? converted : str(format(converted, spec)));
    },
    explain: (step) => {
      const [value, spec] = step.popped;
      const converted = step.arg & 3 ? say`take its ${CONVERTER[step.arg & 3]} text, ` : '';
      return spec
        ? say`Pop ${spec} and ${value}, ${converted}format ${step.arg & 3 ? 'that' : value} as ${spec} says${pushes(step)}.`
        : say`Pop ${value}, ${converted}format it as text${pushes(step)}.`;
    },
  }),
];
