/** Opcodes of `with` and `async with` in 3.14 and later: special methods are looked up one by one. */
import { bind, isMethodDescriptor, typeLookup } from '../objects/attributes.ts';
import { type PyException, type PyObject } from '../objects/model.ts';
import { call } from '../objects/runtime.ts';
import { None, typeError } from '../objects/types.ts';
import { attribute, between, defineOp, pushes, say } from './define.ts';

/** By operand (`_special_method_names` of Lib/opcode.py). */
const METHODS = ['__enter__', '__exit__', '__aenter__', '__aexit__'];

/** CPython names what is missing, and the other kind of `with` where the object can do that. */
function missing(object: PyObject, arg: number): never {
  const name = object.type.name;
  const has = (at: number) => typeLookup(object.type, METHODS[at]) !== null;
  const isAsync = arg >= 2;
  const kind = isAsync ? 'asynchronous ' : '';
  const hint = has(isAsync ? 0 : 2) && has(isAsync ? 1 : 3);
  const other = isAsync ? ['', 'with'] : ['asynchronous ', 'async with'];
  return typeError(
    `'${name}' object does not support the ${kind}context manager protocol (missed ${METHODS[arg]} method)` +
      (hint ? ` but it supports the ${other[0]}context manager protocol. Did you mean to use '${other[1]}'?` : ''),
  );
}

export const withOpsSince314 = [
  defineOp({
    name: 'LOAD_SPECIAL',
    versions: between('3.14', '3.15'),
    summary:
      'Pop an object, push a special method of its class and the object as self, or what the class’s attribute gives and NULL.',
    pops: 1,
    pushes: 2,
    run(frame, arg) {
      const object = frame.pop();
      const found = typeLookup(object.type, METHODS[arg]);
      if (found === null) return missing(object, arg);
      const isMethod = isMethodDescriptor(found);
      frame.push(isMethod ? found : bind(found, object, object.type));
      frame.push(isMethod ? object : null);
    },
    explain: (step) => say`Pop ${step.popped}, look up ${attribute(METHODS[step.arg])} in its class${pushes(step)}.`,
  }),
  defineOp({
    name: 'WITH_EXCEPT_START',
    versions: between('3.14', '3.15'),
    summary:
      'Call the __exit__ method five entries down, with its self above it, and the exception on top; push what it returns: true swallows the exception.',
    pops: 0,
    pushes: 1,
    run(frame) {
      const exception = frame.top() as PyException;
      const self = frame.stack[frame.stack.length - 4];
      const args = [exception.type, exception, exception.traceback ?? None];
      frame.push(call(frame.peek(5), self === null ? args : [self, ...args]));
    },
    explain: (step) => say`Call __exit__ with the exception${pushes(step)}.`,
  }),
];
