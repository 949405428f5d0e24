/** The names that every module sees. */
import './object.ts';
import './type.ts';
import './callables.ts';
import './descriptors.ts';
import './super.ts';
import './constants.ts';
import './code.ts';
import './module.ts';
import './slice.ts';
import './int.ts';
import './float.ts';
import './complex.ts';
import './range.ts';
import './strings.ts';
import './bytes.ts';
import './sequences.ts';
import './mappings.ts';
import './frozendict.ts';
import './sentinel.ts';
import './annotations.ts';
import './getsets.ts';
import './mappingproxy.ts';
import './iterators.ts';
import './introspection.ts';
import './generics.ts';
import './exceptions.ts';
import './templates.ts';
import type { PythonVersion } from '../../pyc/types.ts';
import { dictSet } from '../objects/dict.ts';
import { isBuiltinName } from '../objects/lacking.ts';
import type { PyDict, PyObject } from '../objects/model.ts';
import { Ellipsis, False, None, NotImplemented, T, True, dict, exceptions, str } from '../objects/types.ts';
import { builtinFunctions } from './functions.ts';
import { asyncFunctions } from './generators.ts';
import { scopeFunctions } from './introspection.ts';

const TYPES = [
  T.object,
  T.type,
  T.int,
  T.bool,
  T.float,
  T.complex,
  T.str,
  T.bytes,
  T.bytearray,
  T.tuple,
  T.list,
  T.dict,
  T.frozendict,
  T.sentinel,
  T.set,
  T.frozenset,
  T.range,
  T.slice,
  T.property,
  T.classmethod,
  T.staticmethod,
  T.super,
  T.enumerate,
  T.zip,
  T.map,
  T.filter,
  T.reversed,
];

/** A new dict of a version's built-in names. */
export function makeBuiltins(python: PythonVersion): PyDict {
  const names = dict();
  const minor = Number(python.slice(2));
  // 3.14 made types.UnionType and typing.Union one class.
  T.union.name = T.union.qualname = minor >= 14 ? 'Union' : 'UnionType';
  const add = (name: string, value: PyObject) => {
    if (isBuiltinName(name, minor)) dictSet(names, str(name), value);
  };
  for (const [name, value] of Object.entries({ None, True, False, Ellipsis, NotImplemented })) add(name, value);
  for (const type of [...TYPES, ...exceptions.values()]) add(type.name, type);
  for (const one of [...builtinFunctions, ...asyncFunctions, ...scopeFunctions]) add(one.name, one);
  add('__debug__', True);
  for (const alias of ['EnvironmentError', 'IOError']) add(alias, exceptions.get('OSError')!);
  return names;
}
