/** `list[int]` and `int | str`: generic aliases and unions of types (Objects/genericaliasobject.c, unionobject.c). */
import { tryGetAttribute } from './attributes.ts';
import { compare } from './compare.ts';
import { attributesOfType } from './lacking.ts';
import {
  PyAlias,
  PyList,
  PySentinel,
  PyStr,
  PyTuple,
  PyType,
  PyTypeParameter,
  PyUnion,
  type PyObject,
} from './model.ts';
import { truth } from './length.ts';
import { repr } from './repr.ts';
import { Ellipsis, None, T, tuple, typeError } from './types.ts';
import { minor } from './version.ts';

/** A generic alias: `origin[args]`. */
export function makeAlias(origin: PyObject, key: PyObject): PyAlias {
  return new PyAlias(T.genericAlias, origin, key.type === T.tuple ? (key as PyTuple).items : [key]);
}

/** `type[key]` where the class is built in; null where it takes none. */
export function builtinAlias(type: PyType, key: PyObject): PyAlias | null {
  if (minor < 9 || type.heap) return null;
  if (type !== T.type && !attributesOfType(type.name, minor).includes('__class_getitem__')) return null;
  return makeAlias(type, key);
}

/** How a type is written among others: `int`, `__main__.Box`, `...`. */
export function typeText(item: PyObject): string {
  if (item === Ellipsis) return '...';
  if (item === None || item === T.none) return 'None';
  if (item instanceof PyList && minor >= 11) return `[${item.items.map(typeText).join(', ')}]`;
  if (item instanceof PyTypeParameter && item.type === T.typeAliasType && minor >= 15)
    return `${item.module instanceof PyStr ? `${item.module.s}.` : ''}${item.name}`;
  if (item instanceof PyAlias || item instanceof PyUnion || item instanceof PyTypeParameter) return repr(item);
  const qualname = tryGetAttribute(item, '__qualname__');
  const module = tryGetAttribute(item, '__module__');
  if (!(qualname instanceof PyStr) || module === null || module === None) return repr(item);
  return module instanceof PyStr && module.s !== 'builtins' ? `${module.s}.${qualname.s}` : qualname.s;
}

export function aliasText(alias: PyAlias): string {
  const args = alias.args.map((item) => (item === None ? 'None' : typeText(item)));
  const { origin } = alias;
  const name =
    origin instanceof PyType && origin.name === 'Generic' && !origin.heap ? 'typing.Generic' : typeText(origin);
  return `${name}[${args.join(', ') || '()'}]`;
}

/** The type parameters in arguments, each once. */
export function parametersIn(args: readonly PyObject[]): PyObject[] {
  const found: PyObject[] = [];
  const add = (one: PyObject) => {
    if (!found.includes(one)) found.push(one);
  };
  for (const item of args) {
    if (item instanceof PyTypeParameter) add(item);
    else if (item instanceof PyAlias || item instanceof PyUnion) parametersIn(item.args).forEach(add);
    else if (item instanceof PyList || item instanceof PyTuple) parametersIn(item.items).forEach(add);
  }
  return found;
}

/** `alias[key]`: puts types in the place of the parameters. */
export function substitute(alias: PyAlias | PyUnion, key: PyObject): PyObject {
  const parameters = parametersIn(alias.args);
  const given = key.type === T.tuple ? (key as PyTuple).items : [key];
  const shown = repr(alias);
  if (parameters.length === 0)
    return typeError(minor >= 11 ? `${shown} is not a generic class` : `There are no type variables left in ${shown}`);
  if (given.length !== parameters.length)
    return typeError(
      `Too ${given.length > parameters.length ? 'many' : 'few'} arguments for ${shown}; actual ${given.length}, expected ${parameters.length}`,
    );
  const replace = (item: PyObject): PyObject => {
    if (item instanceof PyTypeParameter) return given[parameters.indexOf(item)];
    if (item instanceof PyAlias) return new PyAlias(item.type, item.origin, item.args.map(replace));
    if (item instanceof PyUnion) return unionOf(item.args.map(replace))!;
    return item;
  };
  return replace(alias);
}

/** Whether an object can be part of a union. */
function isUnionPart(object: PyObject): boolean {
  return (
    object === None ||
    object instanceof PyType ||
    object instanceof PyAlias ||
    object instanceof PyUnion ||
    object instanceof PySentinel ||
    (object instanceof PyTypeParameter && (object.type === T.typeAliasType || minor >= 14))
  );
}

/** `a | b`, without repetitions; null where one of them is no type. */
export function unionOf(items: readonly PyObject[]): PyObject | null {
  if (!items.every(isUnionPart)) return null;
  const parts: PyObject[] = [];
  const flat = items.flatMap((item) => (item instanceof PyUnion ? item.args : item === None ? [T.none] : [item]));
  for (const item of flat)
    if (!parts.some((one) => one === item || (one.type === item.type && truth(compare(one, item, '==')))))
      parts.push(item);
  return parts.length === 1 ? parts[0] : new PyUnion(T.union, parts);
}

/** `alias.__args__`. */
export const argumentsOf = (alias: PyAlias | PyUnion): PyTuple => tuple([...alias.args]);
