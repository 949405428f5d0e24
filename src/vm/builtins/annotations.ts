/**
 * `__annotations__` and `__annotate__`. Up to 3.13 annotations are evaluated where they stand; from 3.14 on the compiler
 * makes a function of them that is called when they are asked for (PEP 649, PEP 749).
 */
import { classesChanged, getAttribute, typeLookup } from '../objects/attributes.ts';
import { dictDelete, dictGetStr, dictSet } from '../objects/dict.ts';
import { PyBuiltin, PyDict, PyFunction, PyTuple, PyType, type PyObject } from '../objects/model.ts';
import { call } from '../objects/runtime.ts';
import { None, T, dict, int, raise, str, typeError } from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { property } from './define.ts';

/** The format that gives the values themselves (`annotationlib.Format.VALUE`). */
const VALUE = 1;

const isCallable = (object: PyObject): boolean =>
  object instanceof PyFunction || object instanceof PyBuiltin || typeLookup(object.type, '__call__') !== null;

/** What an annotate function gives; an empty dict where there is none. */
function evaluated(annotate: PyObject | null): PyDict {
  if (annotate === null || !isCallable(annotate)) return dict();
  const made = call(annotate, [int(VALUE)]);
  if (made instanceof PyDict) return made;
  return typeError(
    minor < 15
      ? `__annotate__ returned non-dict of type '${made.type.name}'`
      : `__annotate__() must return a dict, not ${made.type.name}`,
  );
}

/** What is set as `__annotate__`: a callable or None. */
function annotateOf(value: PyObject): PyObject | null {
  if (value === None) return null;
  return isCallable(value) ? value : typeError('__annotate__ must be callable or None');
}

const func = (self: PyObject): PyFunction => self as PyFunction;

property(
  T.function,
  '__annotations__',
  (self) => {
    const { annotations, annotate } = func(self);
    if (annotations instanceof PyDict) return annotations;
    const made = annotations === null ? evaluated(annotate) : dict();
    // In 3.10 to 3.13 the compiler leaves a tuple of names and values by turns.
    const items = annotations instanceof PyTuple ? annotations.items : [];
    for (let n = 0; n + 1 < items.length; n += 2) dictSet(made, items[n], items[n + 1]);
    func(self).annotations = made;
    return made;
  },
  (self, value) => {
    if (value !== null && value !== None && !(value instanceof PyDict))
      return typeError('__annotations__ must be set to a dict object');
    func(self).annotations = value instanceof PyDict ? value : null;
    func(self).annotate = null;
  },
);
property(
  T.function,
  '__annotate__',
  (self) => func(self).annotate ?? None,
  (self, value) => {
    if (value === null) return typeError('__annotate__ cannot be deleted');
    func(self).annotate = annotateOf(value);
    if (value !== None) func(self).annotations = null;
  },
);

/** Names under which a class keeps what has been evaluated, and the function that does it. */
const CACHE = '__annotations_cache__';
const ANNOTATE = '__annotate_func__';

/** The attributes of a class that the program made; others have no annotations. */
function own(type: PyType, name: string): PyDict {
  if (type.heap) return type.attributes;
  return raise('AttributeError', `type object '${type.name}' has no attribute '${name}'`);
}

function changeable(type: PyType, name: string): PyDict {
  if (!type.heap) typeError(`cannot set '${name}' attribute of immutable type '${type.name}'`);
  classesChanged();
  return type.attributes;
}

property(
  T.type,
  '__annotations__',
  (self) => {
    const type = self as PyType;
    const attributes = own(type, '__annotations__');
    const found = dictGetStr(attributes, '__annotations__') ?? dictGetStr(attributes, CACHE);
    if (found !== null) return found;
    const made = minor < 14 ? dict() : evaluated(getAttribute(type, '__annotate__'));
    dictSet(attributes, str(minor < 14 ? '__annotations__' : CACHE), made);
    return made;
  },
  (self, value) => {
    const type = self as PyType;
    const attributes = changeable(type, '__annotations__');
    const key = minor < 14 || dictGetStr(attributes, '__annotations__') !== null ? '__annotations__' : CACHE;
    if (value !== null) dictSet(attributes, str(key), value);
    else if (dictDelete(attributes, str(key)) === null) raise('AttributeError', '__annotations__');
    dictDelete(attributes, str(ANNOTATE));
    dictDelete(attributes, str('__annotate__'));
  },
);
property(
  T.type,
  '__annotate__',
  (self) => {
    const type = self as PyType;
    const attributes = own(type, '__annotate__');
    const found = dictGetStr(attributes, ANNOTATE) ?? dictGetStr(attributes, '__annotate__');
    if (found === null) dictSet(attributes, str(ANNOTATE), None);
    return found ?? None;
  },
  (self, value) => {
    const type = self as PyType;
    const attributes = changeable(type, '__annotate__');
    if (value === null) return typeError('cannot delete __annotate__ attribute');
    dictSet(attributes, str(ANNOTATE), annotateOf(value) ?? None);
    if (value !== None) dictDelete(attributes, str(CACHE));
  },
);
