/** Opcodes of t-strings (3.14+). */
import { PyInterpolation, PyTemplate, type PyObject, type PyTuple } from '../objects/model.ts';
import { None, T, str } from '../objects/types.ts';
import { between, defineOp, say } from './define.ts';

const CONVERSIONS = ['', 's', 'r', 'a'];

export const templateOps = [
  defineOp({
    name: 'BUILD_INTERPOLATION',
    versions: between('3.14', '3.15'),
    summary:
      'Pop a value and the text of its expression (with the operand’s lowest bit, above them a format specification), push an Interpolation of them.',
    pops: (arg) => 2 + (arg & 1),
    pushes: 1,
    run(frame, arg) {
      const spec: PyObject = arg & 1 ? frame.pop() : str('');
      const expression = frame.pop();
      const conversion = arg >> 2 ? str(CONVERSIONS[arg >> 2]) : None;
      frame.push(new PyInterpolation(T.interpolation, frame.pop(), expression, conversion, spec));
    },
    explain: (step) => {
      const [value, text, spec] = step.popped;
      const form = spec ? say` and the format specification ${spec}` : '';
      const conversion = step.arg >> 2 ? say` with the conversion !${CONVERSIONS[step.arg >> 2]}` : '';
      return say`Pop ${value}, its expression ${text}${form}, push an Interpolation of them${conversion}: nothing is formatted yet.`;
    },
  }),
  defineOp({
    name: 'BUILD_TEMPLATE',
    versions: between('3.14', '3.15'),
    summary: 'Pop a tuple of interpolations and a tuple of the strings round them, push a Template of both.',
    pops: 2,
    pushes: 1,
    run(frame) {
      const interpolations = frame.pop() as PyTuple;
      frame.push(new PyTemplate(T.template, frame.pop() as PyTuple, interpolations));
    },
    explain: (step) =>
      say`Pop the interpolations ${step.popped[1]} and the strings ${step.popped[0]}, push a Template of both.`,
  }),
];
