/** Code objects. */
import { type PyCode, PyObject } from '../objects/model.ts';
import { address } from '../objects/repr.ts';
import { runtime } from '../objects/runtime.ts';
import { T, int, str, tuple } from '../objects/types.ts';
import { getters, methods } from './define.ts';

methods(T.code, {
  '__repr__ 0': ([self]) =>
    str(`<code object ${(self as unknown as { code: { name: string } }).code.name} at ${address(self)}>`),
});
getters(T.code, {
  ...Object.fromEntries(
    (['name', 'filename'] as const).map((part) => [`co_${part}`, (self: PyObject) => str((self as PyCode).code[part])]),
  ),
  ...Object.fromEntries(
    (['argcount', 'posonlyargcount', 'kwonlyargcount', 'stacksize', 'flags', 'firstlineno'] as const).map((part) => [
      `co_${part}`,
      (self: PyObject) => int((self as PyCode).code[part]),
    ]),
  ),
  ...Object.fromEntries(
    (['names', 'varnames', 'cellvars', 'freevars'] as const).map((part) => [
      `co_${part}`,
      (self: PyObject) => tuple((self as PyCode).code[part].map(str)),
    ]),
  ),
  co_nlocals: (self) => int((self as PyCode).code.varnames.length),
});

getters(T.code, { co_consts: (self) => tuple((self as PyCode).code.consts.map((one) => runtime().constant(one))) });
