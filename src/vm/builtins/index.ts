/** The names that every module sees. */
import './objects.ts';
import './numbers.ts';
import './strings.ts';
import './bytes.ts';
import './sequences.ts';
import './mappings.ts';
import './iterators.ts';
import './exceptions.ts';
import { dictSet } from '../objects/dict.ts';
import type { PyDict } from '../objects/model.ts';
import { Ellipsis, False, None, NotImplemented, T, True, dict, exceptions, str } from '../objects/types.ts';
import { builtinFunctions } from './functions.ts';

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

/** A new dict of the built-in names. */
export function makeBuiltins(): PyDict {
  const names = dict();
  for (const [name, value] of Object.entries({ None, True, False, Ellipsis, NotImplemented }))
    dictSet(names, str(name), value);
  for (const type of [...TYPES, ...exceptions.values()])
    if (type.name !== '_IncompleteInputError') dictSet(names, str(type.name), type);
  for (const one of builtinFunctions) dictSet(names, str(one.name), one);
  dictSet(names, str('__debug__'), True);
  for (const [alias, name] of [
    ['EnvironmentError', 'OSError'],
    ['IOError', 'OSError'],
  ])
    dictSet(names, str(alias), exceptions.get(name)!);
  return names;
}
