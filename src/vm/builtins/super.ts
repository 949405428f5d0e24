/** super. */
import type { Frame } from '../frame.ts';
import { superOwner } from '../objects/classes.ts';
import { PyCell, PyObject, PySuper, PyType } from '../objects/model.ts';
import { runtime } from '../objects/runtime.ts';
import { None, T, raise, str, typeError, unsupported } from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { constructor, methods } from './define.ts';

/** The class and the object that `super()` finds in the frame that calls it. */
function implicitSuper(frame: Frame): [PyObject, PyObject] {
  const { argcount, localsplusnames, cellvars, freevars } = frame.prepared.code;
  if (argcount === 0) return raise('RuntimeError', 'super(): no arguments');
  let self = frame.fast[0];
  const cell = self ?? frame.fast[localsplusnames.lastIndexOf(localsplusnames[0])];
  if (cellvars.includes(localsplusnames[0]) && cell instanceof PyCell) self = cell.value;
  if (self === null) return raise('RuntimeError', 'super(): arg[0] deleted');
  if (!freevars.includes('__class__')) return raise('RuntimeError', 'super(): __class__ cell not found');
  const { value } = frame.cell(localsplusnames.lastIndexOf('__class__'));
  return [value ?? raise('RuntimeError', 'super(): empty __class__ cell'), self];
}

constructor(T.super, ([type, ...args]) => {
  const [from, self] = args.length === 0 ? implicitSuper(runtime().frame!) : args;
  if (!(from instanceof PyType))
    return typeError(`super() argument 1 must be ${minor < 11 ? '' : 'a '}type, not ${from.type.name}`);
  if (self === undefined) return unsupported('super with one argument');
  return new PySuper(type as PyType, from, self, superOwner(from, self));
});
methods(T.super, {
  '__init__ 0-2': () => None,
  '__repr__ 0': ([self]) => {
    const of = self as PySuper;
    return str(`<super: <class '${of.thisClass.name}'>, <${of.selfType.name} object>>`);
  },
});
