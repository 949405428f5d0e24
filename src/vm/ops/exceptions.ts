/** Opcodes that raise and handle exceptions, and of `with`. */
import { dropped } from '../dropped.ts';
import { bind, typeLookup } from '../objects/attributes.ts';
import { raisedFrom } from '../objects/exceptions.ts';
import { PyException, PyInt, PyObject, PyTagged, PyTuple, PyType, Raised } from '../objects/model.ts';
import { call } from '../objects/runtime.ts';
import { None, bool, exceptions, isInstance, isSubtype, raise, typeError } from '../objects/types.ts';
import { between, defineOp, pushes, raisedText, say, type Explaining } from './define.ts';

const goesOn = (step: Explaining) => (step.raised ? say`: ${raisedText(step.raised)}` : '');

/** Whether an exception is one of what `except` names; raises TypeError for what is no exception class. */
function matches(exception: PyObject, wanted: PyObject): boolean {
  const types = wanted instanceof PyTuple ? wanted.items : [wanted];
  for (const type of types)
    if (!(type instanceof PyType) || !isSubtype(type, exceptions.get('BaseException')!))
      typeError('catching classes that do not inherit from BaseException is not allowed');
  return types.some((type) => isInstance(exception, type as PyType));
}

export const exceptionOps = [
  defineOp({
    name: 'PUSH_EXC_INFO',
    versions: between('3.11', '3.15'),
    summary: 'Start handling the exception on top: push what was being handled before below it.',
    pops: 1,
    pushes: 2,
    run(frame, _arg, machine) {
      const exception = frame.pop() as PyException;
      frame.push(machine.setHandled(exception) ?? None);
      frame.push(exception);
    },
    explain: (step) =>
      say`Start to handle ${step.popped}: below it goes what was being handled before${step.pushed.length ? say`, ${step.pushed[0]}` : ''}.`,
  }),
  defineOp({
    name: 'POP_EXCEPT',
    versions: between('3.11', '3.15'),
    summary: 'Pop what was being handled before, which is then again the exception being handled: this one is done.',
    pops: 1,
    pushes: 0,
    run(frame, _arg, machine) {
      const before = frame.pop();
      dropped(machine.setHandled(before === None ? null : (before as PyException)), machine);
    },
    explain: (step) => say`Pop ${step.popped}: the exception has been handled.`,
  }),
  defineOp({
    name: 'CHECK_EXC_MATCH',
    versions: between('3.11', '3.15'),
    summary: 'Pop an exception class, push whether the exception below it is of that class.',
    pops: 1,
    pushes: 1,
    run(frame) {
      const wanted = frame.pop();
      frame.push(bool(matches(frame.top(), wanted)));
    },
    explain: (step) => say`Pop ${step.popped}, test whether the exception below is one${pushes(step)}.`,
  }),
  defineOp({
    name: 'RAISE_VARARGS',
    versions: between('3.7', '3.15'),
    summary: 'Raise: the exception on top (operand 1), from a cause above it (2), or again the one being handled (0).',
    pops: (arg) => arg,
    pushes: 0,
    run(frame, arg, machine) {
      if (arg === 0) {
        const handled = machine.handled();
        if (handled === null) raise('RuntimeError', 'No active exception to reraise');
        throw new Raised(handled, true);
      }
      const cause = arg === 2 ? frame.pop() : null;
      throw raisedFrom(frame.pop(), cause);
    },
    explain: (step) => {
      if (step.arg === 0) return say`Raise again the exception that is being handled${goesOn(step)}.`;
      return step.arg === 1
        ? say`Pop ${step.popped} and raise it${goesOn(step)}.`
        : say`Pop ${step.popped[1]} and ${step.popped[0]}, raise ${step.popped[0]} with ${step.popped[1]} as its cause${goesOn(step)}.`;
    },
  }),
  defineOp({
    name: 'RERAISE',
    versions: between('3.11', '3.15'),
    summary:
      'Pop the exception on top and raise it again; the operand tells where the place at which it was raised is kept.',
    pops: 1,
    pushes: 0,
    run(frame, arg) {
      const raised = new Raised(frame.pop() as PyException, true);
      const lasti = arg === 0 ? null : frame.peek(arg);
      if (lasti instanceof PyInt || lasti instanceof PyTagged) raised.offset = 2 * Number(lasti.v);
      throw raised;
    },
    explain: (step) => say`Pop ${step.popped} and raise it again: nobody handled it here.`,
  }),
  defineOp({
    name: 'BEFORE_WITH',
    versions: between('3.11', '3.13'),
    summary: 'Pop a context manager, push its __exit__ method and what its __enter__ returns.',
    pops: 1,
    pushes: 2,
    run(frame) {
      const manager = frame.pop();
      const enter = typeLookup(manager.type, '__enter__');
      const exit = typeLookup(manager.type, '__exit__');
      const name = manager.type.name;
      if (enter === null) return typeError(`'${name}' object does not support the context manager protocol`);
      if (exit === null)
        return typeError(`'${name}' object does not support the context manager protocol (missed __exit__ method)`);
      frame.push(bind(exit, manager, manager.type));
      frame.push(call(bind(enter, manager, manager.type), []));
    },
    explain: (step) => say`Pop ${step.popped}, keep its __exit__ and call its __enter__${pushes(step)}.`,
  }),
  defineOp({
    name: 'WITH_EXCEPT_START',
    versions: between('3.11', '3.13'),
    summary:
      'Call the __exit__ method four entries down with the exception on top, push what it returns: true swallows the exception.',
    pops: 0,
    pushes: 1,
    run(frame) {
      const exception = frame.top() as PyException;
      frame.push(call(frame.peek(4), [exception.type, exception, exception.traceback ?? None]));
    },
    explain: (step) => say`Call __exit__ with the exception${pushes(step)}.`,
  }),
];
